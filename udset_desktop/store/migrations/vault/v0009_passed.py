"""Room for what somebody decided about each text before it leaves, with the log of what stands for what.

Stands by itself; nothing that was kept before is read or moved.
"""

from __future__ import annotations

from alembic.operations import Operations

CREATED = (
    """
    CREATE TABLE passed (
        number TEXT NOT NULL,
        record TEXT NOT NULL,
        "key" TEXT NOT NULL,
        source TEXT NOT NULL,
        text TEXT NOT NULL,
        left_out INTEGER NOT NULL,
        read_by TEXT NOT NULL,
        read_utc TEXT NOT NULL,
        checked_by TEXT DEFAULT '' NOT NULL,
        checked_utc TEXT DEFAULT '' NOT NULL,
        log BLOB NOT NULL,
        bundle INTEGER,
        back INTEGER,
        CONSTRAINT pk_passed PRIMARY KEY (number),
        CONSTRAINT ck_passed_left_out CHECK (left_out IN (0, 1)),
        CONSTRAINT fk_passed_bundle FOREIGN KEY(bundle) REFERENCES bundle (number),
        CONSTRAINT fk_passed_back FOREIGN KEY(back) REFERENCES bundle (number)
    )
     WITHOUT ROWID
    """,
    "CREATE INDEX ix_passed_record ON passed (record)",
)


def upgrade(op: Operations) -> None:
    for statement in CREATED:
        op.execute(statement)


def downgrade(op: Operations) -> None:
    op.drop_table("passed")
