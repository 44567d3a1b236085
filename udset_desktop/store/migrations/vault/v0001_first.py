"""The first schema: every table of the vault."""

from __future__ import annotations

from alembic.operations import Operations

CREATED = (
    """
    CREATE TABLE schema_version (
        one INTEGER NOT NULL,
        number INTEGER NOT NULL,
        CONSTRAINT pk_schema_version PRIMARY KEY (one),
        CONSTRAINT ck_schema_version_one_row CHECK (one = 1)
    )
    """,
    """
    CREATE TABLE person (
        id TEXT NOT NULL,
        folded TEXT NOT NULL,
        link TEXT NOT NULL,
        body BLOB NOT NULL,
        CONSTRAINT pk_person PRIMARY KEY (id)
    )
    """,
    """
    CREATE TABLE sheet (
        record TEXT NOT NULL,
        kind TEXT NOT NULL,
        state TEXT NOT NULL,
        post TEXT DEFAULT '' NOT NULL,
        on_utc TEXT NOT NULL,
        CONSTRAINT pk_sheet PRIMARY KEY (record, kind)
    )
     WITHOUT ROWID
    """,
    """
    CREATE TABLE event (
        id INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT,
        at_utc TEXT NOT NULL,
        what TEXT NOT NULL,
        subject TEXT DEFAULT '' NOT NULL,
        detail TEXT DEFAULT '' NOT NULL
    )
    """,
    """
    CREATE TABLE offer (
        interviewer_type TEXT NOT NULL,
        quarter TEXT NOT NULL,
        said TEXT NOT NULL,
        count INTEGER NOT NULL,
        CONSTRAINT pk_offer PRIMARY KEY (interviewer_type, quarter, said),
        CONSTRAINT ck_offer_said CHECK (said IN ('accepted', 'said_no', 'not_today', 'could_not_reach'))
    )
     WITHOUT ROWID
    """,
    """
    CREATE TABLE bundle (
        number INTEGER NOT NULL,
        id TEXT NOT NULL,
        kind TEXT NOT NULL,
        file TEXT NOT NULL,
        manifest TEXT NOT NULL,
        at_utc TEXT NOT NULL,
        receipt TEXT DEFAULT '' NOT NULL,
        CONSTRAINT pk_bundle PRIMARY KEY (number),
        CONSTRAINT ck_bundle_number CHECK (number >= 1),
        CONSTRAINT uq_bundle_id UNIQUE (id)
    )
    """,
    """
    CREATE TABLE setting (
        "key" TEXT NOT NULL,
        value BLOB NOT NULL,
        CONSTRAINT pk_setting PRIMARY KEY ("key")
    )
     WITHOUT ROWID
    """,
    """
    CREATE TABLE counter (
        name TEXT NOT NULL,
        value INTEGER NOT NULL,
        CONSTRAINT pk_counter PRIMARY KEY (name)
    )
     WITHOUT ROWID
    """,
    """
    CREATE TABLE "key" (
        name TEXT NOT NULL,
        secret TEXT NOT NULL,
        public TEXT NOT NULL,
        CONSTRAINT pk_key PRIMARY KEY (name)
    )
     WITHOUT ROWID
    """,
    """
    CREATE TABLE pack (
        number INTEGER NOT NULL,
        content BLOB NOT NULL,
        at_utc TEXT NOT NULL,
        CONSTRAINT pk_pack PRIMARY KEY (number),
        CONSTRAINT ck_pack_number CHECK (number >= 1)
    )
    """,
    """
    CREATE TABLE paper (
        name TEXT NOT NULL,
        content BLOB NOT NULL,
        CONSTRAINT pk_paper PRIMARY KEY (name)
    )
     WITHOUT ROWID
    """,
    """
    CREATE TABLE draft (
        id TEXT NOT NULL,
        person TEXT NOT NULL,
        instrument BLOB NOT NULL,
        header BLOB NOT NULL,
        permissions BLOB NOT NULL,
        together BLOB NOT NULL,
        place TEXT DEFAULT '' NOT NULL,
        corrects TEXT DEFAULT '' NOT NULL,
        reason TEXT DEFAULT '' NOT NULL,
        begun_utc TEXT NOT NULL,
        CONSTRAINT pk_draft PRIMARY KEY (id),
        CONSTRAINT fk_draft_person FOREIGN KEY(person) REFERENCES person (id)
    )
    """,
    """
    CREATE INDEX ix_draft_person ON draft (person)
    """,
    """
    CREATE TABLE record (
        id TEXT NOT NULL,
        revision INTEGER NOT NULL,
        person TEXT NOT NULL,
        instrument TEXT NOT NULL,
        held_on TEXT NOT NULL,
        digest TEXT NOT NULL,
        body BLOB NOT NULL,
        CONSTRAINT pk_record PRIMARY KEY (id, revision),
        CONSTRAINT ck_record_revision CHECK (revision >= 1),
        CONSTRAINT fk_record_person FOREIGN KEY(person) REFERENCES person (id),
        CONSTRAINT uq_record_digest UNIQUE (digest)
    )
     WITHOUT ROWID
    """,
    """
    CREATE INDEX ix_record_person ON record (person)
    """,
    """
    CREATE TABLE withdrawal (
        id INTEGER NOT NULL,
        record TEXT NOT NULL,
        items BLOB NOT NULL,
        at_utc TEXT NOT NULL,
        bundle INTEGER,
        CONSTRAINT pk_withdrawal PRIMARY KEY (id),
        CONSTRAINT fk_withdrawal_bundle FOREIGN KEY(bundle) REFERENCES bundle (number)
    )
    """,
    """
    CREATE INDEX ix_withdrawal_record ON withdrawal (record)
    """,
    """
    CREATE TABLE draft_answer (
        draft TEXT NOT NULL,
        item TEXT NOT NULL,
        answer BLOB NOT NULL,
        CONSTRAINT pk_draft_answer PRIMARY KEY (draft, item),
        CONSTRAINT fk_draft_answer_draft FOREIGN KEY(draft) REFERENCES draft (id) ON DELETE CASCADE
    )
     WITHOUT ROWID
    """,
    """
    CREATE TABLE draft_typing (
        draft TEXT NOT NULL,
        item TEXT NOT NULL,
        text TEXT NOT NULL,
        CONSTRAINT pk_draft_typing PRIMARY KEY (draft, item),
        CONSTRAINT fk_draft_typing_draft FOREIGN KEY(draft) REFERENCES draft (id) ON DELETE CASCADE
    )
     WITHOUT ROWID
    """,
    """
    CREATE TABLE jot (
        id INTEGER NOT NULL,
        draft TEXT NOT NULL,
        text TEXT NOT NULL,
        laid TEXT DEFAULT '' NOT NULL,
        CONSTRAINT pk_jot PRIMARY KEY (id),
        CONSTRAINT fk_jot_draft FOREIGN KEY(draft) REFERENCES draft (id) ON DELETE CASCADE
    )
    """,
    """
    CREATE INDEX ix_jot_draft ON jot (draft)
    """,
    """
    CREATE TABLE exported (
        bundle INTEGER NOT NULL,
        record TEXT NOT NULL,
        revision INTEGER NOT NULL,
        digest TEXT NOT NULL,
        CONSTRAINT pk_exported PRIMARY KEY (bundle, record, revision),
        CONSTRAINT fk_exported_record_revision FOREIGN KEY(record, revision) REFERENCES record (id, revision),
        CONSTRAINT fk_exported_bundle FOREIGN KEY(bundle) REFERENCES bundle (number)
    )
     WITHOUT ROWID
    """,
    """
    CREATE INDEX ix_exported_record_revision ON exported (record, revision)
    """,
)
DROPPED = (
    "jot",
    "exported",
    "draft_typing",
    "draft_answer",
    "withdrawal",
    "record",
    "draft",
    "sheet",
    "setting",
    "schema_version",
    "person",
    "paper",
    "pack",
    "offer",
    "key",
    "event",
    "counter",
    "bundle",
)


def upgrade(op: Operations) -> None:
    for statement in CREATED:
        op.execute(statement)


def downgrade(op: Operations) -> None:
    for name in DROPPED:
        op.drop_table(name)
