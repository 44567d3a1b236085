"""A pool's schema: made, brought up to date, or refused because it is newer than this program.

Called by `store.pool`.  Reading the version does not load alembic; only a change does.
"""

from __future__ import annotations

from pathlib import Path

from sqlalchemy import inspect
from sqlalchemy.engine import Engine

from udset_desktop.foundation.problems import Finding, Incompatible, InputRefused, UsageRefused
from udset_desktop.store.pool_engine import PoolLink, PoolPlace, reading, told_plainly
from udset_desktop.store.pool_states import POOL_SCHEMA

_KNOWN = ("0001",)


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

    Raises `Incompatible` for a newer one, `UsageRefused` where `pool init` has to come first.
    """
    with reading(engine, place) as link:
        version = _quick_version(link)
    if version == POOL_SCHEMA:
        return
    found = schema_of(engine, place)
    if found and found not in _KNOWN:
        raise Incompatible("store.pool_newer", name=place.shown)
    raise UsageRefused("store.pool_not_made", name=place.shown)


def upgrade_pool(engine: Engine, place: PoolPlace) -> None:
    """Make or upgrade the tables, in one transaction; raises `Incompatible` for a newer pool."""
    found = schema_of(engine, place)
    if found == POOL_SCHEMA:
        return
    if found and found not in _KNOWN:
        raise Incompatible("store.pool_newer", name=place.shown)
    from alembic import command  # noqa: PLC0415 - late: half a second, and only for a change
    from alembic.config import Config  # noqa: PLC0415 - late: as above

    config = Config()
    config.set_main_option("script_location", str(Path(__file__).parent / "migrations" / "pool"))
    with told_plainly(engine, place), engine.connect() as connection:
        options = connection.execution_options(udset_begin="BEGIN IMMEDIATE")
        with options.begin():
            PoolLink(options).lock_merging()
            config.attributes["connection"] = options
            command.upgrade(config, "head")


def _quick_version(link: PoolLink) -> str:
    table = (
        "SELECT table_name FROM information_schema.tables WHERE table_name = 'alembic_version'"
        if link.is_postgres
        else "SELECT name FROM sqlite_master WHERE name = 'alembic_version'"
    )
    if link.value(table) is None:
        return ""
    return str(link.value("SELECT version_num FROM alembic_version") or "")
