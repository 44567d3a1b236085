"""Files are there whole or not at all."""

from __future__ import annotations

import errno
import os
import stat
from pathlib import Path

import pytest

from udset_desktop.foundation import atomic
from udset_desktop.foundation.atomic import (
    failure_of,
    has_room,
    put_in_place,
    read_back,
    read_file,
    read_start,
    remove_parts,
    write_file,
    write_over,
    write_part,
)
from udset_desktop.foundation.problems import EnvironmentFailure, InputRefused

POSIX = pytest.mark.skipif(os.name != "posix", reason="permissions and links as POSIX has them")


def names_in(folder):
    return sorted(one.name for one in folder.iterdir())


def test_written_file_holds_the_content_and_leaves_nothing_beside_it(tmp_path):
    write_file(tmp_path / "a.udset", b"one")
    assert (tmp_path / "a.udset").read_bytes() == b"one"
    assert names_in(tmp_path) == ["a.udset"]


@POSIX
def test_written_file_is_private_to_this_user(tmp_path):
    write_file(tmp_path / "a.udset", b"one")
    assert stat.S_IMODE((tmp_path / "a.udset").stat().st_mode) == 0o600


def test_a_file_that_is_there_is_replaced_whole(tmp_path):
    write_file(tmp_path / "a", b"a longer first content")
    write_file(tmp_path / "a", b"two")
    assert (tmp_path / "a").read_bytes() == b"two"


def test_a_file_that_must_be_new_is_not_overwritten(tmp_path):
    write_file(tmp_path / "a", b"first", replace=False)
    with pytest.raises(EnvironmentFailure) as caught:
        write_file(tmp_path / "a", b"second", replace=False)
    assert caught.value.code == "foundation.file_there"
    assert (tmp_path / "a").read_bytes() == b"first"
    assert names_in(tmp_path) == ["a"]


def test_a_stick_without_hard_links_still_refuses_an_existing_name(tmp_path, monkeypatch):
    def no_links(*_):
        raise OSError(errno.EPERM, "no links here")

    monkeypatch.setattr(os, "link", no_links)
    write_file(tmp_path / "a", b"first", replace=False)
    with pytest.raises(EnvironmentFailure) as caught:
        write_file(tmp_path / "a", b"second", replace=False)
    assert caught.value.code == "foundation.file_there"
    assert (tmp_path / "a").read_bytes() == b"first"


def test_a_full_disk_keeps_the_old_file_and_says_so(tmp_path, monkeypatch):
    write_file(tmp_path / "a", b"old")

    def full(_):
        raise OSError(errno.ENOSPC, "full")

    monkeypatch.setattr(os, "fsync", full)
    with pytest.raises(EnvironmentFailure) as caught:
        write_file(tmp_path / "a", b"new")
    assert caught.value.code == "foundation.disk_full"
    assert (tmp_path / "a").read_bytes() == b"old"
    assert names_in(tmp_path) == ["a"]


def test_a_folder_that_is_gone_is_said_with_the_name_of_the_file_only(tmp_path):
    with pytest.raises(EnvironmentFailure) as caught:
        write_file(tmp_path / "gone" / "a", b"x")
    assert caught.value.code == "foundation.no_folder"
    assert caught.value.context == {"name": "a"}


def test_reading_gives_the_bytes_up_to_the_limit(tmp_path):
    (tmp_path / "a").write_bytes(b"12345")
    assert read_file(tmp_path / "a", limit_bytes=5) == b"12345"


@pytest.mark.skipif(not hasattr(os, "mkfifo"), reason="no named pipes there")
@pytest.mark.parametrize("read", [read_file, read_back])
def test_a_pipe_a_device_and_a_folder_are_refused_at_once(tmp_path, read):
    os.mkfifo(tmp_path / "pipe")
    (tmp_path / "link").symlink_to(tmp_path / "pipe")
    for path in (tmp_path / "pipe", tmp_path / "link", Path(os.devnull)):
        with pytest.raises(InputRefused) as caught:
            read(path, limit_bytes=5)
        assert caught.value.findings[0].code == "foundation.no_plain_file"
    with pytest.raises(InputRefused):
        read_start(tmp_path / "pipe", length_bytes=5)
    with pytest.raises(EnvironmentFailure) as caught:
        read(tmp_path, limit_bytes=5)
    assert caught.value.code == "foundation.a_folder"


def test_reading_more_than_the_limit_is_refused(tmp_path):
    (tmp_path / "a").write_bytes(b"123456")
    with pytest.raises(InputRefused) as caught:
        read_file(tmp_path / "a", limit_bytes=5)
    assert caught.value.code == "foundation.file_too_large"


def test_a_folder_is_not_read_as_a_file(tmp_path):
    with pytest.raises(EnvironmentFailure) as caught:
        read_file(tmp_path, limit_bytes=5)
    assert caught.value.code == "foundation.a_folder"


