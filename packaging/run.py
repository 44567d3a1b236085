"""Set everything up and open the window on made-up people: `python3 packaging/run.py`.

With no display it runs `udset demo` instead and prints where things are.  `--home DIR` puts all data
there; without it the training folder beside the program's own place is used, never a real home.
"""

from __future__ import annotations

import argparse
import subprocess
import sys
from pathlib import Path

import machine

_WHERE = "from udset_desktop.foundation.places import training_home; print(training_home().folder)"


def main() -> int:
    """Ready, then a window or a demonstration; the exit code of what ran."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--home", type=Path, help="put all data in this folder")
    arguments = parser.parse_args()
    machine.prepare(checks=False)
    home = arguments.home.resolve() if arguments.home else _training_home()
    if not machine.has_display():
        machine.say("There is no display here, so this is the demonstration without a window.")
        return _run("udset", "--home", str(home), "demo")
    if not home.exists() or not any(home.iterdir()):
        machine.say("Making a demonstration with made-up people (under a minute) …")
        code = _run("udset", "--home", str(home), "demo")
        if code:
            return code
    return _run("udset-desktop", "--home", str(home))


def _training_home() -> Path:
    python = str(machine.venv_python())
    told = subprocess.run(
        [python, "-c", _WHERE], check=True, capture_output=True, text=True, cwd=machine.ROOT
    )
    return Path(told.stdout.strip())


def _run(program: str, *arguments: str) -> int:
    command = [str(machine.venv_program(program)), *arguments]
    return subprocess.run(command, env=machine.clean_environment(), check=False).returncode


if __name__ == "__main__":
    sys.exit(main())
