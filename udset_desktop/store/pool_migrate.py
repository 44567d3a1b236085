"""A pool's schema: made, brought up to date, or refused because it is newer than this program.

Called by `store.pool`.  Reading the version does not load alembic; only a change does.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from contextlib import contextmanager

from sqlalchemy import exc, inspect
from sqlalchemy.engine import Connection, Engine

from udset_desktop.foundation.problems import (
    EnvironmentFailure,
    Finding,
    Incompatible,
    InputRefused,
)
from udset_desktop.store.migrations.steps import (
    Step,
    has_lost_rows,
    row_counts,
    steps_between,
    take_steps,
)
from udset_desktop.store.pool_engine import PoolLink, PoolPlace, reading, told_plainly
from udset_desktop.store.pool_states import POOL_SCHEMA

# The table that holds the number of a pool's schema; the first pools were made with this one.
_VERSION_TABLE = (
    "CREATE TABLE alembic_version"
    " (version_num VARCHAR(32) NOT NULL, CONSTRAINT alembic_version_pkc PRIMARY KEY (version_num))"
)


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
    engine: Engine, place: PoolPlace, *, steps: Sequence[Step] | None = None, newest: str = POOL_SCHEMA
) -> None:
    """Make or upgrade the tables, in one transaction: afterwards they are at `newest` or as before.

    Raises `Incompatible` for a newer pool, `EnvironmentFailure` when an upgrade did not hold.
    """
    found = schema_of(engine, place)
    if found == newest:
        return
    if found > newest:
        raise Incompatible("store.pool_newer", name=place.shown)
    todo = steps_between(_all_steps() if steps is None else steps, int(found or 0), int(newest))
    with changing_tables(engine, place) as connection:
        before = row_counts(connection)
        try:
            take_steps(connection, todo)
            _note_version(PoolLink(connection), newest)
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


def _all_steps() -> Sequence[Step]:
    # late: the steps bring alembic with them, which only a change pays
    from udset_desktop.store.migrations.pool import STEPS  # noqa: PLC0415

    return STEPS


def _note_version(link: PoolLink, version: str) -> None:
    if not inspect(link.connection).has_table("alembic_version"):
        link.run(_VERSION_TABLE)
    link.run("DELETE FROM alembic_version")
    link.run("INSERT INTO alembic_version (version_num) VALUES (?)", (version,))


def _require_sound(connection: Connection, before: dict[str, int], place: PoolPlace) -> None:
    """No row lost, and on SQLite no child without its parent, which PostgreSQL sees to by itself."""
    link, lost = PoolLink(connection), has_lost_rows(before, row_counts(connection))
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
