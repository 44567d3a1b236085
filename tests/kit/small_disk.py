"""A disk of a few megabytes, really full when it is filled: a file system in memory, where one may be mounted."""

from __future__ import annotations

import os
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

FILLER = "filler"


@contextmanager
def small_disk(folder: Path, *, megabytes: int = 8) -> Iterator[bool]:
    """Such a disk at `folder`; gives whether it could be mounted, which wants Linux and its rights."""
    folder.mkdir(parents=True, exist_ok=True)
    mounted = sys.platform == "linux" and _done(
        "mount", "-t", "tmpfs", "-o", f"size={megabytes}m", "tmpfs", folder
    )
    try:
        yield mounted
    finally:
        if mounted:
            _done("umount", folder)


def fill(folder: Path) -> None:
    """Leave not one byte of room."""
    descriptor = os.open(folder / FILLER, os.O_WRONLY | os.O_CREAT)
    try:
        while True:
            os.write(descriptor, bytes(4096))
    except OSError:
        pass
    finally:
        os.close(descriptor)


def make_room(folder: Path) -> None:
    """Take the filler away."""
    (folder / FILLER).unlink()


def _done(*command: object) -> bool:
    try:
        return subprocess.run([*map(str, command)], capture_output=True, check=False).returncode == 0
    except OSError:
        return False
