import pytest

from udset_desktop.foundation.problems import AccessRefused, EnvironmentFailure
from udset_desktop.store.vault_lock import VaultLock


def test_lock_is_held_by_one_and_let_go(tmp_path):
    lock = VaultLock(tmp_path)

    with pytest.raises(AccessRefused, match="vault_in_use"):
        VaultLock(tmp_path)
    lock.let_go()
    lock.let_go()
    VaultLock(tmp_path).let_go()


def test_folder_that_is_gone_is_said_plainly(tmp_path):
    with pytest.raises(EnvironmentFailure, match="no_file"):
        VaultLock(tmp_path / "gone")
