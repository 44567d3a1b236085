"""Room for which conversations were cleared after somebody had signed for them.

Stands by itself; nothing that was kept before is read or moved.
"""

from __future__ import annotations

from alembic.operations import Operations

CREATED = (
    """
    CREATE TABLE cleared (
        record TEXT NOT NULL,
        interview TEXT NOT NULL,
        instrument TEXT NOT NULL,
        lines BLOB NOT NULL,
        cleared_on TEXT NOT NULL,
        CONSTRAINT pk_cleared PRIMARY KEY (record)
    )
     WITHOUT ROWID
    """,
    "CREATE INDEX ix_cleared_interview ON cleared (interview)",
)


def upgrade(op: Operations) -> None:
    for statement in CREATED:
        op.execute(statement)


def downgrade(op: Operations) -> None:
    op.drop_table("cleared")
