"""The tables of the vault, and of the desk vault, which is the same kind of file.

Used by the `vault_*` modules only; tables never leave `store`.  Times are ISO text in UTC, dates ISO
text; free text lies here and nowhere else.  A change here needs a revision in `migrations/vault`.
"""

from __future__ import annotations

from sqlalchemy import (
    CheckConstraint,
    Column,
    ForeignKey,
    ForeignKeyConstraint,
    Index,
    Integer,
    LargeBinary,
    MetaData,
    Table,
    Text,
    UniqueConstraint,
)

SCHEMA = 12
"""The number of the schema below: the number of the last revision in `migrations/vault`."""

metadata = MetaData(
    naming_convention={
        "ix": "ix_%(table_name)s_%(column_0_N_name)s",
        "uq": "uq_%(table_name)s_%(column_0_N_name)s",
        "ck": "ck_%(table_name)s_%(constraint_name)s",
        "fk": "fk_%(table_name)s_%(column_0_N_name)s",
        "pk": "pk_%(table_name)s",
    }
)


def _words(name: str) -> Column[str]:
    return Column(name, Text, nullable=False, server_default="")


schema_version = Table(
    "schema_version",
    metadata,
    Column("one", Integer, primary_key=True, autoincrement=False),
    Column("number", Integer, nullable=False),
    CheckConstraint("one = 1", name="one_row"),
)

person = Table(
    "person",
    metadata,
    Column("id", Text, primary_key=True),
    Column("folded", Text, nullable=False),  # " eileen macdonald": each word behind a space, for finding
    Column("link", Text, nullable=False),
    Column("body", LargeBinary, nullable=False),  # the whole `interview.person.Person`
)

draft = Table(
    "draft",
    metadata,
    Column("id", Text, primary_key=True),
    Column("person", Text, ForeignKey("person.id"), nullable=False),
    Column("instrument", LargeBinary, nullable=False),  # the pin: id, version, digest
    Column("header", LargeBinary, nullable=False),
    Column("permissions", LargeBinary, nullable=False),
    Column("together", LargeBinary, nullable=False),
    _words("place"),
    _words("corrects"),  # record id, when a finished conversation was opened again
    _words("reason"),
    Column("begun_utc", Text, nullable=False),
)
Index(None, draft.c.person)

draft_answer = Table(
    "draft_answer",
    metadata,
    Column("draft", Text, ForeignKey("draft.id", ondelete="CASCADE"), primary_key=True),
    Column("item", Text, primary_key=True),
    Column("answer", LargeBinary, nullable=False),
    sqlite_with_rowid=False,
)

draft_typing = Table(
    "draft_typing",
    metadata,
    Column("draft", Text, ForeignKey("draft.id", ondelete="CASCADE"), primary_key=True),
    Column("item", Text, primary_key=True),
    Column("text", Text, nullable=False),
    sqlite_with_rowid=False,
)

jot = Table(
    "jot",
    metadata,
    Column("draft", Text, ForeignKey("draft.id", ondelete="CASCADE"), primary_key=True),
    Column("number", Integer, primary_key=True, autoincrement=False),
    Column("body", LargeBinary, nullable=False),  # the whole `interview.jot.Jot`
    sqlite_with_rowid=False,
)

remark = Table(
    "remark",
    metadata,
    Column("id", Integer, primary_key=True),
    # The conversation it waits with: where it was heard, then its own.  It goes when that draft goes.
    Column("draft", Text, ForeignKey("draft.id", ondelete="CASCADE"), nullable=False),
    Column("whose", Text, nullable=False),
    Column("text", Text, nullable=False),
    Column("at", Text, nullable=False),
)
Index(None, remark.c.draft)

record = Table(
    "record",
    metadata,
    Column("id", Text, primary_key=True),
    Column("revision", Integer, primary_key=True),
    Column("person", Text, ForeignKey("person.id"), nullable=False),
    Column("instrument", Text, nullable=False),  # id/version
    Column("held_on", Text, nullable=False),
    Column("digest", Text, nullable=False, unique=True),
    Column("body", LargeBinary, nullable=False),  # `record.codec`
    CheckConstraint("revision >= 1", name="revision"),
    sqlite_with_rowid=False,
)
Index(None, record.c.person)

head = Table(
    "head",
    metadata,
    Column("record", Text, primary_key=True),
    Column("revision", Integer, nullable=False),
    Column("person", Text, nullable=False),
    Column("interview", Text, nullable=False),
    Column("instrument", Text, nullable=False),  # id/version
    Column("held_on", Text, nullable=False),
    Column("void", Integer, nullable=False),
    Column("counted", Integer, nullable=False),
    Column("contact", Text, nullable=False),
    Column("review_on", Text, nullable=False),
    ForeignKeyConstraint(["record", "revision"], ["record.id", "record.revision"]),
    CheckConstraint("void IN (0, 1)", name="void"),
    CheckConstraint("counted IN (0, 1)", name="counted"),
    sqlite_with_rowid=False,
)
"""The last revision of each record, in the same transaction: what lists need without opening a record."""
Index(None, head.c.person)
Index(None, head.c.interview)

