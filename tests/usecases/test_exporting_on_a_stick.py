"""A bundle reaches a stick whole, and what lies there is what was written; else nothing counts."""

from __future__ import annotations

import errno
import os
import shutil
from pathlib import Path

import pytest

from tests.kit.bundles import record
from tests.kit.joined import put_on_file
from udset_desktop.foundation import atomic
from udset_desktop.foundation.problems import Cancelled, EnvironmentFailure, InputRefused
from udset_desktop.usecases import exporting
from udset_desktop.usecases.exporting import preview, write_bundles


def nothing_counts(both):
    assert both.laptop.require_vault().load_exports() == ()
    assert preview(both.laptop).records == 1
    assert both.laptop.require_vault().load_events() == ()


def test_a_folder_that_is_not_there_is_a_sentence(both, tmp_path):
    put_on_file(both.laptop, record(1))
    with pytest.raises(EnvironmentFailure, match=r"foundation\.no_folder"):
        write_bundles(both.laptop, tmp_path / "no-such-stick")
    nothing_counts(both)


@pytest.mark.parametrize(
    ("number", "code"),
    [
        (errno.ENOSPC, "disk_full"),
        (errno.EROFS, "not_allowed"),
        (errno.EACCES, "not_allowed"),
        (errno.EIO, "disk_failed"),
    ],
)
def test_a_disk_that_fails_half_way_leaves_nothing_half(both, stick, monkeypatch, number, code):
    put_on_file(both.laptop, record(1))

    def fails(descriptor):
        raise OSError(number, os.strerror(number))

    monkeypatch.setattr(atomic.os, "fsync", fails)
    with pytest.raises(EnvironmentFailure, match=rf"foundation\.{code}"):
        write_bundles(both.laptop, stick)
    monkeypatch.undo()
    assert list(stick.iterdir()) == []
    nothing_counts(both)


