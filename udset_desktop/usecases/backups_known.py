"""Which backups were made here and where they lie, and that they go when their time is over.

Called by whoever makes, plans or lists backups and by whoever opens the day.  A backup holds what was
taken back or deleted since, so one that is over its time is named until it is gone.
"""

from __future__ import annotations

import contextlib
from dataclasses import dataclass
from datetime import date, timedelta
from pathlib import Path

from udset_desktop.foundation.problems import Finding, InputRefused
from udset_desktop.usecases.acts import Act, note_act
from udset_desktop.usecases.old_copies import keep_days
from udset_desktop.usecases.unlocking import Which, open_vault_of
from udset_desktop.usecases.workplace import Workplace

BACKUPS_KEPT = "backups/kept"
"""The setting that holds where backups were put: the day of each by its path."""


@dataclass(frozen=True, slots=True, kw_only=True)
class KnownBackup:
    """A backup that was made here, and the day from which it must go."""

    file: Path
    made_on: date
    goes_on: date


@dataclass(frozen=True, slots=True, kw_only=True)
class OldBackups:
    """What came of the backups whose time is over: deleted just now, or not there to be deleted."""

    gone: tuple[Path, ...] = ()
    away: tuple[KnownBackup, ...] = ()


def known_backups(workplace: Workplace, which: Which = Which.LAPTOP) -> tuple[KnownBackup, ...]:
    """Every backup made here, the newest first, also on a stick that is not in now."""
    known = (
        KnownBackup(
            file=Path(path),
            made_on=date.fromisoformat(day),
            goes_on=date.fromisoformat(day) + timedelta(days=keep_days(workplace.project)),
        )
        for path, day in _kept(workplace, which).items()
    )
    return tuple(sorted(known, key=lambda one: (one.made_on, str(one.file)), reverse=True))


def note_backup(workplace: Workplace, file: Path, which: Which) -> OldBackups:
    """A backup that was proved, known from now on; older ones whose time is over go.

    One that is not in the same folder any more was deleted by hand: that folder is there.
    """
    kept = _kept(workplace, which) | {str(file): workplace.clock.today_on().isoformat()}
    open_vault_of(workplace, which).save_setting(BACKUPS_KEPT, kept)
    return let_old_go(workplace, which, there=file.parent)


def let_old_go(workplace: Workplace, which: Which, *, there: Path | None = None) -> OldBackups:
    """Delete the backups whose time is over, wherever they can be reached; the newest one never.

    A file that is not there may lie on a stick that is not in, so it stays known until `said_gone`,
    unless it was in the folder `there`.
    """
    gone: list[Path] = []
    away: list[KnownBackup] = []
    for one in over_backups(workplace, which):
        if _is_deleted(one.file) or (one.file.parent == there and not one.file.exists()):
            gone.append(one.file)
        else:
            away.append(one)
    if gone:
        _forget(workplace, which, gone, Act.BACKUPS_GONE)
    return OldBackups(gone=tuple(gone), away=tuple(away))


def over_backups(workplace: Workplace, which: Which) -> tuple[KnownBackup, ...]:
    """The backups whose time is over, but for the newest, which is the only way back there is."""
    today_on = workplace.clock.today_on()
    return tuple(one for one in known_backups(workplace, which)[1:] if one.goes_on <= today_on)


def said_gone(workplace: Workplace, file: Path, which: Which) -> None:
    """Somebody says that a backup is gone: it is asked for no more.

    Raises `InputRefused` where none is known there, or where it lies there still.
    """
    if str(file) not in _kept(workplace, which):
        raise InputRefused(Finding(code="usecases.backup_unknown", where=str(file)))
    if file.exists():
        raise InputRefused(Finding(code="usecases.backup_there", where=str(file)))
    _forget(workplace, which, [file], Act.BACKUP_SAID_GONE)


def _is_deleted(file: Path) -> bool:
    with contextlib.suppress(OSError):  # one that stays is still named
        file.unlink()
        return True
    return False


def _forget(workplace: Workplace, which: Which, files: list[Path], act: Act) -> None:
    vault, lost = open_vault_of(workplace, which), {str(file) for file in files}
    left = {path: day for path, day in _kept(workplace, which).items() if path not in lost}
    with vault.transaction():
        vault.save_setting(BACKUPS_KEPT, left)
        note_act(vault, workplace.clock, act, count=len(files))


def _kept(workplace: Workplace, which: Which) -> dict[str, str]:
    kept = open_vault_of(workplace, which).load_setting(BACKUPS_KEPT)
    return dict(kept) if isinstance(kept, dict) else {}
