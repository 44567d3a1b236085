"""Room for what a worker writes of their own work: a look back at a conversation, and the use of the tool.

Stands by itself; nothing that was kept before is read or moved.
"""

from __future__ import annotations

from alembic.operations import Operations

CREATED = (
    """
    CREATE TABLE work_note (
        id TEXT NOT NULL,
        instrument TEXT NOT NULL,
        record TEXT,
        bundle INTEGER,
        body BLOB NOT NULL,
        CONSTRAINT pk_work_note PRIMARY KEY (id),
        CONSTRAINT fk_work_note_record FOREIGN KEY(record) REFERENCES head (record) ON DELETE CASCADE,
        CONSTRAINT fk_work_note_bundle FOREIGN KEY(bundle) REFERENCES bundle (number)
    )
     WITHOUT ROWID
    """,
    "CREATE INDEX ix_work_note_record ON work_note (record)",
)


def upgrade(op: Operations) -> None:
    for statement in CREATED:
        op.execute(statement)


def downgrade(op: Operations) -> None:
    op.drop_table("work_note")
