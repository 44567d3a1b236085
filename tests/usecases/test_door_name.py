import json

import pytest

from tests.kit.joined import PASSPHRASE, PROJECT_FILE, joined, workplace_in
from tests.kit.real_homes import real_river
from tests.kit.vaults import new_workplace
from udset_desktop.usecases.door_name import DOOR_NAME, keep_door_name, read_door_name
from udset_desktop.usecases.joining import take_pack
from udset_desktop.usecases.projects import set_project, write_pack
from udset_desktop.usecases.unlocking import lock, unlock


def at_door(workplace):
    return workplace.home.folder / DOOR_NAME


def test_a_door_that_was_told_nothing_says_nothing(tmp_path):
    workplace = new_workplace(tmp_path)
    keep_door_name(workplace)
    assert read_door_name(workplace.home) == ""
    assert not at_door(workplace).exists()


def test_who_begins_a_project_and_who_joins_it_has_its_name_at_the_door(tmp_path):
    river = real_river(tmp_path)
    river.close()
    for workplace in (river.desk, river.laptop):
        assert read_door_name(workplace.home) == "Machair conversations"


def test_nothing_but_the_name_lies_there(tmp_path):
    river = real_river(tmp_path)
    river.close()
    assert json.loads(at_door(river.laptop).read_bytes()) == {"format": 1, "project": "Machair conversations"}


def test_a_newer_pack_brings_its_newer_name(tmp_path):
    both = joined(tmp_path)
    file = tmp_path / "renamed.toml"
    file.write_text(PROJECT_FILE.replace("Machair conversations", "Strand"), encoding="utf-8")
    set_project(both.desk, file)
    pack = write_pack(both.desk, tmp_path / "renamed.udsetpack")
    take_pack(both.laptop, pack.file)
    both.close()
    assert read_door_name(both.laptop.home) == "Strand"
    assert read_door_name(both.desk.home) == "Strand"


def test_a_laptop_from_before_learns_it_when_it_is_next_opened(tmp_path):
    river = real_river(tmp_path)
    at_door(river.laptop).unlink()
    lock(river.laptop)
    again = workplace_in(river.laptop.home.folder)
    assert read_door_name(again.home) == ""
    unlock(again, PASSPHRASE)
    assert read_door_name(again.home) == "Machair conversations"
    again.close()
    river.close()


@pytest.mark.parametrize(
    "written",
    [
        b"",
        b"no json",
        b"[]",
        b"7",
        b'{"format": 1}',
        b'{"format": 2, "project": "Machair"}',
        b'{"format": 1, "project": 7}',
        b'{"format": 1, "project": "' + b"x" * 5000 + b'"}',
        b'{"format": 1, "project": "\xff"}',
    ],
)
def test_what_cannot_be_read_is_no_name(tmp_path, written):
    workplace = new_workplace(tmp_path)
    workplace.home.folder.mkdir(parents=True)
    at_door(workplace).write_bytes(written)
    assert read_door_name(workplace.home) == ""


def test_whatever_somebody_writes_there_it_is_one_line_of_words(tmp_path):
    workplace = new_workplace(tmp_path)
    workplace.home.folder.mkdir(parents=True)
    told = {"format": 1, "project": "Ma\u202echair\n\n\x00conversations " + "x" * 500}
    at_door(workplace).write_text(json.dumps(told), encoding="utf-8")
    name = read_door_name(workplace.home)
    assert name.startswith("Machair conversations x")
    assert len(name) == 200


def test_a_door_that_cannot_be_written_on_stops_nobody(tmp_path):
    river = real_river(tmp_path)
    lock(river.laptop)
    at_door(river.laptop).unlink()
    at_door(river.laptop).mkdir()
    unlock(river.laptop, PASSPHRASE)
    assert river.laptop.vault is not None
    river.close()
