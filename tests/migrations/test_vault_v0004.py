"""The vault's fourth step on a vault with a conversation and a jot in it, told in the SQL of the third."""

import pytest
from sqlalchemy import text

from tests.kit.old_vaults import TALK_UNDER_WAY, laid_out, old_vault
from udset_desktop.store.migrate import bring_up_to_date, vault_connection
from udset_desktop.store.migrations.steps import take_steps
from udset_desktop.store.migrations.vault import STEPS
from udset_desktop.store.vault_jots import jots_of

FOURTH = STEPS[3]


@pytest.fixture
def old(tmp_path):
    """A vault of the third schema with two jots of one conversation."""
    jots = (
        "INSERT INTO jot (draft, text, laid) VALUES ('i1', 'the bus', ''), ('i1', 'the nights', 'safe.words')"
    )
    return old_vault(tmp_path, 3, TALK_UNDER_WAY, jots)


def test_jots_that_are_there_are_carried_over(old):
    path, data_key = old

    bring_up_to_date(path, data_key)

    with vault_connection(path, data_key) as connection:
        jots = jots_of(connection, "i1")
        assert connection.exec_driver_sql("SELECT count(*) FROM remark").scalar() == 0
    assert [(jot.number, jot.text, jot.laid) for jot in jots] == [
        (1, "the bus", ()),
        (2, "the nights", ("safe",)),
    ]


def test_up_then_down_leaves_schema_and_jots_as_they_were(old):
    path, data_key = old
    with vault_connection(path, data_key) as connection:
        before = laid_out(connection)
        rows = connection.execute(text("SELECT * FROM jot ORDER BY id")).all()

        take_steps(connection, (FOURTH,))
        assert laid_out(connection) != before
        take_steps(connection, (FOURTH,), down=True)

        assert laid_out(connection) == before
        assert connection.execute(text("SELECT * FROM jot ORDER BY id")).all() == rows
