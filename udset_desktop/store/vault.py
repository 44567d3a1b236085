"""The vault: one encrypted database on one laptop, for people, conversations and records.

Opened by `usecases.unlocking` with the data key; handed to every verb as `Vault`.  Takes and gives
domain values only.  Never writes a readable byte: database, write-ahead log and copies are
encrypted, and SQLite's own scratch space stays in memory.
"""

from __future__ import annotations

import contextlib
import os
from collections.abc import Callable
from functools import cache
from pathlib import Path
from typing import TypeVar

from sqlalchemy import create_mock_engine, insert
from sqlalchemy.dialects import sqlite
from sqlalchemy.engine import Connection

from udset_desktop.foundation.atomic import failure_of, remove_parts
from udset_desktop.foundation.clock import Clock, SystemClock
from udset_desktop.foundation.places import require_private_folder
from udset_desktop.foundation.problems import EnvironmentFailure
from udset_desktop.store import vault_schema as schema
from udset_desktop.store.engine import run_outside, told_plainly, vault_engine
from udset_desktop.store.migrate import bring_up_to_date, read_schema, vault_connection
from udset_desktop.store.savings_count import Saving, SavingsCount, Standing, driver_of, look_at_count
from udset_desktop.store.sqlite_file import tell_key, write_over_key
from udset_desktop.store.vault_audit import VaultAudit
from udset_desktop.store.vault_cleared import VaultCleared
from udset_desktop.store.vault_drafts import VaultDrafts
from udset_desktop.store.vault_follow_ups import VaultFollowUps
from udset_desktop.store.vault_handed import VaultHanded
from udset_desktop.store.vault_lock import VaultLock
from udset_desktop.store.vault_outgoing import VaultOutgoing
from udset_desktop.store.vault_people import VaultPeople
from udset_desktop.store.vault_records import VaultRecords
from udset_desktop.store.vault_words import VaultWords
from udset_desktop.store.vault_work_notes import VaultWorkNotes

VAULT_NAME = "vault.db"
T = TypeVar("T")


class Vault(
    VaultAudit,
    VaultCleared,
    VaultDrafts,
    VaultFollowUps,
    VaultHanded,
    VaultOutgoing,
    VaultPeople,
    VaultRecords,
    VaultWords,
    VaultWorkNotes,
):
    """One open vault.  `transaction()` joins several savings into one."""

    def __init__(
        self, path: Path, data_key: bytes, lock: VaultLock, standing: Standing | None, clock: Clock | None
    ) -> None:
        """Made by `open_vault` and `create_vault` alone."""
        self._lock = lock
        key = bytearray(data_key)
        super().__init__(
            path,
            vault_engine(path, key),
            key,
            count=SavingsCount(path.parent, data_key),
            standing=standing,
            clock=clock or SystemClock(),
        )

    @property
    def folder(self) -> Path:
        """The folder this vault lies in."""
        return self._path.parent

    @property
    def is_open(self) -> bool:
        """Whether it can be read and written."""
        return self._connection is not None

    def copy_out(self) -> bytes:
        """The whole database file as it lies on the disk, encrypted, with everything saved so far in it.

        Other threads wait meanwhile.  Raises `EnvironmentFailure`.
        """
        with self._turn, told_plainly(self._path):
            # A copy beside an open log lacks what is in the log, so the log is emptied first.
            run_outside(self._open_connection(), "PRAGMA wal_checkpoint(TRUNCATE)")
            try:
                return self._path.read_bytes()
            except OSError as problem:
                raise failure_of(problem, self._path) from problem

    def with_key(self, use: Callable[[bytes], T]) -> T:
        """What `use` gives for the data key, which it must not keep."""
        self._open_connection()
        return use(bytes(self._data_key))

    def close(self) -> None:
        """Shut the database, zero the key as far as Python allows, let other programs in.

        Everything saved is in the database file itself afterwards.  Safe to call again.
        """
        try:
            self._shut()
        finally:
            self._lock.let_go()


def create_vault(folder: Path, data_key: bytes, clock: Clock | None = None) -> Vault:
    """A new vault in `folder`, open; raises `EnvironmentFailure` where there is one already."""
    require_private_folder(folder)
    lock = VaultLock(folder)
    path = folder / VAULT_NAME
    try:
        _make(path, data_key)
        SavingsCount(folder, data_key).begin(Saving())
        return Vault(path, data_key, lock, None, clock)
    except BaseException:
        lock.let_go()
        raise


