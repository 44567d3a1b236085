"""Backups go when their time is over, also on a stick put in later; the newest never goes."""

from datetime import timedelta

import pytest

from tests.kit.bundles import record
from tests.kit.joined import put_on_file
from tests.kit.real_homes import real_river
from udset_desktop.foundation.problems import InputRefused
from udset_desktop.usecases.auditing import look_at_log
from udset_desktop.usecases.backing_up import back_up
from udset_desktop.usecases.backups_known import known_backups, let_old_go, over_backups, said_gone
from udset_desktop.usecases.unlocking import Which


@pytest.fixture
def river(tmp_path):
    made = real_river(tmp_path)
    put_on_file(made.laptop, record(1))
    yield made
    made.close()


def after_its_time(river):
    river.laptop.clock.advance(timedelta(days=91).total_seconds())


def two_sticks(river, tmp_path):
    """A backup over its time on a first stick, and a newer one on a second."""
    first, second = tmp_path / "first", tmp_path / "second"
    first.mkdir()
    second.mkdir()
    old = back_up(river.laptop, first).file
    river.laptop.clock.advance(timedelta(days=80).total_seconds())
    new = back_up(river.laptop, second).file
    river.laptop.clock.advance(timedelta(days=11).total_seconds())
    return old, new


def test_the_only_backup_stays_when_its_time_is_over(river, stick):
    made = back_up(river.laptop, stick)
    after_its_time(river)

    assert over_backups(river.laptop, Which.LAPTOP) == ()
    assert let_old_go(river.laptop, Which.LAPTOP).gone == ()
    assert made.file.exists()


def test_an_old_one_in_another_folder_goes_wherever_it_can_be_reached(river, tmp_path):
    old, new = two_sticks(river, tmp_path)

    assert [one.file for one in over_backups(river.laptop, Which.LAPTOP)] == [old]
    assert let_old_go(river.laptop, Which.LAPTOP).gone == (old,)
    assert not old.exists()
    assert new.exists()
    assert [one.file for one in known_backups(river.laptop)] == [new]
    assert look_at_log(river.laptop).lines[-1].what == "backups_gone"


def test_one_on_a_stick_that_is_not_in_is_asked_for_until_the_stick_is_back(river, tmp_path):
    old, _ = two_sticks(river, tmp_path)
    away = tmp_path / "drawer"
    old.parent.rename(away)

    told = let_old_go(river.laptop, Which.LAPTOP)
    assert (told.gone, [one.file for one in told.away]) == ((), [old])
    assert let_old_go(river.laptop, Which.LAPTOP) == told

    away.rename(old.parent)
    assert let_old_go(river.laptop, Which.LAPTOP).gone == (old,)
    assert list(old.parent.iterdir()) == []


def test_a_lost_stick_is_asked_for_no_more_once_somebody_says_so(river, tmp_path):
    old, new = two_sticks(river, tmp_path)
    with pytest.raises(InputRefused) as there:
        said_gone(river.laptop, old, Which.LAPTOP)
    assert there.value.findings[0].code == "usecases.backup_there"
    old.parent.rename(tmp_path / "river bed")

    said_gone(river.laptop, old, Which.LAPTOP)

    assert let_old_go(river.laptop, Which.LAPTOP).away == ()
    assert [one.file for one in known_backups(river.laptop)] == [new]
    assert look_at_log(river.laptop).lines[-1].what == "backup_said_gone"
    with pytest.raises(InputRefused) as unknown:
        said_gone(river.laptop, old, Which.LAPTOP)
    assert unknown.value.findings[0].code == "usecases.backup_unknown"


def test_one_deleted_by_hand_is_forgotten_with_the_next_in_its_folder(river, stick):
    old = back_up(river.laptop, stick)
    old.file.unlink()
    after_its_time(river)

    made = back_up(river.laptop, stick)

    assert made.gone == (old.file,)
    assert [one.file for one in known_backups(river.laptop)] == [made.file]
