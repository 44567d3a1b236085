"""Backups go when their time is over, also on a stick put in later; the newest never goes."""

from datetime import timedelta
from pathlib import Path

import pytest

from tests.kit.bundles import record
from tests.kit.joined import put_on_file
from tests.kit.real_homes import real_river
from udset_desktop.foundation.problems import InputRefused
from udset_desktop.usecases.auditing import look_at_log
from udset_desktop.usecases.backing_up import back_up
from udset_desktop.usecases.backups_known import (
    BACKUP_MARKS,
    BACKUPS_KEPT,
    known_backups,
    let_old_go,
    over_backups,
    said_gone,
)
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


def a_folder_each(river, tmp_path, monkeypatch):
    """A backup made by a relative path in one folder, and another laptop's of the same name in a second one."""
    mine, theirs = tmp_path / "mine" / "stick", tmp_path / "theirs" / "stick"
    mine.mkdir(parents=True)
    theirs.mkdir(parents=True)
    monkeypatch.chdir(mine.parent)
    made = back_up(river.laptop, Path("stick"))
    other = theirs / made.file.name
    other.write_bytes(b"a backup of another laptop of the same day")
    monkeypatch.chdir(theirs.parent)
    return made.file, other


def as_an_earlier_program_kept_it(river, path):
    river.laptop.require_vault().save_setting(BACKUPS_KEPT, {path: "2026-06-01"})
    river.laptop.require_vault().save_setting(BACKUP_MARKS, {})


def test_a_relative_path_is_known_from_the_top_and_costs_nobody_elses_backup(river, tmp_path, monkeypatch):
    old, other = a_folder_each(river, tmp_path, monkeypatch)
    assert (old.is_absolute(), old.parent) == (True, tmp_path / "mine" / "stick")
    after_its_time(river)

    back_up(river.laptop, tmp_path / "theirs")

    assert not old.exists()
    assert other.read_bytes() == b"a backup of another laptop of the same day"


def test_what_lies_in_its_place_and_is_another_file_is_left_and_told_of(river, tmp_path):
    old, new = two_sticks(river, tmp_path)
    old.write_bytes(b"a backup of another laptop")

    told = let_old_go(river.laptop, Which.LAPTOP)

    assert ([one.file for one in told.strange], told.gone, told.away) == ([old], (), ())
    assert old.read_bytes() == b"a backup of another laptop"
    assert said_gone(river.laptop, old, Which.LAPTOP) == old
    assert [one.file for one in known_backups(river.laptop)] == [new]


def test_one_that_an_earlier_program_made_is_left_as_nothing_tells_that_it_is_it(river, tmp_path, stick):
    made = back_up(river.laptop, stick).file
    as_an_earlier_program_kept_it(river, str(made))
    after_its_time(river)
    told = back_up(river.laptop, tmp_path)

    assert ([one.file for one in told.strange], told.gone) == ([made], ())
    with pytest.raises(InputRefused) as there:
        said_gone(river.laptop, made, Which.LAPTOP)
    assert there.value.findings[0].code == "usecases.backup_there"
    made.unlink()
    assert said_gone(river.laptop, made, Which.LAPTOP) == made


def test_one_whose_folder_was_not_kept_is_asked_for_and_never_deleted(river, tmp_path, monkeypatch):
    old, other = a_folder_each(river, tmp_path, monkeypatch)
    as_an_earlier_program_kept_it(river, f"stick/{old.name}")
    after_its_time(river)
    back_up(river.laptop, tmp_path)

    told = let_old_go(river.laptop, Which.LAPTOP)

    assert ([str(one.file) for one in told.away], told.gone) == ([f"stick/{old.name}"], ())
    assert old.exists()
    assert other.exists()
    said_gone(river.laptop, Path(f"stick/{old.name}"), Which.LAPTOP)
    assert let_old_go(river.laptop, Which.LAPTOP).away == ()


def test_the_newest_that_can_be_found_is_the_one_that_stays(river, stick, tmp_path):
    made = back_up(river.laptop, stick).file
    kept = {str(made): "2026-06-01", "stick/newer.udsetbackup": "2026-06-02"}
    river.laptop.require_vault().save_setting(BACKUPS_KEPT, kept)
    after_its_time(river)

    assert [str(one.file) for one in over_backups(river.laptop, Which.LAPTOP)] == ["stick/newer.udsetbackup"]
