"""One careful connection to one SQLite file, keyed where it is sealed.

Used by `store.engine` for the vault and by `store.pool_engine` for a pool that is a file: what both
must never forget stands here, what is each one's own they hand in.  Never puts a key in an address,
a message or a log.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from pathlib import Path
from typing import Any

from sqlalchemy import create_engine, event
from sqlalchemy.engine import Connection, Engine
from sqlalchemy.pool import NullPool

CAREFUL = ("temp_store = MEMORY", "synchronous = FULL", "secure_delete = ON", "trusted_schema = OFF")
DRIVER_WAIT_S = 5.0

_IN_ITS_PLACE = "SELECT " + ", ".join([f'0 AS "{"0" * 100}"'] * 160)
"""More names than a connection has places for short texts, each longer than a key in letters."""

# What SQLite says -> the house's code, "" for a file that is damaged or none; the first that fits counts.
_SAID = (
    ("file is not a database", ""),
    ("malformed", ""),
    ("disk is full", "store.disk_full"),
    ("readonly", "store.not_allowed"),
    ("unable to open", "store.not_allowed"),
    ("disk i/o error", "store.disk_failed"),
)


def file_engine(
    path: Path,
    module: Any,  # noqa: ANN401 - two drivers, one of them without types
    *,
    pragmas: Sequence[str],
    begin: Callable[[Connection], None],
    key: bytes | bytearray | None = None,
    wait_s: float = DRIVER_WAIT_S,
) -> Engine:
    """An engine whose every connection is keyed and careful; opens nothing yet.

    `key` is read at connecting only, so whoever owns it can zero it afterwards.  `begin` begins each
    transaction: the driver begins none by itself, least of all before tables are changed.
    """

    def connect() -> Any:  # noqa: ANN401 - as above
        connection = module.connect(str(path), isolation_level=None, check_same_thread=False, timeout=wait_s)
        try:
            if key is not None:
                connection.execute(
                    "PRAGMA cipher_log_level = NONE"
                )  # else a wrong key speaks on standard error
                tell_key(connection, "key", key)
            # One's own first: a file that is locked for one program alone lays nothing beside itself, not
            # even to be read on a disk without room, but only if that is said before it is looked into.
            for pragma in (*pragmas, *CAREFUL):
                connection.execute(f"PRAGMA {pragma}")
            if key is not None:
                write_over_key(connection)
        except module.Error:
            connection.close()
            raise
        return connection

    engine = create_engine("sqlite://", creator=connect, module=module, poolclass=NullPool)
    event.listen(engine, "begin", begin)
    return engine


def tell_key(connection: Any, pragma: str, key: bytes | bytearray) -> None:  # noqa: ANN401 - as above
    """Have a driver's connection take a key by this pragma; `write_over_key` is to follow.

    A statement would be kept as long as the connection, a script is not.
    """
    connection.executescript(f"PRAGMA {pragma} = \"x'{key.hex()}'\"")


def write_over_key(connection: Any) -> None:  # noqa: ANN401 - as above
    """Leave no copy of a key that was told in the memory of statements; looks into the file.

    The places where its text lay are free, and another script lays a text of its own into all of them.
    """
    connection.executescript(_IN_ITS_PLACE)


def words_of(problem: Exception) -> str:
    """What the database said, for looking things up in and for nothing else: it can hold a row's values."""
    return str(getattr(problem, "orig", None) or problem).lower()


def code_of(said: str, *, damaged: str) -> str | None:
    """The house's code for what SQLite said, `damaged` for a file that is damaged or none; else nothing."""
    return next((code or damaged for part, code in _SAID if part in said), None)
