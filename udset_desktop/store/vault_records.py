"""Conversations on file: every revision whole, none ever overwritten.

Part of `Vault`.  The bytes are `record.codec`'s; the vault decides nothing about them.
"""

from __future__ import annotations

from collections.abc import Iterable
from itertools import islice
from typing import Any

from sqlalchemy import func, select
from sqlalchemy.engine import Row

from udset_desktop.foundation.ids import PersonId, RecordId
from udset_desktop.foundation.problems import Finding, InputRefused
from udset_desktop.foundation.progress import NO_CONTROL, Control
from udset_desktop.record.codec import decode_record, encode_record
from udset_desktop.record.model import Record
from udset_desktop.sealing.digest import require_same, sha256_hex
from udset_desktop.store import vault_schema as schema
from udset_desktop.store.vault_handed import require_not_handed
from udset_desktop.store.vault_heads import VaultHeads, keep_heads
from udset_desktop.store.vault_people import refuse_on_hold

AT_ONCE = 500
"""Records a transaction when many are saved: few enough that a kill costs little, enough to be quick."""

_INSERT = (
    "INSERT INTO record (id, revision, person, instrument, held_on, digest, body)"
    " VALUES (?, ?, ?, ?, ?, ?, ?)"
)


class VaultRecords(VaultHeads):
    """Saving and loading records."""

    def save_record(self, record: Record) -> str:
        """Put one revision on file and give its digest.

        Raises `InputRefused` unless it is the first, or follows the last revision on file and names
        every earlier one.
        """
        with self.transaction() as connection:
            require_not_handed(connection, record.person)
            refuse_on_hold(connection, record.person)
            digests = self._digests(record.id)
            if record.revision != len(digests) + 1 or tuple(record.ancestors) != digests:
                raise InputRefused(Finding(code="store.revision_out_of_turn"))
            row = _row_of(record)
            connection.exec_driver_sql(_INSERT, row)
            keep_heads(connection, (record,))
        return row[5]

    def save_records(self, records: Iterable[Record], control: Control = NO_CONTROL) -> int:
        """Put many first revisions on file, `AT_ONCE` a transaction; how many they were."""
        waiting = iter(records)
        saved = 0
        while portion := tuple(islice(waiting, AT_ONCE)):
            control.checkpoint()
            if any(record.revision != 1 for record in portion):
                raise InputRefused(Finding(code="store.revision_out_of_turn"))
            with self.transaction() as connection:
                connection.exec_driver_sql(_INSERT, [_row_of(record) for record in portion])
                keep_heads(connection, portion)
            saved += len(portion)
        return saved

    def load_record(self, record: RecordId, revision: int | None = None) -> Record:
        """One revision, the last where none is named; raises `InputRefused` when it is not on file."""
        table = schema.record
        query = select(table.c.body, table.c.digest).where(table.c.id == record)
        if revision is None:
            query = query.order_by(table.c.revision.desc()).limit(1)
        else:
            query = query.where(table.c.revision == revision)
        with self.transaction() as connection:
            row = connection.execute(query).one_or_none()
        if row is None:
            raise InputRefused(Finding(code="store.no_record"))
        return _record_of(row)

    def load_records(self, person: PersonId | None = None) -> tuple[Record, ...]:
        """The last revision of every record, or of one person's, the latest conversation first."""
        table, head = schema.record, schema.head
        query = (
            select(table.c.body, table.c.digest)
            .join(head, (table.c.id == head.c.record) & (table.c.revision == head.c.revision))
            .order_by(head.c.held_on.desc(), head.c.record)
        )
        if person is not None:
            query = query.where(head.c.person == person)
        with self.transaction() as connection:
            return tuple(_record_of(row) for row in connection.execute(query))

    def load_revisions(self, record: RecordId) -> tuple[Record, ...]:
        """Every revision of one record, the first first."""
        table = schema.record
        query = select(table.c.body, table.c.digest).where(table.c.id == record).order_by(table.c.revision)
        with self.transaction() as connection:
            return tuple(_record_of(row) for row in connection.execute(query))

    def has_record(self, record: RecordId) -> bool:
        """Whether any revision of this record is on file."""
        return bool(self.load_digests(record))

    def load_digests(self, record: RecordId) -> tuple[str, ...]:
        """The digests of all revisions of a record, the first first: the ancestors of the next."""
        with self.transaction():
            return self._digests(record)

    def count_records(self) -> int:
        """How many records are on file, revisions not counted."""
        with self.transaction() as connection:
            query = select(func.count()).select_from(schema.head)
            return int(connection.execute(query).scalar_one())

    def _digests(self, record: RecordId) -> tuple[str, ...]:
        table = schema.record
        query = select(table.c.digest).where(table.c.id == record).order_by(table.c.revision)
        return tuple(self._open_connection().execute(query).scalars())


def _row_of(record: Record) -> tuple[str, int, str, str, str, str, bytes]:
    body = encode_record(record)
    instrument = f"{record.instrument.id}/{record.instrument.version}"
    return (record.id, record.revision, record.person, instrument, record.held_on, sha256_hex(body), body)


def _record_of(row: Row[Any, Any]) -> Record:
    require_same(row.digest, sha256_hex(row.body), "store.record_damaged")
    return decode_record(row.body)