def test_a_stick_pulled_half_way_leaves_nothing_counted(both, stick, monkeypatch):
    put_on_file(both.laptop, record(1))
    whole = atomic._write_beside

    def pulled(beside, content):
        whole(beside, content[: len(content) // 2])
        shutil.rmtree(stick)
        raise OSError(errno.EIO, "gone")

    monkeypatch.setattr(atomic, "_write_beside", pulled)
    with pytest.raises(EnvironmentFailure, match=r"foundation\.disk_failed"):
        write_bundles(both.laptop, stick)
    monkeypatch.undo()
    nothing_counts(both)


def test_a_name_that_is_taken_is_left_alone_and_said(both, stick):
    put_on_file(both.laptop, record(1))
    shown = preview(both.laptop)
    taken = stick / shown.bundles[0].name
    taken.write_bytes(b"somebody else's")
    with pytest.raises(EnvironmentFailure, match=r"exporting\.other_file_there"):
        write_bundles(both.laptop, stick, shown=shown)
    assert taken.read_bytes() == b"somebody else's"
    nothing_counts(both)


class Killed(BaseException):
    """What no program can catch; here it stops after the file lies in place and before it counts."""


@pytest.fixture
def cut_off(both, stick, monkeypatch):
    """A bundle in its place that does not count, as a kill leaves it; gives its file."""
    put_on_file(both.laptop, record(1))

    def kill(*_args):
        raise Killed

    monkeypatch.setattr(exporting, "_require_on_disk", kill)
    monkeypatch.setattr(Path, "unlink", lambda *_args, **_kwargs: None)
    with pytest.raises(Killed):
        write_bundles(both.laptop, stick)
    monkeypatch.undo()
    nothing_counts(both)
    for half in stick.glob(".*"):
        half.unlink()
    (file,) = stick.iterdir()
    return file


def test_what_a_kill_left_in_its_place_is_the_bundle_once_it_is_written_again(both, stick, cut_off):
    left = cut_off.read_bytes()
    (written,) = write_bundles(both.laptop, stick)
    assert written.file == cut_off
    assert cut_off.read_bytes() == left
    vault = both.laptop.require_vault()
    assert vault.load_outgoing_content(written.number) == left
    assert exporting.read_bundle(both.laptop, cut_off).id == written.bundle
    assert preview(both.laptop).is_empty


def test_a_name_that_was_only_reserved_stands_in_nobodys_way(both, stick, cut_off):
    cut_off.write_bytes(b"")
    (written,) = write_bundles(both.laptop, stick)
    assert exporting.read_bundle(both.laptop, cut_off).id == written.bundle


def test_what_a_kill_left_is_kept_where_something_else_leaves_by_now(both, stick, cut_off):
    left = cut_off.read_bytes()
    put_on_file(both.laptop, record(2))
    with pytest.raises(EnvironmentFailure, match=r"exporting\.other_file_there"):
        write_bundles(both.laptop, stick)
    assert cut_off.read_bytes() == left
    assert both.laptop.require_vault().load_exports() == ()


@pytest.mark.parametrize(
    "lie",
    [
        lambda content: content[: len(content) // 2],
        lambda _content: b"",
        lambda content: content[:-1] + bytes([content[-1] ^ 1]),
        lambda content: content + b"\0" * 512,
    ],
)
def test_a_stick_that_keeps_something_else_is_found_out_and_nothing_counts(both, stick, monkeypatch, lie):
    put_on_file(both.laptop, record(1))
    honest = atomic._sync_folder

    def lying(folder):
        honest(folder)
        for file in stick.glob("*.udset"):
            file.write_bytes(lie(file.read_bytes()))

    monkeypatch.setattr(atomic, "_sync_folder", lying)
    with pytest.raises(EnvironmentFailure, match=r"exporting\.not_as_written"):
        write_bundles(both.laptop, stick)
    monkeypatch.undo()
    assert list(stick.iterdir()) == []
    nothing_counts(both)
    assert write_bundles(both.laptop, stick)[0].number == 1


def test_a_stick_that_takes_everything_and_keeps_nothing_is_found_out(both, stick, monkeypatch):
    put_on_file(both.laptop, record(1))
    honest = atomic._sync_folder

    def lying(folder):
        honest(folder)
        for file in stick.glob("*.udset"):
            file.unlink()

    monkeypatch.setattr(atomic, "_sync_folder", lying)
    with pytest.raises(EnvironmentFailure, match=r"foundation\.no_file"):
        write_bundles(both.laptop, stick)
    monkeypatch.undo()
    nothing_counts(both)


def test_a_list_that_cannot_be_kept_takes_the_file_away_again(both, stick, monkeypatch):
    put_on_file(both.laptop, record(1))
    vault = both.laptop.require_vault()

    kind = type(vault._open_connection())
    honest = kind.commit

    def fails(self):
        # The disk fills up as the list is committed, when the file already lies in place.
        if any(stick.iterdir()):
            raise EnvironmentFailure("store.disk_full")
        honest(self)

    monkeypatch.setattr(kind, "commit", fails)
    with pytest.raises(EnvironmentFailure):
        write_bundles(both.laptop, stick)
    monkeypatch.undo()
    assert list(stick.iterdir()) == []
    nothing_counts(both)


def test_a_number_taken_meanwhile_stops_the_writing(both, stick):
    put_on_file(both.laptop, record(1))
    both.laptop.require_vault().take_bundle_number()
    with pytest.raises(InputRefused, match=r"exporting\.changed_since_preview"):
        write_bundles(both.laptop, stick)
    assert list(stick.iterdir()) == []
    nothing_counts(both)


def test_stopping_in_between_leaves_nothing_counted(both, stick):
    put_on_file(both.laptop, record(1))

    class Stop:
        def checkpoint(self, share=None):
            raise Cancelled

    with pytest.raises(Cancelled):
        write_bundles(both.laptop, stick, Stop())
    assert list(stick.iterdir()) == []
    nothing_counts(both)


def test_writing_is_logged_without_a_name_of_anybody(both, stick):
    put_on_file(both.laptop, record(1))
    (written,) = write_bundles(both.laptop, stick)
    (event,) = both.laptop.require_vault().load_events()
    assert (event.what, event.subject, event.detail) == ("bundle_written", written.bundle, "1")
