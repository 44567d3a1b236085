import pytest

from tests.kit.vaults import PASSPHRASE, unlocked_workplace
from udset_desktop.foundation.problems import AccessRefused
from udset_desktop.usecases import unlocking
from udset_desktop.usecases.auditing import look_at_log
from udset_desktop.usecases.pin import LONGEST_S
from udset_desktop.usecases.pin_locking import keep_hours, pin_lock, pin_unlock, set_pin
from udset_desktop.usecases.unlocking import VaultState, vault_state


@pytest.fixture
def opened(tmp_path):
    workplace, code = unlocked_workplace(tmp_path)
    yield workplace, code
    workplace.close()


def test_pin_hides_everything_and_shows_it_again(opened):
    workplace, _ = opened
    set_pin(workplace, "2468")

    pin_lock(workplace)

    assert vault_state(workplace) is VaultState.PIN
    with pytest.raises(AccessRefused, match="vault_locked"):
        workplace.require_vault()
    pin_unlock(workplace, "2468")
    assert vault_state(workplace) is VaultState.OPEN


def test_third_wrong_pin_locks_everything(opened):
    workplace, _ = opened
    set_pin(workplace, "2468")
    pin_lock(workplace)
    for _ in range(2):
        with pytest.raises(AccessRefused, match="wrong_pin"):
            pin_unlock(workplace, "1357")

    with pytest.raises(AccessRefused, match="pin_spent"):
        pin_unlock(workplace, "1357")

    assert vault_state(workplace) is VaultState.LOCKED
    with pytest.raises(AccessRefused, match="vault_locked"):
        pin_unlock(workplace, "2468")
    unlocking.unlock(workplace, PASSPHRASE)
    assert [line.what for line in look_at_log(workplace).lines][-2:] == ["pin_spent", "unlocked"]


def test_four_hours_behind_the_pin_lock_everything(opened):
    workplace, _ = opened
    set_pin(workplace, "2468")
    pin_lock(workplace)
    assert not keep_hours(workplace)
    workplace.clock.advance(LONGEST_S)

    assert keep_hours(workplace)

    assert vault_state(workplace) is VaultState.LOCKED
    assert not keep_hours(workplace)


def test_right_pin_after_four_hours_is_too_late(opened):
    workplace, _ = opened
    set_pin(workplace, "2468")
    pin_lock(workplace)
    workplace.clock.advance(LONGEST_S)

    with pytest.raises(AccessRefused, match="pin_spent"):
        pin_unlock(workplace, "2468")


def test_without_a_pin_a_pin_lock_is_a_lock(opened):
    workplace, _ = opened

    pin_lock(workplace)

    assert vault_state(workplace) is VaultState.LOCKED


def test_passphrase_opens_what_a_pin_has_hidden(opened):
    workplace, _ = opened
    set_pin(workplace, "2468")
    pin_lock(workplace)

    unlocking.unlock(workplace, PASSPHRASE)

    assert vault_state(workplace) is VaultState.OPEN
