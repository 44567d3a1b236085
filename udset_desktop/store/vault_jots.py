"""Jots of conversations in progress, and remarks that wait for somebody's own conversation.

Part of `Vault`.  Both go with the draft they hang on; jots of a finished conversation are in its record.
"""

from __future__ import annotations

import msgspec
from sqlalchemy import delete, insert, select, update
from sqlalchemy.engine import Connection

from udset_desktop.foundation.ids import InterviewId
from udset_desktop.interview.jot import Jot
from udset_desktop.interview.remark import Remark
from udset_desktop.store import vault_schema as schema
from udset_desktop.store.vault_connection import VaultConnection

_UPSERT_JOT = (
    "INSERT INTO jot (draft, number, body) VALUES (?, ?, ?)"
    " ON CONFLICT (draft, number) DO UPDATE SET body = excluded.body"
)
_LOAD_JOTS = "SELECT body FROM jot WHERE draft = ? ORDER BY number"


class VaultJots(VaultConnection):
    """Saving and loading jots and remarks."""

    def save_jot(self, interview: InterviewId, jot: Jot) -> None:
        """Keep one jot, new or changed; one row."""
        with self.transaction() as connection:
            connection.exec_driver_sql(_UPSERT_JOT, (interview, jot.number, msgspec.json.encode(jot)))

    def delete_jot(self, interview: InterviewId, number: int) -> None:
        """Let one jot go; nothing where there is none."""
        table = schema.jot
        with self.transaction() as connection:
            connection.execute(delete(table).where(table.c.draft == interview, table.c.number == number))

    def save_remark(self, interview: InterviewId, *, whose: str, text: str, at: str) -> Remark:
        """Keep a remark with the conversation it waits with."""
        values = {"whose": whose, "text": text, "at": at}
        with self.transaction() as connection:
            number = connection.execute(
                insert(schema.remark).values(draft=interview, **values).returning(schema.remark.c.id)
            ).scalar_one()
        return Remark(number=number, **values)

    def load_remarks(self, interview: InterviewId | None = None) -> tuple[tuple[InterviewId, Remark], ...]:
        """Every remark with the conversation it waits with, or those of one, the first first."""
        table = schema.remark
        query = select(table).order_by(table.c.id)
        if interview is not None:
            query = query.where(table.c.draft == interview)
        with self.transaction() as connection:
            return tuple(
                (
                    InterviewId(row.draft),
                    Remark(number=row.id, whose=row.whose, text=row.text, at=row.at),
                )
                for row in connection.execute(query)
            )

    def save_remark_at(self, number: int, interview: InterviewId) -> None:
        """Let a remark wait with its own conversation from now on, under no name."""
        table = schema.remark
        with self.transaction() as connection:
            connection.execute(update(table).where(table.c.id == number).values(draft=interview, whose=""))

    def delete_remark(self, number: int) -> None:
        """Let a remark go; nothing where there is none."""
        table = schema.remark
        with self.transaction() as connection:
            connection.execute(delete(table).where(table.c.id == number))


def jots_of(connection: Connection, interview: InterviewId) -> tuple[Jot, ...]:
    """The jots of one draft, in the order they were made."""
    rows = connection.exec_driver_sql(_LOAD_JOTS, (interview,))
    return tuple(msgspec.json.decode(row.body, type=Jot) for row in rows)
