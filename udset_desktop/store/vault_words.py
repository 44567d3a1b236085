"""What somebody decided about each text of a conversation, and which of them left.

Part of `Vault`.  The log in each row says what stood where a substitute stands now: it never leaves.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable

import msgspec
from sqlalchemy import delete, insert, select, update

from udset_desktop.foundation.ids import RecordId
from udset_desktop.redaction.model import Replacement
from udset_desktop.store import vault_schema as schema
from udset_desktop.store.vault_connection import VaultConnection
from udset_desktop.store.vault_values import PassedText

_HERE = (schema.passed.c.bundle.is_(None), schema.passed.c.elsewhere == 0)
"""What has not left."""


class VaultWords(VaultConnection):
    """Saving and loading what was decided about texts."""

    def save_passed(self, rows: Iterable[PassedText]) -> None:
        """Keep what was decided; of the same text whatever was decided before and has not left is gone."""
        table = schema.passed
        with self.transaction() as connection:
            for one in rows:
                same = (table.c.record == one.record, table.c.key == one.key)
                connection.execute(delete(table).where(*same, *_HERE))
                connection.execute(
                    insert(table).values(
                        number=one.number,
                        record=one.record,
                        key=one.key,
                        source=one.source,
                        text=one.text,
                        left_out=int(one.left_out),
                        read_by=one.read_by,
                        read_utc=one.read_utc,
                        checked_by=one.checked_by,
                        checked_utc=one.checked_utc,
                        log=msgspec.json.encode(one.log),
                        bundle=one.bundle,
                        back=one.back,
                    )
                )

    def save_texts_elsewhere(self, texts: Iterable[tuple[str, RecordId, str, str]], at_utc: str) -> None:
        """Texts (number, record, key, source) that left from another laptop; one that is known here stays."""
        told = [
            {"number": number, "record": record, "key": key, "source": source}
            | {"text": "", "left_out": 0, "read_by": "", "read_utc": at_utc, "log": b"[]", "elsewhere": 1}
            for number, record, key, source in texts
        ]
        if told:
            with self.transaction() as connection:
                connection.execute(insert(schema.passed).prefix_with("OR IGNORE"), told)

    def load_passed(self, record: RecordId | None = None) -> tuple[PassedText, ...]:
        """What was decided about every text, or about one record's, by number."""
        table = schema.passed
        query = select(table).order_by(table.c.number)
        if record is not None:
            query = query.where(table.c.record == record)
        with self.transaction() as connection:
            rows = connection.execute(query).mappings().all()
        return tuple(
            PassedText(
                **{
                    **row,
                    "left_out": bool(row["left_out"]),
                    "elsewhere": bool(row["elsewhere"]),
                    "log": msgspec.json.decode(row["log"], type=tuple[Replacement, ...]),
                }
            )
            for row in rows
        )

    def save_words_checked(self, numbers: Collection[str], by: str, at_utc: str) -> None:
        """Note that a second person has looked these over."""
        table = schema.passed
        with self.transaction() as connection:
            connection.execute(
                update(table).where(table.c.number.in_(numbers)).values(checked_by=by, checked_utc=at_utc)
            )

    def forget_passed(self, numbers: Collection[str]) -> int:
        """What was decided about these counts no more; one that has left stays, to be taken back; how many went."""
        gone = delete(schema.passed).where(schema.passed.c.number.in_(numbers), *_HERE)
        with self.transaction() as connection:
            return connection.execute(gone).rowcount

    def save_words_sent(self, numbers: Collection[str], bundle: int) -> None:
        """Note that these left in this laptop's bundle of that number."""
        self._note("bundle", numbers, bundle)

    def save_words_back(self, numbers: Collection[str], bundle: int) -> None:
        """Note in which bundle the notices travelled that take these back."""
        self._note("back", numbers, bundle)

    def _note(self, column: str, numbers: Collection[str], bundle: int) -> None:
        table = schema.passed
        with self.transaction() as connection:
            connection.execute(update(table).where(table.c.number.in_(numbers)).values({column: bundle}))