def open_vault(folder: Path, data_key: bytes, clock: Clock | None = None) -> Vault:
    """The vault in `folder`, brought up to date if an older program made it.

    Where it lacks savings that were counted, `Vault.standing` says so until `settle_count`.
    Raises `AccessRefused` (in use), `Incompatible` (made by a newer program; untouched) or
    `EnvironmentFailure` (not there, damaged, disk).
    """
    path = folder / VAULT_NAME
    if not path.exists():
        raise EnvironmentFailure("store.no_vault")
    lock = VaultLock(folder)
    try:
        remove_left(folder)
        remove_parts(folder)  # one of the key file would open what a new passphrase shuts
        standing = look_at_count(path, data_key, SavingsCount(folder, data_key))
        bring_up_to_date(path, data_key)
        return Vault(path, data_key, lock, standing, clock)
    except BaseException:
        lock.let_go()
        raise


def rekey_vault(folder: Path, data_key: bytes, new_key: bytes) -> None:
    """The closed vault in `folder` encrypted anew under `new_key`, in one step or not at all.

    Raises `AccessRefused` (in use) or `EnvironmentFailure` (damaged, or not under `data_key`, disk).
    """
    path = folder / VAULT_NAME
    lock = VaultLock(folder)
    try:
        last = _count_under(folder, data_key, new_key)
        with told_plainly(path), vault_connection(path, data_key) as connection:
            connection.exec_driver_sql("SELECT count(*) FROM sqlite_master")
            connection.commit()
            tell_key(driver_of(connection), "rekey", new_key)
            write_over_key(driver_of(connection))
            run_outside(connection, "PRAGMA wal_checkpoint(TRUNCATE)")
        with told_plainly(path), vault_connection(path, new_key) as connection:
            connection.exec_driver_sql("SELECT count(*) FROM sqlite_master")
        if last is not None:
            SavingsCount(folder, new_key).begin(last)
    finally:
        lock.let_go()


def opens_with(folder: Path, data_key: bytes) -> bool:
    """Whether the vault in `folder` is under `data_key`; raises like `open_vault` but for that."""
    path = folder / VAULT_NAME
    if not path.exists():
        raise EnvironmentFailure("store.no_vault")
    lock = VaultLock(folder)
    try:
        read_schema(path, data_key)
    except EnvironmentFailure as problem:
        if problem.code != "store.vault_damaged":
            raise
        return False
    else:
        return True
    finally:
        lock.let_go()


def remove_left(folder: Path) -> None:
    """Take away what a program that was cut off left in `folder`: copies of a vault that nobody knows of.

    Sealed as the vault is, they would all the same keep what was cleared since.  Only for whoever holds
    the lock there, or lays one out; a disk that says no keeps nobody from their work.
    """
    for left in folder.glob(f".{VAULT_NAME}.*"):
        with contextlib.suppress(OSError):
            left.unlink()


def _count_under(folder: Path, data_key: bytes, new_key: bytes) -> Saving | None:
    """The count of savings for either key, one half each, so that a kill during a change of keys loses neither.

    What was lost and not told yet stays counted, and what nobody counted stays untold.
    """
    count = SavingsCount(folder, data_key)
    look_at_count(folder / VAULT_NAME, data_key, count)
    if (last := count.read()) is not None:
        count.note(last, half=0)
        SavingsCount(folder, new_key).note(last, half=1)
    return last


def has_vault(folder: Path) -> bool:
    """Whether there is a vault in `folder`."""
    return (folder / VAULT_NAME).exists()


def _make(path: Path, data_key: bytes) -> None:
    """The empty vault at `path`, there whole or not at all."""
    if path.exists():
        raise EnvironmentFailure("store.vault_there")
    beside = path.with_name(f"{path.name}.new")
    key = bytearray(data_key)
    engine = vault_engine(beside, key)
    try:
        for stale in (beside, beside.with_name(f"{beside.name}-wal")):
            stale.unlink(missing_ok=True)  # left by a kill; it never was a vault
        # Made by us and empty, so that it is private from the first byte.
        os.close(os.open(beside, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600))
        with told_plainly(path), engine.connect() as connection:
            _lay_out(connection)
        beside.rename(path)
    except OSError as problem:
        raise failure_of(problem, path) from problem
    finally:
        engine.dispose()
        key[:] = bytes(len(key))


def _lay_out(connection: Connection) -> None:
    for statement in _tables():
        connection.exec_driver_sql(statement)
    connection.execute(insert(schema.schema_version).values(one=1, number=schema.SCHEMA))
    run_outside(connection, "PRAGMA journal_mode = WAL")


@cache
def _tables() -> tuple[str, ...]:
    """What makes the tables of an empty vault: put into SQL once, however many vaults are made."""
    made: list[str] = []
    spoken = sqlite.dialect()
    plan = create_mock_engine("sqlite://", lambda one, *_: made.append(str(one.compile(dialect=spoken))))
    schema.metadata.create_all(plan, checkfirst=False)  # nothing is there yet that could be met
    return tuple(made)
