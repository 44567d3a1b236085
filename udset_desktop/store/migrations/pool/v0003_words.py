"""Room for what people said: a text each, apart from it which bundle brought it, and which are taken back."""

import sqlalchemy as sa
from alembic.operations import Operations


def upgrade(op: Operations) -> None:
    op.create_table(
        "words",
        sa.Column("digest", sa.Text, nullable=False),
        sa.Column("number", sa.Text, nullable=False),
        sa.Column("who", sa.Text, nullable=False),
        sa.Column("outcome", sa.Text, nullable=False),
        sa.Column("record", sa.Text, nullable=False),
        sa.Column("item", sa.Text, nullable=False),
        sa.Column("instrument", sa.Text, nullable=False),
        sa.Column("content", sa.Text, nullable=False),
        sa.PrimaryKeyConstraint("digest", name="pk_words"),
    )
    op.create_index("ix_words_number", "words", ["number"])
    op.create_index("ix_words_record", "words", ["record"])
    op.create_table(
        "words_brought",
        sa.Column("bundle", sa.Integer, nullable=False, autoincrement=False),
        sa.Column("digest", sa.Text, nullable=False),
        sa.PrimaryKeyConstraint("bundle", "digest", name="pk_words_brought"),
        sa.ForeignKeyConstraint(["bundle"], ["bundle.seq"], name="fk_words_brought_bundle"),
        sa.ForeignKeyConstraint(["digest"], ["words.digest"], name="fk_words_brought_digest"),
        sqlite_with_rowid=False,
    )
    op.create_table(
        "words_back",
        sa.Column("number", sa.Text, nullable=False),
        sa.Column("laptop", sa.Text, nullable=False),
        sa.Column("bundle", sa.Integer, nullable=False),
        sa.PrimaryKeyConstraint("number", "laptop", name="pk_words_back"),
        sa.ForeignKeyConstraint(["bundle"], ["bundle.seq"], name="fk_words_back_bundle"),
    )


def downgrade(op: Operations) -> None:
    op.drop_table("words_back")
    op.drop_table("words_brought")
    op.drop_table("words")
