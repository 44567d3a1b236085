"""The last revision of every record in a few short columns, for lists that need no answers.

Part of `Vault`; written by `vault_records` in the transaction of the record itself, so that a list
never tells anything but what is on file.  Whoever needs an answer loads the record.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import Any

from sqlalchemy import and_, exists, func, select
from sqlalchemy.engine import Connection, Row

from udset_desktop.foundation.ids import InterviewId, PersonId, RecordId
from udset_desktop.interview.permission import Purpose, Reply
from udset_desktop.record.marks import is_counted
from udset_desktop.record.model import Record
from udset_desktop.store import vault_schema as schema
from udset_desktop.store.vault_connection import VaultConnection
from udset_desktop.store.vault_values import Head

_UPSERT = (
    "INSERT INTO head (record, revision, person, interview, instrument, held_on, void, counted, contact,"
    " review_on) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)"
    " ON CONFLICT (record) DO UPDATE SET revision = excluded.revision, person = excluded.person,"
    " interview = excluded.interview, instrument = excluded.instrument, held_on = excluded.held_on,"
    " void = excluded.void, counted = excluded.counted, contact = excluded.contact,"
    " review_on = excluded.review_on"
)


class VaultHeads(VaultConnection):
    """Lists of what is on file, without opening a record."""

    def load_heads(self) -> tuple[Head, ...]:
        """The last revision of every record, the latest conversation first."""
        table = schema.head
        query = select(table).order_by(table.c.held_on.desc(), table.c.record)
        with self.transaction() as connection:
            rows = connection.execute(query).all()
        return tuple(_head_of(row) for row in rows)

    def load_last_days(self, people: Iterable[PersonId]) -> Mapping[PersonId, str]:
        """When each of these people was last talked with; nobody is named of whom all is void."""
        table = schema.head
        query = (
            select(table.c.person, func.max(table.c.held_on))
            .where(table.c.person.in_(tuple(people)), table.c.void == 0)
            .group_by(table.c.person)
        )
        with self.transaction() as connection:
            return {PersonId(person): held_on for person, held_on in connection.execute(query)}

    def find_interview(self, interview: InterviewId) -> RecordId | None:
        """The record of a conversation, if it is on file."""
        query = select(schema.head.c.record).where(schema.head.c.interview == interview).limit(1)
        with self.transaction() as connection:
            record = connection.execute(query).scalar_one_or_none()
        return None if record is None else RecordId(record)

    def load_waiting(self) -> tuple[tuple[Head, bool], ...]:
        """Records that may be counted and have not left as they stand now; whether a line of each has left."""
        head, sent = schema.head, schema.exported
        of_it = sent.c.record == head.c.record
        as_it_stands = exists().where(and_(of_it, sent.c.revision == head.c.revision))
        query = (
            select(head, exists().where(of_it).label("has_left"))
            .where(head.c.counted == 1, ~as_it_stands)
            .order_by(head.c.held_on.desc(), head.c.record)
        )
        with self.transaction() as connection:
            return tuple((_head_of(row), bool(row.has_left)) for row in connection.execute(query))


def keep_heads(connection: Connection, records: Iterable[Record]) -> None:
    """Note these revisions as the last of their records, in the transaction they are saved in."""
    rows = [
        (
            record.id,
            record.revision,
            record.person,
            record.interview,
            f"{record.instrument.id}/{record.instrument.version}",
            record.held_on,
            int(bool(record.void)),
            int(is_counted(record)),
            _contact(record).value,
            record.together.review_on or "",
        )
        for record in records
    ]
    if rows:
        connection.exec_driver_sql(_UPSERT, rows)


def _head_of(row: Row[Any, Any]) -> Head:
    return Head(
        record=RecordId(row.record),
        revision=row.revision,
        person=PersonId(row.person),
        interview=InterviewId(row.interview),
        instrument=row.instrument.partition("/")[0],
        version=row.instrument.partition("/")[2],
        held_on=row.held_on,
        is_void=bool(row.void),
        is_counted=bool(row.counted),
        contact=Reply(row.contact),
        review_on=row.review_on,
    )


def _contact(record: Record) -> Reply:
    # A yes by somebody who may not say it is none.
    said = record.permissions.contact
    return Reply.NO if said is Reply.YES and not record.permissions.may(Purpose.CONTACT) else said
