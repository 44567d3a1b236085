"""Room for what workers chose about using the tool: a line each, and apart from it which bundle brought it."""

import sqlalchemy as sa
from alembic.operations import Operations


def upgrade(op: Operations) -> None:
    op.create_table(
        "feedback",
        sa.Column("digest", sa.Text, nullable=False),
        sa.Column("feedback", sa.Text, nullable=False),
        sa.Column("line", sa.Text, nullable=False),
        sa.PrimaryKeyConstraint("digest", name="pk_feedback"),
    )
    op.create_table(
        "feedback_brought",
        sa.Column("bundle", sa.Integer, nullable=False, autoincrement=False),
        sa.Column("digest", sa.Text, nullable=False),
        sa.PrimaryKeyConstraint("bundle", "digest", name="pk_feedback_brought"),
        sa.ForeignKeyConstraint(["bundle"], ["bundle.seq"], name="fk_feedback_brought_bundle"),
        sa.ForeignKeyConstraint(["digest"], ["feedback.digest"], name="fk_feedback_brought_digest"),
        sqlite_with_rowid=False,
    )


def downgrade(op: Operations) -> None:
    op.drop_table("feedback_brought")
    op.drop_table("feedback")
