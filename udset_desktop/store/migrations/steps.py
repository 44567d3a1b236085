"""One numbered change of a schema, as `store.migrate` takes it."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    # Half a second of import that only an upgrade pays.
    from alembic.operations import Operations


@dataclass(frozen=True, slots=True, kw_only=True)
class Step:
    """One numbered change; `downgrade` is for tests alone, which look for drift."""

    number: int
    upgrade: Callable[[Operations], None]
    downgrade: Callable[[Operations], None]
