"""A backup is encrypted, proved by opening, replaced within its day, and goes when its time is over."""

import errno
import os
from datetime import timedelta
from pathlib import Path

import pytest

from tests.kit.bundles import CANARY, record
from tests.kit.joined import PASSPHRASE, put_on_file, workplace_in
from tests.kit.real_homes import real_river
from tests.kit.vaults import files_holding
from udset_desktop.foundation import atomic
from udset_desktop.foundation.problems import (
    AccessRefused,
    EnvironmentFailure,
    Incompatible,
    InputRefused,
)
from udset_desktop.foundation.strict_zip import render_zip
from udset_desktop.usecases.auditing import look_at_log
from udset_desktop.usecases.backing_up import back_up, gather_backup, put_backup, try_backup
from udset_desktop.usecases.backups_known import known_backups
from udset_desktop.usecases.unlocking import Which


@pytest.fixture
def river(tmp_path):
    made = real_river(tmp_path)
    put_on_file(made.laptop, record(1), record(2))
    yield made
    made.close()


def test_a_backup_lies_in_the_folder_under_todays_date_and_shows_nothing(river, stick):
    made = back_up(river.laptop, stick)

    assert made.file.name == "udset-laptop-2026-06-01.udsetbackup"
    assert (made.records, made.drafts) == (2, 0)
    assert files_holding(stick, CANARY) == []
    assert [path.name for path in stick.iterdir()] == [made.file.name]
    assert look_at_log(river.laptop).lines[-1].what == "backup_made"
    (known,) = known_backups(river.laptop)
    assert (known.file, (known.goes_on - known.made_on).days) == (made.file, 90)


def test_what_was_saved_a_moment_ago_is_in_it(river, stick):
    put_on_file(river.laptop, record(3))
    assert back_up(river.laptop, stick).records == 3


def test_a_drill_opens_it_and_puts_nothing_back(river, stick, tmp_path):
    made = back_up(river.laptop, stick)
    other = workplace_in(tmp_path / "other")

    tried = try_backup(other, made.file, PASSPHRASE)
    assert (tried.records, tried.role) == (2, "laptop")
    assert try_backup(other, made.file, river.enrolled.recovery_code).records == 2
    with pytest.raises(AccessRefused):
        try_backup(other, made.file, "three wrong guesses in a row")
    assert list(other.home.folder.rglob("*")) == []


def test_the_desk_has_a_backup_of_its_own(river, stick):
    made = back_up(river.desk, stick, Which.DESK)
    assert made.file.name == "udset-desk-2026-06-01.udsetbackup"
    assert try_backup(river.desk, made.file, PASSPHRASE).role == "desk"


def test_one_of_the_same_day_is_replaced_and_a_strangers_file_is_not(river, stick):
    first = back_up(river.laptop, stick)
    put_on_file(river.laptop, record(3))
    assert back_up(river.laptop, stick).file == first.file
    assert try_backup(river.laptop, first.file, PASSPHRASE).records == 3

    assert [path.name for path in stick.iterdir()] == [first.file.name]

    river.laptop.clock.advance(24 * 3600)
    there = stick / "udset-laptop-2026-06-02.udsetbackup"
    there.write_bytes(b"mine")
    with pytest.raises(EnvironmentFailure):
        back_up(river.laptop, stick)
    assert there.read_bytes() == b"mine"


def test_one_of_the_same_day_is_replaced_by_a_relative_path_too(river, stick, monkeypatch):
    first = back_up(river.laptop, stick)
    put_on_file(river.laptop, record(3))
    monkeypatch.chdir(stick)
    assert back_up(river.laptop, Path()).file == first.file
    assert back_up(river.laptop, Path("..") / stick.name).records == 3
    assert [path.name for path in stick.iterdir()] == [first.file.name]


def test_one_whose_making_was_cut_off_before_it_was_known_is_replaced(river, stick):
    for _ in range(2):  # once where none was, and once over the one that the first cut left
        put_backup(gather_backup(river.laptop, stick))
    assert known_backups(river.laptop) == ()
    assert back_up(river.laptop, stick).records == 2
    assert [one.file.parent for one in known_backups(river.laptop)] == [stick]
    assert len(list(stick.iterdir())) == 1


