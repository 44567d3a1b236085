"""A laptop joins, and its vault is looked after, by command; in a real home with passphrases."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta

import pytest

from tests.kit.command import ran_well, run, training_home
from tests.kit.cut_logs import lose_last_saving
from udset_desktop.foundation.places import Home
from udset_desktop.usecases.unlocking import unlock
from udset_desktop.usecases.workplace import open_workplace

FIRST, SECOND = "seven quiet herons cross a loch", "nine loud gulls follow the ferry"


@pytest.fixture
def secrets(tmp_path):
    for name, text in (("first", FIRST), ("second", SECOND), ("wrong", "three wrong guesses in a row")):
        (tmp_path / name).write_text(text + "\n")
    return tmp_path


@pytest.fixture
def home(tmp_path, secrets):
    """A real home: project and one laptop, both under the first passphrase."""
    folder = tmp_path / "real"
    shared = ("--home", folder, "--passphrase-file", secrets / "first", "--json")
    ran_well("project", "new", "North Skye", *shared)
    pack = ran_well("project", "pack", "--out", tmp_path / "p.udsetpack", *shared).object
    joined = ran_well("laptop", "enrol", pack["file"], "--code", pack["code"], *shared).object
    (tmp_path / "recovery").write_text(joined["recovery_code"])
    return folder


def test_a_real_vault_opens_with_its_passphrase_and_is_well(home, secrets):
    told = ran_well("vault", "check", "--home", home, "--passphrase-file", secrets / "first", "--json").object
    assert (told["state"], told["records"], told["findings"]) == ("open", 0, [])
    assert told["file"] == str(home / "laptops" / "1" / "vault.db")


def test_a_copy_from_before_an_upgrade_is_named_with_its_last_day(home, secrets):
    copy = home / "laptops" / "1" / "vault.db.before-3"
    copy.write_bytes(b"x")
    told = ran_well("vault", "check", "--home", home, "--passphrase-file", secrets / "first", "--json").object
    made_on = datetime.fromtimestamp(copy.stat().st_mtime, UTC).date()
    assert told["copies"] == [{"file": str(copy), "goes_on": (made_on + timedelta(days=7)).isoformat()}]


def test_a_wrong_passphrase_is_refused_with_4_and_says_nothing_of_it(home, secrets):
    done = run("vault", "check", "--home", home, "--passphrase-file", secrets / "wrong", "--json")
    assert done.code == 4
    assert "guesses" not in done.out + done.err


def test_without_a_passphrase_nobody_gets_in(home, monkeypatch):
    monkeypatch.setattr("sys.stdin.isatty", lambda: False, raising=False)
    assert run("vault", "check", "--home", home, "--json").codes == ["cli.no_passphrase"]


def test_a_changed_passphrase_opens_and_the_old_one_does_not(home, secrets):
    ran_well(
        "vault",
        "passphrase",
        "--home",
        home,
        "--passphrase-file",
        secrets / "first",
        "--new-passphrase-file",
        secrets / "second",
    )
    assert run("vault", "check", "--home", home, "--passphrase-file", secrets / "second").code == 0
    assert run("vault", "check", "--home", home, "--passphrase-file", secrets / "first").code == 4


def test_a_forgotten_passphrase_is_made_new_with_the_recovery_code(home, secrets, tmp_path):
    told = ran_well(
        "vault",
        "recover",
        "--home",
        home,
        "--code-file",
        tmp_path / "recovery",
        "--new-passphrase-file",
        secrets / "second",
        "--json",
    ).object
    assert told["recovery_code"] != (tmp_path / "recovery").read_text()
    assert run("vault", "check", "--home", home, "--passphrase-file", secrets / "second").code == 0


def test_the_desk_has_a_vault_of_its_own(home, secrets):
    told = ran_well(
        "vault", "check", "--desk", "--home", home, "--passphrase-file", secrets / "first", "--json"
    )
    assert told.object["state"] == "open"


def test_joining_with_other_words_is_refused_and_makes_no_vault(tmp_path):
    first = training_home(tmp_path)
    pack = ran_well("project", "pack", "--out", tmp_path / "n.udsetpack", "--home", first, "--json").object
    words = "never told these six words here"
    done = run("laptop", "enrol", pack["file"], "--code", words, "--home", tmp_path / "other")
    assert done.code in {3, 4}
    assert not (tmp_path / "other" / "laptops").exists()


def test_a_second_laptop_of_one_home_lies_beside_the_first(tmp_path):
    home = training_home(tmp_path)
    pack = ran_well("project", "pack", "--out", tmp_path / "n.udsetpack", "--home", home, "--json").object
    second = ("--home", home, "--laptop", 2, "--json")
    joined = ran_well("laptop", "enrol", pack["file"], "--code", pack["code"], *second).object
    assert joined["recovery_code"] == ""  # made-up people need no passphrase and no code
    assert (home / "laptops" / "2").is_dir()


def test_a_newer_pack_is_taken_and_an_older_one_is_not(tmp_path):
    home = training_home(tmp_path)
    newer = ran_well("project", "pack", "--out", tmp_path / "n.udsetpack", "--home", home, "--json").object
    laptop = tmp_path / "alone"
    ran_well("laptop", "enrol", newer["file"], "--code", newer["code"], "--home", laptop)
    newest = ran_well("project", "pack", "--out", tmp_path / "m.udsetpack", "--home", home, "--json").object
    assert ran_well("laptop", "update", newest["file"], "--home", laptop, "--json").object["number"] == 3
    assert run("laptop", "update", newer["file"], "--home", laptop).code == 3


def test_what_was_lost_is_told_also_where_the_vault_is_opened_by_its_new_key(home, secrets):
    workplace = open_workplace(Home(folder=home))
    unlock(workplace, FIRST)
    lose_last_saving(workplace)
    renewing = ("--passphrase-file", secrets / "first", "--new-passphrase-file", secrets / "second")

    assert "Savings missing: 1" in ran_well("vault", "renew", "--home", home, *renewing).err


def test_a_passphrase_that_was_seen_is_answered_by_a_new_key(home, secrets):
    renewing = ("--passphrase-file", secrets / "first", "--new-passphrase-file", secrets / "second")
    told = ran_well("vault", "renew", "--home", home, *renewing, "--json").object
    assert (told["state"], bool(told["recovery_code"])) == ("open", True)
    assert run("vault", "check", "--home", home, "--passphrase-file", secrets / "first").code == 4
    assert run("vault", "check", "--home", home, "--passphrase-file", secrets / "second").code == 0
