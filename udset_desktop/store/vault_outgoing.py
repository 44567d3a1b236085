"""Bundles that wait to be taken somewhere, how far each has come, and the receipts that came back.

Part of `Vault`.  A bundle's bytes stay until somebody has signed for it, so that a lost stick or an
emptied server loses nothing.
"""

from __future__ import annotations

from collections.abc import Mapping

from sqlalchemy import delete, func, insert, select, update

from udset_desktop.foundation.ids import BundleId, RecordId
from udset_desktop.store import vault_schema as schema
from udset_desktop.store.vault_sent import BUNDLE_COUNTER, VaultSent
from udset_desktop.store.vault_values import Landing, Outgoing

_KEEP_RECEIPT = "INSERT INTO receipt (digest, bundle, taken_utc, content) VALUES (?, ?, ?, ?) ON CONFLICT (digest) DO NOTHING"
_NOTE_ARRIVED = (
    "INSERT INTO arrived (bundle, digest, outcome) VALUES (?, ?, ?)"
    " ON CONFLICT (bundle, digest) DO UPDATE SET outcome = excluded.outcome WHERE outcome = 'held'"
)


class VaultOutgoing(VaultSent):
    """The outbox and the receipts."""

    def save_outgoing(self, number: int, content: bytes, *, copied_utc: str = "") -> None:
        """Keep a bundle until somebody has signed for it; in one transaction with `save_export`."""
        with self.transaction() as connection:
            row = {"bundle": number, "content": content, "copied_utc": copied_utc}
            connection.execute(insert(schema.outgoing).values(row))

    def load_outgoing(self) -> tuple[Outgoing, ...]:
        """Every bundle this laptop made, the first first, and how far it has come."""
        bundle, out, receipt = schema.bundle, schema.outgoing, schema.receipt
        told = select(receipt.c.bundle, func.min(receipt.c.taken_utc).label("at")).group_by(receipt.c.bundle)
        signed = told.subquery()
        lines = select(func.count()).where(schema.exported.c.bundle == bundle.c.number).scalar_subquery()
        query = (
            select(bundle, out, out.c.content.is_not(None).label("here"), signed.c.at, lines.label("lines"))
            .select_from(bundle.outerjoin(out).outerjoin(signed, signed.c.bundle == bundle.c.number))
            .order_by(bundle.c.number)
        )
        with self.transaction() as connection:
            rows = connection.execute(query).mappings().all()
        return tuple(
            Outgoing(
                number=row[bundle.c.number],
                bundle=BundleId(row[bundle.c.id]),
                file=row[bundle.c.file],
                made_utc=row[bundle.c.at_utc],
                records=row["lines"],
                is_here=bool(row["here"]),
                received_utc=row["at"] or "",
                **{
                    name: row[out.c[name]] or ""
                    for name in ("copied_utc", "tried_utc", "problem", "name", "delivered_utc")
                },
            )
            for row in rows
        )

    def undo_exports(self, first: int) -> None:
        """Bundles from number `first` on were never made: what was in them, and their numbers, are free again.

        Only for bundles whose bytes have not left the laptop.
        """
        exported, out, bundle = schema.exported, schema.outgoing, schema.bundle
        with self.transaction() as connection:
            connection.execute(delete(exported).where(exported.c.bundle >= first))
            connection.execute(delete(out).where(out.c.bundle >= first))
            for table in (schema.withdrawal, schema.work_note, schema.handed):
                connection.execute(update(table).where(table.c.bundle >= first).values(bundle=None))
            for column in (schema.passed.c.bundle, schema.passed.c.back):
                connection.execute(update(schema.passed).where(column >= first).values({column: None}))
            connection.execute(delete(bundle).where(bundle.c.number >= first))
            counter = schema.counter
            connection.execute(
                update(counter).where(counter.c.name == BUNDLE_COUNTER).values(value=first - 1)
            )

    def load_outgoing_content(self, number: int) -> bytes | None:
        """The bytes of a bundle that still waits for a receipt."""
        table = schema.outgoing
        query = select(table.c.content).where(table.c.bundle == number)
        with self.transaction() as connection:
            content = connection.execute(query).scalar_one_or_none()
        return None if content is None else bytes(content)

    def save_tried(self, number: int, at_utc: str, problem: str = "") -> None:
        """Note since when a bundle's bytes may lie somewhere ("": nowhere yet), and what went wrong."""
        table = schema.outgoing
        with self.transaction() as connection:
            connection.execute(
                update(table).where(table.c.bundle == number).values(tried_utc=at_utc, problem=problem)
            )

    def save_delivered(self, number: int, at_utc: str, name: str) -> None:
        """Note that a bundle lies whole where it was taken, under `name`."""
        table = schema.outgoing
        with self.transaction() as connection:
            connection.execute(
                update(table)
                .where(table.c.bundle == number)
                .values(tried_utc=at_utc, problem="", name=name, delivered_utc=at_utc)
            )

    def save_receipt(
        self, number: int, digest: str, content: bytes, at_utc: str, outcomes: Mapping[str, str]
    ) -> bool:
        """Keep a receipt that was believed, and let the bundle's bytes go; whether it was a new one.

        `outcomes` tells by the digest of each line what became of it: what one coordinator
        holds another may have let in, so whatever is not held counts, in whichever order they come.
        """
        with self.transaction() as connection:
            kept = connection.exec_driver_sql(_KEEP_RECEIPT, (digest, number, at_utc, content)).rowcount
            if kept:
                rows = [(number, line, outcome) for line, outcome in outcomes.items()]
                if rows:
                    connection.exec_driver_sql(_NOTE_ARRIVED, rows)
                table = schema.outgoing
                connection.execute(update(table).where(table.c.bundle == number).values(content=None))
        return bool(kept)

    def load_receipts(self, number: int) -> tuple[bytes, ...]:
        """The signed receipts of one bundle, the first taken first."""
        table = schema.receipt
        query = select(table.c.content).where(table.c.bundle == number)
        with self.transaction() as connection:
            rows = connection.execute(query.order_by(table.c.taken_utc, table.c.digest)).scalars()
            return tuple(bytes(content) for content in rows)

    def load_taken_receipts(self) -> tuple[tuple[int, str, bytes], ...]:
        """Every receipt as (number of its bundle, moment it was taken, signed file), the first taken first."""
        table = schema.receipt
        query = select(table.c.bundle, table.c.taken_utc, table.c.content)
        with self.transaction() as connection:
            rows = connection.execute(query.order_by(table.c.taken_utc, table.c.digest)).all()
        return tuple((row.bundle, row.taken_utc, bytes(row.content)) for row in rows)

    def load_landings(self, record: RecordId | None = None) -> tuple[Landing, ...]:
        """Every line that left, or those of one record, with what a receipt says of it."""
        out, here = schema.exported, schema.arrived
        joined = out.outerjoin(here, (here.c.bundle == out.c.bundle) & (here.c.digest == out.c.digest))
        query = select(out.c.record, out.c.revision, out.c.bundle, here.c.outcome).select_from(joined)
        if record is not None:
            query = query.where(out.c.record == record)
        with self.transaction() as connection:
            rows = connection.execute(query.order_by(out.c.bundle, out.c.record)).all()
        return tuple(
            Landing(
                record=RecordId(row.record),
                revision=row.revision,
                number=row.bundle,
                outcome=row.outcome or "",
            )
            for row in rows
        )
