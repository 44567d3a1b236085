"""Conversations in progress: kept row by row, so that one answer costs one small write.

Part of `Vault`.  Judges nothing of what was said; `interview` decides what a draft means.
"""

from __future__ import annotations

from typing import Any

import msgspec
from sqlalchemy import delete, insert, select, update
from sqlalchemy.engine import Connection, Row

from udset_desktop.foundation.ids import InterviewId, PersonId, RecordId
from udset_desktop.foundation.problems import Finding, InputRefused
from udset_desktop.interview.answers import Answer
from udset_desktop.interview.header import Header
from udset_desktop.interview.permission import Permissions
from udset_desktop.interview.together import Together
from udset_desktop.record.model import InstrumentPin
from udset_desktop.store import vault_schema as schema
from udset_desktop.store.vault_handed import require_not_handed
from udset_desktop.store.vault_jots import VaultJots, jots_of
from udset_desktop.store.vault_people import refuse_on_hold
from udset_desktop.store.vault_values import Draft

# What happens at every tap, keystroke and turn of a page, so it goes past the expression layer.
_UPSERT_ANSWER = (
    "INSERT INTO draft_answer (draft, item, answer) VALUES (?, ?, ?)"
    " ON CONFLICT (draft, item) DO UPDATE SET answer = excluded.answer"
)
_UPSERT_TYPING = (
    "INSERT INTO draft_typing (draft, item, text) VALUES (?, ?, ?)"
    " ON CONFLICT (draft, item) DO UPDATE SET text = excluded.text"
)
_UPDATE_PLACE = "UPDATE draft SET place = ? WHERE id = ?"
_DELETE_ANSWER = "DELETE FROM draft_answer WHERE draft = ? AND item = ?"
_DELETE_TYPING = "DELETE FROM draft_typing WHERE draft = ? AND item = ?"


class VaultDrafts(VaultJots):
    """Saving and loading conversations in progress."""

    def save_draft(self, draft: Draft) -> None:
        """Keep a whole draft, in place of whatever was kept of that conversation."""
        with self.transaction() as connection:
            require_not_handed(connection, draft.person)
            refuse_on_hold(connection, draft.person)
            self.delete_draft(draft.interview)
            connection.execute(
                insert(schema.draft).values(
                    id=draft.interview,
                    person=draft.person,
                    instrument=msgspec.json.encode(draft.instrument),
                    header=msgspec.json.encode(draft.header),
                    permissions=msgspec.json.encode(draft.permissions),
                    together=msgspec.json.encode(draft.together),
                    place=draft.place,
                    corrects=draft.corrects or "",
                    reason=draft.reason,
                    begun_utc=draft.begun_utc,
                )
            )
            for item_id, answer in draft.answers.items():
                self.save_answer(draft.interview, item_id, answer)
            for item_id, text in draft.typing.items():
                self.save_typing(draft.interview, item_id, text)
            for jot in draft.jots:
                self.save_jot(draft.interview, jot)

    def save_answer(self, interview: InterviewId, item_id: str, answer: Answer | None) -> None:
        """Keep one answer, or take it off with `None`; one row."""
        with self.transaction() as connection:
            if answer is None:
                connection.exec_driver_sql(_DELETE_ANSWER, (interview, item_id))
                return
            row = (interview, item_id, msgspec.json.encode(answer))
            connection.exec_driver_sql(_UPSERT_ANSWER, row)

    def save_typing(self, interview: InterviewId, item_id: str, text: str) -> None:
        """Keep half-typed text; empty text takes it off."""
        with self.transaction() as connection:
            if not text:
                connection.exec_driver_sql(_DELETE_TYPING, (interview, item_id))
                return
            connection.exec_driver_sql(_UPSERT_TYPING, (interview, item_id, text))

    def save_place(self, interview: InterviewId, place: str) -> None:
        """Keep where the conversation stands."""
        with self.transaction() as connection:
            if not connection.exec_driver_sql(_UPDATE_PLACE, (place, interview)).rowcount:
                raise _no_draft()

    def save_header(self, interview: InterviewId, header: Header) -> None:
        """Keep what frames the conversation."""
        self._save_frame(interview, header=msgspec.json.encode(header))

    def save_permissions(self, interview: InterviewId, permissions: Permissions) -> None:
        """Keep what the person said yes and no to."""
        self._save_frame(interview, permissions=msgspec.json.encode(permissions))

    def save_together(self, interview: InterviewId, together: Together) -> None:
        """Keep what was brought together."""
        self._save_frame(interview, together=msgspec.json.encode(together))

    def load_header(self, interview: InterviewId) -> Header:
        """What frames one draft; raises `InputRefused` when there is none."""
        query = select(schema.draft.c.header).where(schema.draft.c.id == interview)
        with self.transaction() as connection:
            header = connection.execute(query).scalar_one_or_none()
        if header is None:
            raise _no_draft()
        return msgspec.json.decode(header, type=Header)

    def load_draft(self, interview: InterviewId) -> Draft:
        """One draft; raises `InputRefused` when there is none."""
        with self.transaction() as connection:
            row = connection.execute(select(schema.draft).where(schema.draft.c.id == interview)).one_or_none()
            if row is None:
                raise _no_draft()
            return _draft_of(connection, row)

    def load_drafts(self) -> tuple[Draft, ...]:
        """Every draft, the one begun last first."""
        query = select(schema.draft).order_by(schema.draft.c.begun_utc.desc(), schema.draft.c.id)
        with self.transaction() as connection:
            return tuple(_draft_of(connection, row) for row in connection.execute(query).all())

    def delete_draft(self, interview: InterviewId) -> None:
        """Let a draft go with its answers, typing, jots and remarks: it was finished, or begun in error."""
        with self.transaction() as connection:
            connection.execute(delete(schema.draft).where(schema.draft.c.id == interview))

    def _save_frame(self, interview: InterviewId, **columns: str | bytes) -> None:
        with self.transaction() as connection:
            done = connection.execute(
                update(schema.draft).where(schema.draft.c.id == interview).values(**columns)
            )
            if not done.rowcount:
                raise _no_draft()


def _draft_of(connection: Connection, row: Row[Any]) -> Draft:
    answers, typing = schema.draft_answer, schema.draft_typing
    said = connection.execute(select(answers).where(answers.c.draft == row.id)).all()
    typed = connection.execute(select(typing).where(typing.c.draft == row.id)).all()
    return Draft(
        interview=InterviewId(row.id),
        person=PersonId(row.person),
        instrument=msgspec.json.decode(row.instrument, type=InstrumentPin),
        header=msgspec.json.decode(row.header, type=Header),
        begun_utc=row.begun_utc,
        permissions=msgspec.json.decode(row.permissions, type=Permissions),
        together=msgspec.json.decode(row.together, type=Together),
        answers={one.item: msgspec.json.decode(one.answer, type=Answer) for one in said},
        typing={one.item: one.text for one in typed},
        jots=jots_of(connection, InterviewId(row.id)),
        place=row.place,
        corrects=RecordId(row.corrects) if row.corrects else None,
        reason=row.reason,
    )


def _no_draft() -> InputRefused:
    return InputRefused(Finding(code="store.no_draft"))
