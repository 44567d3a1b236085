"""A pool that was a plain file becomes a sealed one, when its project begins to send pseudonymised records.

Called by `store.pool` alone, once it is known that the file is this project's pool.
"""

from __future__ import annotations

import contextlib
import os
from pathlib import Path

from udset_desktop.foundation.atomic import failure_of
from udset_desktop.foundation.problems import EnvironmentFailure

_BESIDE = ("-wal", "-shm")


def seal_file(path: Path, key: bytes) -> None:
    """The same pool under the same name, sealed with `key`; whole, or the plain file as it was.

    Nobody else may have the pool open.  Raises `EnvironmentFailure` where the folder has no room.
    """
    import sqlcipher3.dbapi2 as sqlcipher  # noqa: PLC0415 - late: sealed pools only

    fresh = path.with_name(f".{path.name}.sealing")
    _let_go(fresh)
    plain = sqlcipher.connect(str(path), isolation_level=None)
    try:
        plain.execute("PRAGMA cipher_log_level = NONE")
        # Held until it is closed, so that nobody writes into a file that is about to be another.
        plain.execute("PRAGMA locking_mode = EXCLUSIVE")
        (mode,) = plain.execute("PRAGMA journal_mode = DELETE").fetchone()
        if mode != "delete":
            raise EnvironmentFailure("store.pool_not_sealed", name=path.name)
        plain.execute(f"ATTACH DATABASE ? AS sealed KEY \"x'{key.hex()}'\"", (str(fresh),))
        plain.execute("SELECT sqlcipher_export('sealed')")
        plain.execute("DETACH DATABASE sealed")
    except sqlcipher.Error:
        _let_go(fresh)
        raise EnvironmentFailure("store.pool_not_sealed", name=path.name) from None
    finally:
        plain.close()
    try:
        with fresh.open("rb") as stream:
            os.fsync(stream.fileno())
        fresh.replace(path)
    except OSError as problem:
        _let_go(fresh)
        raise failure_of(problem, path) from problem
    for ending in _BESIDE:
        with contextlib.suppress(OSError):
            path.with_name(path.name + ending).unlink()


def _let_go(fresh: Path) -> None:
    for ending in ("", "-journal", *_BESIDE):
        with contextlib.suppress(OSError):
            fresh.with_name(fresh.name + ending).unlink()
