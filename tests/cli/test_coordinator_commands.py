"""A second coordinator by command, the root key in both hands, and a new one."""

from __future__ import annotations

import pytest

from tests.kit.command import ran_well, run, training_home

WORDS = "never told these six words here"


@pytest.fixture
def desks(tmp_path):
    """The first desk's home, the second's as arguments, and the second coordinator's id."""
    home = training_home(tmp_path)
    pack = ran_well("project", "pack", "--out", tmp_path / "c.udsetpack", "--home", home, "--json").object
    secret = tmp_path / "passphrase"
    secret.write_text("seven quiet herons cross a loch\n")
    second = ("--home", tmp_path / "second", "--passphrase-file", secret, "--json")
    join = ("project", "coordinator", "join", pack["file"], "--code", pack["code"])
    card = ran_well(*join, "--card", tmp_path / "second.udsetcard", *second).object
    add = ("project", "coordinator", "add", card["file"], "--code", card["code"])
    assert ran_well(*add, "--home", home, "--json").object["coordinator"] == card["coordinator"]
    newer = ran_well("project", "pack", "--out", tmp_path / "d.udsetpack", "--home", home, "--json").object
    ran_well("laptop", "update", newer["file"], *second)
    return home, second, card["coordinator"]


def test_the_root_key_is_handed_on_and_the_first_is_taken_off(desks, tmp_path):
    home, second, coordinator = desks
    file = tmp_path / "root.udsetroot"
    ran_well("project", "root", "hand", coordinator, "--out", file, "--home", home, "--json")
    ran_well("project", "root", "take", file, *second)
    [first] = ran_well("project", "coordinator", "list", *second).rows

    gone = ran_well("project", "coordinator", "remove", first["coordinator"], *second).object
    assert gone["coordinator"] == first["coordinator"]
    assert ran_well("project", "coordinator", "list", *second).rows == []
    assert ran_well("project", "pack", "--out", tmp_path / "e.udsetpack", *second).object["number"] == 4


def test_a_new_root_is_taken_by_its_words_alone(desks, tmp_path):
    home, second, _ = desks
    ran_well("project", "root", "new", *second)
    pack = ran_well("project", "pack", "--out", tmp_path / "e.udsetpack", *second).object
    update = ("laptop", "update", pack["file"], "--home", home, "--json")

    assert run(*update).codes == ["project.other_root"]
    assert run(*update, "--code", WORDS).codes == ["project.words_differ"]
    assert ran_well(*update, "--code", pack["code"]).object["number"] == pack["number"]


def test_a_stranger_is_neither_handed_the_root_nor_taken_off(desks, tmp_path):
    home, _, _ = desks
    for verb in (("root", "hand", "nobody", "--out", tmp_path / "x"), ("coordinator", "remove", "nobody")):
        done = run("project", *verb, "--home", home, "--json")
        assert (done.code, done.codes) == (3, ["project.coordinator_unknown"])
