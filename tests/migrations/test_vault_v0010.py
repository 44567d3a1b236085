"""The vault's tenth step on a vault that holds a conversation already, told in the SQL of the ninth."""

import pytest

from tests.kit.old_vaults import TALK_UNDER_WAY, laid_out, old_vault
from udset_desktop.store.migrate import bring_up_to_date, read_schema, vault_connection
from udset_desktop.store.migrations.steps import take_steps
from udset_desktop.store.migrations.vault import STEPS
from udset_desktop.store.vault import open_vault
from udset_desktop.store.vault_schema import SCHEMA

TENTH = STEPS[9]


@pytest.fixture
def old(tmp_path):
    """A vault of the ninth schema with somebody and a conversation under way."""
    return old_vault(tmp_path, 9, TALK_UNDER_WAY)


def test_nobody_was_cleared_before(old):
    path, data_key = old

    bring_up_to_date(path, data_key)

    assert read_schema(path, data_key) == SCHEMA
    vault = open_vault(path.parent, data_key)
    assert vault.load_cleared() == ()
    vault.close()


def test_up_then_down_leaves_the_schema_as_it_was(old):
    path, data_key = old
    with vault_connection(path, data_key) as connection:
        before = laid_out(connection)

        take_steps(connection, (TENTH,))
        assert laid_out(connection) != before
        take_steps(connection, (TENTH,), down=True)

        assert laid_out(connection) == before
