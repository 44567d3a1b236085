"""Which bundle called a text back is kept no more: nothing asked, and it could lay a text beside a record."""

import sqlalchemy as sa
from alembic.operations import Operations


def upgrade(op: Operations) -> None:
    with op.batch_alter_table("words_back") as batch:
        batch.drop_column("bundle")


def downgrade(op: Operations) -> None:
    with op.batch_alter_table("words_back") as batch:
        batch.add_column(sa.Column("bundle", sa.Integer, nullable=False, server_default="1"))
        batch.create_foreign_key("fk_words_back_bundle", "bundle", ["bundle"], ["seq"])
