"""The whole river on made-up people, by command."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.kit.command import ran_well, run

pytestmark = pytest.mark.slow


def test_the_demonstration_says_where_each_thing_is_and_each_is_there(tmp_path):
    told = ran_well("demo", "--interviews", 24, "--seed", 3, "--home", tmp_path / "h", "--json").object
    places = [*told["summaries"], *told["bundles"], told["pool"], told["report"]]
    assert all(Path(place).is_file() for place in places)
    assert told["summaries"]
    assert {one["measure"] for one in told["measures"]} == {"nm1", "nm2", "nm3", "nm4"}
    digest = ran_well("pool", "digest", told["pool"], "--home", told["home"], "--json").object
    assert digest["digest"] == told["digest"]


def test_the_same_seed_gives_the_same_digest_in_another_home(tmp_path):
    told = [
        ran_well("demo", "--interviews", 10, "--seed", 5, "--home", tmp_path / name, "--json").object
        for name in ("a", "b")
    ]
    assert told[0]["digest"] == told[1]["digest"]


def test_made_up_people_never_enter_a_home_with_a_real_project(tmp_path):
    secret = tmp_path / "secret"
    secret.write_text("seven quiet herons cross a loch\n")
    home = tmp_path / "real"
    ran_well("project", "new", "North Skye", "--home", home, "--passphrase-file", secret)
    for line in (["demo"], ["simulate", "--interviews", 3, "--out", tmp_path / "out"]):
        assert run(*line, "--home", home).code == 3
    assert not list((tmp_path / "out").glob("*")) if (tmp_path / "out").exists() else True


def test_simulated_bundles_merge_into_a_pool_of_their_home_and_no_other(tmp_path):
    home = tmp_path / "h"
    made = ran_well(
        "simulate",
        "--interviews",
        12,
        "--laptops",
        2,
        "--seed",
        4,
        "--out",
        tmp_path / "out",
        "--home",
        home,
        "--json",
    ).object
    assert made["records"] == 12
    ran_well("pool", "init", tmp_path / "p.db", "--home", home)
    told = ran_well("pool", "merge", tmp_path / "p.db", *made["bundles"], "--home", home, "--json").object
    status = ran_well("pool", "status", tmp_path / "p.db", "--home", home, "--json").object
    assert 0 < status["records"] <= told["new"] <= made["sent"]
    assert all(Path(one).is_file() for one in told["receipts"])
    other = tmp_path / "other"
    ran_well("project", "new", "Elsewhere", "--training", "--home", other)
    ran_well("pool", "init", tmp_path / "o.db", "--home", other)
    refused = run("pool", "merge", tmp_path / "o.db", made["bundles"][0], "--home", other, "--json")
    assert refused.code == 3
    assert refused.object["files"][0]["state"] == "refused"


def test_the_self_test_counts_its_steps_and_all_pass(tmp_path):
    told = ran_well("self-test", "--json").object
    assert told["steps"] == told["passed"] > 5
