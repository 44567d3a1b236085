"""How many savings a vault had, in a small file beside it: a vault that lacks some of them is found out.

SQLite takes the rest of a write-ahead log that does not add up for a saving that was never finished, and
says nothing; the same with a vault put back from an older copy.  So each saving has a number, kept in the
vault's own head with it and, once it is durable, in this file: sealed, of fixed length, the even numbers
in one half and the odd ones in the other, so that a write that is cut off leaves the number before.  The
file is never ahead of an honest disk and needs no flushing.  Used by `store.vault` and below alone.
"""

from __future__ import annotations

import contextlib
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

from sqlalchemy.engine import Connection

from udset_desktop.foundation.atomic import write_file, write_part
from udset_desktop.foundation.clock import Clock
from udset_desktop.foundation.problems import EnvironmentFailure
from udset_desktop.sealing.count_seal import SEALED_BYTES, count_key, open_count, seal_count
from udset_desktop.store.engine import told_plainly
from udset_desktop.store.migrate import vault_connection

COUNT_NAME = "vault.count"
LOST_MARK = ".lost-"
"""Between the name of a write-ahead log and a number: a damaged one, kept aside."""
_LONGEST = 2**31 - 1  # what the head of a database holds
_MINUTE_S = 60


@dataclass(frozen=True, slots=True)
class Saving:
    """One saving: its number, from 1, and the minute in which it was made, since 1970; 0 and 0 for none."""

    number: int = 0
    minute: int = 0

    @property
    def at_utc(self) -> datetime | None:
        """The moment, to the minute; nothing where none is known."""
        return datetime.fromtimestamp(self.minute * _MINUTE_S, UTC) if self.minute else None


@dataclass(frozen=True, slots=True, kw_only=True)
class Standing:
    """Where vault and count do not agree: `found` is in the vault, `counted` stood in the file.

    `counted` is nothing where there is no such file, or none that can be read.  `kept` is the name of the
    file beside the vault that holds its write-ahead log as it was found, "" where there is none.
    """

    found: Saving
    counted: Saving | None
    kept: str = ""

    @property
    def lost(self) -> int:
        """How many savings the vault lacks."""
        return self.counted.number - self.found.number if self.counted else 0


class SavingsCount:
    """The file beside one vault, under one data key.  Never keeps anybody from saving."""

    def __init__(self, folder: Path, data_key: bytes) -> None:
        self._path = folder / COUNT_NAME
        self._key = bytearray(count_key(data_key))
        self.has_failed = False

    def read(self) -> Saving | None:
        """The last saving that was noted; nothing where none can be read."""
        try:
            content = self._path.read_bytes()
        except OSError:
            return None
        halves = (content[:SEALED_BYTES], content[SEALED_BYTES : 2 * SEALED_BYTES])
        opened = [found for half in halves if (found := open_count(bytes(self._key), half))]
        return Saving(*max(opened)) if opened else None

    def begin(self, saving: Saving) -> None:
        """The whole file anew, flushed to the disk."""
        try:
            write_file(self._path, 2 * self._sealed(saving))
            self.has_failed = False
        except EnvironmentFailure:
            self.has_failed = True

    def note(self, saving: Saving, *, half: int | None = None) -> None:
        """One half over the older one, in the room it has already; `half` names another, 0 or 1.

        Where the last one could not be noted the whole file is made anew.
        """
        if self.has_failed and half is None:
            self.begin(saving)
            return
        place = (saving.number if half is None else half) % 2 * SEALED_BYTES
        try:
            write_part(self._path, self._sealed(saving), place)
        except (
            EnvironmentFailure
        ):  # the saving itself is durable; the check of the vault tells that it is not counted
            self.has_failed = True
        else:
            self.has_failed = False

    def forget(self) -> None:
        """Zero the key, as far as Python allows."""
        self._key[:] = bytes(len(self._key))

    def _sealed(self, saving: Saving) -> bytes:
        return seal_count(bytes(self._key), saving.number, saving.minute)


def look_at_count(path: Path, data_key: bytes, count: SavingsCount) -> Standing | None:
    """Where the vault at `path` and its count do not agree; nothing where all is well.

    Asked before anything else opens the vault: closing a database lets its log go, and a log that lacks
    savings is kept aside first.  A vault of before there were counts is given one.  Raises
    `EnvironmentFailure`.
    """
    log = path.with_name(f"{path.name}-wal")
    content = b""
    with contextlib.suppress(OSError):
        content = log.read_bytes()
    with told_plainly(path), vault_connection(path, data_key) as connection:
        found, counted = saving_in(connection), count.read()
        if counted is None and found.number:
            return Standing(found=found, counted=None)
        if counted is None:
            count.begin(found)
        elif counted.number > found.number:
            return Standing(found=found, counted=counted, kept=_kept_aside(log, content, found))
        elif counted.number < found.number:  # a program that was cut off before it noted its last saving
            count.note(found)
    return None


def saving_in(connection: Connection) -> Saving:
    """The last saving in a vault.

    It stands in two numbers of the database's head which SQLite keeps for the program's own use: no
    table, so that a vault of any schema has it.
    """
    driver = driver_of(connection)
    ((number,),) = driver.execute("PRAGMA user_version")
    ((minute,),) = driver.execute("PRAGMA application_id")
    return Saving(number=int(number), minute=max(0, int(minute)))


def put_saving(connection: Connection, after: int, clock: Clock) -> Saving:
    """The saving after number `after`, put into the vault with the transaction that is under way."""
    minute = int(clock.now_utc().timestamp()) // _MINUTE_S
    saving = Saving(number=min(after + 1, _LONGEST), minute=min(max(minute, 0), _LONGEST))
    driver = driver_of(connection)
    driver.execute(f"PRAGMA user_version = {saving.number}")
    driver.execute(f"PRAGMA application_id = {saving.minute}")
    return saving


def driver_of(connection: Connection) -> Any:  # noqa: ANN401 - a driver without types
    """The driver's own connection: every saving asks it, and the layer above takes longer than the asking."""
    return connection.connection.dbapi_connection


def lost_logs(folder: Path, vault_name: str) -> list[Path]:
    """The damaged write-ahead logs that are kept beside a vault."""
    return sorted(folder.glob(f"{vault_name}-wal{LOST_MARK}*"))


def _kept_aside(log: Path, content: bytes, found: Saving) -> str:
    """The name under which the log is kept as it was; "" where there is none, or no room."""
    kept = log.with_name(f"{log.name}{LOST_MARK}{found.number}")
    if content:
        with contextlib.suppress(EnvironmentFailure):
            write_file(kept, content)
    return kept.name if kept.exists() else ""
