"""A clock that stands before what was saved here is told, one that was moved by travel is not."""

from datetime import UTC, datetime, timedelta

import pytest

from tests.kit.real_homes import real_river
from udset_desktop.foundation.clock import FixedClock
from udset_desktop.usecases import people
from udset_desktop.usecases.acts import Act, note_act
from udset_desktop.usecases.clock_told import jumped_since, saved_after_now


@pytest.fixture
def laptop(tmp_path):
    made = real_river(tmp_path)
    note_act(made.laptop.require_vault(), made.laptop.clock, Act.SETTINGS_KEPT)
    yield made.laptop
    made.close()


@pytest.mark.parametrize(
    ("back", "told"),
    [
        (timedelta(), ""),
        (timedelta(hours=11), ""),
        (timedelta(days=2), "2026-06-01"),
        (timedelta(days=365), "2026-06-01"),
    ],
)
def test_a_clock_set_back_before_the_start_is_told_with_the_day_of_the_latest_saving(laptop, back, told):
    laptop.clock = FixedClock(laptop.clock.now_utc() - back)
    assert saved_after_now(laptop) == told
    assert people.today(laptop).saved_after == told


def test_a_line_written_since_with_the_wrong_clock_hides_nothing(laptop):
    laptop.clock = FixedClock(laptop.clock.now_utc() - timedelta(days=365))
    note_act(laptop.require_vault(), laptop.clock, Act.SETTINGS_KEPT)
    assert saved_after_now(laptop) == "2026-06-01"


def line_on(laptop, days, act=Act.UNLOCKED):
    """A line of the log so many days after the first, and the clock left there."""
    laptop.clock = FixedClock(datetime(2026, 6, 1, 9, 0, tzinfo=UTC) + timedelta(days=days))
    note_act(laptop.require_vault(), laptop.clock, act)


@pytest.mark.parametrize(
    ("days", "told"),
    [
        ((50, 100, 150), ""),  # opened now and then
        ((50, 111), "2026-07-21"),  # in a drawer, or set forward
        ((50, 111, 112, 150), "2026-07-21"),  # opening it again and again with that clock proves nothing
        ((50, 9000, 51), ""),  # put right
        ((50, -4000, 51), "2015-06-19"),  # a flat battery: asked once more than needed
    ],
)
def test_a_day_far_beyond_the_last_one_known_is_told(laptop, days, told):
    for one in days:
        line_on(laptop, one)
    assert jumped_since(laptop) == told


def test_a_day_that_somebody_said_is_right_is_known_until_the_clock_goes_back(laptop):
    line_on(laptop, 300)
    line_on(laptop, 300, Act.DATE_SAID_RIGHT)
    assert jumped_since(laptop) == ""
    line_on(laptop, 340)
    assert jumped_since(laptop) == ""
    line_on(laptop, 10)
    line_on(laptop, 340)
    assert jumped_since(laptop) == "2026-06-11"
