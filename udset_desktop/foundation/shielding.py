"""What a running process would leave on the disk without anybody's asking: its memory, and scratch files.

Called once by each of the two programs.  Each call does what this system offers and nothing where it
offers none; `SECURITY.md` says what is left.
"""

from __future__ import annotations

import contextlib
import os
import sys
from pathlib import Path

_PR_SET_DUMPABLE = 4  # linux/prctl.h
_OTHERS = 0o077


def keep_memory_off_the_disk() -> None:
    """No core dump of this process, nor of a program it begins; on Linux its memory is closed to this user's other programs too."""
    if sys.platform == "win32":
        return
    import resource  # noqa: PLC0415 - late: not on every system

    # A program that we begin, as one that reads aloud, keeps this and nothing else.  Linux makes no file of one
    # byte, and with that very limit hands a dump to no other program either; with 0 it would.
    limit = 1 if sys.platform == "linux" else 0
    with contextlib.suppress(OSError, ValueError):
        resource.setrlimit(resource.RLIMIT_CORE, (limit, limit))
    if sys.platform == "linux":
        with contextlib.suppress(ImportError):  # where Python was built without it
            import ctypes  # noqa: PLC0415 - late: only here

            # And no other program of this user may look into it.
            ctypes.CDLL(None).prctl(_PR_SET_DUMPABLE, 0, 0, 0, 0)


def scratch_in_memory() -> Path | None:
    """Have libraries that want a scratch file make it in memory; gives the folder, `None` where there is none.

    Qt lays what is printed into such a file on its way to the spooler.
    """
    named = os.environ.get("XDG_RUNTIME_DIR", "")
    folder = Path(named)
    if sys.platform != "linux" or not named or not _is_ours_alone(folder):
        return None
    os.environ["TMPDIR"] = named
    return folder


def _is_ours_alone(folder: Path) -> bool:
    try:
        found = folder.stat()
    except OSError:
        return False
    return found.st_uid == os.getuid() and not found.st_mode & _OTHERS and os.access(folder, os.W_OK)
