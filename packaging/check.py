"""Every check and every test: `python3 packaging/check.py`; `--quick` leaves the slow ones out.

Sets the machine up, starts its own PostgreSQL, and goes through the steps one after another; a step
that fails does not stop the next.  The last line is `N passed, N failed`, tests and steps together,
and the exit code is 0 only when nothing failed and nothing was skipped.
"""

from __future__ import annotations

import argparse
import contextlib
import os
import shutil
import subprocess
import sys
import time
import xml.etree.ElementTree as ET
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from pathlib import Path

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
_PATIENT = ("cli", "desktop", "hostile", "journeys", "migrations", "simulation", "store", "usecases")
"""Folders whose tests open windows and databases: `--quick` keeps to the laws and the pure core."""


@dataclass
class Tally:
    """What went well and what did not, so far."""

    passed: int = 0
    failed: int = 0
    broken: list[str] = field(default_factory=list)

    def add(self, name: str, *, passed: int, failed: int) -> None:
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
    return (
        Step("format", lambda: _tool("ruff", "format", "--check", ".")),
        Step("lint", lambda: _tool("ruff", "check", ".")),
        Step("changes", lambda: _program("changelog.py", "--check")),
        Step("imports", lambda: _tool("lint-imports", "--no-cache")),
        Step("types", lambda: _tool("mypy")),
        Step(
            "tests",
            lambda: _pytest("tests", *tests, "-n", "2", "--dist", "loadfile"),
            postgres=not quick,
        ),
        Step("tests on a screen", lambda: _pytest("tests", shuffled, "-m", "screen"), quick=False),
        Step(
            "screens", lambda: _program("screens.py", "--out", str(BUILD / "screens"), "--quick"), quick=False
        ),
        Step("wheel", lambda: _wheel(shuffled), quick=False),
        Step("frozen", _frozen, quick=False),
    )


def _run_all(chosen: list[Step]) -> int:
    tally = Tally()
    os.environ["CI"] = "true"  # what is missing fails here, and never skips
    for step in chosen:
        machine.say(f"\n── {step.name}")
        start = time.monotonic()
        with own_postgres() if step.postgres else contextlib.nullcontext():
            passed, failed = step.run()
        tally.add(step.name, passed=passed, failed=failed)
        machine.say(f"── {step.name}: {'failed' if failed else 'ok'}, {time.monotonic() - start:.0f} s")
    if tally.broken:
        machine.say(f"\nnot well: {', '.join(tally.broken)}")
    machine.say(f"\n{tally.passed} passed, {tally.failed} failed")
    return 1 if tally.failed else 0


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
            command, cwd=where, env=environment, check=False, stdin=subprocess.DEVNULL, timeout=_LIMIT_S
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
    """Build the wheel, put it into an environment that cannot see the checkout, and test it there."""
    folder = BUILD / "wheel"
    shutil.rmtree(folder, ignore_errors=True)
    folder.mkdir(parents=True)
    python = str(machine.venv_python())
    if _count([python, "-m", "hatchling", "build", "-t", "wheel", "-d", str(folder)]) != (1, 0):
        return 0, 1
    wheel = next(folder.glob("*.whl"))
    inside = folder / "venv"
    subprocess.run([python, "-m", "venv", "--without-pip", str(inside)], check=True)
    subprocess.run(
        [
            python,
            "-m",
            "pip",
            "--python",
            str(inside),
            "install",
            "-q",
            "--no-deps",
            "--no-index",
            str(wheel),
        ],
        check=True,
    )
    other = _borrow_packages(inside)
    shutil.copytree(machine.ROOT / "tests", folder / "tests", ignore=shutil.ignore_patterns("__pycache__"))
    shutil.copy(machine.ROOT / "pyproject.toml", folder / "pyproject.toml")
    program = inside / ("Scripts/udset.exe" if os.name == "nt" else "bin/udset")
    done = [(1, 0), _count([str(program), "self-test"])]
    kept = [f"tests/{name}" for name in ("foundation", "instrument", "journeys", "cli")]
    places = [name for name in kept if (folder / name).exists()]
    done.append(_pytest(*places, *shuffled, "-m", f"not ({_NOT_QUICK})", python=other, where=folder))
    return sum(one[0] for one in done), sum(one[1] for one in done)


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