def test_a_folder_that_is_not_there_is_not_made(tmp_path):
    with pytest.raises(EnvironmentFailure):
        write_file(tmp_path / "stick" / "a", b"one")
    assert not (tmp_path / "stick").exists()


def test_reading_a_missing_file_says_it_is_not_there(tmp_path):
    with pytest.raises(EnvironmentFailure) as caught:
        read_file(tmp_path / "a", limit_bytes=5)
    assert caught.value.code == "foundation.no_file"


@pytest.mark.parametrize(
    ("number", "code"),
    [
        (errno.ENOSPC, "foundation.disk_full"),
        (errno.EDQUOT, "foundation.disk_full"),
        (errno.EACCES, "foundation.not_allowed"),
        (errno.EROFS, "foundation.not_allowed"),
        (errno.ENOENT, "foundation.no_file"),
        (errno.EEXIST, "foundation.file_there"),
        (errno.EIO, "foundation.disk_failed"),
        (None, "foundation.disk_failed"),
    ],
)
def test_each_kind_of_disk_trouble_has_its_own_sentence(tmp_path, number, code):
    problem = OSError(number, "words") if number else OSError("no number")
    assert failure_of(problem, tmp_path / "a").code == code


def test_reading_back_gives_what_lies_there_now(tmp_path):
    write_file(tmp_path / "a", b"one")
    (tmp_path / "a").write_bytes(b"something else")
    assert read_back(tmp_path / "a", limit_bytes=100) == b"something else"


def test_reading_back_refuses_as_reading_does(tmp_path):
    with pytest.raises(EnvironmentFailure, match=r"foundation\.no_file"):
        read_back(tmp_path / "a", limit_bytes=3)
    write_file(tmp_path / "a", b"four")
    with pytest.raises(InputRefused, match=r"foundation\.file_too_large"):
        read_back(tmp_path / "a", limit_bytes=3)


def test_reading_back_works_where_the_system_cannot_be_asked_to_forget(tmp_path, monkeypatch):
    write_file(tmp_path / "a", b"one")
    monkeypatch.delattr(os, "posix_fadvise", raising=False)
    assert read_back(tmp_path / "a", limit_bytes=3) == b"one"


def test_writing_over_takes_no_room_and_makes_no_file(tmp_path):
    path = tmp_path / "count"
    with pytest.raises(EnvironmentFailure, match=r"foundation\.no_file"):
        write_over(path, b"new")
    path.write_bytes(b"old text")
    write_over(path, b"new")
    assert path.read_bytes() == b"new text"


def test_part_of_a_file_is_written_over_and_the_rest_stays(tmp_path):
    path = tmp_path / "count"
    with pytest.raises(EnvironmentFailure, match="no_file"):
        write_part(path, b"new", 4)
    path.write_bytes(b"one two three")
    write_part(path, b"TWO", 4)
    assert path.read_bytes() == b"one TWO three"


def test_room_is_what_the_disk_says_and_assumed_where_it_says_nothing(tmp_path):
    assert has_room(tmp_path, least_bytes=1)
    assert not has_room(tmp_path, least_bytes=1 << 62)
    assert has_room(tmp_path / "nowhere", least_bytes=1 << 62)


def test_the_start_of_a_file_is_read_and_all_of_a_shorter_one(tmp_path):
    (tmp_path / "file").write_bytes(b"0123456789")
    assert read_start(tmp_path / "file", length_bytes=4) == b"0123"
    assert read_start(tmp_path / "file", length_bytes=99) == b"0123456789"
    with pytest.raises(EnvironmentFailure, match="no_file"):
        read_start(tmp_path / "gone", length_bytes=4)


def test_what_a_writing_that_was_cut_off_left_is_taken_away_and_nothing_else(tmp_path, monkeypatch):
    def killed(descriptor, content):
        raise KeyboardInterrupt

    kept = {".notes.part", "holiday.12345678.part", ".file.1234567g.part"}
    for name in kept:
        (tmp_path / name).write_bytes(b"")
    with monkeypatch.context() as patched:
        patched.setattr(atomic, "_sync_folder", killed)
        patched.setattr(Path, "replace", killed)
        patched.setattr(Path, "unlink", lambda *given, **named: None)  # a kill cleans nothing up
        with pytest.raises(KeyboardInterrupt):
            write_file(tmp_path / "file", b"x")
    assert len(list(tmp_path.iterdir())) == len(kept) + 1

    remove_parts(tmp_path)

    assert {one.name for one in tmp_path.iterdir()} == kept


def test_a_file_made_beside_its_place_is_put_there_over_what_was(tmp_path):
    fresh, place = tmp_path / "fresh", tmp_path / "place"
    fresh.write_bytes(b"new")
    place.write_bytes(b"old")
    put_in_place(fresh, place)
    assert [file.name for file in tmp_path.iterdir()] == ["place"]
    assert place.read_bytes() == b"new"
    with pytest.raises(EnvironmentFailure, match="no_file"):
        put_in_place(fresh, place)
