import pytest

from udset_desktop.interview.timing import ASLEEP_AFTER_S, Timing, coarse_minutes

HOUR_S = 3600.0


def listened(until_s, *, every_s=60.0, since_s=0.0):
    """A clock that runs and is heard every minute."""
    timing, now_s = Timing().started(since_s).heard(since_s), since_s
    while now_s < until_s:
        now_s += every_s
        timing = timing.heard(now_s)
    return timing


def test_where_somebody_listens_every_minute_every_second_counts():
    timing = listened(HOUR_S)
    assert (timing.seconds(HOUR_S), timing.slept_s) == (HOUR_S, 0.0)
    assert timing.seconds(HOUR_S + 30) == HOUR_S + 30


def test_a_stretch_in_which_nobody_heard_the_clock_was_sleep_and_does_not_count():
    timing = listened(600.0)
    assert timing.seconds(600.0 + HOUR_S) == 600.0  # also before the next hearing
    timing = timing.heard(600.0 + HOUR_S)
    assert (timing.seconds(600.0 + HOUR_S), timing.slept_s) == (600.0, HOUR_S)
    assert timing.seconds(660.0 + HOUR_S) == 660.0


def test_sleep_counts_neither_when_the_talk_is_put_aside_right_after_it():
    paused = listened(600.0).paused(600.0 + HOUR_S)
    assert (paused.spent_s, paused.slept_s, paused.since_s) == (600.0, HOUR_S, None)


def test_what_was_slept_is_kept_until_it_was_told():
    timing = listened(600.0).paused(600.0 + HOUR_S).started(9_000.0)
    assert timing.slept_s == HOUR_S
    assert timing.told().slept_s == 0.0
    assert timing.told().seconds(9_060.0) == 660.0


def test_a_window_that_was_busy_for_a_while_was_not_asleep():
    timing = listened(600.0)
    assert timing.heard(600.0 + ASLEEP_AFTER_S).slept_s == 0.0


def test_where_nobody_listens_every_second_counts():
    assert Timing().started(0.0).seconds(HOUR_S) == HOUR_S
    assert Timing().started(0.0).paused(HOUR_S) == Timing(spent_s=HOUR_S)


def test_a_paused_clock_hears_nothing():
    paused = Timing(spent_s=60.0)
    assert paused.heard(HOUR_S) is paused
    assert paused.started(HOUR_S).heard(HOUR_S).seconds(HOUR_S) == 60.0  # the pause is no sleep


def test_a_clock_that_should_go_forward_and_did_not_takes_nothing_away():
    assert Timing(spent_s=60.0, since_s=500.0, heard_s=500.0).seconds(100.0) == 60.0


@pytest.mark.parametrize(
    ("minutes", "kept"), [(0, 5), (2.4, 5), (7, 5), (7.5, 10), (34, 35), (37.4, 35), (60, 60)]
)
def test_minutes_stay_to_the_nearest_five(minutes, kept):
    assert coarse_minutes(minutes) == kept
