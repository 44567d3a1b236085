"""The vault's seventh step on a vault that made a bundle already, told in the SQL of the sixth."""

import pytest

from tests.kit.old_vaults import laid_out, old_vault
from udset_desktop.store.migrate import bring_up_to_date, read_schema, vault_connection
from udset_desktop.store.migrations.steps import take_steps
from udset_desktop.store.migrations.vault import STEPS
from udset_desktop.store.vault_schema import SCHEMA

SEVENTH = STEPS[6]
BUNDLE = "INSERT INTO bundle (number, id, kind, file, manifest, at_utc) VALUES (1, 'b', 'anonymised', 'f', 'm', '')"


@pytest.fixture
def old(tmp_path):
    """A vault of the sixth schema that has sent one bundle by hand."""
    return old_vault(tmp_path, 6, BUNDLE)


def test_a_bundle_that_left_stays_and_the_next_one_can_wait(old):
    path, data_key = old

    bring_up_to_date(path, data_key)

    assert read_schema(path, data_key) == SCHEMA
    with vault_connection(path, data_key) as connection:
        assert connection.exec_driver_sql("SELECT id FROM bundle").scalar() == "b"
        assert connection.exec_driver_sql("SELECT count(*) FROM outgoing").scalar() == 0
        connection.exec_driver_sql("INSERT INTO outgoing (bundle, content) VALUES (1, 'x')")
        assert connection.exec_driver_sql("SELECT delivered_utc FROM outgoing").scalar() == ""


def test_up_then_down_leaves_the_schema_as_it_was(old):
    path, data_key = old
    with vault_connection(path, data_key) as connection:
        before = laid_out(connection)

        take_steps(connection, (SEVENTH,))
        assert laid_out(connection) != before
        take_steps(connection, (SEVENTH,), down=True)

        assert laid_out(connection) == before
