"""SQLCipher through SQLAlchemy: one connection to one vault, and what its database library says.

Used by `store.vault` and `store.migrate`.  Turns what the database library says into the house's
errors, here and nowhere else.  Never puts a key in an address, a message or a log.
"""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import sqlcipher3.dbapi2 as sqlcipher
from sqlalchemy import exc
from sqlalchemy.engine import Connection, Engine

from udset_desktop.foundation.problems import AccessRefused, EnvironmentFailure, UdsetError
from udset_desktop.store.sqlite_file import code_of, file_engine, words_of

_OWN = (
    "locking_mode = EXCLUSIVE",  # one program; also keeps the WAL's index in memory
    "cell_size_check = ON",
    "busy_timeout = 0",
)


def vault_engine(path: Path, data_key: bytearray, *, foreign_keys: bool = True) -> Engine:
    """An engine for the vault; opens nothing yet.

    `data_key` is read at connecting only, so whoever owns it can zero it afterwards.
    """
    own = (*_OWN, f"foreign_keys = {'ON' if foreign_keys else 'OFF'}")
    return file_engine(path, sqlcipher, pragmas=own, begin=_begin, key=data_key)


def _begin(connection: Connection) -> None:
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
    said = words_of(problem)
    if "locked" in said:
        return AccessRefused("store.vault_in_use")
    code = code_of(said, damaged="store.vault_damaged")
    return EnvironmentFailure(code, name=path.name) if code else problem
