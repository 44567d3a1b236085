"""Linking by command: the post makes the key, the laptop takes it, the project gives out references."""

from __future__ import annotations

import pytest

from tests.kit.command import ran_well, run, training_home
from tests.kit.decided import LINKING_TEXT
from udset_desktop.foundation.clock import SystemClock
from udset_desktop.project.reference import read_reference
from udset_desktop.project.switches import months_after

PROJECT = f"""
[project]
name = "South Skye"
partnership = "skye"
instruments = ["user-review/1.0.0"]

{LINKING_TEXT}
"""


@pytest.fixture
def home(tmp_path):
    home = training_home(tmp_path)
    (tmp_path / "linked.toml").write_text(PROJECT.replace("2026-05-01", TODAY).replace("2027-05-01", LAST))
    ran_well("project", "set", tmp_path / "linked.toml", "--home", home)
    return home


# The commands go by the clock of the machine; a decision is made today for a year.
TODAY = SystemClock().today_on().isoformat()
LAST = months_after(SystemClock().today_on(), 12).isoformat()


def pack(home, tmp_path, name):
    out = tmp_path / name
    return out, ran_well("project", "pack", "--out", out, "--home", home, "--json").object["code"]


def test_the_key_goes_from_the_post_to_the_laptop(home, tmp_path):
    file, code = pack(home, tmp_path, "first.udsetpack")
    visiting, machine = tmp_path / "visiting", tmp_path / "posts-machine"
    card = ran_well("laptop", "enrol", file, "--code", code, "--home", visiting, "--json").object
    ran_well("project", "accept", card["card"], "--code", card["code"], "--home", home)
    file, code = pack(home, tmp_path, "linked.udsetpack")
    told = ran_well(
        *("project", "link-key", "new", file, "--code", code, "--home", machine, "--json"),
        *("--keep", tmp_path / "key.txt", "--out", tmp_path / "key.udsetlink"),
    ).object
    assert (told["laptops"], told["tells_who"], len(told["code"].split())) == (2, False, 6)
    link = ("laptop", "link-key", tmp_path / "key.udsetlink", "--home", visiting)
    assert run(*link).code == 3
    ran_well(*link, "--code", told["code"])
    again = ran_well(
        *("project", "link-key", "seal", file, "--code", code, "--home", machine, "--json"),
        *("--key", tmp_path / "key.txt", "--out", tmp_path / "again.udsetlink"),
    ).object
    assert again["code"] == told["code"]


def test_a_coordinators_home_makes_no_key(home, tmp_path):
    file, code = pack(home, tmp_path, "linked.udsetpack")
    done = run(
        *("project", "link-key", "new", file, "--code", code, "--home", home, "--json"),
        *("--keep", tmp_path / "key.txt", "--out", tmp_path / "key.udsetlink"),
    )
    assert (done.code, done.codes) == (3, ["linking.coordinators_home"])


def test_references_are_written_to_a_file(home, tmp_path):
    out = tmp_path / "references.txt"
    told = ran_well("project", "references", "--count", 5, "--out", out, "--home", home, "--json").object
    assert told == {"file": str(out), "references": 5}
    assert all(read_reference(line) == line for line in out.read_text().splitlines())
