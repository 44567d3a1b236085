"""A folder or stick as a place: whole files, no half ones, and a sentence for a stick that is gone."""

from __future__ import annotations

import errno
import os
import shutil

import pytest

from tests.kit.small_disk import small_disk
from udset_desktop.delivery.carrier import put_whole
from udset_desktop.delivery.folder import FolderCarrier
from udset_desktop.foundation import atomic
from udset_desktop.foundation.problems import EnvironmentFailure, InputRefused
from udset_desktop.foundation.progress import NO_CONTROL

CONTENT = b"sealed bytes" * 1000


@pytest.fixture
def stick(tmp_path):
    folder = tmp_path / "stick"
    folder.mkdir()
    return folder


def test_what_was_put_there_is_listed_fetched_and_taken_away(stick):
    (stick / "inner").mkdir()
    carrier = FolderCarrier(stick)
    assert put_whole(carrier, "a.udset", CONTENT, NO_CONTROL) == "a.udset"
    assert carrier.names(NO_CONTROL) == ("a.udset",)
    assert carrier.get("a.udset", limit_bytes=len(CONTENT), control=NO_CONTROL) == CONTENT
    carrier.remove("a.udset")
    assert carrier.get("a.udset", limit_bytes=9, control=NO_CONTROL) is None
    carrier.close()


def test_a_file_longer_than_asked_for_is_refused(stick):
    (stick / "a").write_bytes(b"1234")
    with pytest.raises(InputRefused):
        FolderCarrier(stick).get("a", limit_bytes=3, control=NO_CONTROL)


def test_a_stick_that_is_not_in_is_a_sentence(tmp_path):
    with pytest.raises(EnvironmentFailure, match=r"delivery\.no_folder"):
        FolderCarrier(tmp_path / "gone")


@pytest.mark.parametrize(
    "act",
    [
        lambda carrier: carrier.put("a.udset", CONTENT, NO_CONTROL),
        lambda carrier: carrier.get("a.udset", limit_bytes=9, control=NO_CONTROL),
    ],
)
def test_a_stick_pulled_on_the_way_is_a_sentence(stick, act):
    carrier = FolderCarrier(stick)
    shutil.rmtree(stick)
    with pytest.raises(EnvironmentFailure, match=r"delivery\.no_folder"):
        act(carrier)


def test_a_stick_pulled_half_way_through_a_file_leaves_no_half_file(stick, monkeypatch):
    def pulled(descriptor):
        raise OSError(errno.EIO, os.strerror(errno.EIO))

    monkeypatch.setattr(atomic.os, "fsync", pulled)
    with pytest.raises(EnvironmentFailure, match=r"foundation\.disk_failed"):
        FolderCarrier(stick).put("a.udset", CONTENT, NO_CONTROL)
    assert list(stick.iterdir()) == []


def test_a_taken_name_is_told_as_such(stick):
    (stick / "a.udset").write_bytes(b"other")
    with pytest.raises(EnvironmentFailure, match=r"delivery\.name_taken"):
        FolderCarrier(stick).put("a.udset", CONTENT, NO_CONTROL)


def test_a_full_stick_keeps_nothing_of_it(tmp_path):
    with small_disk(tmp_path / "disk", megabytes=1) as mounted:
        if not mounted:
            pytest.skip("no small disk may be mounted here")
        with pytest.raises(EnvironmentFailure, match=r"foundation\.disk_full"):
            FolderCarrier(tmp_path / "disk").put("a.udset", b"x" * 3_000_000, NO_CONTROL)
        assert list((tmp_path / "disk").iterdir()) == []
