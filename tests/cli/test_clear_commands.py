"""`clear` by command: told first, then done; twice is once."""

import pytest

from tests.kit.command import ran_well, run
from tests.kit.signed import NAME, World, on_file
from tests.kit.vaults import files_holding


@pytest.fixture
def home(tmp_path):
    world = World(tmp_path)
    world.send()
    on_file(world, NAME)
    on_file(world, "Isla", sheet="")
    world.send()
    world.sign()
    world.both.close()
    return ("--home", tmp_path / "laptop-home", "--json")


def test_told_first_with_what_waits_and_why(home):
    dry = run("clear", *home)
    assert dry.code == 0
    told = dry.object
    assert told["state"] == "told"
    assert told["retention_days"] == 30
    assert {one["name"]: [wait["code"] for wait in one["waits"]] for one in told["waiting"]} == {
        "Isla": ["clearing.waits_sheet"]
    }
    assert [one["name"] for one in told["may_go"]] == [NAME]
    assert "--yes" in dry.err
    assert f"On this computer it is {told['today']}." in dry.err


def test_done_with_yes_and_only_once(home, tmp_path):
    done = ran_well("clear", "--yes", "--date-is-right", *home).object
    assert (done["state"], done["people"], done["records"]) == ("cleared", 1, 1)
    again = ran_well("clear", "--yes", *home).object
    assert (again["people"], again["records"]) == (0, 0)
    assert files_holding(tmp_path / "laptop-home", NAME) == []
    assert [one["name"] for one in ran_well("person", "list", *home).rows] == ["Isla"]


def test_a_day_far_beyond_the_last_one_known_is_asked_about(home, tmp_path):
    dry = run("clear", *home)  # signed for on 1 June 2026, and nobody was here since
    assert dry.object["last_day_known"] == "2026-06-01"
    assert "--date-is-right" in dry.err
    refused = run("clear", "--yes", *home)
    assert (refused.code, refused.codes) == (3, ["clearing.date_unsure"])
    assert {one["name"] for one in ran_well("person", "list", *home).rows} == {NAME, "Isla"}
    ran_well("clear", "--yes", "--date-is-right", *home)
    assert ran_well("clear", *home).object["last_day_known"] is None
