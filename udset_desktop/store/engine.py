"""SQLCipher through SQLAlchemy: one connection to one vault, with everything that keeps it safe.

Used by `store.vault` and `store.migrate`.  Turns what the database library says into the house's
errors, here and nowhere else.  Never puts a key in an address, a message or a log.
"""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

import sqlcipher3.dbapi2 as sqlcipher
from sqlalchemy import create_engine, event, exc
from sqlalchemy.engine import Connection, Engine
from sqlalchemy.pool import NullPool

from udset_desktop.foundation.problems import AccessRefused, EnvironmentFailure, UdsetError

_BEFORE_KEY = ("PRAGMA cipher_log_level = NONE",)  # else a wrong key speaks on standard error
_AFTER_KEY = (
    "PRAGMA temp_store = MEMORY",
    "PRAGMA locking_mode = EXCLUSIVE",  # one program; also keeps the WAL's index in memory
    "PRAGMA synchronous = FULL",
    "PRAGMA secure_delete = ON",
    "PRAGMA trusted_schema = OFF",
    "PRAGMA cell_size_check = ON",
    "PRAGMA busy_timeout = 0",
)

# What SQLite says -> the house's code; the first that fits counts.
_SAID = (
    ("file is not a database", "store.vault_damaged"),
    ("malformed", "store.vault_damaged"),
    ("disk is full", "store.disk_full"),
    ("readonly", "store.not_allowed"),
    ("unable to open", "store.not_allowed"),
    ("disk i/o error", "store.disk_failed"),
)


def vault_engine(path: Path, data_key: bytearray, *, foreign_keys: bool = True) -> Engine:
    """An engine whose every connection is keyed and careful; opens nothing yet.

    `data_key` is read at connecting only, so whoever owns it can zero it afterwards.
    """

    def connect() -> Any:  # noqa: ANN401 - the driver has no types
        connection = sqlcipher.connect(str(path), isolation_level=None, check_same_thread=False)
        try:
            for pragma in _BEFORE_KEY:
                connection.execute(pragma)
            connection.execute(f"PRAGMA key = \"x'{data_key.hex()}'\"")
            for pragma in _AFTER_KEY:
                connection.execute(pragma)
            connection.execute(f"PRAGMA foreign_keys = {'ON' if foreign_keys else 'OFF'}")
        except sqlcipher.Error:
            connection.close()
            raise
        return connection

    engine = create_engine("sqlite://", creator=connect, module=sqlcipher, poolclass=NullPool)
    event.listen(engine, "begin", _begin)
    return engine


def _begin(connection: Connection) -> None:
    # The driver starts no transaction by itself (isolation_level None), least of all before DDL.
    connection.exec_driver_sql("BEGIN IMMEDIATE")


def run_outside(connection: Connection, statement: str) -> None:
    """Carry out a statement that may not stand inside a transaction."""
    connection.commit()
    cursor = connection.connection.cursor()
    try:
        cursor.execute(statement)
        cursor.fetchall()
    finally:
        cursor.close()


@contextmanager
def told_plainly(path: Path) -> Iterator[None]:
    """Database errors inside become the house's errors about the file at `path`."""
    try:
        yield
    except (exc.DatabaseError, sqlcipher.DatabaseError) as problem:
        raise problem_of(problem, path) from None


def problem_of(problem: Exception, path: Path) -> UdsetError | Exception:
    """The house's error for what the database said; what is a defect of ours comes back unchanged.

    `from None` at the raise matters: the library's text can hold the row's values.
    """
    said = str(getattr(problem, "orig", problem)).lower()
    if "locked" in said:
        return AccessRefused("store.vault_in_use")
    for part, code in _SAID:
        if part in said:
            return EnvironmentFailure(code, name=path.name)
    return problem