def test_another_laptops_of_that_name_and_day_is_not_replaced(river, stick):
    first = back_up(river.laptop, stick).file
    first.write_bytes(b"another laptop's, on another stick")
    with pytest.raises(EnvironmentFailure) as there:
        back_up(river.laptop, stick)
    assert there.value.code == "foundation.file_there"
    assert first.read_bytes() == b"another laptop's, on another stick"


def test_one_whose_time_is_over_goes_with_the_next_and_no_other_file_does(river, stick):
    old = back_up(river.laptop, stick)
    (stick / "holiday.jpg").write_bytes(b"x")
    river.laptop.clock.advance(timedelta(days=91).total_seconds())

    made = back_up(river.laptop, stick)

    assert made.gone == (old.file,)
    assert not old.file.exists()
    assert (stick / "holiday.jpg").exists()
    assert [one.file for one in known_backups(river.laptop)] == [made.file]


@pytest.mark.parametrize("number", [errno.ENOSPC, errno.EROFS, errno.EIO])
def test_a_stick_that_fails_leaves_no_half_backup_and_no_word_of_one(river, stick, monkeypatch, number):
    real = atomic.os.fsync

    def fails(descriptor):
        if str(stick) in str(Path(f"/proc/self/fd/{descriptor}").readlink()):
            raise OSError(number, os.strerror(number))
        real(descriptor)

    monkeypatch.setattr(atomic.os, "fsync", fails)
    with pytest.raises(EnvironmentFailure):
        back_up(river.laptop, stick)
    assert list(stick.iterdir()) == []
    assert known_backups(river.laptop) == ()


def test_a_stick_that_keeps_other_bytes_is_found_out(river, stick, monkeypatch):
    whole = atomic._write_beside

    def lies(beside, content):
        whole(beside, content[:-700] + bytes(100) + content[-600:] if beside.parent == stick else content)

    monkeypatch.setattr(atomic, "_write_beside", lies)
    with pytest.raises((EnvironmentFailure, InputRefused)):
        back_up(river.laptop, stick)
    assert list(stick.iterdir()) == []


@pytest.mark.parametrize("place", [0.1, 0.5, 0.9])
def test_a_damaged_backup_is_refused_in_words(river, stick, place):
    made = back_up(river.laptop, stick)
    content = bytearray(made.file.read_bytes())
    content[int(len(content) * place)] ^= 0xFF
    made.file.write_bytes(content)
    with pytest.raises(InputRefused, match="zip_"):
        try_backup(river.laptop, made.file, PASSPHRASE)


def test_what_is_no_backup_and_what_a_newer_program_made_are_told_apart(river, stick):
    (stick / "photo").write_bytes(b"\x89PNG")
    with pytest.raises(InputRefused):
        try_backup(river.laptop, stick / "photo", PASSPHRASE)
    (stick / "newer").write_bytes(render_zip({"backup.json": b'{"format": 2}', "vault.db": b"", "x": b""}))
    with pytest.raises(Incompatible, match="backup_newer"):
        try_backup(river.laptop, stick / "newer", PASSPHRASE)


def test_made_up_people_need_none(both, stick):
    with pytest.raises(AccessRefused, match="no_training_backup"):
        back_up(both.laptop, stick)
    assert list(stick.iterdir()) == []


def test_one_of_the_same_day_stays_where_the_new_one_cannot_be_proved(river, stick, monkeypatch):
    first = back_up(river.laptop, stick)
    before = first.file.read_bytes()
    put_on_file(river.laptop, record(3))
    honest = atomic._write_beside

    def no_room_at_home(beside, content):
        if ".prove" in beside.name:
            raise OSError(errno.EIO, os.strerror(errno.EIO))
        honest(beside, content)

    monkeypatch.setattr(atomic, "_write_beside", no_room_at_home)
    with pytest.raises(EnvironmentFailure):
        back_up(river.laptop, stick)
    assert first.file.read_bytes() == before
    assert [path.name for path in stick.iterdir()] == [first.file.name]
