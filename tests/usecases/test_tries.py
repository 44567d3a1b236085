from datetime import timedelta

import pytest

from tests.kit.small_disk import fill, small_disk
from tests.kit.vaults import START_UTC
from udset_desktop.foundation.clock import FixedClock
from udset_desktop.foundation.problems import AccessRefused, EnvironmentFailure
from udset_desktop.usecases.tries import (
    TRIES_NAME,
    begin_try,
    forget_tries,
    seconds_left,
    wait_after_s,
)


def test_waits_grow_to_a_quarter_of_an_hour_and_no_further():
    assert [wait_after_s(tries) for tries in (0, 2, 3, 4, 5, 9, 50)] == [0, 0, 5, 10, 20, 320, 900]


def test_three_tries_are_free_and_then_one_waits(tmp_path):
    clock = FixedClock(START_UTC)
    for _ in range(3):
        assert seconds_left(tmp_path, clock) == 0
        begin_try(tmp_path, clock)

    with pytest.raises(AccessRefused) as refused:
        begin_try(tmp_path, clock)

    assert refused.value.context == {"seconds": 5}
    clock.advance(4.5)
    assert seconds_left(tmp_path, clock) == 1
    clock.advance(0.5)
    begin_try(tmp_path, clock)
    assert seconds_left(tmp_path, clock) == 10


def test_refused_try_does_not_lengthen_the_wait(tmp_path):
    clock = FixedClock(START_UTC)
    for _ in range(3):
        begin_try(tmp_path, clock)
    for _ in range(5):
        with pytest.raises(AccessRefused):
            begin_try(tmp_path, clock)

    assert seconds_left(tmp_path, clock) == 5


def test_restart_does_not_shorten_the_wait(tmp_path):
    for _ in range(5):
        clock = FixedClock(START_UTC)
        clock.advance(3600)
        begin_try(tmp_path, clock)
        (tmp_path / TRIES_NAME).write_text((tmp_path / TRIES_NAME).read_text().replace("10:30", "09:30"))

    assert seconds_left(tmp_path, FixedClock(START_UTC)) == 20


def test_clock_set_back_opens_nothing_and_shuts_nobody_out_for_long(tmp_path):
    clock = FixedClock(START_UTC)
    for _ in range(4):
        clock.advance(60)
        begin_try(tmp_path, clock)
    back = FixedClock(START_UTC - timedelta(days=400))

    assert seconds_left(tmp_path, back) == 10
    with pytest.raises(AccessRefused):
        begin_try(tmp_path, back)
    back.advance(10)
    begin_try(tmp_path, back)


def test_right_passphrase_begins_the_count_anew(tmp_path):
    clock = FixedClock(START_UTC)
    for _ in range(3):
        begin_try(tmp_path, clock)

    forget_tries(tmp_path, clock)
    forget_tries(tmp_path, clock)

    assert seconds_left(tmp_path, clock) == 0
    assert (tmp_path / TRIES_NAME).exists()


@pytest.fixture
def disk(tmp_path):
    with small_disk(tmp_path / "disk", megabytes=1) as mounted:
        if not mounted:
            pytest.skip("no small disk may be mounted here")
        yield tmp_path / "disk"


def test_on_a_full_disk_tries_are_counted_over_what_is_there(disk):
    clock = FixedClock(START_UTC)
    forget_tries(disk, clock)
    fill(disk)
    for _ in range(3):
        begin_try(disk, clock)
    with pytest.raises(AccessRefused, match=r"usecases\.wait"):
        begin_try(disk, clock)
    clock.advance(60)
    forget_tries(disk, clock)
    assert seconds_left(disk, clock) == 0


def test_where_nothing_can_be_counted_nobody_is_shut_out(disk):
    fill(disk)
    for _ in range(5):
        begin_try(disk, FixedClock(START_UTC))
    assert not (disk / TRIES_NAME).exists()


@pytest.mark.parametrize("content", ["", "{}", "[]", '{"tries": "x", "last_utc": "y"}'])
def test_damaged_count_shuts_nobody_out(tmp_path, content):
    (tmp_path / TRIES_NAME).write_text(content)

    assert seconds_left(tmp_path, FixedClock(START_UTC)) == 0


def test_count_that_cannot_be_read_is_said_so(tmp_path):
    (tmp_path / TRIES_NAME).mkdir()

    with pytest.raises(EnvironmentFailure):
        seconds_left(tmp_path, FixedClock(START_UTC))
