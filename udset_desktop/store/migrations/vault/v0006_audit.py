"""Room for the log that shows when a line of it was changed: each carries the digest of the one before.

Stands by itself; nothing that was kept before is read or moved, and what was done before has no line.
"""

from __future__ import annotations

from alembic.operations import Operations

CREATED = """
    CREATE TABLE audit (
        number INTEGER NOT NULL,
        at_utc TEXT NOT NULL,
        what TEXT NOT NULL,
        told TEXT DEFAULT '' NOT NULL,
        chain TEXT NOT NULL,
        CONSTRAINT pk_audit PRIMARY KEY (number)
    )
     WITHOUT ROWID
    """


def upgrade(op: Operations) -> None:
    op.execute(CREATED)


def downgrade(op: Operations) -> None:
    op.drop_table("audit")
