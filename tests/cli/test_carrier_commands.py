"""Where bundles go, and sending them, by command."""

from __future__ import annotations

import pytest

from tests.kit.command import answers_file, interview, ran_well, run, training_home


@pytest.fixture
def home(tmp_path):
    home = training_home(tmp_path)
    lines = [interview(id=f"visit-{number}", person={"ref": f"p{number}"}) for number in range(6)]
    ran_well("interview", "import", answers_file(tmp_path / "a.jsonl", *lines), "--home", home)
    return home


@pytest.fixture
def place(home, tmp_path):
    folder = tmp_path / "share"
    folder.mkdir()
    ran_well("carrier", "set", folder, "--home", home)
    return folder


def test_the_chosen_place_is_told_and_forgotten(home, place):
    assert ran_well("carrier", "show", "--home", home, "--json").object == {
        "kind": "folder",
        "place": str(place),
    }
    ran_well("carrier", "forget", "--home", home)
    assert ran_well("carrier", "show", "--home", home, "--json").object["kind"] is None
    assert "No place" in ran_well("carrier", "show", "--home", home).out


def test_a_place_that_cannot_be_reached_is_not_kept(home, tmp_path):
    done = run("carrier", "set", tmp_path / "gone", "--home", home, "--json")
    assert (done.code, done.codes) == (6, ["delivery.no_folder"])
    assert ran_well("carrier", "show", "--home", home, "--json").object["kind"] is None


def test_an_address_with_a_password_is_refused_before_the_vault_opens(tmp_path):
    done = run("carrier", "set", "sftp://ann:heather@h/in", "--home", tmp_path / "none", "--json")
    assert (done.code, done.codes) == (2, ["delivery.password_in_address"])
    assert "heather" not in done.out + done.err


def test_what_waits_is_sent_and_what_arrived_is_learnt(home, place, tmp_path):
    made = ran_well("bundle", "write", "--home", home, "--json").object
    assert (made["records"], list(place.iterdir())) == (6, [])
    sent = ran_well("deliver", "--home", home, "--json").object
    assert (sent["delivered"], sent["received"], sent["waiting"]) == (1, 0, 0)
    (file,) = place.iterdir()
    pool = tmp_path / "pool.sqlite"
    ran_well("pool", "init", pool, "--home", home)
    ran_well("pool", "merge", pool, file, "--home", home)
    told = ran_well("deliver", "--home", home, "--json").object
    assert (told["delivered"], told["received"]) == (0, 1)


def test_a_stick_that_is_out_is_said_and_the_next_ask_sends(home, place):
    ran_well("bundle", "write", "--home", home)
    place.rmdir()
    done = run("deliver", "--home", home, "--json")
    assert (done.code, done.codes) == (6, ["delivery.no_folder"])
    place.mkdir()
    assert ran_well("deliver", "--home", home, "--json").object["delivered"] == 1


def test_nothing_is_sent_before_a_place_is_chosen(home):
    done = run("deliver", "--home", home, "--json")
    assert (done.code, done.codes) == (3, ["carrying.no_carrier"])


def test_a_receipt_that_came_by_hand_is_taken_once(home, tmp_path):
    (tmp_path / "stick").mkdir()
    ran_well("bundle", "write", "--to", tmp_path / "stick", "--home", home)
    pool = tmp_path / "pool.sqlite"
    ran_well("pool", "init", pool, "--home", home)
    ran_well("pool", "merge", pool, *(tmp_path / "stick").glob("*.udset"), "--home", home)
    (receipt,) = (tmp_path / "stick").glob("*.udsetreceipt")
    first = ran_well("receipt", "take", receipt, "--home", home, "--json").object
    assert (first["received"], first["records"], first["held"], first["number"]) == (1, 6, 0, 1)
    assert ran_well("receipt", "take", receipt, "--home", home, "--json").object["received"] == 0
    receipt.write_bytes(b"a letter")
    assert run("receipt", "take", receipt, "--home", home).code == 3
