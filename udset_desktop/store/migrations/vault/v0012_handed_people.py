"""Who was handed over or taken over, one row a person with a running number of its own.

Whose somebody is was told by the time of day of their conversations' rows; those from before are put in
that order once, since nothing else is known of them.  Beside a conversation there is room for the bundles
in which it left elsewhere.
"""

from __future__ import annotations

from alembic.operations import Operations

CREATED = (
    """
    CREATE TABLE handed_person (
        number INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT,
        person TEXT NOT NULL,
        giver TEXT NOT NULL,
        taker TEXT NOT NULL,
        file TEXT NOT NULL,
        at_utc TEXT NOT NULL,
        CONSTRAINT uq_handed_person_person_file UNIQUE (person, file)
    )
    """,
    """
    INSERT INTO handed_person (person, giver, taker, file, at_utc)
    SELECT person, giver, taker, file, min(at_utc) FROM handed
    GROUP BY person, file ORDER BY min(at_utc), file, person
    """,
    "ALTER TABLE handed ADD COLUMN sent TEXT DEFAULT '[]' NOT NULL",
)


def upgrade(op: Operations) -> None:
    for statement in CREATED:
        op.execute(statement)


def downgrade(op: Operations) -> None:
    op.execute("ALTER TABLE handed DROP COLUMN sent")
    op.drop_table("handed_person")
