"""One connection to a pool: SQLite, SQLCipher or PostgreSQL, and what differs between them.

Used by the `store.pool*` modules only.  Everything else about a pool is written once: statements
with `?` for each value and tuples, which `PoolLink` turns into what the driver wants.  Never lets a
password in an address through, nor a database's own words out.
"""

from __future__ import annotations

import json
import sqlite3
from collections.abc import Iterable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from sqlalchemy import create_engine, exc, make_url
from sqlalchemy.engine import URL, Connection, CursorResult, Engine
from sqlalchemy.pool import NullPool

from udset_desktop.foundation.atomic import failure_of, has_room, read_file
from udset_desktop.foundation.problems import (
    AccessRefused,
    EnvironmentFailure,
    NotThereYet,
    UdsetError,
    UsageRefused,
)
from udset_desktop.store.sqlite_file import code_of, file_engine, words_of

_PASSWORD_LIMIT_BYTES = 4096
_MERGE_LOCK = 8_315_642  # any number, the same in every copy of the program
_CONNECT_S = 10
WAIT_S = 20
"""How long a writer waits for another one."""
Row = tuple[Any, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class PoolPlace:
    """Where a pool lies, taken apart; `shown` may be printed."""

    kind: str  # sqlite, postgresql
    shown: str
    path: Path | None = None
    url: URL | None = field(default=None, repr=False)


def pool_place(text: str) -> PoolPlace:
    """An SQLite path or an SQLAlchemy URL; raises `UsageRefused` for one with a password or another kind."""
    if "://" not in text:
        return PoolPlace(kind="sqlite", shown=Path(text).name, path=Path(text))
    try:
        url = make_url(text)
    except exc.ArgumentError:
        raise UsageRefused("store.pool_address_wrong") from None
    if url.password is not None or "password" in {key.casefold() for key in url.query}:
        raise UsageRefused("store.password_in_address")
    backend = url.get_backend_name()
    if backend == "sqlite" and url.database:
        return PoolPlace(kind="sqlite", shown=Path(url.database).name, path=Path(url.database))
    if backend == "postgresql":
        return PoolPlace(kind="postgresql", shown=url.database or "postgresql", url=url)
    raise UsageRefused("store.pool_kind_unknown")


def pool_engine(place: PoolPlace, *, key: bytes | None = None, password_file: Path | None = None) -> Engine:
    """An engine for the pool; opens nothing yet.  With `key` an SQLite pool is a SQLCipher file."""
    if place.path is not None:
        return _sqlite_engine(place.path, key)
    if place.url is None:
        raise UsageRefused("store.pool_address_wrong")
    try:
        import psycopg  # noqa: F401, PLC0415 - late: an extra, and only PostgreSQL pools need it
    except ImportError:
        raise NotThereYet("store.postgres_not_installed") from None
    url = place.url.set(drivername="postgresql+psycopg")
    if password_file is not None:
        told = read_file(password_file, limit_bytes=_PASSWORD_LIMIT_BYTES).decode(errors="replace")
        url = url.set(password=told.strip("\r\n"))
    return create_engine(url, poolclass=NullPool, connect_args={"connect_timeout": _CONNECT_S})


def _sqlite_engine(path: Path, key: bytes | None) -> Engine:
    module: Any = sqlite3
    if key is not None:
        import sqlcipher3.dbapi2 as module  # type: ignore[no-redef]  # noqa: PLC0415 - late: sealed pools only

    own = ("cache_size = -32000", "foreign_keys = ON")
    return file_engine(path, module, pragmas=own, begin=_begin_sqlite, key=key, wait_s=WAIT_S)


def keep_log_beside(engine: Engine, place: PoolPlace) -> None:
    """Have an SQLite pool write ahead, for good: it stands in the file, so only a pool of ours is told.

    Not at each connecting, for that would change a file that turns out to be somebody else's.
    """
    if place.path is None:
        return
    with told_plainly(engine, place), engine.connect() as connection:
        connection.connection.cursor().execute("PRAGMA journal_mode = WAL")


def _begin_sqlite(connection: Connection) -> None:
    connection.exec_driver_sql(connection.get_execution_options().get("udset_begin", "BEGIN"))


class PoolLink:
    """One transaction on a pool; statements are written with `?` and take tuples."""

    def __init__(self, connection: Connection) -> None:
        self.connection = connection
        self.is_postgres = connection.dialect.name == "postgresql"

    def run(self, statement: str, values: Row = ()) -> CursorResult[Any]:
        """One statement."""
        return self.connection.exec_driver_sql(self._spelled(statement), values)

    def rows(self, statement: str, values: Row = ()) -> list[Row]:
        """All rows of one statement, as tuples."""
        return [tuple(row) for row in self.run(statement, values)]

    def value(self, statement: str, values: Row = ()) -> Any:  # noqa: ANN401 - whatever the column holds
        """The first value of the first row, or None."""
        row = self.run(statement, values).first()
        return None if row is None else row[0]

    def run_many(self, statement: str, rows: Sequence[Row]) -> None:
        """One statement for many tuples."""
        if rows:
            self.connection.exec_driver_sql(self._spelled(statement), list(rows))

    def insert(self, table: str, columns: Sequence[str], rows: Sequence[Row]) -> None:
        """Many new rows, by `COPY` where there is one."""
        if not rows:
            return
        names = ", ".join(columns)
        if not self.is_postgres:
            marks = ", ".join("?" * len(columns))
            # The driver's own cursor: the layer above would look at every one of the values.
            raw: Any = self.connection.connection.cursor()
            raw.executemany(f"INSERT INTO {table} ({names}) VALUES ({marks})", rows)  # noqa: S608 - own names
            raw.close()
            return
        cursor: Any = self.connection.connection.cursor()
        with cursor.copy(f"COPY {table} ({names}) FROM STDIN") as copy:
            for row in rows:
                copy.write_row(row)

    def rows_among(self, statement: str, names: Iterable[str]) -> list[Row]:
        """The rows of a statement that ends `IN @names`, for any number of names, in one go."""
        wanted = list(names)
        if not wanted:
            return []
        if self.is_postgres:
            return self.rows(statement.replace("IN @names", "= ANY(?)"), (wanted,))
        told = json.dumps(wanted)
        return self.rows(statement.replace("@names", "(SELECT value FROM json_each(?))"), (told,))

    def lock_merging(self) -> None:
        """Wait until no other coordinator writes; SQLite's own begin has seen to it."""
        if self.is_postgres:
            self.run("SELECT pg_advisory_xact_lock(?)", (_MERGE_LOCK,))

    def _spelled(self, statement: str) -> str:
        return statement.replace("?", "%s") if self.is_postgres else statement


@contextmanager
def reading(engine: Engine, place: PoolPlace) -> Iterator[PoolLink]:
    """One consistent look; whatever is written inside is thrown away."""
    with told_plainly(engine, place), engine.connect() as connection, connection.begin() as transaction:
        yield PoolLink(connection)
        transaction.rollback()


@contextmanager
def writing(engine: Engine, place: PoolPlace) -> Iterator[PoolLink]:
    """One transaction that stands whole or not at all."""
    with told_plainly(engine, place), engine.connect() as connection:
        options = connection.execution_options(udset_begin="BEGIN IMMEDIATE")
        with options.begin():
            link = PoolLink(options)
            link.lock_merging()
            yield link


@contextmanager
def rolling_back(engine: Engine, place: PoolPlace) -> Iterator[PoolLink]:
    """A transaction that may write and leaves nothing behind."""
    with told_plainly(engine, place), engine.connect() as connection:
        options = connection.execution_options(udset_begin="BEGIN IMMEDIATE")
        with options.begin() as transaction:
            link = PoolLink(options)
            link.lock_merging()
            yield link
            transaction.rollback()


@contextmanager
def told_plainly(engine: Engine, place: PoolPlace) -> Iterator[None]:
    """Database errors inside become the house's errors about this pool."""
    try:
        yield
    except (exc.DBAPIError, engine.dialect.loaded_dbapi.Error) as problem:
        raise _problem_of(problem, place) from None
    except OSError as problem:
        if place.path is None:
            raise
        raise failure_of(problem, place.path) from None


_WITHOUT_ROOM = ("store.disk_failed", "store.not_allowed")
_BESIDE_BYTES = 64 * 1024  # of the files that SQLite lays beside a pool, even to read it


# What PostgreSQL and its library say when the password is missing or wrong.
_PASSWORD_SAID = ("password authentication failed", "no password supplied")


def _problem_of(problem: Exception, place: PoolPlace) -> UdsetError | Exception:
    said = words_of(problem)
    if place.path is None:
        if any(word in said for word in _PASSWORD_SAID):
            return AccessRefused("store.pool_password", name=place.shown)
        away = isinstance(problem, exc.OperationalError) or getattr(problem, "connection_invalidated", False)
        return EnvironmentFailure("store.pool_away", name=place.shown) if away else problem
    if "locked" in said:
        return AccessRefused("store.pool_in_use")
    code = code_of(said, damaged="store.pool_not_readable")
    if code is None:
        return problem
    full = code in _WITHOUT_ROOM and not has_room(place.path.parent, least_bytes=_BESIDE_BYTES)
    return EnvironmentFailure("store.pool_no_room" if full else code, name=place.shown)
