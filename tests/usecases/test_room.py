"""Whether there is room, asked of the disk itself."""

import pytest

from tests.kit.small_disk import fill, make_room, small_disk
from tests.kit.vaults import new_workplace
from udset_desktop.usecases.room import missing_room


def test_a_disk_with_room_has_nothing_to_tell(tmp_path):
    assert missing_room(new_workplace(tmp_path)) is None


def test_a_full_disk_is_told_until_there_is_room(tmp_path):
    with small_disk(tmp_path / "disk") as mounted:
        if not mounted:
            pytest.skip("no small disk may be mounted here")
        workplace = new_workplace(tmp_path / "disk")
        workplace.home.folder.mkdir()
        fill(tmp_path / "disk")
        assert missing_room(workplace).code == "usecases.no_room"
        make_room(tmp_path / "disk")
        assert missing_room(workplace) is None


def test_a_home_that_is_not_there_yet_is_not_full(tmp_path):
    assert missing_room(new_workplace(tmp_path / "nowhere")) is None
