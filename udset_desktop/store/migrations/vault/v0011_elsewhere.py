"""Room for texts that left from the laptop which handed the person over: this one may take them back.

Nothing that was kept before has one.
"""

from __future__ import annotations

from alembic.operations import Operations


def upgrade(op: Operations) -> None:
    op.execute("ALTER TABLE passed ADD COLUMN elsewhere INTEGER DEFAULT '0' NOT NULL")


def downgrade(op: Operations) -> None:
    op.execute("ALTER TABLE passed DROP COLUMN elsewhere")
