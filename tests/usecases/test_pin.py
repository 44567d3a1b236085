import pytest

from udset_desktop.foundation.problems import AccessRefused, InputRefused
from udset_desktop.usecases.pin import LONGEST_S, TRIES, PinLock


def test_a_lock_behind_a_pin_lasts_four_hours_at_most_and_three_tries():
    assert (LONGEST_S, TRIES) == (4 * 60 * 60, 3)  # as SECURITY.md says


@pytest.mark.parametrize("pin", ["", "123", "123456789", "12a4", "١٢٣٤", " 1234"])
def test_only_four_to_eight_figures_are_a_pin(pin):
    with pytest.raises(InputRefused, match="pin_form"):
        PinLock(pin)


def test_right_pin_opens_what_was_shut():
    pin = PinLock("2468")
    assert not pin.is_shut
    pin.shut(10)
    assert pin.is_shut

    pin.open("2468")

    assert not pin.is_shut


def test_each_wrong_pin_takes_a_try_and_three_are_all():
    pin = PinLock("2468")
    pin.shut(0)

    for left in (2, 1, 0):
        assert not pin.is_spent(1)
        with pytest.raises(AccessRefused) as refused:
            pin.open("1357")
        assert refused.value.context == {"left": left}
    assert pin.is_spent(1)


def test_four_hours_are_counted_from_the_first_shutting():
    pin = PinLock("2468")
    pin.shut(0)
    pin.shut(LONGEST_S - 1)

    assert not pin.is_spent(LONGEST_S - 1)
    assert pin.is_spent(LONGEST_S)


def test_pin_itself_is_not_kept():
    assert "2468" not in str(vars(PinLock("2468")))
