"""A clock that stands before what was saved here is told, one that was moved by travel is not."""

from datetime import timedelta

import pytest

from tests.kit.real_homes import real_river
from udset_desktop.foundation.clock import FixedClock
from udset_desktop.usecases import people
from udset_desktop.usecases.acts import Act, note_act
from udset_desktop.usecases.clock_told import saved_after_now


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
