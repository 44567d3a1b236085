"""The verbs of a backup: make one and prove it, and try one out.

Called by the faces.  A backup is the encrypted vault with its key slots in one file; it counts once
the database in it was opened and looked over.  Restoring is `usecases.restoring`.
"""

from __future__ import annotations

import contextlib
from dataclasses import dataclass, field, replace
from pathlib import Path
from typing import TYPE_CHECKING

from udset_desktop.foundation.atomic import put_in_place, read_back, write_file
from udset_desktop.foundation.file_kinds import FileKind, read_as
from udset_desktop.foundation.places import whole_path
from udset_desktop.foundation.problems import AccessRefused, BundleRefused, InputRefused, UdsetError
from udset_desktop.usecases.acts import Act, note_act
from udset_desktop.usecases.backups_known import (
    KnownBackup,
    begin_backup,
    has_mark,
    is_it,
    known_backups,
    mark_of,
    note_backup,
)
from udset_desktop.usecases.unlocking import Which, key_in, open_vault_of
from udset_desktop.usecases.workplace import Workplace

if TYPE_CHECKING:
    from udset_desktop.store.backup import Backup


@dataclass(frozen=True, slots=True, kw_only=True)
class BackedUp:
    """A backup in its place, opened there, and what was found in it; older ones that went with it."""

    file: Path
    records: int
    drafts: int
    mark: str  # by which the file is known again
    gone: tuple[Path, ...] = ()
    strange: tuple[KnownBackup, ...] = ()  # over their time, and another file lies in their place


@dataclass(frozen=True, slots=True, kw_only=True)
class GatheredBackup:
    """A backup in memory on its way to a disk."""

    file: Path
    before: KnownBackup | None  # of the same day and place, which it may replace
    cut_off: tuple[
        str, ...
    ]  # by what those are known whose making was cut off there: they may be replaced too
    content: bytes = field(repr=False)
    data_key: bytes = field(repr=False)
    folder: Path  # where it may lie, encrypted, while it is proved


@dataclass(frozen=True, slots=True, kw_only=True)
class TriedBackup:
    """What a backup holds, found by opening it; nothing was put back."""

    made_utc: str
    role: str
    records: int
    drafts: int


def back_up(workplace: Workplace, out: Path, which: Which = Which.LAPTOP) -> BackedUp:
    """The open vault in a file at `out`, or in a folder there under a name with today's date.

    It is read back from where it was put, and opened, before it counts.  A backup of the same day in
    the same folder is replaced, if the file there is it; any other is refused.  Older backups whose time is
    over go.  Raises `AccessRefused` for a training vault, `EnvironmentFailure` for the disk.
    """
    return keep_backup(workplace, which, put_backup(gather_backup(workplace, out, which)))


def gather_backup(workplace: Workplace, out: Path, which: Which = Which.LAPTOP) -> GatheredBackup:
    """What `put_backup` needs, so that a slow stick keeps nothing waiting that is saved meanwhile."""
    # late: cryptography and the database layer
    from udset_desktop.store import backup as backups  # noqa: PLC0415
    from udset_desktop.store.vault_schema import SCHEMA  # noqa: PLC0415

    vault = open_vault_of(workplace, which)
    if workplace.is_training:
        raise AccessRefused("usecases.no_training_backup")
    project = workplace.project
    head = backups.BackupHead(
        made_utc=workplace.clock.now_utc().isoformat(timespec="seconds"),
        project="" if project is None else project.id,
        role=which.value,
        schema=SCHEMA,
    )
    name = f"udset-{which.value}-{workplace.clock.today_on().isoformat()}{backups.BACKUP_SUFFIX}"
    out = whole_path(out)
    file = out / name if out.is_dir() else out
    known = {one.file: one for one in known_backups(workplace, which)} if out.is_dir() else {}
    note_act(vault, workplace.clock, Act.BACKUP_MADE)
    content = backups.render_backup(vault, head)
    return GatheredBackup(
        file=file,
        before=known.get(file),
        cut_off=begin_backup(vault, file, mark_of(content)),
        content=content,
        data_key=vault.with_key(bytes),
        folder=vault.folder,
    )


def put_backup(gathered: GatheredBackup) -> BackedUp:
    """The backup in its place, and what was found on opening it there; owns no vault.

    Where it does not open it is taken away again.  One of the same day stays until the new one is proved:
    a disk that fails in between must not cost the only backup there is.
    """
    # late: cryptography and the database layer
    from udset_desktop.store import backup as backups  # noqa: PLC0415

    file = gathered.file
    known = gathered.before is not None and is_it(gathered.before)
    replaces = known or any(has_mark(file, mark) for mark in gathered.cut_off)
    fresh = file.with_name(f".{file.name}.new") if replaces else file
    write_file(fresh, gathered.content, replace=replaces)
    try:
        on_disk = backups.read_backup(read_back(fresh, limit_bytes=len(gathered.content)))
        proof = backups.prove(on_disk, gathered.data_key, gathered.folder)
        if replaces:
            put_in_place(fresh, file)
    except UdsetError:
        with contextlib.suppress(OSError):
            fresh.unlink()
        raise
    return BackedUp(file=file, records=proof.records, drafts=proof.drafts, mark=mark_of(gathered.content))


def keep_backup(workplace: Workplace, which: Which, made: BackedUp) -> BackedUp:
    """A backup that was proved, known from now on; older ones whose time is over are gone."""
    old = note_backup(workplace, made.file, made.mark, which)
    return replace(made, gone=old.gone, strange=old.strange)


def try_backup(workplace: Workplace, file: Path, secret: str) -> TriedBackup:
    """A drill: the backup opened with its passphrase or recovery code and looked over; nothing is put back.

    Raises `AccessRefused` for a wrong secret, `EnvironmentFailure` for a backup that is not sound.
    """
    # late: cryptography and the database layer
    from udset_desktop.store import backup as backups  # noqa: PLC0415

    found = read_backup_file(file)
    proof = backups.prove(found, key_in(found.slots, secret), workplace.home.folder)
    return TriedBackup(
        made_utc=found.head.made_utc, role=found.head.role, records=proof.records, drafts=proof.drafts
    )


def read_backup_file(file: Path) -> Backup:
    """A backup from its file; raises `InputRefused` for any other file, `Incompatible` for a newer one."""
    # late: cryptography and the database layer
    from udset_desktop.store import backup as backups  # noqa: PLC0415

    try:
        return backups.read_backup(read_as(FileKind.BACKUP, file, limit_bytes=backups.LIMIT_BYTES))
    except BundleRefused as problem:
        raise InputRefused(problem.findings) from None
