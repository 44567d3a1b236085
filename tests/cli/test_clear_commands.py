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


def test_done_with_yes_and_only_once(home, tmp_path):
    done = ran_well("clear", "--yes", *home).object
    assert (done["state"], done["people"], done["records"]) == ("cleared", 1, 1)
    again = ran_well("clear", "--yes", *home).object
    assert (again["people"], again["records"]) == (0, 0)
    assert files_holding(tmp_path / "laptop-home", NAME) == []
    assert [one["name"] for one in ran_well("person", "list", *home).rows] == ["Isla"]
