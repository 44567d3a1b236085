import pytest

from tests.kit.old_vaults import laid_out
from tests.kit.vaults import new_vault
from udset_desktop.sealing.slots import new_data_key
from udset_desktop.store import vault_schema
from udset_desktop.store.migrate import vault_connection
from udset_desktop.store.migrations.steps import take_steps
from udset_desktop.store.migrations.vault import STEPS
from udset_desktop.store.vault import VAULT_NAME


@pytest.fixture
def empty(tmp_path):
    with vault_connection(tmp_path / VAULT_NAME, new_data_key()) as connection:
        yield connection


def test_all_steps_from_nothing_give_the_schema_of_a_new_vault(tmp_path, empty):
    vault, _ = new_vault(tmp_path / "new")
    with vault.transaction() as connection:
        expected = laid_out(connection)
    vault.close()

    take_steps(empty, STEPS)

    assert laid_out(empty) == expected


def test_every_step_can_be_taken_back(empty):
    take_steps(empty, STEPS)

    take_steps(empty, STEPS, down=True)

    assert laid_out(empty) == []


def test_steps_are_numbered_without_gaps_up_to_the_schema():
    assert [step.number for step in STEPS] == list(range(1, vault_schema.SCHEMA + 1))
