"""A backup by command, tried out and put back in another home; in real homes with passphrases."""

import os

import pytest

from tests.kit.command import ran_well, run
from tests.kit.joined import PROJECT_FILE

SECRET, OTHER = "seven quiet herons cross a loch", "nine loud gulls follow the ferry"


@pytest.fixture
def shared(tmp_path):
    """The options of every command at the first home: a project with an organisation, and one laptop."""
    (tmp_path / "secret").write_text(SECRET + "\n")
    (tmp_path / "other").write_text(OTHER + "\n")
    options = ("--home", tmp_path / "real", "--passphrase-file", tmp_path / "secret", "--json")
    ran_well("project", "new", "North Skye", *options)
    settings = tmp_path / "project.toml"
    key = ran_well("organisation", "key", "new", "council", "--out", tmp_path / "key.txt", *options).object
    recovery = f'name = "Machair Council"\nrecovery_public = "{key["recipient"]}"'
    settings.write_text(PROJECT_FILE.replace('name = "Machair Council"', recovery))
    ran_well("project", "set", settings, *options)
    pack = ran_well("project", "pack", "--out", tmp_path / "p.udsetpack", *options).object
    joined = ran_well("laptop", "enrol", pack["file"], "--code", pack["code"], *options).object
    ran_well("project", "accept", joined["card"], "--code", joined["code"], *options)
    (tmp_path / "stick").mkdir()
    return options


@pytest.fixture
def elsewhere(tmp_path):
    return ("--home", tmp_path / "elsewhere", "--passphrase-file", tmp_path / "secret", "--json")


def test_a_backup_is_made_listed_tried_and_put_back(shared, elsewhere, tmp_path):
    made = ran_well("vault", "backup", "--out", tmp_path / "stick", *shared).object
    assert (made["state"], made["records"]) == ("open", 0)

    assert [row["file"] for row in ran_well("vault", "backup", *shared).rows] == [made["file"]]
    tried = ran_well("vault", "backup", "--try", made["file"], *elsewhere).object
    assert (tried["role"], tried["records"]) == ("laptop", 0)

    told = ran_well("vault", "restore", made["file"], *elsewhere)
    back = told.object
    assert f"deleted, cleared, handed over or put on hold after {back['made_on']}" in told.err
    assert back["state"] == "open"
    assert back["laptop"] != back["before"]
    accepted = ("project", "accept", back["card"], "--code", back["code"], "--replaces", back["before"])
    assert ran_well(*accepted, *shared).object["laptop"] == back["laptop"]
    assert ran_well("vault", "check", *elsewhere).object["findings"] == []


def test_the_organisation_helps_where_all_secrets_are_lost(shared, elsewhere, tmp_path):
    made = ran_well("vault", "backup", "--out", tmp_path / "stick", *shared).object
    new = ("--new-passphrase-file", tmp_path / "other")
    asked = ran_well("vault", "restore", made["file"], "--ask", tmp_path / "request", *new, *elsewhere).object
    ran_well(
        "recovery", "answer", tmp_path / "request", "--key-file", tmp_path / "key.txt",
        "--code", asked["code"], "--out", tmp_path / "answer", *elsewhere,
    )  # fmt: skip
    back = ran_well(
        "vault", "restore", made["file"], "--answer", tmp_path / "answer", *new, *elsewhere
    ).object
    assert back["recovery_code"]
    opened = ("--home", tmp_path / "elsewhere", "--passphrase-file", tmp_path / "other", "--json")
    assert ran_well("vault", "check", *opened).object["findings"] == []


