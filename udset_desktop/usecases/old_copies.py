"""Copies of a vault from before an upgrade: where they lie, until when, and that they go.

Called by `usecases.unlocking` at each opening, and by whoever shows what lies beside a vault.  A copy
holds what was taken back or removed since, so it is named for as long as it is there.
"""

from __future__ import annotations

import contextlib
from dataclasses import dataclass
from datetime import datetime
from typing import TYPE_CHECKING

from udset_desktop.foundation.problems import EnvironmentFailure

if TYPE_CHECKING:
    from udset_desktop.project.model import Project
    from udset_desktop.store.vault import Vault
    from udset_desktop.usecases.workplace import Workplace

_KEEP_DAYS = 90
"""Where no project says anything else; what a new project says."""


@dataclass(frozen=True, slots=True, kw_only=True)
class CopyBeside:
    """One copy: its file, and the ISO date from which opening the vault lets it go."""

    file: str  # its whole path, so that it can be found
    goes_on: str


def copies_beside(workplace: Workplace) -> tuple[CopyBeside, ...]:
    """Every copy from before an upgrade beside the open vaults of this workplace."""
    # late: the database layer, which the first screen must not wait for
    from udset_desktop.store.upkeep import old_copies  # noqa: PLC0415

    days = keep_days(workplace.project)
    vaults = (workplace.vault, workplace.desk.vault if workplace.desk else None)
    return tuple(
        CopyBeside(file=str(vault.folder / copy.name), goes_on=copy.goes_on.isoformat())
        for vault in vaults
        if vault is not None
        for copy in old_copies(vault.folder, days)
    )


def let_old_copies_go(vault: Vault, project: Project | None, now_utc: datetime) -> None:
    """Let the copies go whose time has come; one that stays must not shut anybody out."""
    # late: the database layer
    from udset_desktop.store.upkeep import let_copies_go  # noqa: PLC0415

    with contextlib.suppress(EnvironmentFailure):
        let_copies_go(vault, now_utc, keep_days(project))


def keep_days(project: Project | None) -> int:
    """The longest that a copy is kept."""
    return _KEEP_DAYS if project is None else project.retention_days
