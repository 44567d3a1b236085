from dataclasses import replace

import pytest

from tests.kit.vaults import new_vault
from udset_desktop.foundation.ids import RecordId
from udset_desktop.sealing.digest import sha256_hex
from udset_desktop.store.vault_values import ClearedRow

ROW = ClearedRow(
    record=RecordId("r"),
    interview=sha256_hex(b"i"),
    instrument="user-review/1.0.0",
    lines=("d1", "d2"),
    cleared_on="2026-07-01",
)


@pytest.fixture
def vault(tmp_path):
    vault, _ = new_vault(tmp_path)
    yield vault
    vault.close()


def test_what_was_cleared_comes_back_as_kept(vault):
    other = replace(ROW, record=RecordId("q"), interview=sha256_hex(b"j"), lines=())
    vault.save_cleared((ROW, other))
    assert vault.load_cleared() == (other, ROW)


def test_a_cleared_conversation_is_found_by_either_number_and_no_other(vault):
    vault.save_cleared((ROW,))
    assert vault.find_cleared("r") == "r"
    assert vault.find_cleared("i") == "r"
    assert vault.find_cleared("x") is None
    assert vault.find_cleared("") is None
