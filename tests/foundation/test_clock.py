"""Time that a changed system clock cannot spoil."""

from __future__ import annotations

from datetime import UTC, date, datetime, timedelta

import pytest

from udset_desktop.foundation import clock as clock_module
from udset_desktop.foundation.clock import FixedClock, SystemClock, quarter_of


def test_a_clock_set_back_during_a_visit_does_not_take_time_back(monkeypatch):
    clock = SystemClock()
    before = clock.now_utc()

    class SetBack(datetime):
        @classmethod
        def now(cls, tz=None):
            return datetime(1999, 1, 1, tzinfo=UTC)

    monkeypatch.setattr(clock_module, "datetime", SetBack)
    assert clock.now_utc() >= before


def test_the_moment_is_always_aware():
    assert SystemClock().now_utc().tzinfo is UTC


def test_today_is_the_date_where_the_laptop_is():
    clock = SystemClock()
    assert clock.today_on() in {clock.now_utc().astimezone().date(), datetime.now().astimezone().date()}


def test_elapsed_time_only_goes_forward():
    clock = SystemClock()
    assert clock.elapsed_s() <= clock.elapsed_s()


def test_a_fixed_clock_moves_only_when_told():
    clock = FixedClock(datetime(2026, 3, 31, 23, 59, tzinfo=UTC))
    assert clock.today_on() == date(2026, 3, 31)
    clock.advance(120)
    assert clock.today_on() == date(2026, 4, 1)
    assert clock.elapsed_s() == 120


@pytest.mark.parametrize(
    ("on", "quarter"),
    [
        (date(2026, 1, 1), "2026-Q1"),
        (date(2026, 3, 31), "2026-Q1"),
        (date(2026, 4, 1), "2026-Q2"),
        (date(2026, 12, 31), "2026-Q4"),
    ],
)
def test_a_date_leaves_as_its_quarter(on, quarter):
    assert quarter_of(on) == quarter


def test_a_clock_set_by_hand_is_noticed_and_changes_nothing(monkeypatch):
    clock = SystemClock()
    real = datetime

    class SetBack(datetime):
        @classmethod
        def now(cls, tz=None):
            return real.now(tz) - timedelta(days=365)

    assert abs(clock.changed_s()) < 5
    monkeypatch.setattr(clock_module, "datetime", SetBack)
    assert clock.changed_s() == pytest.approx(-365 * 86_400, abs=5)


def test_a_fixed_clock_tells_what_was_set_and_goes_on():
    clock = FixedClock(datetime(2026, 3, 31, tzinfo=UTC))
    clock.set_laptop(-60)
    assert (clock.changed_s(), clock.today_on()) == (-60, date(2026, 3, 31))
