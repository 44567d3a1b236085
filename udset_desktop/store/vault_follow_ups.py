"""Notes for when somebody may come to harm, in a table that nothing else reads.

Part of `Vault`.  No other table points here and this one points nowhere, so that setting a
conversation aside, clearing records or letting a person go never takes a note along.
"""

from __future__ import annotations

import msgspec
from sqlalchemy import delete, select

from udset_desktop.foundation.ids import FollowUpId
from udset_desktop.foundation.problems import Finding, InputRefused
from udset_desktop.interview.follow_up import FollowUp
from udset_desktop.store import vault_schema as schema
from udset_desktop.store.vault_connection import VaultConnection

_UPSERT = (
    "INSERT INTO follow_up (id, begun_utc, passed_utc, body) VALUES (?, ?, ?, ?)"
    " ON CONFLICT (id) DO UPDATE SET passed_utc = excluded.passed_utc, body = excluded.body"
)


class VaultFollowUps(VaultConnection):
    """Saving and loading follow-up notes."""

    def save_follow_up(self, note: FollowUp) -> None:
        """Keep a note, in place of what was kept of it before."""
        row = (note.id, note.begun_utc, note.passed_utc, msgspec.json.encode(note))
        with self.transaction() as connection:
            connection.exec_driver_sql(_UPSERT, row)

    def load_follow_up(self, note: FollowUpId) -> FollowUp:
        """One note; raises `InputRefused` when there is none of this id."""
        query = select(schema.follow_up.c.body).where(schema.follow_up.c.id == note)
        with self.transaction() as connection:
            body = connection.execute(query).scalar_one_or_none()
        if body is None:
            raise InputRefused(Finding(code="store.no_follow_up"))
        return msgspec.json.decode(body, type=FollowUp)

    def load_follow_ups(self, *, waiting_only: bool = False) -> tuple[FollowUp, ...]:
        """Every note, or those that were not passed on yet, the oldest first."""
        table = schema.follow_up
        query = select(table.c.body).order_by(table.c.begun_utc, table.c.id)
        if waiting_only:
            query = query.where(table.c.passed_utc == "")
        with self.transaction() as connection:
            bodies = connection.execute(query).scalars()
            return tuple(msgspec.json.decode(body, type=FollowUp) for body in bodies)

    def delete_follow_up(self, note: FollowUpId) -> None:
        """Let a note go; whether it may is for `usecases.following_up` to say."""
        with self.transaction() as connection:
            connection.execute(delete(schema.follow_up).where(schema.follow_up.c.id == note))
