"""Conversations that are gone from here and were signed for: their numbers and the chain of what left.

Part of `Vault`.  Nothing that was said and nobody's name is in it.
"""

from __future__ import annotations

from collections.abc import Iterable

import msgspec
from sqlalchemy import insert, or_, select

from udset_desktop.foundation.ids import RecordId
from udset_desktop.sealing.digest import sha256_hex
from udset_desktop.store import vault_schema as schema
from udset_desktop.store.vault_connection import VaultConnection
from udset_desktop.store.vault_values import ClearedRow


class VaultCleared(VaultConnection):
    """What stays of a conversation that was cleared."""

    def save_cleared(self, rows: Iterable[ClearedRow]) -> None:
        """Keep what stays; in one transaction with `clear_people`."""
        with self.transaction() as connection:
            for one in rows:
                connection.execute(
                    insert(schema.cleared).values(
                        record=one.record,
                        interview=one.interview,
                        instrument=one.instrument,
                        lines=msgspec.json.encode(one.lines),
                        cleared_on=one.cleared_on,
                    )
                )

    def load_cleared(self) -> tuple[ClearedRow, ...]:
        """Every conversation that was cleared, the first first."""
        table = schema.cleared
        with self.transaction() as connection:
            rows = connection.execute(select(table).order_by(table.c.cleared_on, table.c.record)).mappings()
            return tuple(
                ClearedRow(**{**row, "lines": msgspec.json.decode(row["lines"], type=tuple[str, ...])})
                for row in rows
            )

    def find_cleared(self, told: str) -> RecordId | None:
        """The record of a cleared conversation, by its own or its record's id."""
        table = schema.cleared
        query = select(table.c.record).where(
            or_(table.c.record == told, table.c.interview == sha256_hex(told.encode()))
        )
        with self.transaction() as connection:
            record = connection.execute(query.limit(1)).scalar_one_or_none()
        return None if record is None else RecordId(record)
