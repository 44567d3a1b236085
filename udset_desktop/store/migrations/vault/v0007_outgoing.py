"""Room for bundles that wait to be taken somewhere, and for the receipts that come back.

Bundles made before this step went by hand: they have no row here, and what was kept of them stays.
"""

from __future__ import annotations

from alembic.operations import Operations

CREATED = (
    """
    CREATE TABLE outgoing (
        bundle INTEGER NOT NULL,
        content BLOB,
        copied_utc TEXT DEFAULT '' NOT NULL,
        tried_utc TEXT DEFAULT '' NOT NULL,
        problem TEXT DEFAULT '' NOT NULL,
        name TEXT DEFAULT '' NOT NULL,
        delivered_utc TEXT DEFAULT '' NOT NULL,
        CONSTRAINT pk_outgoing PRIMARY KEY (bundle),
        CONSTRAINT fk_outgoing_bundle FOREIGN KEY(bundle) REFERENCES bundle (number)
    )
    """,
    """
    CREATE TABLE receipt (
        digest TEXT NOT NULL,
        bundle INTEGER NOT NULL,
        taken_utc TEXT NOT NULL,
        content BLOB NOT NULL,
        CONSTRAINT pk_receipt PRIMARY KEY (digest),
        CONSTRAINT fk_receipt_bundle FOREIGN KEY(bundle) REFERENCES bundle (number)
    )
     WITHOUT ROWID
    """,
    "CREATE INDEX ix_receipt_bundle ON receipt (bundle)",
    """
    CREATE TABLE arrived (
        bundle INTEGER NOT NULL,
        digest TEXT NOT NULL,
        outcome TEXT NOT NULL,
        CONSTRAINT pk_arrived PRIMARY KEY (bundle, digest),
        CONSTRAINT fk_arrived_bundle FOREIGN KEY(bundle) REFERENCES bundle (number)
    )
     WITHOUT ROWID
    """,
)


def upgrade(op: Operations) -> None:
    for statement in CREATED:
        op.execute(statement)


def downgrade(op: Operations) -> None:
    for table in ("arrived", "receipt", "outgoing"):
        op.drop_table(table)
