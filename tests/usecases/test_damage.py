"""What of all that keeps a vault shut is damage."""

import pytest

from tests.kit.joined import PASSPHRASE, workplace_in
from udset_desktop.foundation.problems import AccessRefused, EnvironmentFailure, UdsetError
from udset_desktop.usecases import unlocking
from udset_desktop.usecases.damage import is_damage


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
