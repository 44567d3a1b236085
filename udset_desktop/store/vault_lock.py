"""One program per vault: an operating-system lock that a kill lets go of by itself.

Used by `store.vault` before the database is touched.
"""

from __future__ import annotations

import os
import sys
from pathlib import Path

from udset_desktop.foundation.atomic import failure_of
from udset_desktop.foundation.problems import AccessRefused

LOCK_NAME = "vault.lock"

if sys.platform == "win32":
    import msvcrt

    def _take(descriptor: int) -> None:
        msvcrt.locking(descriptor, msvcrt.LK_NBLCK, 1)
else:
    import fcntl

    def _take(descriptor: int) -> None:
        fcntl.flock(descriptor, fcntl.LOCK_EX | fcntl.LOCK_NB)


class VaultLock:
    """The lock on one vault folder, held from making until `let_go`."""

    def __init__(self, folder: Path) -> None:
        """Take the lock; raises `AccessRefused` when another program, or window, holds it."""
        path = folder / LOCK_NAME
        try:
            self._descriptor: int | None = os.open(path, os.O_RDWR | os.O_CREAT, 0o600)
        except OSError as problem:
            raise failure_of(problem, path) from problem
        try:
            _take(self._descriptor)
        except OSError:
            os.close(self._descriptor)
            self._descriptor = None
            raise AccessRefused("store.vault_in_use") from None

    def let_go(self) -> None:
        """Let others in; safe to call again.  The file stays: removing it would let two in at once."""
        if self._descriptor is not None:
            os.close(self._descriptor)
            self._descriptor = None
