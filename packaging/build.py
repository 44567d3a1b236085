"""What is handed out: the wheel and the frozen folder with both programs, and the digest of each.

`python3 packaging/build.py` from a prepared `.venv`; `--frozen-only` leaves the wheel out.  Every
build starts from an empty folder and takes nothing from the one before.
"""

from __future__ import annotations

import argparse
import hashlib
import shutil
import subprocess
import sys
from pathlib import Path

import machine

BUILD = machine.ROOT / "build"
FROZEN = BUILD / "frozen"
WHEELS = BUILD / "dist"
_SPEC = machine.ROOT / "packaging" / "udset_desktop.spec"


def main() -> int:
    """Build, and print what was built; 0 when all of it was."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--frozen-only", action="store_true", help="no wheel")
    arguments = parser.parse_args()
    if not arguments.frozen_only:
        wheel = build_wheel(WHEELS)
        machine.say(f"{hashlib.sha256(wheel.read_bytes()).hexdigest()}  {wheel.relative_to(machine.ROOT)}")
    folder = freeze()
    machine.say(f"{digest_of(folder)}  {folder.relative_to(machine.ROOT)}/ (all files together)")
    machine.say(f"size: {sum(one.stat().st_size for one in files_in(folder)) / 1e6:.0f} MB")
    return 0


def build_wheel(folder: Path) -> Path:
    """A fresh wheel in `folder`."""
    shutil.rmtree(folder, ignore_errors=True)
    _run(str(machine.venv_python()), "-m", "hatchling", "build", "-t", "wheel", "-d", str(folder))
    return next(folder.glob("*.whl"))


def freeze() -> Path:
    """The frozen folder, made anew."""
    shutil.rmtree(FROZEN, ignore_errors=True)
    _run(
        str(machine.venv_python()),
        "-m",
        "PyInstaller",
        "--noconfirm",
        "--log-level",
        "ERROR",
        "--distpath",
        str(FROZEN),
        "--workpath",
        str(BUILD / "freezing"),
        str(_SPEC),
    )
    return FROZEN / "udset-desktop"


def files_in(folder: Path) -> list[Path]:
    """Every file of a folder, in one order everywhere."""
    return sorted(one for one in folder.rglob("*") if one.is_file() and not one.is_symlink())


def digest_of(folder: Path) -> str:
    """One digest over all names and contents."""
    digest = hashlib.sha256()
    for file in files_in(folder):
        digest.update(f"{file.relative_to(folder).as_posix()}\n".encode())
        digest.update(hashlib.sha256(file.read_bytes()).digest())
    return digest.hexdigest()


def _run(*command: str) -> None:
    if subprocess.run(command, cwd=machine.ROOT, env=machine.clean_environment(), check=False).returncode:
        machine.say(f"failed: {' '.join(command[:4])} …")
        raise SystemExit(1)


if __name__ == "__main__":
    sys.exit(main())
