"""Which backups of this vault are known and where they lie, and that they go when their time is over.

Called by whoever makes, plans or lists backups and by whoever opens the day.  A backup holds what was
taken back or deleted since, so one that is over its time is named until it is gone.
"""

from __future__ import annotations

import contextlib
from dataclasses import dataclass
from datetime import date, timedelta
from pathlib import Path
from typing import TYPE_CHECKING

from udset_desktop.foundation.atomic import read_start
from udset_desktop.foundation.places import tells_its_folder, whole_path
from udset_desktop.foundation.problems import EnvironmentFailure, Finding, InputRefused
from udset_desktop.usecases.acts import Act, note_act
from udset_desktop.usecases.old_copies import keep_days
from udset_desktop.usecases.unlocking import Which, open_vault_of
from udset_desktop.usecases.workplace import Workplace

if TYPE_CHECKING:
    from udset_desktop.store.vault import Vault

BACKUPS_KEPT = "backups/kept"
"""The setting that holds where backups were put: the day of each by its path."""
BACKUP_MARKS = "backups/marks"
"""The setting that holds by what each is known again, by its path; none for those of earlier programs."""
BACKUP_UNDER_WAY = "backups/under-way"
"""The setting that holds by what a backup that is being made will be known, by its path: a cut may leave it unnamed."""
MARKED_BYTES = 64 * 1024  # holds the moment it was made and pages encrypted under random numbers of their own


@dataclass(frozen=True, slots=True, kw_only=True)
class KnownBackup:
    """A backup that was made here, and the day from which it must go."""

    file: Path
    made_on: date
    goes_on: date
    mark: str = ""

    @property
    def has_place(self) -> bool:
        """Whether it is known where it lies; earlier programs kept a path as it was typed."""
        return tells_its_folder(str(self.file))


@dataclass(frozen=True, slots=True, kw_only=True)
class OldBackups:
    """What came of the backups whose time is over: deleted just now, not there, or not known to be what lies there."""

    gone: tuple[Path, ...] = ()
    away: tuple[KnownBackup, ...] = ()
    strange: tuple[KnownBackup, ...] = ()


def known_backups(workplace: Workplace, which: Which = Which.LAPTOP) -> tuple[KnownBackup, ...]:
    """Every backup made here or put back, the newest first, also on a stick that is not in now."""
    marks = _marks(workplace, which)
    known = (
        KnownBackup(
            file=Path(path),
            made_on=date.fromisoformat(day),
            goes_on=date.fromisoformat(day) + timedelta(days=keep_days(workplace.project)),
            mark=marks.get(path, ""),
        )
        for path, day in _kept(workplace, which).items()
    )
    return tuple(sorted(known, key=lambda one: (one.made_on, str(one.file)), reverse=True))


def mark_of(content: bytes) -> str:
    """By what the file of a backup is known again, without a key."""
    # late: the cryptography package, which a look at the day does not need
    from udset_desktop.sealing.digest import sha256_hex  # noqa: PLC0415

    return sha256_hex(content[:MARKED_BYTES])


def is_it(one: KnownBackup) -> bool:
    """Whether what lies in the place of a backup is that very backup.

    Another laptop's backup may lie there under the same name: on another stick, or in another folder.
    """
    return one.has_place and has_mark(one.file, one.mark)


def has_mark(file: Path, mark: str) -> bool:
    """Whether the file that lies there is the one known by `mark`."""
    try:
        return bool(mark) and mark_of(read_start(file, length_bytes=MARKED_BYTES)) == mark
    except EnvironmentFailure:
        return False


def begin_backup(vault: Vault, file: Path, mark: str) -> tuple[str, ...]:
    """Keep by what the backup at `file` will be known; by what those that were cut off there are known."""
    before = tuple(_texts(vault, BACKUP_UNDER_WAY).get(str(file), "").split())
    vault.save_setting(BACKUP_UNDER_WAY, {str(file): " ".join((*before, mark))})
    return before


def is_strange(one: KnownBackup) -> bool:
    """Whether something lies in its place that is another file, or of which nothing tells that it is it."""
    return one.has_place and _lies_there(one.file) and not is_it(one)


