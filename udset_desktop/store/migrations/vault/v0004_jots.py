"""Jots with their moment and what they were laid onto, and remarks that wait for another conversation.

Stands by itself.  No version before this one let anybody type a jot; any that are there all the same
are carried over, with the page of the item they were laid to.
"""

from __future__ import annotations

import json

from alembic.operations import Operations

OLD_JOT = """
    CREATE TABLE jot (
        id INTEGER NOT NULL,
        draft TEXT NOT NULL,
        text TEXT NOT NULL,
        laid TEXT DEFAULT '' NOT NULL,
        CONSTRAINT pk_jot PRIMARY KEY (id),
        CONSTRAINT fk_jot_draft FOREIGN KEY(draft) REFERENCES draft (id) ON DELETE CASCADE
    )
    """
OLD_INDEX = "CREATE INDEX ix_jot_draft ON jot (draft)"
JOT = """
    CREATE TABLE jot (
        draft TEXT NOT NULL,
        number INTEGER NOT NULL,
        body BLOB NOT NULL,
        CONSTRAINT pk_jot PRIMARY KEY (draft, number),
        CONSTRAINT fk_jot_draft FOREIGN KEY(draft) REFERENCES draft (id) ON DELETE CASCADE
    )
     WITHOUT ROWID
    """
REMARK = """
    CREATE TABLE remark (
        id INTEGER NOT NULL,
        draft TEXT NOT NULL,
        whose TEXT NOT NULL,
        text TEXT NOT NULL,
        at TEXT NOT NULL,
        CONSTRAINT pk_remark PRIMARY KEY (id),
        CONSTRAINT fk_remark_draft FOREIGN KEY(draft) REFERENCES draft (id) ON DELETE CASCADE
    )
    """
REMARK_INDEX = "CREATE INDEX ix_remark_draft ON remark (draft)"


def upgrade(op: Operations) -> None:
    connection = op.get_bind()
    kept = connection.exec_driver_sql("SELECT id, draft, text, laid FROM jot").all()
    op.drop_table("jot")
    op.execute(JOT)
    op.execute(REMARK)
    op.execute(REMARK_INDEX)
    if kept:
        connection.exec_driver_sql(
            "INSERT INTO jot (draft, number, body) VALUES (?, ?, ?)",
            [(row.draft, row.id, _body(row.id, row.text, row.laid)) for row in kept],
        )


def downgrade(op: Operations) -> None:
    connection = op.get_bind()
    kept = connection.exec_driver_sql("SELECT draft, body FROM jot ORDER BY draft, number").all()
    op.drop_table("remark")
    op.drop_table("jot")
    op.execute(OLD_JOT)
    op.execute(OLD_INDEX)
    for row in kept:
        told = json.loads(row.body)
        laid = f"{told['laid'][0]}.words" if told["laid"] else ""
        connection.exec_driver_sql(
            "INSERT INTO jot (draft, text, laid) VALUES (?, ?, ?)", (row.draft, told["text"], laid)
        )


def _body(number: int, words: str, laid: str) -> bytes:
    jot = {
        "number": number,
        "text": words,
        "spent_s": 0,
        "at": "",
        "laid": [laid.partition(".")[0]] if laid else [],
        "worded": [],
        "between_us": False,
    }
    return json.dumps(jot, separators=(",", ":")).encode()
