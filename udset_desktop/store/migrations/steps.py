"""Numbered changes of a schema, and what both kinds of databases need to take them.

Used by `store.migrate` for the vault and by `store.pool_migrate` for a pool.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

from sqlalchemy import inspect

if TYPE_CHECKING:
    # Half a second of import that only an upgrade pays.
    from alembic.operations import Operations
    from sqlalchemy.engine import Connection


@dataclass(frozen=True, slots=True, kw_only=True)
class Step:
    """One numbered change; `downgrade` is for tests alone, which look for drift."""

    number: int
    upgrade: Callable[[Operations], None]
    downgrade: Callable[[Operations], None]


def steps_between(steps: Sequence[Step], found: int, newest: int) -> tuple[Step, ...]:
    """The steps from the schema that was found to the newest, in order."""
    return tuple(step for step in steps if found < step.number <= newest)


def take_steps(connection: Connection, steps: Sequence[Step], *, down: bool = False) -> None:
    """Every step on `connection`, inside the transaction it is in."""
    # late: 0.5 s of import that only an upgrade pays
    from alembic.migration import MigrationContext  # noqa: PLC0415
    from alembic.operations import Operations  # noqa: PLC0415

    context = MigrationContext.configure(connection, opts={"render_as_batch": True})
    operations = Operations(context)
    for step in reversed(steps) if down else steps:
        (step.downgrade if down else step.upgrade)(operations)


def row_counts(connection: Connection) -> dict[str, int]:
    """How many rows each table holds."""
    return {
        name: int(connection.exec_driver_sql(f'SELECT count(*) FROM "{name}"').scalar_one())  # noqa: S608
        for name in inspect(connection).get_table_names()
    }


def has_lost_rows(before: Mapping[str, int], after: Mapping[str, int]) -> bool:
    """Whether a table that is still there holds fewer rows."""
    return any(after.get(name, count) < count for name, count in before.items())
