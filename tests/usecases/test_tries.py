import shutil
from datetime import timedelta

import pytest

from tests.kit.small_disk import fill, small_disk
from tests.kit.vaults import START_UTC
from udset_desktop.foundation.clock import FixedClock
from udset_desktop.foundation.problems import AccessRefused, EnvironmentFailure
from udset_desktop.usecases.tries import (
    COPY_NAME,
    TRIES_AFTER_SWAP,
    TRIES_NAME,
    begin_try,
    forget_tries,
    seconds_left,
    wait_after_s,
    wrong_tries,
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
    clock = FixedClock(START_UTC)
    for _ in range(5):
        clock.advance(3600)
        begin_try(tmp_path, clock)

    assert seconds_left(tmp_path, FixedClock(clock.now_utc())) == 20


def started_anew(clock, *, forward_s):
    """The program, not the computer, started again with the clock of the laptop set forward."""
    later = FixedClock(clock.now_utc() + timedelta(seconds=forward_s))
    later.elapsed_s = clock.elapsed_s
    return later


def test_clock_set_forward_between_two_starts_does_not_shorten_the_wait(tmp_path):
    clock = FixedClock(START_UTC)
    clock.advance(50)
    for _ in range(4):
        clock.advance(60)
        begin_try(tmp_path, clock)

    forward = started_anew(clock, forward_s=86_400)

    assert seconds_left(tmp_path, forward) == 10
    with pytest.raises(AccessRefused):
        begin_try(tmp_path, forward)


def after_a_new_start_of_the_computer(clock, *, up_s, set_by=timedelta()):
    """The laptop switched off and on: the clock that only goes forward begins anew, the other says anything."""
    later = FixedClock(clock.now_utc() + set_by)
    later.advance(up_s)
    return later


@pytest.mark.parametrize(
    "set_by", [timedelta(), timedelta(hours=1), timedelta(days=3650), timedelta(days=-365)]
)
def test_a_new_start_of_the_computer_with_any_time_of_day_leaves_what_has_not_passed_since(tmp_path, set_by):
    clock = spent(tmp_path, 9)
    assert seconds_left(tmp_path, clock) == 320
    later = after_a_new_start_of_the_computer(clock, up_s=20, set_by=set_by)
    assert seconds_left(tmp_path, later) == 300
    with pytest.raises(AccessRefused):
        begin_try(tmp_path, later)
    later.advance(clock.elapsed_s())  # past where the clock before the new start had stood
    assert seconds_left(tmp_path, later) == 0
    begin_try(tmp_path, later)


def test_starting_the_computer_anew_again_and_again_opens_nothing(tmp_path):
    clock = spent(tmp_path, 9)
    for _ in range(5):
        clock = after_a_new_start_of_the_computer(clock, up_s=60)
        with pytest.raises(AccessRefused):
            begin_try(tmp_path, clock)
    assert seconds_left(tmp_path, clock) == 260


def spent(folder, tries):
    """A count of so many wrong tries, and the clock as it stands after them."""
    clock = FixedClock(START_UTC)
    forget_tries(folder, clock)
    for _ in range(tries):
        clock.advance(3600)
        begin_try(folder, clock)
    return clock


def kept_back(folder, clock):
    """Both files of the count as they are before any wrong try, by name."""
    forget_tries(folder, clock)
    return {name: (folder / name).read_bytes() for name in (TRIES_NAME, COPY_NAME)}


@pytest.mark.parametrize("name", [TRIES_NAME, COPY_NAME])
def test_one_file_of_the_count_copied_back_or_taken_away_changes_nothing(tmp_path, name):
    fresh = kept_back(tmp_path, FixedClock(START_UTC))
    clock = spent(tmp_path, 6)
    assert seconds_left(tmp_path, clock) == 40

    (tmp_path / name).write_bytes(fresh[name])
    assert seconds_left(tmp_path, clock) == 40
    (tmp_path / name).unlink()
    assert seconds_left(tmp_path, clock) == 40


def test_both_files_of_the_count_copied_back_make_the_next_try_wait(tmp_path):
    fresh = kept_back(tmp_path, FixedClock(START_UTC))
    clock = spent(tmp_path, 6)
    for _ in range(3):
        for name, content in fresh.items():
            (tmp_path / name).unlink()
            (tmp_path / name).write_bytes(content)
        with pytest.raises(AccessRefused, match=r"usecases\.wait"):
            begin_try(tmp_path, clock, was_counted=True)
        assert seconds_left(tmp_path, clock) == wait_after_s(TRIES_AFTER_SWAP)


def test_both_files_of_the_count_taken_away_make_the_next_try_wait(tmp_path):
    clock = spent(tmp_path, 6)
    for name in (TRIES_NAME, COPY_NAME):
        (tmp_path / name).unlink()

    with pytest.raises(AccessRefused, match=r"usecases\.wait"):
        begin_try(tmp_path, clock, was_counted=True)

    clock.advance(wait_after_s(TRIES_AFTER_SWAP))
    begin_try(tmp_path, clock, was_counted=True)


def test_a_vault_that_never_counted_waits_for_nothing(tmp_path):
    begin_try(tmp_path, FixedClock(START_UTC))

    assert wrong_tries(tmp_path) == 1


def test_a_kill_between_the_two_files_shuts_nobody_out(tmp_path):
    clock = FixedClock(START_UTC)
    forget_tries(tmp_path, clock)
    before = (tmp_path / COPY_NAME).read_bytes()
    begin_try(tmp_path, clock)
    (tmp_path / COPY_NAME).write_bytes(before)

    begin_try(tmp_path, clock, was_counted=True)

    assert wrong_tries(tmp_path) == 2


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


@pytest.mark.parametrize(
    "content",
    [
        "",
        "{}",
        "[]",
        '{"tries": "x", "last_utc": "y"}',
        '{"tries": 1e999, "last_utc": "2026-05-04T09:30:00+00:00"}',
        '{"tries": 1, "last_utc": "2026-05-04T09:30:00+00:00", "forward_s": NaN}',
    ],
)
def test_damaged_count_shuts_nobody_out(tmp_path, content):
    (tmp_path / TRIES_NAME).write_text(content)

    assert seconds_left(tmp_path, FixedClock(START_UTC)) == 0


def test_count_that_cannot_be_read_is_said_so(tmp_path):
    (tmp_path / TRIES_NAME).mkdir()

    with pytest.raises(EnvironmentFailure):
        seconds_left(tmp_path, FixedClock(START_UTC))


def test_a_folder_copied_whole_is_no_reason_to_wait(tmp_path):
    home, clock = tmp_path / "home", FixedClock(START_UTC)
    home.mkdir()
    (home / "vault.db").write_bytes(b"sealed")
    begin_try(home, clock)
    forget_tries(home, clock)
    shutil.copytree(home, tmp_path / "copy")
    begin_try(tmp_path / "copy", clock)
    assert wrong_tries(tmp_path / "copy") == 1


def test_the_count_alone_copied_back_beside_the_same_vault_is(tmp_path):
    home, kept, clock = tmp_path / "home", tmp_path / "kept", FixedClock(START_UTC)
    home.mkdir()
    kept.mkdir()
    (home / "vault.db").write_bytes(b"sealed")
    begin_try(home, clock)
    names = (TRIES_NAME, COPY_NAME)
    for name in names:
        shutil.copy2(home / name, kept / name)
    for _ in range(2):
        begin_try(home, clock)
    for name in names:
        shutil.copy2(kept / name, home / name)
    with pytest.raises(AccessRefused):
        begin_try(home, clock)
