"""The coordinator's project by command."""

from __future__ import annotations

import shutil

import pytest

from tests.kit.command import answers_file, interview, ran_well, run, training_home
from tests.kit.joined import PROJECT_FILE
from udset_desktop.sealing.keys import new_age_key, open_sealed, seal

COUNCIL = "council"


@pytest.fixture
def home(tmp_path):
    return training_home(tmp_path)


@pytest.fixture
def colleagues_pack(home, tmp_path):
    """Pack 2 of this project, written at a copy of the desk where other lists were set."""
    shutil.copytree(home, tmp_path / "copy")
    there, file = ("--home", tmp_path / "copy"), tmp_path / "theirs.udsetpack"
    settings = tmp_path / "theirs.toml"
    settings.write_text(PROJECT_FILE)
    ran_well("project", "set", settings, *there)
    ran_well("project", "pack", "--out", file, *there)
    return file


def test_a_pack_and_its_six_words_are_made_by_a_later_call(home, tmp_path):
    told = ran_well("project", "pack", "--out", tmp_path / "2.udsetpack", "--home", home, "--json").object
    assert len(told["code"].split()) == 6
    assert told["number"] == 2
    assert (tmp_path / "2.udsetpack").is_file()


def test_a_desk_put_back_catches_up_with_the_newest_pack_and_says_what_it_does_not_know(tmp_path):
    (tmp_path / "secret").write_text("heather and peat smoke")
    told = ("--passphrase-file", tmp_path / "secret")
    here = ("--home", tmp_path / "desk")
    ran_well("project", "new", "Machair", *told, *here)
    ran_well("vault", "backup", "--desk", "--out", tmp_path / "b.udsetbackup", *told, *here)
    ran_well("project", "pack", "--out", tmp_path / "1.udsetpack", *told, *here)
    there = ("--home", tmp_path / "other")
    back = ran_well("vault", "restore", tmp_path / "b.udsetbackup", *told, *there)
    assert "It does not know who was trusted since" in back.out
    refused = run("project", "pack", "--out", tmp_path / "no.udsetpack", *told, *there, "--json")
    assert (refused.code, refused.codes) == (3, ["project.desk_behind"])
    assert run("project", "catch-up", *told, *there).code == 2
    assert run("project", "catch-up", tmp_path / "1.udsetpack", "--no-newer-pack", *told, *there).code == 2
    caught = ran_well("project", "catch-up", tmp_path / "1.udsetpack", *told, *there, "--json").object
    assert caught == {"pack": 1, "pool_asked": False}
    written = ran_well("project", "pack", "--out", tmp_path / "2.udsetpack", *told, *there, "--json").object
    assert written["number"] == 2


def test_a_newer_pack_is_looked_at_without_being_taken(home, tmp_path, colleagues_pack):
    looked = ran_well("project", "catch-up", colleagues_pack, "--look", "--home", home, "--json")
    assert "project.would_change_lists" in [one["code"] for one in looked.object["changes"]]
    assert "The services, localities" in looked.err
    again = ran_well("project", "catch-up", colleagues_pack, "--look", "--home", home, "--json")
    assert again.object == looked.object, "nothing was taken"
    assert ran_well("project", "catch-up", colleagues_pack, "--home", home, "--json").object["pack"] == 2
    taken = ran_well("project", "catch-up", colleagues_pack, "--look", "--home", home)
    assert "changes nothing" in taken.out


def test_a_pack_never_overwrites_a_file(home, tmp_path):
    (tmp_path / "taken").write_text("mine")
    assert run("project", "pack", "--out", tmp_path / "taken", "--home", home).code == 6
    assert (tmp_path / "taken").read_text() == "mine"


def test_a_second_project_in_one_home_is_refused(home):
    assert run("project", "new", "Another", "--training", "--home", home).code == 3


def test_settings_are_taken_from_a_file_and_a_bad_file_changes_nothing(home, tmp_path):
    bad = tmp_path / "bad.toml"
    bad.write_text("threshold = 1\nnonsense = true\n")
    done = run("project", "set", bad, "--home", home, "--json")
    assert done.code == 3
    assert done.codes
    good = tmp_path / "good.toml"
    good.write_text(
        '[project]\nname = "South Skye"\npartnership = "skye"\ninstruments = ["user-review/1.0.0"]\n'
    )
    ran_well("project", "set", good, "--home", home)


def test_a_card_with_other_words_is_not_believed(home, tmp_path):
    card = next(tmp_path.glob("*.udsetcard"))
    words = "never told these six words here"
    assert run("project", "accept", card, "--code", words, "--home", home).code in {3, 4}


def test_a_revoked_laptop_is_listed_with_its_last_number(home):
    laptop = ran_well("project", "laptops", "--home", home, "--json").rows[0]["laptop"]
    told = ran_well("project", "revoke", laptop, "--last-number", 3, "--home", home, "--json").object
    assert told == {"laptop": laptop, "last_number": 3}
    assert ran_well("project", "laptops", "--home", home, "--json").rows[0]["last_number"] == 3


