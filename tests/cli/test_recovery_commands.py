"""The way back in through the organisation, by command, as three people would walk it."""

from __future__ import annotations

import pytest

from tests.kit.command import ran_well, run
from tests.kit.vaults import made_up_person, unlocked_workplace
from udset_desktop.sealing.keys import new_age_key
from udset_desktop.usecases import unlocking

NEW = "seal on the skerry"


@pytest.fixture
def places(tmp_path):
    """A locked laptop of an organisation, its recovery key on a stick, and the new passphrase in a file."""
    organisation = new_age_key()
    (tmp_path / "stick.txt").write_text(f"# recovery key of the council\n{organisation.secret}\n")
    (tmp_path / "new").write_text(NEW + "\n")
    workplace, _ = unlocked_workplace(tmp_path, recipient=organisation.recipient)
    workplace.require_vault().save_person(made_up_person())
    unlocking.lock(workplace)
    return tmp_path, ("--home", workplace.home.folder, "--json")


def test_request_answer_and_taking_open_the_laptop_again(places):
    folder, shared = places
    request, answer = folder / "request", folder / "answer"
    asked = ran_well(
        "recovery", "ask", "--out", request, "--new-passphrase-file", folder / "new", *shared
    ).object
    looked = ran_well("recovery", "look", request, "--json").object
    assert looked["code"] == asked["code"]
    given = ("--key-file", folder / "stick.txt", "--code", asked["code"], "--out", answer)
    ran_well("recovery", "answer", request, *given, "--json")
    taken = ran_well("recovery", "take", answer, "--new-passphrase-file", folder / "new", *shared).object
    assert taken["recovery_code"]
    checked = ran_well("vault", "check", "--passphrase-file", folder / "new", *shared).object
    assert (checked["state"], checked["findings"]) == ("open", [])


def test_two_holders_walk_it_one_after_the_other(tmp_path):
    made = (
        "organisation",
        "key",
        "new",
        "council",
        "--out",
        tmp_path / "1.key",
        "--second",
        tmp_path / "2.key",
    )
    key = ran_well(*made, "--home", tmp_path / "elsewhere", "--json").object
    (tmp_path / "new").write_text(NEW + "\n")
    workplace, _ = unlocked_workplace(tmp_path, recipient=key["recipient"])
    unlocking.lock(workplace)
    shared = ("--new-passphrase-file", tmp_path / "new", "--home", workplace.home.folder, "--json")
    code = ran_well("recovery", "ask", "--out", tmp_path / "request", *shared).object["code"]
    ways = (("request", key["file"], "handed", False), ("handed", key["second"], "answer", True))
    for request, key_file, out, is_whole in ways:
        given = ("--key-file", key_file, "--code", code, "--out", tmp_path / out)
        done = ran_well("recovery", "answer", tmp_path / request, *given, "--json").object
        assert done["is_whole"] is is_whole
    assert ran_well("recovery", "take", tmp_path / "answer", *shared).object["recovery_code"]


def test_an_answer_is_not_given_to_whoever_tells_other_words(places):
    folder, shared = places
    ran_well("recovery", "ask", "--out", folder / "request", "--new-passphrase-file", folder / "new", *shared)
    words = "one two three four five six"
    given = ("--key-file", folder / "stick.txt", "--code", words, "--out", folder / "answer")
    done = run("recovery", "answer", folder / "request", *given, "--json")
    assert (done.code, done.codes) == (3, ["usecases.request_words_differ"])
    assert not (folder / "answer").exists()


def test_a_file_that_is_no_request_is_refused_in_a_sentence(places):
    folder, _ = places
    (folder / "request").write_bytes(b"\x00hello")
    done = run("recovery", "look", folder / "request", "--json")
    assert done.code == 3
    assert done.object["findings"][0]["message"] != done.object["findings"][0]["code"]


def asked(folder, shared):
    made = ("recovery", "ask", "--out", folder / "request", "--new-passphrase-file", folder / "new")
    code = ran_well(*made, *shared).object["code"]
    return ("--key-file", folder / "stick.txt", "--code", code, "--out", folder / "answer")


def test_an_answer_in_a_home_with_a_desk_is_in_its_log(places):
    folder, shared = places
    (folder / "secret").write_text("seven quiet herons cross a loch\n")
    desk = ("--home", folder / "desk", "--passphrase-file", folder / "secret", "--json")
    ran_well("project", "new", "North Skye", *desk)
    done = ran_well("recovery", "answer", folder / "request", *asked(folder, shared), *desk)
    assert done.object["logged"] is True
    assert "log of this desk tells" in done.err
    assert [one["what"] for one in ran_well("audit", "--desk", *desk).rows].count("recovery_answered") == 1


def test_a_desk_that_does_not_open_answers_nothing(places):
    folder, shared = places
    (folder / "secret").write_text("seven quiet herons cross a loch\n")
    (folder / "wrong").write_text("another passphrase altogether\n")
    home = ("--home", folder / "desk", "--json")
    ran_well("project", "new", "North Skye", *home, "--passphrase-file", folder / "secret")
    given = asked(folder, shared)
    done = run("recovery", "answer", folder / "request", *given, *home, "--passphrase-file", folder / "wrong")
    assert done.code == 4
    assert not (folder / "answer").exists()


def test_where_there_is_no_desk_it_is_said_that_no_log_tells(places):
    folder, shared = places
    done = ran_well("recovery", "answer", folder / "request", *asked(folder, shared), *shared)
    assert done.object["logged"] is False
    assert "no log tells" in done.err


def test_a_desk_that_waits_for_its_own_answer_need_not_open(places):
    folder, shared = places
    (folder / "desk" / "desk").mkdir(parents=True)
    (folder / "desk" / "desk" / "vault.recovery").write_bytes(b"{}")
    home = ("--home", folder / "desk", "--json")
    assert (
        ran_well("recovery", "answer", folder / "request", *asked(folder, shared), *home).object["logged"]
        is False
    )
