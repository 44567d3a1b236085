"""The vault's third step on a vault that holds a conversation already, told in the SQL of the second."""

import pytest

from tests.kit.old_vaults import TALK_UNDER_WAY, laid_out, old_vault
from udset_desktop.store.migrate import bring_up_to_date, read_schema, vault_connection
from udset_desktop.store.migrations.steps import take_steps
from udset_desktop.store.migrations.vault import STEPS
from udset_desktop.store.vault_schema import SCHEMA

THIRD = STEPS[2]


@pytest.fixture
def old(tmp_path):
    """A vault of the second schema with somebody and a conversation under way."""
    return old_vault(tmp_path, 2, TALK_UNDER_WAY)


def test_a_note_can_be_kept_and_what_was_there_stays(old):
    path, data_key = old

    bring_up_to_date(path, data_key)

    assert read_schema(path, data_key) == SCHEMA
    with vault_connection(path, data_key) as connection:
        connection.exec_driver_sql("INSERT INTO follow_up (id, begun_utc, body) VALUES ('n', '', '{}')")
        assert connection.exec_driver_sql("SELECT passed_utc FROM follow_up").scalar() == ""
        assert connection.exec_driver_sql("SELECT id FROM draft").scalar() == "i1"


def test_up_then_down_leaves_the_schema_as_it_was(old):
    path, data_key = old
    with vault_connection(path, data_key) as connection:
        before = laid_out(connection)

        take_steps(connection, (THIRD,))
        assert laid_out(connection) != before
        take_steps(connection, (THIRD,), down=True)

        assert laid_out(connection) == before
