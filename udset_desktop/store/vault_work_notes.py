"""What a worker writes of their own work, in a table of its own.

Part of `Vault`.  A look back goes when its conversation goes; a note about using the tool belongs to no
conversation at all.
"""

from __future__ import annotations

from dataclasses import replace

import msgspec
from sqlalchemy import delete, select, update

from udset_desktop.foundation.ids import RecordId, WorkNoteId
from udset_desktop.foundation.problems import Finding, InputRefused
from udset_desktop.interview.work_note import WorkNote
from udset_desktop.store import vault_schema as schema
from udset_desktop.store.vault_connection import VaultConnection

_UPSERT = (
    "INSERT INTO work_note (id, instrument, record, bundle, body) VALUES (?, ?, ?, ?, ?)"
    " ON CONFLICT (id) DO UPDATE SET body = excluded.body"
)


class VaultWorkNotes(VaultConnection):
    """Saving and loading notes on one's own work."""

    def save_work_note(self, note: WorkNote) -> None:
        """Keep a note, in place of what was kept of it; raises `InputRefused` for one that has left."""
        row = (note.id, note.instrument, note.record, note.bundle, msgspec.json.encode(note))
        with self.transaction() as connection:
            query = select(schema.work_note.c.bundle).where(schema.work_note.c.id == note.id)
            if connection.execute(query).scalar_one_or_none() is not None:
                raise InputRefused(Finding(code="store.work_note_left"))
            connection.exec_driver_sql(_UPSERT, row)

    def load_work_note(self, note: WorkNoteId) -> WorkNote:
        """One note; raises `InputRefused` when there is none of this id."""
        table = schema.work_note
        query = select(table.c.body, table.c.bundle).where(table.c.id == note)
        with self.transaction() as connection:
            row = connection.execute(query).one_or_none()
        if row is None:
            raise InputRefused(Finding(code="store.no_work_note"))
        return _note_of(row.body, row.bundle)

    def load_work_notes(self, record: RecordId | None = None) -> tuple[WorkNote, ...]:
        """The notes on one conversation, or those on none, the latest first."""
        table = schema.work_note
        which = table.c.record.is_(None) if record is None else table.c.record == record
        query = select(table.c.body, table.c.bundle).where(which).order_by(table.c.id)
        with self.transaction() as connection:
            notes = [_note_of(row.body, row.bundle) for row in connection.execute(query)]
        return tuple(sorted(notes, key=lambda note: (note.begun_on, note.id), reverse=True))

    def delete_work_note(self, note: WorkNoteId) -> None:
        """Let a note go."""
        with self.transaction() as connection:
            connection.execute(delete(schema.work_note).where(schema.work_note.c.id == note))

    def save_work_notes_sent(self, notes: tuple[WorkNoteId, ...], bundle: int) -> None:
        """Note that these travelled in this laptop's bundle of that number."""
        table = schema.work_note
        with self.transaction() as connection:
            connection.execute(update(table).where(table.c.id.in_(notes)).values(bundle=bundle))


def _note_of(body: bytes, bundle: int | None) -> WorkNote:
    # The column is what counts: a note is marked as sent without its body being touched.
    return replace(msgspec.json.decode(body, type=WorkNote), bundle=bundle)
