"""Let the frozen programs prove themselves: the whole river by command, and a window that opens and shuts.

Run by `packaging/check.py` after `packaging/build.py`; the programs need nothing of the checkout but the
frozen folder.  The number of self-test steps is compared with the checkout's own, so a step that was lost in
freezing is seen.
"""

from __future__ import annotations

import contextlib
import json
import os
import shutil
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable
from pathlib import Path

import machine

sys.path.insert(0, str(machine.ROOT))
from tests.kit.virtual_screen import virtual_screen

FOLDER = machine.ROOT / "build" / "frozen" / "udset-desktop"
_START_S = 60.0
_LOOK_S = 0.05  # between two looks at a fact that is waited for


def main() -> int:
    """0 when both programs work."""
    with tempfile.TemporaryDirectory(prefix="udset-smoke-") as folder:
        clean = _bare_environment(Path(folder))
        problems = [*_self_test(clean), *_carriers(clean, Path(folder)), *_window(clean, Path(folder))]
    for problem in problems:
        machine.say(f"smoke: {problem}")
    machine.say(f"smoke: {'failed' if problems else 'both frozen programs work'}")
    return 1 if problems else 0


def frozen(name: str) -> str:
    """A frozen program."""
    return str(FOLDER / (f"{name}.exe" if os.name == "nt" else name))


def _bare_environment(home: Path) -> dict[str, str]:
    """No Python of ours, no checkout: only what a user's machine has."""
    kept = {"PATH", "SYSTEMROOT", "TEMP", "TMP", "LANG", "DISPLAY", "TMPDIR"}
    found = {name: value for name, value in os.environ.items() if name.upper() in kept}
    return {**found, "HOME": str(home), "XDG_DATA_HOME": str(home), "LOCALAPPDATA": str(home)}


def _self_test(environment: dict[str, str]) -> list[str]:
    told = subprocess.run(
        [frozen("udset"), "--json", "self-test"], env=environment, check=False, capture_output=True, text=True
    )
    own = subprocess.run(
        [str(machine.venv_program("udset")), "--json", "self-test"],
        env=machine.clean_environment(),
        check=False,
        capture_output=True,
        text=True,
    )
    if told.returncode or own.returncode:
        return [
            f"the self-test ended with {told.returncode} (checkout: {own.returncode})",
            told.stderr[-2000:],
        ]
    steps, passed = (json.loads(told.stdout)[name] for name in ("steps", "passed"))
    expected = json.loads(own.stdout)["steps"]
    machine.say(f"smoke: {passed} of {steps} steps of the frozen self-test passed")
    return [] if passed == steps == expected and steps else [f"{passed} of {steps}; expected {expected}"]


def _carriers(environment: dict[str, str], folder: Path) -> list[str]:
    """Whether what speaks to a server came along: each kind has to find out by itself that nobody answers."""

    def udset(*arguments: str) -> dict[str, object]:
        command = [frozen("udset"), "--json", "--home", str(folder / "carriers"), *arguments]
        done = subprocess.run(command, env=environment, check=False, capture_output=True, text=True)
        return dict(json.loads(done.stdout))

    udset("project", "new", "Smoke", "--training")
    pack = udset("project", "pack", "--out", str(folder / "smoke.udsetpack"))
    udset("laptop", "enrol", str(pack["file"]), "--code", str(pack["code"]))
    problems = []
    for place in ("sftp://127.0.0.1:9/in", "https://127.0.0.1:9/in", "s3://127.0.0.1:9/bucket"):
        told = udset("carrier", "set", place, "--own-key")
        if "delivery.no_answer" not in json.dumps(told):
            problems.append(f"{place}: {told}")
    machine.say(f"smoke: {3 - len(problems)} of 3 ways to a server are there")
    return problems


def _window(environment: dict[str, str], home: Path) -> list[str]:
    if not (shutil.which("Xvfb") and shutil.which("xdotool") and shutil.which("openbox")):
        return _window_offscreen(environment, home)
    with virtual_screen() as screen:
        seen = {**environment, "DISPLAY": screen.display, "QT_QPA_PLATFORM": "xcb"}
        program = subprocess.Popen([frozen("udset-desktop"), "--home", str(home / "window")], env=seen)
        try:
            found = subprocess.run(
                ["timeout", str(_START_S), "xdotool", "search", "--sync", "--onlyvisible", "--name", "."],
                env=seen,
                check=False,
                capture_output=True,
                text=True,
            )
            if not found.stdout.strip() or program.poll() is not None:
                return ["no window came"]
            # The first key may come before the window listens: it is sent until the window goes.
            _until(lambda: _asked_to_shut(program, seen))
            code = program.wait(_START_S)
        except subprocess.TimeoutExpired:
            return ["the window did not shut"]
        finally:
            program.kill()
    machine.say("smoke: the frozen window opened and shut")
    return [f"the window ended with {code}"] if code else []


def _window_offscreen(environment: dict[str, str], home: Path) -> list[str]:
    seen = {**environment, "QT_QPA_PLATFORM": "offscreen"}
    program = subprocess.Popen([frozen("udset-desktop"), "--home", str(home / "window")], env=seen)
    with contextlib.suppress(subprocess.TimeoutExpired):
        return [f"the window ended by itself with {program.wait(10)}"]
    program.terminate()
    program.wait(_START_S)
    machine.say("smoke: the frozen window started")
    return []


def _asked_to_shut(program: subprocess.Popen[bytes], seen: dict[str, str]) -> bool:
    _answers(seen, "key", "alt+F4")
    return program.poll() is not None


def _answers(seen: dict[str, str], *asked: str) -> bool:
    done = subprocess.run(["xdotool", *asked], env=seen, check=False, capture_output=True)
    return done.returncode == 0


def _until(ready: Callable[[], bool]) -> None:
    """Return once `ready`, or when the patience of a start is over; what follows then fails and says so."""
    latest_s = time.monotonic() + _START_S
    while not ready() and time.monotonic() < latest_s:
        time.sleep(_LOOK_S)


if __name__ == "__main__":
    sys.exit(main())
