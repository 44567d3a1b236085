"""What became of records: sheets handed over, lines that left, notices that take something back.

Part of `Vault`.
"""

from __future__ import annotations

import msgspec
from sqlalchemy import insert, select, update

from udset_desktop.foundation.ids import BundleId, RecordId
from udset_desktop.store import vault_schema as schema
from udset_desktop.store.vault_laptop import VaultLaptop
from udset_desktop.store.vault_values import (
    Event,
    Export,
    ExportedLine,
    OfferCount,
    SheetKept,
    WithdrawalRow,
)

BUNDLE_COUNTER = "bundle"

_UPSERT_SHEET = (
    "INSERT INTO sheet (record, kind, state, post, on_utc) VALUES (?, ?, ?, ?, ?)"
    " ON CONFLICT (record, kind) DO UPDATE"
    " SET state = excluded.state, post = excluded.post, on_utc = excluded.on_utc"
)
_COUNT_OFFER = (
    "INSERT INTO offer (interviewer_type, quarter, said, count) VALUES (?, ?, ?, 1)"
    " ON CONFLICT (interviewer_type, quarter, said) DO UPDATE SET count = count + 1"
)

_LOWER_OFFER = (
    "UPDATE offer SET count = count - 1 WHERE interviewer_type = ? AND quarter = ? AND said = ? AND count > ?"
)
_LESS_OFFER = (
    "UPDATE offer SET count = max(0, count - ?) WHERE interviewer_type = ? AND quarter = ? AND said = ?"
)


