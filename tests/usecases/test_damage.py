"""What of all that keeps a vault shut is damage."""

import pytest

from tests.kit.joined import PASSPHRASE, workplace_in
from udset_desktop.foundation.problems import AccessRefused, EnvironmentFailure, UdsetError
from udset_desktop.sealing.slots import COPY_NAME, SLOTS_NAME
from udset_desktop.store.savings_count import COUNT_NAME
from udset_desktop.store.vault import VAULT_NAME
from udset_desktop.usecases import unlocking
from udset_desktop.usecases.damage import VAULT_FILE, is_damage, is_loss, is_lost
from udset_desktop.usecases.unlocking import VaultState, vault_state


def spoiled(file):
    content = bytearray(file.read_bytes())
    content[:64] = bytes(64)
    file.write_bytes(content)


@pytest.fixture
def shut(tmp_path):
    workplace = workplace_in(tmp_path / "home")
    unlocking.create_vault(workplace, PASSPHRASE)
    unlocking.lock(workplace)
    yield workplace
    workplace.close()


@pytest.mark.parametrize("what", ["vault.db", "vault.slots*"])
def test_a_spoiled_vault_or_key_file_is_damage(shut, what):
    for file in shut.vault_folder.glob(what):
        spoiled(file)
    with pytest.raises(EnvironmentFailure) as told:
        unlocking.unlock(shut, PASSPHRASE)
    assert is_damage(told.value)


def test_a_wrong_secret_a_wait_and_a_vault_in_use_are_none(shut):
    for _ in range(4):  # the last is too soon
        with pytest.raises(AccessRefused) as told:
            unlocking.unlock(shut, "three wrong guesses in a row")
        assert not is_damage(told.value)
    shut.clock.advance(3600)
    other = workplace_in(shut.home.folder)
    other.clock.advance(7200)
    unlocking.unlock(other, PASSPHRASE)
    with pytest.raises(UdsetError) as told:
        unlocking.unlock(shut, PASSPHRASE)
    assert not is_damage(told.value)
    other.close()


def in_folder(workplace):
    return {one.name: one.read_bytes() for one in workplace.vault_folder.iterdir()}


def test_a_lost_vault_is_told_and_nothing_is_made_over_its_keys(shut):
    (shut.vault_folder / VAULT_NAME).unlink()
    before = in_folder(shut)
    assert vault_state(shut) is VaultState.LOST

    for verb in (
        lambda: unlocking.unlock(shut, PASSPHRASE),
        lambda: unlocking.create_vault(shut, "another one for all of it"),
        lambda: unlocking.renew_key(shut, PASSPHRASE, "another one for all of it"),
    ):
        with pytest.raises(EnvironmentFailure, match="vault_lost") as told:
            verb()
        assert is_damage(told.value)
        assert is_loss(told.value)
    assert in_folder(shut) == before


def test_a_file_that_is_found_opens_beside_its_keys_as_before(shut, tmp_path):
    (shut.vault_folder / VAULT_NAME).rename(tmp_path / "found")
    assert is_lost(shut.vault_folder)
    (tmp_path / "found").rename(shut.vault_folder / VAULT_NAME)
    unlocking.unlock(shut, PASSPHRASE)
    assert unlocking.check_vault(shut).findings == ()


@pytest.mark.parametrize("name", [SLOTS_NAME, COPY_NAME])
def test_one_copy_of_the_keys_is_enough_to_know(shut, name):
    (shut.vault_folder / VAULT_NAME).unlink()
    (shut.vault_folder / name).unlink()
    assert is_lost(shut.vault_folder)


def test_keys_of_a_making_that_was_cut_off_are_moved_aside_and_not_lost(shut):
    for name in (VAULT_NAME, COUNT_NAME):
        (shut.vault_folder / name).unlink()
    keys = (shut.vault_folder / SLOTS_NAME).read_bytes()
    assert vault_state(shut) is VaultState.NONE

    unlocking.create_vault(shut, PASSPHRASE)

    assert (shut.vault_folder.with_name("1.keys-alone") / SLOTS_NAME).read_bytes() == keys
    assert (shut.vault_folder / SLOTS_NAME).read_bytes() != keys
    assert unlocking.check_vault(shut).findings == ()


def test_a_folder_without_anything_has_lost_nothing(tmp_path):
    assert not is_lost(tmp_path)
    assert VAULT_FILE == VAULT_NAME
