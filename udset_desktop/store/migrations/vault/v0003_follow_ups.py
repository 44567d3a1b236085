"""Room for notes that belong to nobody's record: for when somebody may come to harm.

Stands by itself; nothing that was kept before is read or moved.
"""

from __future__ import annotations

from alembic.operations import Operations

CREATED = """
    CREATE TABLE follow_up (
        id TEXT NOT NULL,
        begun_utc TEXT NOT NULL,
        passed_utc TEXT DEFAULT '' NOT NULL,
        body BLOB NOT NULL,
        CONSTRAINT pk_follow_up PRIMARY KEY (id)
    )
     WITHOUT ROWID
    """


def upgrade(op: Operations) -> None:
    op.execute(CREATED)


def downgrade(op: Operations) -> None:
    op.drop_table("follow_up")
