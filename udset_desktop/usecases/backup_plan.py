"""When backups are made by themselves: where to and how often, and whether one is due.

Called by the faces.  A backup goes to the folder that was chosen and nowhere else; a stick that is
not in makes it wait, and that is said.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from pathlib import Path

from udset_desktop.foundation.places import whole_path
from udset_desktop.foundation.problems import Finding, InputRefused
from udset_desktop.usecases.backups_known import known_backups
from udset_desktop.usecases.unlocking import Which, open_vault_of
from udset_desktop.usecases.workplace import Workplace

EVERY_DAYS = (0, 1, 7)
"""Never by itself, each day, each week."""

_FOLDER, _DAYS = "backups/folder", "backups/every_days"


@dataclass(frozen=True, slots=True, kw_only=True)
class BackupStanding:
    """How things stand: the plan, the last backup, and whether the next is due and could be made now."""

    folder: Path | None
    every_days: int  # 0: never by itself
    last_on: date | None
    last_file: Path | None
    is_due: bool
    is_reachable: bool


def plan_backups(workplace: Workplace, folder: Path | None, every_days: int, which: Which) -> None:
    """From now on a backup is made in `folder` that often; raises `InputRefused` for any other number."""
    if every_days not in EVERY_DAYS:
        raise InputRefused(Finding(code="usecases.setting_unknown", where="every_days"))
    vault = open_vault_of(workplace, which)
    with vault.transaction():
        vault.save_setting(_FOLDER, "" if folder is None else str(whole_path(folder)))
        vault.save_setting(_DAYS, every_days)


def backup_standing(workplace: Workplace, which: Which) -> BackupStanding:
    """How the backups of one vault stand; nothing is ever due where nothing was planned, or in training."""
    vault = open_vault_of(workplace, which)
    kept, days = vault.load_setting(_FOLDER), vault.load_setting(_DAYS)
    folder = Path(kept) if isinstance(kept, str) and kept else None
    every_days = days if isinstance(days, int) and days in EVERY_DAYS else 0
    last = next(iter(known_backups(workplace, which)), None)
    waited = None if last is None else (workplace.clock.today_on() - last.made_on).days
    planned = bool(folder and every_days) and not workplace.is_training
    return BackupStanding(
        folder=folder,
        every_days=every_days,
        last_on=None if last is None else last.made_on,
        last_file=None if last is None else last.file,
        is_due=planned and (waited is None or waited >= every_days or waited < 0),
        is_reachable=folder is not None and folder.is_dir(),
    )
