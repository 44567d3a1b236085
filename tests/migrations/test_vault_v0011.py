"""The vault's eleventh step on a vault with a text that left, told in the SQL of the tenth."""

import pytest

from tests.kit.old_vaults import TALK_UNDER_WAY, laid_out, old_vault
from udset_desktop.store.migrate import bring_up_to_date, read_schema, vault_connection
from udset_desktop.store.migrations.steps import take_steps
from udset_desktop.store.migrations.vault import STEPS
from udset_desktop.store.vault import open_vault
from udset_desktop.store.vault_schema import SCHEMA

ELEVENTH = STEPS[10]
LEFT = (
    "INSERT INTO passed (number, record, key, source, text, left_out, read_by, read_utc, log)"
    " VALUES ('n1', 'r1', 'well.words', 's', 'We had soup.', 0, 'Ina', '2026-05-04', '[]')"
)


@pytest.fixture
def old(tmp_path):
    """A vault of the tenth schema with a text that somebody has read."""
    return old_vault(tmp_path, 10, TALK_UNDER_WAY, LEFT)


def test_every_text_from_before_is_this_laptop_s_own(old):
    path, data_key = old

    bring_up_to_date(path, data_key)

    assert read_schema(path, data_key) == SCHEMA
    vault = open_vault(path.parent, data_key)
    (text,) = vault.load_passed()
    assert (text.number, text.text, text.elsewhere, text.has_left) == ("n1", "We had soup.", False, False)
    vault.close()


def test_up_then_down_leaves_the_schema_as_it_was(old):
    path, data_key = old
    with vault_connection(path, data_key) as connection:
        before = laid_out(connection)

        take_steps(connection, (ELEVENTH,))
        assert laid_out(connection) != before
        take_steps(connection, (ELEVENTH,), down=True)

        assert laid_out(connection) == before
