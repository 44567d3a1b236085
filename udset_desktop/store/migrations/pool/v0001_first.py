"""The first tables of a pool."""

import sqlalchemy as sa
from alembic.operations import Operations


def upgrade(op: Operations) -> None:
    op.create_table(
        "binding",
        sa.Column("name", sa.Text, nullable=False),
        sa.Column("told", sa.Text, nullable=False),
        sa.PrimaryKeyConstraint("name", name="pk_binding"),
    )
    op.create_table(
        "bundle",
        sa.Column("seq", sa.Integer, nullable=False, autoincrement=False),
        sa.Column("id", sa.Text, nullable=False),
        sa.Column("laptop", sa.Text, nullable=False),
        sa.Column("number", sa.Integer, nullable=False),
        sa.Column("kind", sa.Text, nullable=False),
        sa.Column("manifest", sa.Text, nullable=False),
        sa.Column("merged_at", sa.Text, nullable=False),
        sa.Column("aside", sa.Integer, nullable=False),
        sa.Column("numbers", sa.Text, nullable=False),
        sa.PrimaryKeyConstraint("seq", name="pk_bundle"),
        sa.UniqueConstraint("id", name="uq_bundle_id"),
        sa.CheckConstraint("aside IN (0, 1)", name="ck_bundle_aside"),
    )
    op.create_table(
        "revision",
        sa.Column("seq", sa.Integer, nullable=False, autoincrement=False),
        sa.Column("record", sa.Text, nullable=False),
        sa.Column("digest", sa.Text, nullable=False),
        sa.Column("revision", sa.Integer, nullable=False),
        sa.Column("ancestors", sa.Text, nullable=False),
        sa.Column("settles", sa.Text, nullable=False),
        sa.Column("state", sa.Integer, nullable=False),
        sa.Column("line", sa.Text, nullable=False),
        sa.PrimaryKeyConstraint("seq", name="pk_revision"),
        sa.UniqueConstraint("record", "digest", name="uq_revision_record"),
        sa.CheckConstraint("state BETWEEN 0 AND 4", name="ck_revision_state"),
    )
    held_only = sa.text("state = 2")
    op.create_index(
        "ix_revision_unsettled", "revision", ["state"], sqlite_where=held_only, postgresql_where=held_only
    )
    _create_links(op)
    _create_waiting(op)
    _create_figures(op)


def _create_links(op: Operations) -> None:
    op.create_table(
        "brought",
        sa.Column("bundle", sa.Integer, nullable=False, autoincrement=False),
        sa.Column("revision", sa.Integer, nullable=False, autoincrement=False),
        sa.PrimaryKeyConstraint("bundle", "revision", name="pk_brought"),
        sa.ForeignKeyConstraint(["bundle"], ["bundle.seq"], name="fk_brought_bundle"),
        sa.ForeignKeyConstraint(["revision"], ["revision.seq"], name="fk_brought_revision"),
        sqlite_with_rowid=False,
    )
    op.create_index("ix_brought_revision", "brought", ["revision"])
    op.create_table(
        "notice",
        sa.Column("record", sa.Text, nullable=False),
        sa.Column("laptop", sa.Text, nullable=False),
        sa.Column("items", sa.Text, nullable=False),
        sa.Column("bundle", sa.Integer, nullable=False),
        sa.PrimaryKeyConstraint("record", "laptop", "items", name="pk_notice"),
        sa.ForeignKeyConstraint(["bundle"], ["bundle.seq"], name="fk_notice_bundle"),
        sa.CheckConstraint("items <> ''", name="ck_notice_items"),
    )
    op.create_table(
        "passing",
        sa.Column("record", sa.Text, nullable=False),
        sa.Column("giver", sa.Text, nullable=False),
        sa.Column("taker", sa.Text, nullable=False),
        sa.Column("bundle", sa.Integer, nullable=False, autoincrement=False),
        sa.Column("signature", sa.Text, nullable=False),
        sa.PrimaryKeyConstraint("record", "giver", "taker", "bundle", name="pk_passing"),
        sa.ForeignKeyConstraint(["bundle"], ["bundle.seq"], name="fk_passing_bundle"),
    )


