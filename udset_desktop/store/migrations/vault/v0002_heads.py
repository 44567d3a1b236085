"""The last revision of every record in a few short columns, filled from the records on file.

Stands by itself: what a record's bytes say is read here as they were written then.
"""

from __future__ import annotations

import json

from alembic.operations import Operations

CREATED = (
    """
    CREATE TABLE head (
        record TEXT NOT NULL,
        revision INTEGER NOT NULL,
        person TEXT NOT NULL,
        interview TEXT NOT NULL,
        instrument TEXT NOT NULL,
        held_on TEXT NOT NULL,
        void INTEGER NOT NULL,
        counted INTEGER NOT NULL,
        contact TEXT NOT NULL,
        review_on TEXT NOT NULL,
        CONSTRAINT pk_head PRIMARY KEY (record),
        CONSTRAINT fk_head_record_revision FOREIGN KEY(record, revision) REFERENCES record (id, revision),
        CONSTRAINT ck_head_void CHECK (void IN (0, 1)),
        CONSTRAINT ck_head_counted CHECK (counted IN (0, 1))
    )
     WITHOUT ROWID
    """,
    "CREATE INDEX ix_head_person ON head (person)",
    "CREATE INDEX ix_head_interview ON head (interview)",
)
LAST = (
    "SELECT id, max(revision) AS revision, person, instrument, held_on, body FROM record"
    " GROUP BY id ORDER BY id"  # SQLite takes the other columns from the row of the maximum
)
KEEP = (
    "INSERT INTO head (record, revision, person, interview, instrument, held_on, void, counted, contact,"
    " review_on) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)"
)


def upgrade(op: Operations) -> None:
    for statement in CREATED:
        op.execute(statement)
    connection = op.get_bind()
    rows = [
        (one.id, one.revision, one.person, *_told(one.body, one.instrument, one.held_on))
        for one in connection.exec_driver_sql(LAST)
    ]
    if rows:
        connection.exec_driver_sql(KEEP, rows)


def downgrade(op: Operations) -> None:
    op.drop_table("head")


def _told(body: bytes, instrument: str, held_on: str) -> tuple[str | int, ...]:
    record = json.loads(body)
    said, void = record["permissions"], bool(record["void"])
    counted = not void and said["talk"] == said["figures"] == "yes" and said["given_by"] != "nobody"
    return (
        record["interview"],
        instrument,
        held_on,
        int(void),
        int(counted),
        said["contact"],
        record["together"]["review_on"],
    )
