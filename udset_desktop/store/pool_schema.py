"""The tables of a pool, the same on SQLite and PostgreSQL; only types both have.

What the migrations must come to: a test holds one against the other.  Who brought what lies in `brought`
alone, so that a database role can be kept from it (`practice.md` 25).
"""

from __future__ import annotations

from sqlalchemy import (
    CheckConstraint,
    Column,
    ForeignKey,
    Index,
    Integer,
    LargeBinary,
    MetaData,
    Table,
    Text,
    UniqueConstraint,
)

from udset_desktop.store.pool_states import HELD

NAMING = {
    "ix": "ix_%(table_name)s_%(column_0_name)s",
    "uq": "uq_%(table_name)s_%(column_0_name)s",
    "ck": "ck_%(table_name)s_%(constraint_name)s",
    "fk": "fk_%(table_name)s_%(column_0_name)s",
    "pk": "pk_%(table_name)s",
}
METADATA = MetaData(naming_convention=NAMING)

binding = Table(
    "binding", METADATA, Column("name", Text, primary_key=True), Column("told", Text, nullable=False)
)

bundle = Table(
    "bundle",
    METADATA,
    Column("seq", Integer, primary_key=True, autoincrement=False),
    Column("id", Text, nullable=False),
    Column("laptop", Text, nullable=False),  # "" for what the desk brought itself
    Column("number", Integer, nullable=False),
    Column("kind", Text, nullable=False),  # anonymised, pseudonymised, settlement
    Column("manifest", Text, nullable=False),
    Column("merged_at", Text, nullable=False),
    Column("aside", Integer, nullable=False),
    Column("numbers", Text, nullable=False),
    UniqueConstraint("id"),
    CheckConstraint("aside IN (0, 1)", name="aside"),
)

revision = Table(
    "revision",
    METADATA,
    Column("seq", Integer, primary_key=True, autoincrement=False),
    Column("record", Text, nullable=False),
    Column("digest", Text, nullable=False),
    Column("revision", Integer, nullable=False),
    Column("ancestors", Text, nullable=False),  # digests, a space between
    Column("settles", Text, nullable=False),
    Column("state", Integer, nullable=False),
    Column("line", Text, nullable=False),  # "" once erased
    UniqueConstraint("record", "digest"),
    CheckConstraint("state BETWEEN 0 AND 4", name="state"),
)
Index(
    "ix_revision_unsettled",
    revision.c.state,
    sqlite_where=revision.c.state == HELD,
    postgresql_where=revision.c.state == HELD,
)

brought = Table(
    "brought",
    METADATA,
    Column("bundle", Integer, ForeignKey("bundle.seq"), primary_key=True, autoincrement=False),
    Column("revision", Integer, ForeignKey("revision.seq"), primary_key=True, autoincrement=False),
    sqlite_with_rowid=False,
)
Index("ix_brought_revision", brought.c.revision)

notice = Table(
    "notice",
    METADATA,
    Column("record", Text, primary_key=True),
    Column("laptop", Text, primary_key=True),
    Column("items", Text, primary_key=True),  # all, words, or item ids with a space between
    Column("bundle", Integer, ForeignKey("bundle.seq"), nullable=False),
    CheckConstraint("items <> ''", name="items"),
)

passing = Table(
    "passing",
    METADATA,
    Column("record", Text, primary_key=True),
    Column("giver", Text, primary_key=True),
    Column("taker", Text, primary_key=True),
    Column("bundle", Integer, ForeignKey("bundle.seq"), primary_key=True, autoincrement=False),
    Column("signature", Text, nullable=False),
)

held = Table(
    "held",
    METADATA,
    Column("bundle", Integer, ForeignKey("bundle.seq"), primary_key=True, autoincrement=False),
    Column("member", Text, primary_key=True),
    Column("number", Integer, primary_key=True, autoincrement=False),
    Column("code", Text, nullable=False),
    Column("digest", Text, nullable=False),
    Column("instrument", Text, nullable=False),
)

sealed = Table(
    "sealed",
    METADATA,
    Column("bundle", Integer, ForeignKey("bundle.seq"), primary_key=True, autoincrement=False),
    Column("content", LargeBinary, nullable=False),  # all held lines of the bundle, sealed together
)

instrument = Table(
    "instrument",
    METADATA,
    Column("seq", Integer, primary_key=True, autoincrement=False),
    Column("pin", Text, nullable=False),
    UniqueConstraint("pin"),
)

figure = Table(
    "figure",
    METADATA,
    Column("revision", Integer, ForeignKey("revision.seq"), primary_key=True, autoincrement=False),
    Column("instrument", Integer, ForeignKey("instrument.seq"), nullable=False),
    Column("quarter", Text, nullable=False),
    Column("again", Integer, nullable=False),
    Column("link", Text, nullable=False),
    Column("age", Text, nullable=False),
    Column("user_group", Text, nullable=False),
    Column("partnership", Text, nullable=False),
    Column("place", Text, nullable=False),
    Column("service", Text, nullable=False),
    Column("links", Text, nullable=False),  # canonical JSON, "" for none
    Column("respondent", Text, nullable=False),
    Column("interviewer_type", Text, nullable=False),
    Column("codes", Text, nullable=False),
)

offers = Table(
    "offers",
    METADATA,
    Column("bundle", Integer, ForeignKey("bundle.seq"), primary_key=True, autoincrement=False),
    Column("quarter", Text, primary_key=True),
    Column("interviewer_type", Text, primary_key=True),
    Column("said", Text, primary_key=True),
    Column("people", Integer, nullable=False),
)

feedback = Table(
    "feedback",
    METADATA,
    Column("digest", Text, primary_key=True),
    Column("feedback", Text, nullable=False),
    Column("line", Text, nullable=False),
)

feedback_brought = Table(
    "feedback_brought",
    METADATA,
    Column("bundle", Integer, ForeignKey("bundle.seq"), primary_key=True, autoincrement=False),
    Column("digest", Text, ForeignKey("feedback.digest"), primary_key=True),
    sqlite_with_rowid=False,
)

words = Table(
    "words",
    METADATA,
    Column("digest", Text, primary_key=True),
    Column("number", Text, nullable=False),
    Column("who", Text, nullable=False),
    Column("outcome", Text, nullable=False),
    Column("record", Text, nullable=False),  # "" for a loose text, as item and instrument
    Column("item", Text, nullable=False),
    Column("instrument", Text, nullable=False),
    Column("content", Text, nullable=False),  # "" once taken back
)
Index("ix_words_number", words.c.number)
Index("ix_words_record", words.c.record)

words_brought = Table(
    "words_brought",
    METADATA,
    Column("bundle", Integer, ForeignKey("bundle.seq"), primary_key=True, autoincrement=False),
    Column("digest", Text, ForeignKey("words.digest"), primary_key=True),
    sqlite_with_rowid=False,
)

words_back = Table(
    "words_back",
    METADATA,
    Column("number", Text, primary_key=True),
    Column("laptop", Text, primary_key=True),
)

event = Table(
    "event",
    METADATA,
    Column("seq", Integer, primary_key=True, autoincrement=False),
    Column("at", Text, nullable=False),
    Column("what", Text, nullable=False),
    Column("who", Text, nullable=False),
    Column("bundle", Integer, nullable=False),
    Column("told", Text, nullable=False),  # ids and digests only
)

trust_entry = Table(
    "trust_entry",
    METADATA,
    Column("digest", Text, primary_key=True),
    Column("entry", Text, nullable=False),
)