def note_backup(workplace: Workplace, file: Path, mark: str, which: Which) -> OldBackups:
    """A backup that was proved, known from now on; older ones whose time is over go.

    One that is not in the same folder any more was deleted by hand: that folder is there.
    """
    note_known(open_vault_of(workplace, which), file, mark, workplace.clock.today_on())
    return let_old_go(workplace, which, there=file.parent)


def note_known(vault: Vault, file: Path, mark: str, made_on: date) -> None:
    """A backup of this vault that lies at `file`, known from now on."""
    place = str(whole_path(file))
    with vault.transaction():
        for setting, told in ((BACKUPS_KEPT, made_on.isoformat()), (BACKUP_MARKS, mark)):
            vault.save_setting(setting, _texts(vault, setting) | {place: told})
        vault.save_setting(BACKUP_UNDER_WAY, {})


def let_old_go(workplace: Workplace, which: Which, *, there: Path | None = None) -> OldBackups:
    """Delete the backups whose time is over, wherever they can be reached; the newest one never.

    Only a file that is known to be the backup goes; any other that lies in its place is left and told of.
    A file that is not there may lie on a stick that is not in, so it stays known until `said_gone`,
    unless it was in the folder `there`.
    """
    gone, away, strange = list[Path](), list[KnownBackup](), list[KnownBackup]()
    for one in over_backups(workplace, which):
        if (is_it(one) and _is_deleted(one.file)) or (one.file.parent == there and not _lies_there(one.file)):
            gone.append(one.file)
        elif is_strange(one):
            strange.append(one)
        else:
            away.append(one)
    if gone:
        _forget(workplace, which, gone, Act.BACKUPS_GONE)
    return OldBackups(gone=tuple(gone), away=tuple(away), strange=tuple(strange))


def over_backups(workplace: Workplace, which: Which) -> tuple[KnownBackup, ...]:
    """The backups whose time is over, but for the newest that can be found, which is the only way back there is."""
    known, today_on = known_backups(workplace, which), workplace.clock.today_on()
    newest = next((one for one in known if one.has_place), None)
    return tuple(one for one in known if one is not newest and one.goes_on <= today_on)


def said_gone(workplace: Workplace, file: Path, which: Which) -> Path:
    """Somebody says that a backup is gone: it is asked for no more.  Gives the place it was known by.

    Raises `InputRefused` where none is known there, or where it, or what may be it, lies there still.
    """
    known = {one.file: one for one in known_backups(workplace, which)}
    one = known.get(whole_path(file)) or known.get(file)  # kept as it was typed by an earlier program
    if one is None:
        raise InputRefused(Finding(code="usecases.backup_unknown", where=str(file)))
    if one.has_place and _lies_there(one.file) and not (one.mark and is_strange(one)):
        raise InputRefused(Finding(code="usecases.backup_there", where=str(file)))
    _forget(workplace, which, [one.file], Act.BACKUP_SAID_GONE)
    return one.file


def _lies_there(file: Path) -> bool:
    with contextlib.suppress(OSError):  # a folder that may not be looked into
        return file.exists()
    return False


def _is_deleted(file: Path) -> bool:
    with contextlib.suppress(OSError):  # one that stays is still named
        file.unlink()
        return True
    return False


def _forget(workplace: Workplace, which: Which, files: list[Path], act: Act) -> None:
    vault, lost = open_vault_of(workplace, which), {str(file) for file in files}
    with vault.transaction():
        for setting in (BACKUPS_KEPT, BACKUP_MARKS):
            left = {path: told for path, told in _texts(vault, setting).items() if path not in lost}
            vault.save_setting(setting, left)
        note_act(vault, workplace.clock, act, count=len(files))


def _kept(workplace: Workplace, which: Which) -> dict[str, str]:
    return _texts(open_vault_of(workplace, which), BACKUPS_KEPT)


def _marks(workplace: Workplace, which: Which) -> dict[str, str]:
    return _texts(open_vault_of(workplace, which), BACKUP_MARKS)


def _texts(vault: Vault, setting: str) -> dict[str, str]:
    kept = vault.load_setting(setting)
    return dict(kept) if isinstance(kept, dict) else {}
