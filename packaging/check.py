"""Every check and every test: `python3 packaging/check.py`; `--quick` leaves the slow ones out.

Sets the machine up, starts its own PostgreSQL, and goes through the steps one after another; the last
ones, which leave a core idle each, go two at a time, and what such a one says is printed when it ends.
A step that fails does not stop the next.  The last line is `N passed, N failed`, tests and steps together,
and the exit code is 0 only when nothing failed and nothing was skipped.
"""

from __future__ import annotations

import argparse
import contextlib
import os
import shutil
import subprocess
import sys
import tempfile
import time
import xml.etree.ElementTree as ET
import zipfile
from collections.abc import Callable, Mapping
from concurrent.futures import ThreadPoolExecutor
from contextvars import ContextVar
from dataclasses import dataclass, field
from pathlib import Path
from typing import IO

import machine
from own_postgres import own_postgres

BUILD = machine.ROOT / "build"
_INSIDE = "UDSET_CHECK_INSIDE"
_NOT_QUICK = "slow or postgres or screen"
_SEED = 20260401
"""The order of the tests, the same everywhere; `--seed` tries another."""
_ONLY_ROOT = ("no small disk may be mounted here", "no user may be made up here")
_LIMIT_S = 1500.0
"""After this a step hangs, on the slowest machine: it counts as failed and the next one starts."""
_AT_ONCE = 2
_told_to: ContextVar[IO[str] | None] = ContextVar("told_to", default=None)
"""Where the programs of a step that runs beside another write to."""
_PATIENT = (
    *("cli", "delivery", "desktop", "hostile", "journeys", "migrations"),
    *("packaging", "simulation", "store", "usecases"),
)
"""Folders whose tests open windows, databases and servers: `--quick` keeps to the laws and the pure core."""


@dataclass
class Tally:
    """What went well and what did not, so far."""

    passed: int = 0
    failed: int = 0
    broken: list[str] = field(default_factory=list)

    def add(self, name: str, passed: int, failed: int) -> None:
        """Count one step."""
        self.passed += passed
        self.failed += failed
        if failed:
            self.broken.append(name)


@dataclass(frozen=True)
class Step:
    """One check: a name, what it does to the tally, and whether `--quick` keeps it."""

    name: str
    run: Callable[[], tuple[int, int]]
    quick: bool = True
    postgres: bool = False
    beside: bool = False
    """Whether it shares nothing with the others of its kind, and may run while one of them does."""


