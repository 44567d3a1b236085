"""The log by command, in a real home: read, handed out, and found changed."""

import pytest

from tests.kit.command import ran_well, run
from udset_desktop.foundation.places import Home
from udset_desktop.usecases import unlocking
from udset_desktop.usecases.workplace import open_workplace

SECRET = "seven quiet herons cross a loch"


@pytest.fixture
def shared(tmp_path):
    """The options of every command: a real home with a project and one laptop."""
    (tmp_path / "secret").write_text(SECRET + "\n")
    options = ("--home", tmp_path / "real", "--passphrase-file", tmp_path / "secret", "--json")
    ran_well("project", "new", "North Skye", *options)
    pack = ran_well("project", "pack", "--out", tmp_path / "p.udsetpack", *options).object
    ran_well("laptop", "enrol", pack["file"], "--code", pack["code"], *options)
    return options


def test_the_log_is_told_line_by_line(shared):
    told = ran_well("audit", *shared).rows
    assert [line["what"] for line in told] == ["vault_made", "pack_taken", "unlocked"]
    assert set(told[0]) == {"number", "at_utc", "what", "told", "chain"}

    desk = ran_well("audit", "--desk", *shared).rows
    assert [line["what"] for line in desk][:2] == ["vault_made", "project_begun"]


def test_people_read_sentences(shared):
    told = ran_well("audit", *shared[:-1])
    assert "Pack number 1 was taken." in told.out


def test_it_is_handed_out_with_a_signature_beside_it(shared, tmp_path):
    written = ran_well("audit", "--out", tmp_path / "log.jsonl", *shared).object
    assert written["lines"] == len((tmp_path / "log.jsonl").read_text().splitlines())
    assert (tmp_path / "log.jsonl.minisig").read_bytes().startswith(b"untrusted comment:")


def test_a_changed_log_is_told_and_ends_with_six(shared, tmp_path):
    workplace = open_workplace(Home(folder=tmp_path / "real"))
    unlocking.unlock(workplace, SECRET)
    with workplace.require_vault().transaction() as connection:
        connection.exec_driver_sql("UPDATE audit SET what = 'unlocked' WHERE number = 1")
    workplace.close()

    told = run("audit", *shared)
    assert told.code == 6
    assert "from line 1 on" in told.err


def test_a_log_handed_out_is_checked_at_the_desk_at_home_and_by_its_key_alone(shared, tmp_path):
    copy = tmp_path / "log.jsonl"
    written = ran_well("audit", "--out", copy, *shared).object
    home = ran_well("audit", "--check", copy, *shared).object
    assert (home["lines"], home["since"], home["state"]) == (
        written["lines"],
        1,
        "whole",
    )  # this very opening
    alone = ran_well("audit", "--check", copy, "--key", written["key"], "--json").object
    assert (alone["signer"], alone["since"]) == ("key", None)
    at_desk = run("audit", "--check", copy, "--desk", *shared)  # whose card nobody has accepted yet
    assert (at_desk.code, at_desk.codes) == (3, ["log_checking.signed_by_nobody"])

    later = tmp_path / "later.jsonl"
    ran_well("audit", "--out", later, *shared)
    keyed = ("--key", written["key"], "--json")
    assert ran_well("audit", "--check", later, "--earlier", copy, *keyed).object["since"] == 3
    turned = run("audit", "--check", copy, "--earlier", later, *keyed)
    assert (turned.code, turned.codes) == (3, ["log_checking.another"])
    assert "An older vault was put back" in turned.err


def test_people_read_the_lines_of_a_log_they_check(shared, tmp_path):
    ran_well("audit", "--out", tmp_path / "log.jsonl", *shared)
    told = ran_well("audit", "--check", tmp_path / "log.jsonl", *shared[:-1])
    assert "This log was handed out." in told.out
    assert "gone on. Lines that came after: 1." in told.err + told.out