sheet = Table(
    "sheet",
    metadata,
    Column("record", Text, primary_key=True),
    Column("kind", Text, primary_key=True),
    Column("state", Text, nullable=False),
    Column("post", Text, nullable=False, server_default=""),
    Column("on_utc", Text, nullable=False),
    sqlite_with_rowid=False,
)

follow_up = Table(
    "follow_up",
    metadata,
    Column("id", Text, primary_key=True),
    Column("begun_utc", Text, nullable=False),
    _words("passed_utc"),  # "" until somebody else has it
    Column("body", LargeBinary, nullable=False),  # the whole `interview.follow_up.FollowUp`
    sqlite_with_rowid=False,
)
"""Notes for when somebody may come to harm: bound to no person, draft or record, so that none takes one along."""

event = Table(
    "event",
    metadata,
    Column("id", Integer, primary_key=True),
    Column("at_utc", Text, nullable=False),
    Column("what", Text, nullable=False),
    _words("subject"),
    _words("detail"),
    sqlite_autoincrement=True,  # a number is never used twice: a gap shows that a line is gone
)

audit = Table(
    "audit",
    metadata,
    Column("number", Integer, primary_key=True, autoincrement=False),
    Column("at_utc", Text, nullable=False),
    Column("what", Text, nullable=False),
    _words("told"),
    Column("chain", Text, nullable=False),  # the digest of this line and of the one before
    sqlite_with_rowid=False,
)
"""What was opened and what left, without content; `event` beside it may name records and places."""

offer = Table(
    "offer",
    metadata,
    Column("interviewer_type", Text, primary_key=True),
    Column("quarter", Text, primary_key=True),
    Column("said", Text, primary_key=True),
    Column("count", Integer, nullable=False),
    CheckConstraint("said IN ('accepted', 'said_no', 'not_today', 'could_not_reach')", name="said"),
    sqlite_with_rowid=False,
)

bundle = Table(
    "bundle",
    metadata,
    Column("number", Integer, primary_key=True, autoincrement=False),
    Column("id", Text, nullable=False, unique=True),
    Column("kind", Text, nullable=False),
    Column("file", Text, nullable=False),
    Column("manifest", Text, nullable=False),
    Column("at_utc", Text, nullable=False),
    _words("receipt"),
    CheckConstraint("number >= 1", name="number"),
)

exported = Table(
    "exported",
    metadata,
    Column("bundle", Integer, ForeignKey(bundle.c.number), primary_key=True),
    Column("record", Text, primary_key=True),
    Column("revision", Integer, primary_key=True),
    Column("digest", Text, nullable=False),  # of the line that left
    ForeignKeyConstraint(["record", "revision"], ["record.id", "record.revision"]),
    sqlite_with_rowid=False,
)
Index(None, exported.c.record, exported.c.revision)

withdrawal = Table(
    "withdrawal",
    metadata,
    Column("id", Integer, primary_key=True),
    Column("record", Text, nullable=False),
    Column("items", LargeBinary, nullable=False),  # "all", "words" or a list of item ids
    Column("at_utc", Text, nullable=False),
    Column("bundle", Integer, ForeignKey(bundle.c.number)),  # NULL until it has travelled
)
Index(None, withdrawal.c.record)

handed = Table(
    "handed",
    metadata,
    Column("record", Text, primary_key=True),
    Column("person", Text, nullable=False),
    Column("giver", Text, nullable=False),
    Column("taker", Text, nullable=False),
    Column("file", Text, primary_key=True),  # the digest of the file it went in
    Column("signature", Text, nullable=False),  # the giver's, under the statement that it went
    Column("lines", LargeBinary, nullable=False),  # digests of the lines that left before, the first first
    Column("at_utc", Text, nullable=False),
    Column("bundle", Integer, ForeignKey(bundle.c.number)),  # in which the taker told it; NULL until then
    Column(
        "sent", Text, nullable=False, server_default="[]"
    ),  # in which bundles they left, before it came here
    sqlite_with_rowid=False,
)
"""Which conversations went to another laptop, or came from one; they stay named here when they are cleared."""
Index(None, handed.c.person)

handed_person = Table(
    "handed_person",
    metadata,
    Column("number", Integer, primary_key=True),  # the order in which they went: a clock may be set back
    Column("person", Text, nullable=False),
    Column("giver", Text, nullable=False),
    Column("taker", Text, nullable=False),
    Column("file", Text, nullable=False),
    Column("at_utc", Text, nullable=False),
    UniqueConstraint("person", "file"),
    sqlite_autoincrement=True,
)
"""Who went to another laptop or came from one: the last row of a person says whose they are."""