def main() -> int:
    """Set up, then run the steps inside `.venv`; 0 when all is well."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--quick", action="store_true", help="leave the slow ones out (under a minute)")
    parser.add_argument("--only", metavar="TEXT", help="only the steps whose name holds this text")
    parser.add_argument("--seed", type=int, default=_SEED, help="shuffle the tests in another order")
    arguments = parser.parse_args()
    if not os.environ.get(_INSIDE):
        machine.prepare(checks=True)
        command = [str(machine.venv_python()), __file__, *sys.argv[1:]]
        return subprocess.run(
            command, env=machine.clean_environment(**{_INSIDE: "1"}), check=False
        ).returncode
    chosen = [
        step
        for step in steps(quick=arguments.quick, seed=arguments.seed)
        if (step.quick or not arguments.quick) and (arguments.only or "") in step.name
    ]
    if not chosen:
        parser.error(f"no step is called {arguments.only!r}")
    return _run_all(chosen)


def steps(*, quick: bool, seed: int) -> tuple[Step, ...]:
    """All steps, the quickest to fail first."""
    shuffled = f"--randomly-seed={seed}"
    tests = [shuffled, "-m", f"not ({_NOT_QUICK})" if quick else "not screen"]
    if quick:
        tests += [f"--ignore=tests/{folder}" for folder in _PATIENT]
    # One more than the cores of the smallest machine: most tests of the whole run wait for a disk.
    tests += ["-n", "2" if quick else "3", "--dist", "loadfile", "--no-loadscope-reorder"]
    return (
        Step("format", lambda: _tool("ruff", "format", "--check", ".")),
        Step("lint", lambda: _tool("ruff", "check", ".")),
        Step("changes", lambda: _program("changelog.py", "--check")),
        Step("imports", lambda: _tool("lint-imports", "--no-cache")),
        Step("types", lambda: _tool("mypy")),
        Step("tests", lambda: _pytest("tests", *tests), postgres=not quick),
        Step(
            "tests on a screen",
            lambda: _pytest("tests", shuffled, "-m", "screen", "-n", "2", "--dist", "worksteal"),
            quick=False,
        ),
        Step(
            "screens",
            lambda: _program("screens.py", "--out", str(BUILD / "screens"), "--quick"),
            quick=False,
            beside=True,
        ),
        Step("frozen", _frozen, quick=False, beside=True),
        Step("wheel", lambda: _wheel(shuffled), quick=False, beside=True),
    )


def _run_all(chosen: list[Step]) -> int:
    tally = Tally()
    os.environ["CI"] = "true"  # what is missing fails here, and never skips
    for step in (one for one in chosen if not one.beside):
        tally.add(step.name, *_run(step))
    beside = [one for one in chosen if one.beside]
    with ThreadPoolExecutor(_AT_ONCE) as pool:
        for step, told in zip(beside, pool.map(_run, beside), strict=True):
            tally.add(step.name, *told)
    if tally.broken:
        machine.say(f"\nnot well: {', '.join(tally.broken)}")
    machine.say(f"\n{tally.passed} passed, {tally.failed} failed")
    return 1 if tally.failed else 0


def _run(step: Step) -> tuple[int, int]:
    """Run a step; what its programs say comes at once, but whole at its end where another runs beside it."""
    start = time.monotonic()
    passed, failed = 0, 1
    if not step.beside:
        machine.say(f"\n── {step.name}")
    with _kept() if step.beside else contextlib.nullcontext() as told:
        _told_to.set(told)
        try:
            with own_postgres() if step.postgres else contextlib.nullcontext():
                passed, failed = step.run()
        finally:
            end = f"── {step.name}: {'failed' if failed else 'ok'}, {time.monotonic() - start:.0f} s"
            if told is not None:
                told.seek(0)
                end = f"\n── {step.name}\n{told.read()}{end}"
            machine.say(end)
    return passed, failed


def _kept() -> IO[str]:
    return tempfile.TemporaryFile("w+", encoding="utf-8", errors="replace")


def _tool(name: str, *arguments: str) -> tuple[int, int]:
    return _count([str(machine.venv_program(name)), *arguments])


def _program(name: str, *arguments: str) -> tuple[int, int]:
    return _count([str(machine.venv_python()), str(machine.ROOT / "packaging" / name), *arguments])


def _count(command: list[str], **more: str) -> tuple[int, int]:
    environment = machine.clean_environment(**more)
    environment.pop(_INSIDE, None)
    return (0, 1) if _ends_with(command, machine.ROOT, environment) else (1, 0)


def _ends_with(command: list[str], where: Path, environment: Mapping[str, str]) -> int:
    """The exit code of one program; one that hangs is ended and counts as failed."""
    try:
        return subprocess.run(
            command,
            cwd=where,
            env=environment,
            check=False,
            stdin=subprocess.DEVNULL,
            stdout=_told_to.get(),
            stderr=subprocess.STDOUT if _told_to.get() else None,
            timeout=_LIMIT_S,
        ).returncode
    except subprocess.TimeoutExpired:
        machine.say(f"ended after {_LIMIT_S:.0f} s: {' '.join(command[:4])} …")
        return 1


def _pytest(
    *arguments: str, python: Path | None = None, where: Path = machine.ROOT, nothing_skipped: bool = True
) -> tuple[int, int]:
    """Run tests and count them one by one; on Linux a skipped test counts as failed."""
    BUILD.mkdir(exist_ok=True)
    report = BUILD / "tests.xml"
    report.unlink(missing_ok=True)
    command = [str(python or machine.venv_python()), "-m", "pytest", "-q", f"--junitxml={report}", *arguments]
    environment = machine.clean_environment()
    environment.pop(_INSIDE, None)
    code = _ends_with(command, where, environment)
    if not report.exists():
        return 0, 1
    suite = next(ET.parse(report).iter("testsuite"))
    total, bad, skipped = (int(suite.get(name, "0")) for name in ("tests", "failures", "skipped"))
    bad += int(suite.get("errors", "0"))
    if nothing_skipped and sys.platform.startswith("linux"):
        allowed = _allowed_skips(suite)
        bad += skipped - allowed
        skipped = allowed
    return total - bad - skipped, max(bad, 1) if code else bad


def _allowed_skips(suite: ET.Element) -> int:
    """How many tests stood aside for want of a right that only root has; told, and never so for root."""
    if os.geteuid() == 0:
        return 0
    asked = [one for one in suite.iter("skipped") if one.get("message", "").endswith(_ONLY_ROOT)]
    if asked:
        machine.say(f"{len(asked)} skipped: {' · '.join(_ONLY_ROOT)} (only root may)")
    return len(asked)


def _wheel(*shuffled: str) -> tuple[int, int]:
    """Build the wheel, put it into an environment that cannot see the checkout, and test it there.

    Its files are the checkout's, byte for byte, and those were tested; what else an installed wheel can
    get wrong is how its resources and programs are found, and that every command and the self-test show.
    """
    folder = BUILD / "wheel"
    shutil.rmtree(folder, ignore_errors=True)
    folder.mkdir(parents=True)
    python = str(machine.venv_python())
    if _count([python, "-m", "hatchling", "build", "-t", "wheel", "-d", str(folder)]) != (1, 0):
        return 0, 1
    wheel = next(folder.glob("*.whl"))
    unlike = unlike_checkout(wheel)
    for name in unlike:
        machine.say(f"wheel: missing, changed or too much: {name}")
    inside = folder / "venv"
    _install(wheel, inside)
    other = _borrow_packages(inside)
    shutil.copytree(machine.ROOT / "tests", folder / "tests", ignore=shutil.ignore_patterns("__pycache__"))
    shutil.copy(machine.ROOT / "pyproject.toml", folder / "pyproject.toml")
    program = inside / ("Scripts/udset.exe" if os.name == "nt" else "bin/udset")
    done = [(1, 0), (0, 1) if unlike else (1, 0), _count([str(program), "self-test"])]
    done.append(
        _pytest(
            "tests/foundation",
            "tests/cli",
            *shuffled,
            "-m",
            f"not ({_NOT_QUICK})",
            python=other,
            where=folder,
        )
    )
    return sum(one[0] for one in done), sum(one[1] for one in done)


def _install(wheel: Path, inside: Path) -> None:
    """A wheel in an environment of its own, made new."""
    python = str(machine.venv_python())
    subprocess.run([python, "-m", "venv", "--without-pip", str(inside)], check=True)
    pip = [python, "-m", "pip", "--python", str(inside), "install", "-q", "--no-deps", "--no-index"]
    subprocess.run([*pip, str(wheel)], check=True)


def unlike_checkout(wheel: Path) -> list[str]:
    """What the wheel lacks, has in another shape, or has beyond the checkout's code and resources."""
    ours: dict[str, bytes] = {}
    for folder, inside in ((machine.ROOT / "udset_desktop", ""), (machine.ROOT / "resources", "resources/")):
        for file in folder.rglob("*"):
            if file.is_file() and "__pycache__" not in file.parts:
                ours[f"udset_desktop/{inside}{file.relative_to(folder).as_posix()}"] = file.read_bytes()
    with zipfile.ZipFile(wheel) as packed:
        theirs = {name: packed.read(name) for name in packed.namelist() if ".dist-info/" not in name}
    return sorted(name for name in ours.keys() | theirs.keys() if ours.get(name) != theirs.get(name))


def _borrow_packages(inside: Path) -> Path:
    """Let the wheel's environment use the locked packages, but not the checkout; its interpreter."""
    python = inside / ("Scripts/python.exe" if os.name == "nt" else "bin/python")
    where = "import sysconfig; print(sysconfig.get_path('purelib'))"
    ours, theirs = (
        subprocess.run([str(one), "-c", where], check=True, capture_output=True, text=True).stdout.strip()
        for one in (machine.venv_python(), python)
    )
    # A path line adds the folder and does not follow the editable link inside it.
    (Path(theirs) / "locked.pth").write_text(f"{ours}\n", encoding="utf-8")
    return python


def _frozen() -> tuple[int, int]:
    """Freeze both programs and let them prove themselves."""
    built = _program("build.py", "--frozen-only")
    if built[1]:
        return built
    smoked = _program("smoke.py")
    return built[0] + smoked[0], built[1] + smoked[1]


if __name__ == "__main__":
    sys.exit(main())
