"""A backup: one vault as it lies on the disk, encrypted as it is, with its key slots, in one file.

Called by `usecases.backing_up`.  A backup is proved by opening the database in it, not by being
there.  Whoever has the file has what a thief of the laptop has, and needs the same secrets.
"""

from __future__ import annotations

import secrets
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path

import msgspec
from sqlalchemy.engine import Connection

from udset_desktop.foundation.atomic import failure_of, write_file
from udset_desktop.foundation.places import require_private_folder
from udset_desktop.foundation.problems import EnvironmentFailure, Finding, Incompatible, InputRefused
from udset_desktop.foundation.strict_zip import StrictZip, peek_first, render_zip
from udset_desktop.sealing.slots import SLOTS_NAME, KeySlots, slots_in, write_slots
from udset_desktop.store.engine import told_plainly
from udset_desktop.store.migrate import vault_connection
from udset_desktop.store.vault import VAULT_NAME, Vault
from udset_desktop.store.vault_schema import SCHEMA

BACKUP_SUFFIX = ".udsetbackup"
FORMAT = 1
LIMIT_BYTES = 2 * 1024**3
_HEAD_NAME = "backup.json"
_HEAD_LIMIT_BYTES = 4096
_SLOTS_LIMIT_BYTES = 64 * 1024
_NAMES = (_HEAD_NAME, VAULT_NAME, SLOTS_NAME)


class BackupHead(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """What stands on a backup in the clear: no name, no count."""

    format: int = FORMAT
    made_utc: str
    project: str
    role: str  # laptop, desk
    schema: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Backup:
    """A backup read from its file; nothing in it was opened yet."""

    head: BackupHead
    slots: KeySlots
    database: bytes


@dataclass(frozen=True, slots=True, kw_only=True)
class Proof:
    """What a database was found to hold when it was opened from a copy."""

    records: int
    drafts: int


def render_backup(vault: Vault, head: BackupHead) -> bytes:
    """The open vault and its slots as one file's bytes."""
    try:
        slots = (vault.folder / SLOTS_NAME).read_bytes()
    except OSError as problem:
        raise failure_of(problem, vault.folder / SLOTS_NAME) from problem
    slots_in(slots)  # a damaged copy of the slots must not become the only one
    return render_zip(
        {_HEAD_NAME: msgspec.json.encode(head), VAULT_NAME: vault.copy_out(), SLOTS_NAME: slots}
    )


def read_backup(content: bytes) -> Backup:
    """A backup from bytes; raises `BundleRefused` or `InputRefused` for any other, `Incompatible` for a newer."""
    told = peek_first(content, _HEAD_NAME, limit_bytes=_HEAD_LIMIT_BYTES)
    if (form := _format_of(told)) is not None and form > FORMAT:
        raise Incompatible("store.backup_newer")
    archive = StrictZip(content, _NAMES, limit_bytes=LIMIT_BYTES)
    try:
        head = msgspec.json.decode(archive.take(_HEAD_NAME, limit_bytes=_HEAD_LIMIT_BYTES), type=BackupHead)
        datetime.fromisoformat(head.made_utc)
    except (msgspec.DecodeError, ValueError):
        raise InputRefused(Finding(code="store.no_backup")) from None
    if head.schema > SCHEMA:
        raise Incompatible("store.vault_newer", found=head.schema, known=SCHEMA)
    return Backup(
        head=head,
        slots=slots_in(archive.take(SLOTS_NAME, limit_bytes=_SLOTS_LIMIT_BYTES)),
        database=archive.take(VAULT_NAME, limit_bytes=LIMIT_BYTES),
    )


def prove(backup: Backup, data_key: bytes, folder: Path) -> Proof:
    """What is in the database of a backup, opened and looked over from end to end.

    It lies in `folder` meanwhile, as encrypted as ever, and goes again.  Raises `EnvironmentFailure`
    where it does not open under `data_key` or is not sound.
    """
    require_private_folder(folder)
    beside = folder / f".{VAULT_NAME}.{secrets.token_hex(4)}.prove"
    try:
        write_file(beside, backup.database)
        with told_plainly(beside), vault_connection(beside, data_key) as connection:
            found = _found_in(connection, backup.head.schema)
    except EnvironmentFailure as problem:
        if problem.code != "store.vault_damaged":
            raise
        found = None
    finally:
        for name in (beside, beside.with_name(f"{beside.name}-wal"), beside.with_name(f"{beside.name}-shm")):
            name.unlink(missing_ok=True)
    if found is None:
        raise EnvironmentFailure("store.backup_not_sound")
    return found


def _found_in(connection: Connection, schema: int) -> Proof | None:
    """What the database holds; nothing where it is not sound or not of that schema."""
    pages = connection.exec_driver_sql("PRAGMA cipher_integrity_check").first()
    said = connection.exec_driver_sql("PRAGMA integrity_check").scalar()
    number = connection.exec_driver_sql("SELECT number FROM schema_version").scalar()
    if pages is not None or said != "ok" or number != schema:
        return None
    return Proof(
        records=int(connection.exec_driver_sql("SELECT count(DISTINCT id) FROM record").scalar_one()),
        drafts=int(connection.exec_driver_sql("SELECT count(*) FROM draft").scalar_one()),
    )


def lay_out(backup: Backup, slots: KeySlots, folder: Path) -> None:
    """The vault of a backup in a folder of its own, opened by `slots` from now on.

    Slots first: a kill in between leaves slots without a vault, which is no vault yet.
    """
    require_private_folder(folder)
    write_slots(folder, slots)
    write_file(folder / VAULT_NAME, backup.database, replace=False)


def move_in(beside: Path, folder: Path) -> None:
    """A folder made ready beside its place, put there in one step."""
    try:
        beside.rename(folder)
    except OSError as problem:
        raise failure_of(problem, folder) from problem


def set_aside(folder: Path, name: str) -> Path:
    """The folder of a vault under another name beside it, with everything in it; gives where it is now.

    Nothing of it is changed or removed.
    """
    aside = folder.with_name(name)
    number = 1
    while aside.exists():
        number += 1
        aside = folder.with_name(f"{name}-{number}")
    move_in(folder, aside)
    return aside


def _format_of(told: bytes) -> int | None:
    try:
        found = msgspec.json.decode(told)
    except (msgspec.DecodeError, ValueError):
        return None
    form = found.get("format") if isinstance(found, dict) else None
    return form if isinstance(form, int) else None