def test_a_laptop_revoked_without_a_number_is_said_to_be_out_altogether(home):
    laptop = ran_well("project", "laptops", "--home", home, "--json").rows[0]["laptop"]
    assert "none of its bundles" in ran_well("project", "revoke", laptop, "--home", home).out


def test_a_laptop_revoked_without_a_number_keeps_what_came_in(home, tmp_path):
    ran_well("interview", "import", answers_file(tmp_path / "a.jsonl", interview()), "--home", home)
    told = ran_well("bundle", "write", "--to", tmp_path, "--home", home, "--json").rows[0]
    ran_well("pool", "init", tmp_path / "pool.db", "--home", home)
    ran_well("pool", "merge", tmp_path / "pool.db", told["file"], "--home", home)
    laptop = ran_well("project", "laptops", "--home", home, "--json").rows[0]["laptop"]
    done = ran_well("project", "revoke", laptop, "--home", home)
    assert "Number 1 was the last bundle that came in" in done.out
    assert ran_well("project", "laptops", "--home", home, "--json").rows[0]["last_number"] == 1
    again = ran_well("pool", "merge", tmp_path / "pool.db", told["file"], "--home", home, "--json").object
    assert again["same"] == 1


def test_a_laptop_nobody_knows_cannot_be_revoked(home):
    assert run("project", "revoke", "0123456789ab", "--home", home).code == 3


def test_an_organisation_s_key_goes_to_its_file_and_opens_what_is_sealed_to_it(home, tmp_path):
    told = ran_well(
        "organisation", "key", "new", "council", "--out", tmp_path / "key.txt", "--home", home, "--json"
    ).object
    secret = (tmp_path / "key.txt").read_text().splitlines()[-1]
    sealed = seal(b"slot", [told["recipient"]])
    assert open_sealed(sealed, secret, limit_bytes=100) == b"slot"
    assert secret not in "".join(str(value) for value in told.values())


def council_home(tmp_path):
    """A real project with the council in it, and the options that open its desk."""
    (tmp_path / "secret").write_text("gannet over the stac\n")
    (tmp_path / "project.toml").write_text(PROJECT_FILE)
    options = ("--home", tmp_path / "real", "--passphrase-file", tmp_path / "secret", "--json")
    ran_well("project", "new", "North Skye", *options)
    ran_well("project", "set", tmp_path / "project.toml", *options)
    return options


def enrolled(tmp_path, options):
    pack = ran_well("project", "pack", "--out", tmp_path / "p.udsetpack", *options).object
    joined = ran_well(
        *("laptop", "enrol", pack["file"], "--code", pack["code"], "--organisation", COUNCIL, *options)
    ).object
    return pack, joined


def test_a_key_made_at_the_desk_is_told_to_the_project_and_opens_its_laptops(tmp_path):
    options = council_home(tmp_path)
    made = ran_well("organisation", "key", "new", COUNCIL, "--out", tmp_path / "key.txt", *options).object
    assert made["told"]
    pack, joined = enrolled(tmp_path, options)
    assert (pack["without_recovery_key"], joined["keyless"]) == ([], False)


def test_without_a_key_the_pack_and_the_laptop_say_so(tmp_path):
    pack, joined = enrolled(tmp_path, council_home(tmp_path))
    assert (pack["without_recovery_key"], joined["keyless"]) == (["Machair Council"], True)


def test_a_key_that_an_organisation_made_by_itself_is_told_by_command(tmp_path):
    options = council_home(tmp_path)
    made = ran_well("organisation", "key", "new", COUNCIL, "--out", tmp_path / "k", "--home", tmp_path / "no")
    assert "has not been told" in made.out
    recipient = next(word for word in made.out.split() if word.startswith("age1"))
    assert ran_well("organisation", "key", "tell", COUNCIL, recipient, *options).object["told"]
    assert enrolled(tmp_path, options)[0]["without_recovery_key"] == []


def test_a_key_of_a_project_file_is_a_line_of_its_own_in_the_log(tmp_path):
    options = council_home(tmp_path)
    key = new_age_key().recipient
    recovery = f'name = "Machair Council"\nrecovery_public = "{key}"'
    (tmp_path / "project.toml").write_text(PROJECT_FILE.replace('name = "Machair Council"', recovery))
    ran_well("project", "set", tmp_path / "project.toml", *options)
    told = [row["what"] for row in ran_well("audit", "--desk", *options).rows]
    assert told.count("organisation_key_set") == 1
    ran_well("project", "set", tmp_path / "project.toml", *options)
    told = [row["what"] for row in ran_well("audit", "--desk", *options).rows]
    assert told.count("organisation_key_set") == 1
