"""Room for which conversations were handed to another laptop or came from one.

Stands by itself; nothing that was kept before is read or moved.
"""

from __future__ import annotations

from alembic.operations import Operations

CREATED = (
    """
    CREATE TABLE handed (
        record TEXT NOT NULL,
        person TEXT NOT NULL,
        giver TEXT NOT NULL,
        taker TEXT NOT NULL,
        file TEXT NOT NULL,
        signature TEXT NOT NULL,
        lines BLOB NOT NULL,
        at_utc TEXT NOT NULL,
        bundle INTEGER,
        CONSTRAINT pk_handed PRIMARY KEY (record, file),
        CONSTRAINT fk_handed_bundle FOREIGN KEY(bundle) REFERENCES bundle (number)
    )
     WITHOUT ROWID
    """,
    "CREATE INDEX ix_handed_person ON handed (person)",
)


def upgrade(op: Operations) -> None:
    for statement in CREATED:
        op.execute(statement)


def downgrade(op: Operations) -> None:
    op.drop_table("handed")