class VaultSent(VaultLaptop):
    """Sheets, exports, withdrawals, offers and the local log."""

    def save_sheet_state(self, sheet: SheetKept) -> None:
        """Keep what became of one sheet of one record."""
        with self.transaction() as connection:
            row = (sheet.record, sheet.kind, sheet.state, sheet.post, sheet.on_utc)
            connection.exec_driver_sql(_UPSERT_SHEET, row)

    def load_sheet_states(self, record: RecordId | None = None) -> tuple[SheetKept, ...]:
        """What became of every sheet, or of one record's."""
        table = schema.sheet
        query = select(table).order_by(table.c.on_utc, table.c.record, table.c.kind)
        if record is not None:
            query = query.where(table.c.record == record)
        with self.transaction() as connection:
            return tuple(SheetKept(**row) for row in connection.execute(query).mappings())

    def log_event(self, event: Event) -> None:
        """Add one line to the local log; lines are never changed."""
        with self.transaction() as connection:
            connection.execute(
                insert(schema.event).values(
                    at_utc=event.at_utc, what=event.what, subject=event.subject, detail=event.detail
                )
            )

    def load_events(self) -> tuple[Event, ...]:
        """The local log, the oldest line first."""
        table = schema.event
        query = select(table.c.at_utc, table.c.what, table.c.subject, table.c.detail).order_by(table.c.id)
        with self.transaction() as connection:
            return tuple(Event(**row) for row in connection.execute(query).mappings())

    def save_offer(self, interviewer_type: str, quarter: str, said: str) -> None:
        """Count one conversation offered, with what was said to it."""
        with self.transaction() as connection:
            connection.exec_driver_sql(_COUNT_OFFER, (interviewer_type, quarter, said))

    def lower_offer(self, interviewer_type: str, quarter: str, said: str, *, not_below: int) -> bool:
        """Take one count back, unless it would fall below what has left already; whether it did."""
        place = (interviewer_type, quarter, said)
        with self.transaction() as connection:
            lowered = connection.exec_driver_sql(_LOWER_OFFER, (*place, not_below)).rowcount
            connection.exec_driver_sql("DELETE FROM offer WHERE count = 0")
        return bool(lowered)

    def drop_sent_offers(self, interviewer_type: str, quarter: str, said: str, sent: int) -> None:
        """Take out of one count what has left already; the count itself goes where nothing is left of it."""
        place = (interviewer_type, quarter, said)
        with self.transaction() as connection:
            connection.exec_driver_sql(_LESS_OFFER, (sent, *place))
            connection.exec_driver_sql("DELETE FROM offer WHERE count = 0")

    def load_offers(self) -> tuple[OfferCount, ...]:
        """All counts of offers."""
        table = schema.offer
        query = select(table).order_by(table.c.quarter, table.c.interviewer_type, table.c.said)
        with self.transaction() as connection:
            return tuple(OfferCount(**row) for row in connection.execute(query).mappings())

    def take_bundle_number(self) -> int:
        """The next bundle number of this laptop; taken in one transaction with `save_export`.

        A number whose transaction is undone is given again, so a gap at the desk means a bundle
        that did not arrive.
        """
        return self.take_number(BUNDLE_COUNTER)

    def save_export(self, export: Export) -> None:
        """Keep that a bundle was written, and every line in it."""
        with self.transaction() as connection:
            connection.execute(
                insert(schema.bundle).values(
                    number=export.number,
                    id=export.bundle,
                    kind=export.kind,
                    file=export.file,
                    manifest=export.manifest,
                    at_utc=export.at_utc,
                    receipt=export.receipt,
                )
            )
            rows = [(export.number, line.record, line.revision, line.digest) for line in export.lines]
            if rows:
                connection.exec_driver_sql(
                    "INSERT INTO exported (bundle, record, revision, digest) VALUES (?, ?, ?, ?)", rows
                )

    def load_exports(self) -> tuple[Export, ...]:
        """Every bundle written by this laptop with its lines, the first first."""
        with self.transaction() as connection:
            lines: dict[int, list[ExportedLine]] = {}
            for row in connection.execute(select(schema.exported)):
                line = ExportedLine(record=RecordId(row.record), revision=row.revision, digest=row.digest)
                lines.setdefault(row.bundle, []).append(line)
            bundles = connection.execute(select(schema.bundle).order_by(schema.bundle.c.number)).all()
        return tuple(
            Export(
                number=row.number,
                bundle=BundleId(row.id),
                kind=row.kind,
                file=row.file,
                manifest=row.manifest,
                at_utc=row.at_utc,
                receipt=row.receipt,
                lines=tuple(lines.get(row.number, ())),
            )
            for row in bundles
        )

    def load_exported_digests(self, record: RecordId) -> tuple[tuple[int, str], ...]:
        """Which revisions of a record left, as (revision, digest of the line last sent), in order."""
        table = schema.exported
        query = select(table).where(table.c.record == record).order_by(table.c.revision, table.c.bundle)
        with self.transaction() as connection:
            sent = {row.revision: row.digest for row in connection.execute(query)}
        return tuple(sent.items())

    def save_withdrawal(self, record: RecordId, items: str | tuple[str, ...], at_utc: str) -> WithdrawalRow:
        """Keep a notice that takes a record ("all"), its words ("words") or named items back."""
        with self.transaction() as connection:
            number = connection.execute(
                insert(schema.withdrawal)
                .values(record=record, items=msgspec.json.encode(items), at_utc=at_utc)
                .returning(schema.withdrawal.c.id)
            ).scalar_one()
        return WithdrawalRow(id=number, record=record, items=items, at_utc=at_utc)

    def load_withdrawals(self, *, waiting_only: bool = False) -> tuple[WithdrawalRow, ...]:
        """Every notice, or those that have not travelled yet, the oldest first."""
        table = schema.withdrawal
        query = select(table).order_by(table.c.id)
        if waiting_only:
            query = query.where(table.c.bundle.is_(None))
        with self.transaction() as connection:
            rows = connection.execute(query).all()
        return tuple(
            WithdrawalRow(
                id=row.id,
                record=RecordId(row.record),
                items=msgspec.json.decode(row.items, type=str | tuple[str, ...]),
                at_utc=row.at_utc,
                bundle=row.bundle,
            )
            for row in rows
        )

    def save_withdrawals_sent(self, notices: tuple[WithdrawalRow, ...], bundle: int) -> None:
        """Note that these notices travelled in this laptop's bundle of that number."""
        with self.transaction() as connection:
            connection.execute(
                update(schema.withdrawal)
                .where(schema.withdrawal.c.id.in_([notice.id for notice in notices]))
                .values(bundle=bundle)
            )