def test_a_wrong_secret_a_vault_in_the_way_and_no_backup_have_their_codes(shared, elsewhere, tmp_path):
    made = ran_well("vault", "backup", "--out", tmp_path / "stick", *shared).object
    wrong = ("--home", tmp_path / "elsewhere", "--passphrase-file", tmp_path / "other", "--json")
    assert run("vault", "restore", made["file"], *wrong).code == 4
    assert run("vault", "restore", made["file"], *shared).code == 3
    assert run("vault", "restore", tmp_path / "secret", *elsewhere).code == 3
    assert run("vault", "restore", tmp_path / "gone", *elsewhere).code == 6
    assert run("vault", "restore", made["file"], "--ask", "a", "--answer", "b", *elsewhere).code == 2

    aside = ran_well("vault", "restore", made["file"], "--set-aside", *shared).object
    assert (tmp_path / "real" / "laptops" / "1.before-restore" / "vault.db").exists()
    assert aside["aside"].endswith("1.before-restore")


def test_one_is_made_by_itself_when_the_plan_says_so(shared, tmp_path):
    assert ran_well("vault", "backup", "--due", *shared).object == {"file": None, "is_due": False}
    assert run("vault", "backup", "--every", "week", *shared).code == 2
    planned = ran_well("vault", "backup", "--every", "week", "--to", tmp_path / "stick", *shared).object
    assert planned == {"every": "week", "folder": str(tmp_path / "stick")}
    made = ran_well("vault", "backup", "--due", *shared).object
    assert made["file"].startswith(str(tmp_path / "stick"))
    assert not ran_well("vault", "backup", "--due", *shared).object["is_due"]
    assert ran_well("vault", "backup", "--every", "never", *shared).object["every"] == "never"


def test_a_backup_nobody_can_get_at_is_said_to_be_gone(shared, tmp_path):
    made = ran_well("vault", "backup", "--out", tmp_path / "stick", *shared).object
    assert [row["is_over"] for row in ran_well("vault", "backup", *shared).rows] == [False]
    there = run("vault", "backup", "--gone", made["file"], *shared)
    assert (there.code, "still there" in there.err) == (3, True)

    (tmp_path / "stick").rename(tmp_path / "lost")
    assert ran_well("vault", "backup", "--gone", made["file"], *shared).object["gone"] == [made["file"]]
    assert ran_well("vault", "backup", *shared).rows == []
    unknown = run("vault", "backup", "--gone", made["file"], *shared)
    assert (unknown.code, "No backup is known there" in unknown.err) == (3, True)


def test_a_relative_place_is_kept_whole_and_the_same_day_replaces_its_own(shared, tmp_path, monkeypatch):
    monkeypatch.chdir(tmp_path)
    made = ran_well("vault", "backup", "--out", "stick", *shared).object
    assert made["file"].startswith(str(tmp_path / "stick"))
    monkeypatch.chdir(tmp_path / "stick")
    assert ran_well("vault", "backup", "--out", ".", *shared).object["file"] == made["file"]
    assert [row["file"] for row in ran_well("vault", "backup", *shared).rows] == [made["file"]]


def test_a_lost_vault_is_told_by_the_check_and_by_whoever_would_join_again(shared, tmp_path):
    keys = tmp_path / "real" / "laptops" / "1" / "vault.slots"
    before = keys.read_bytes()
    keys.with_name("vault.db").unlink()
    code = ran_well("project", "pack", "--out", tmp_path / "q.udsetpack", *shared).object["code"]
    for command in (("vault", "check"), ("laptop", "enrol", tmp_path / "q.udsetpack", "--code", code)):
        told = run(*command, *shared)
        assert told.code == 6
        assert "its keys are still here" in told.err
        assert "--set-aside" in told.err
    assert keys.read_bytes() == before


@pytest.mark.skipif(not hasattr(os, "mkfifo"), reason="no named pipes there")
def test_a_pipe_or_a_folder_in_place_of_a_file_is_refused_at_once(shared, tmp_path):
    os.mkfifo(tmp_path / "pipe")
    for command in (
        ("vault", "backup", "--try"),
        ("vault", "restore"),
        ("handover", "take"),
        ("receipt", "take"),
    ):
        told = run(*command, tmp_path / "pipe", *shared)
        assert (told.code, "it is a pipe or a device" in told.err) == (3, True)
        told = run(*command, tmp_path / "stick", *shared)
        assert (told.code, "is a folder" in told.err) == (6, True)