cleared = Table(
    "cleared",
    metadata,
    Column("record", Text, primary_key=True),
    Column("interview", Text, nullable=False),  # SHA-256 of its id, which an answers file may have chosen
    Column("instrument", Text, nullable=False),  # id/version
    Column("lines", LargeBinary, nullable=False),  # digests of the lines that left, the first first
    Column("cleared_on", Text, nullable=False),
    sqlite_with_rowid=False,
)
"""Conversations that were signed for and are gone from here: what a notice or a late file still needs."""
Index(None, cleared.c.interview)

work_note = Table(
    "work_note",
    metadata,
    Column("id", Text, primary_key=True),
    Column("instrument", Text, nullable=False),  # id/version
    Column("record", Text, ForeignKey(head.c.record, ondelete="CASCADE")),  # NULL: about no conversation
    Column("bundle", Integer, ForeignKey(bundle.c.number)),  # NULL until it has travelled
    Column("body", LargeBinary, nullable=False),  # the whole `interview.work_note.WorkNote`
    sqlite_with_rowid=False,
)
Index(None, work_note.c.record)

outgoing = Table(
    "outgoing",
    metadata,
    Column("bundle", Integer, ForeignKey(bundle.c.number), primary_key=True, autoincrement=False),
    Column("content", LargeBinary),  # the sealed bytes; NULL once somebody has signed for them
    _words("copied_utc"),  # when a copy was put into a folder by hand
    _words("tried_utc"),  # since when its bytes may lie somewhere, whole or not
    _words("problem"),  # the code of what went wrong at the last try
    _words("name"),  # what it is called where it was taken
    _words("delivered_utc"),
)
"""The bundles that wait here, and how far each has come."""

passed = Table(
    "passed",
    metadata,
    Column("number", Text, primary_key=True),  # under which it leaves: random, known to this laptop alone
    Column("record", Text, nullable=False),
    Column("key", Text, nullable=False),  # which text of the record
    Column("source", Text, nullable=False),  # digest of the words that were read: other words are read anew
    Column("text", Text, nullable=False),  # as it leaves
    Column("left_out", Integer, nullable=False),
    Column("read_by", Text, nullable=False),
    Column("read_utc", Text, nullable=False),
    _words("checked_by"),
    _words("checked_utc"),
    Column("log", LargeBinary, nullable=False),  # what stands for what: stays here
    Column("bundle", Integer, ForeignKey(bundle.c.number)),  # in which it left
    Column("back", Integer, ForeignKey(bundle.c.number)),  # in which it was taken back
    Column("elsewhere", Integer, nullable=False, server_default="0"),  # 1: left from whoever handed it over
    CheckConstraint("left_out IN (0, 1)", name="left_out"),
    sqlite_with_rowid=False,
)
"""What somebody decided about each text before it leaves."""
Index(None, passed.c.record)

receipt = Table(
    "receipt",
    metadata,
    Column("digest", Text, primary_key=True),  # of the file: the same receipt twice is one
    Column("bundle", Integer, ForeignKey(bundle.c.number), nullable=False),
    Column("taken_utc", Text, nullable=False),
    Column("content", LargeBinary, nullable=False),  # the signed file: what clearing will stand on
    sqlite_with_rowid=False,
)
Index(None, receipt.c.bundle)

arrived = Table(
    "arrived",
    metadata,
    Column("bundle", Integer, ForeignKey(bundle.c.number), primary_key=True, autoincrement=False),
    Column("digest", Text, primary_key=True),  # of the line that left
    Column("outcome", Text, nullable=False),  # as a receipt says; "held" only while none says more
    sqlite_with_rowid=False,
)

setting = Table(
    "setting",
    metadata,
    Column("key", Text, primary_key=True),
    Column("value", LargeBinary, nullable=False),
    sqlite_with_rowid=False,
)

counter = Table(
    "counter",
    metadata,
    Column("name", Text, primary_key=True),
    Column("value", Integer, nullable=False),
    sqlite_with_rowid=False,
)

key = Table(
    "key",
    metadata,
    Column("name", Text, primary_key=True),
    Column("secret", Text, nullable=False),
    Column("public", Text, nullable=False),
    sqlite_with_rowid=False,
)

pack = Table(
    "pack",
    metadata,
    Column("number", Integer, primary_key=True, autoincrement=False),
    Column("content", LargeBinary, nullable=False),
    Column("at_utc", Text, nullable=False),
    CheckConstraint("number >= 1", name="number"),
)

paper = Table(
    "paper",
    metadata,
    Column("name", Text, primary_key=True),
    Column("content", LargeBinary, nullable=False),
    sqlite_with_rowid=False,
)
"""Whole files kept by name: the project's settings, cards, trust entries."""