def _create_waiting(op: Operations) -> None:
    op.create_table(
        "held",
        sa.Column("bundle", sa.Integer, nullable=False, autoincrement=False),
        sa.Column("member", sa.Text, nullable=False),
        sa.Column("number", sa.Integer, nullable=False, autoincrement=False),
        sa.Column("code", sa.Text, nullable=False),
        sa.Column("digest", sa.Text, nullable=False),
        sa.Column("instrument", sa.Text, nullable=False),
        sa.PrimaryKeyConstraint("bundle", "member", "number", name="pk_held"),
        sa.ForeignKeyConstraint(["bundle"], ["bundle.seq"], name="fk_held_bundle"),
    )
    op.create_table(
        "sealed",
        sa.Column("bundle", sa.Integer, nullable=False, autoincrement=False),
        sa.Column("content", sa.LargeBinary, nullable=False),
        sa.PrimaryKeyConstraint("bundle", name="pk_sealed"),
        sa.ForeignKeyConstraint(["bundle"], ["bundle.seq"], name="fk_sealed_bundle"),
    )


def _create_figures(op: Operations) -> None:
    op.create_table(
        "instrument",
        sa.Column("seq", sa.Integer, nullable=False, autoincrement=False),
        sa.Column("pin", sa.Text, nullable=False),
        sa.PrimaryKeyConstraint("seq", name="pk_instrument"),
        sa.UniqueConstraint("pin", name="uq_instrument_pin"),
    )
    texts = (
        "link",
        "age",
        "user_group",
        "partnership",
        "place",
        "service",
        "links",
        "respondent",
        "interviewer_type",
        "codes",
    )
    op.create_table(
        "figure",
        sa.Column("revision", sa.Integer, nullable=False, autoincrement=False),
        sa.Column("instrument", sa.Integer, nullable=False),
        sa.Column("quarter", sa.Text, nullable=False),
        sa.Column("again", sa.Integer, nullable=False),
        *(sa.Column(name, sa.Text, nullable=False) for name in texts),
        sa.PrimaryKeyConstraint("revision", name="pk_figure"),
        sa.ForeignKeyConstraint(["revision"], ["revision.seq"], name="fk_figure_revision"),
        sa.ForeignKeyConstraint(["instrument"], ["instrument.seq"], name="fk_figure_instrument"),
    )
    op.create_table(
        "offers",
        sa.Column("bundle", sa.Integer, nullable=False, autoincrement=False),
        sa.Column("quarter", sa.Text, nullable=False),
        sa.Column("interviewer_type", sa.Text, nullable=False),
        sa.Column("said", sa.Text, nullable=False),
        sa.Column("people", sa.Integer, nullable=False),
        sa.PrimaryKeyConstraint("bundle", "quarter", "interviewer_type", "said", name="pk_offers"),
        sa.ForeignKeyConstraint(["bundle"], ["bundle.seq"], name="fk_offers_bundle"),
    )
    op.create_table(
        "event",
        sa.Column("seq", sa.Integer, nullable=False, autoincrement=False),
        sa.Column("at", sa.Text, nullable=False),
        sa.Column("what", sa.Text, nullable=False),
        sa.Column("who", sa.Text, nullable=False),
        sa.Column("bundle", sa.Integer, nullable=False),
        sa.Column("told", sa.Text, nullable=False),
        sa.PrimaryKeyConstraint("seq", name="pk_event"),
    )
    op.create_table(
        "trust_entry",
        sa.Column("digest", sa.Text, nullable=False),
        sa.Column("entry", sa.Text, nullable=False),
        sa.PrimaryKeyConstraint("digest", name="pk_trust_entry"),
    )


def downgrade(op: Operations) -> None:
    for table in (
        "trust_entry",
        "event",
        "offers",
        "figure",
        "instrument",
        "sealed",
        "held",
        "passing",
        "notice",
        "brought",
        "revision",
        "bundle",
        "binding",
    ):
        op.drop_table(table)
