"""A pool's schema: made, brought up to date, or refused because it is newer than this program.

Called by `store.pool`.  Reading the version does not load alembic; only a change does.
"""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from sqlalchemy import exc, inspect
from sqlalchemy.engine import Connection, Engine

from udset_desktop.foundation.problems import (
    EnvironmentFailure,
    Finding,
    Incompatible,
    InputRefused,
)
from udset_desktop.store.pool_engine import PoolLink, PoolPlace, reading, told_plainly
from udset_desktop.store.pool_states import POOL_SCHEMA

SCRIPTS = Path(__file__).parent / "migrations" / "pool"


def schema_of(engine: Engine, place: PoolPlace) -> str:
    """The pool's schema version; "" where the database holds nothing at all.

    Raises `InputRefused` for a database that is something else.
    """
    with reading(engine, place) as link:
        tables = set(inspect(link.connection).get_table_names())
        if not tables:
            return ""
        if not {"alembic_version", "binding"} <= tables:
            raise InputRefused(Finding(code="store.not_a_pool", context={"name": place.shown}))
        return str(link.value("SELECT version_num FROM alembic_version") or "")


def require_current(engine: Engine, place: PoolPlace) -> None:
    """Nothing, when the pool has the schema of this program.

    Raises `Incompatible` for a newer one, `EnvironmentFailure` where `pool init` has to come first.
    """
    with reading(engine, place) as link:
        version = _quick_version(link)
    if version == POOL_SCHEMA:
        return
    found = schema_of(engine, place)
    if found > POOL_SCHEMA:
        raise Incompatible("store.pool_newer", name=place.shown)
    raise EnvironmentFailure("store.pool_older" if found else "store.pool_not_made", name=place.shown)


def upgrade_pool(
    engine: Engine, place: PoolPlace, *, scripts: Path = SCRIPTS, newest: str = POOL_SCHEMA
) -> None:
    """Make or upgrade the tables, in one transaction: afterwards they are at `newest` or as before.

    Raises `Incompatible` for a newer pool, `EnvironmentFailure` when an upgrade did not hold.
    """
    found = schema_of(engine, place)
    if found == newest:
        return
    if found > newest:
        raise Incompatible("store.pool_newer", name=place.shown)
    with changing_tables(engine, place) as connection:
        before = _counts(connection)
        try:
            take_steps(connection, scripts, newest)
            _require_sound(connection, before, place)
        except (exc.CompileError, exc.InvalidRequestError, ValueError, KeyError) as problem:
            raise EnvironmentFailure("store.pool_upgrade_failed", name=place.shown) from problem


@contextmanager
def changing_tables(engine: Engine, place: PoolPlace) -> Iterator[Connection]:
    """One transaction in which tables may change: nobody else merges, and it stands whole or not at all."""
    with told_plainly(engine, place), engine.connect() as connection:
        if connection.dialect.name == "sqlite":
            # A batch change drops a table and makes it again; its children must not mind.  This counts
            # outside a transaction alone; the connection is not used for anything else.
            connection.connection.cursor().execute("PRAGMA foreign_keys = OFF")
        options = connection.execution_options(udset_begin="BEGIN IMMEDIATE")
        with options.begin():
            PoolLink(options).lock_merging()
            yield options


def take_steps(connection: Connection, scripts: Path, to: str, *, down: bool = False) -> None:
    """Every step up to `to` (or, for tests, down to it), inside the transaction `connection` is in."""
    from alembic import command  # noqa: PLC0415 - late: half a second, and only for a change
    from alembic.config import Config  # noqa: PLC0415 - late: as above

    config = Config()
    config.set_main_option("script_location", str(scripts).replace("%", "%%"))
    config.attributes["connection"] = connection
    (command.downgrade if down else command.upgrade)(config, to)


def _counts(connection: Connection) -> dict[str, int]:
    link = PoolLink(connection)
    return {
        name: int(link.value(f'SELECT count(*) FROM "{name}"'))  # noqa: S608 - our own tables' names
        for name in inspect(connection).get_table_names()
    }


def _require_sound(connection: Connection, before: dict[str, int], place: PoolPlace) -> None:
    """No row lost, and on SQLite no child without its parent, which PostgreSQL sees to by itself."""
    link, after = PoolLink(connection), _counts(connection)
    lost = any(after.get(name, count) < count for name, count in before.items())
    if lost or (not link.is_postgres and link.rows("PRAGMA foreign_key_check")):
        raise EnvironmentFailure("store.pool_upgrade_failed", name=place.shown)


def _quick_version(link: PoolLink) -> str:
    table = (
        "SELECT table_name FROM information_schema.tables WHERE table_name = 'alembic_version'"
        if link.is_postgres
        else "SELECT name FROM sqlite_master WHERE name = 'alembic_version'"
    )
    if link.value(table) is None:
        return ""
    return str(link.value("SELECT version_num FROM alembic_version") or "")
