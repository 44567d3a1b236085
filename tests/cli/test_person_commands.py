"""A person's rights by command, from the file to the last page of the vault."""

import pytest

from tests.kit.bundles import CANARY
from tests.kit.command import ran_well, run
from tests.kit.talks import begun_talk, finished_talk
from tests.kit.two_laptops import two_laptops
from tests.kit.vaults import files_holding

NAME = f"{CANARY} Ross"


@pytest.fixture
def home(tmp_path):
    """A laptop that has spoken with one person and sent it, and is in the middle of a talk with another."""
    two = two_laptops(tmp_path)
    finished_talk(two.giver, NAME)
    begun_talk(two.giver, "Isla")
    two.close()
    home = ("--home", tmp_path / "giver-home", "--json")
    ran_well("bundle", "write", "--to", tmp_path, *home)
    return home


def test_a_file_is_written_and_said_to_be_unprotected(home, tmp_path):
    told = run("person", "file", NAME, "--out", tmp_path / "file.txt", *home)
    assert told.code == 0
    assert told.object["state"] == "saved"
    assert NAME in (tmp_path / "file.txt").read_text(encoding="utf-8")
    assert "not protected" in told.err
    (tmp_path / "secret").write_text("heron over the loch\n")
    locked = ran_well(
        "person", "file", NAME, "--out", tmp_path / "f.pdf", "--password-file", tmp_path / "secret", *home
    ).object
    assert locked["protected"]
    assert files_holding(tmp_path / "giver-home", NAME) == []


def test_put_right_put_on_hold_and_off_again(home, tmp_path):
    ran_well("person", "correct", NAME, "--link", "R-17", "--post", "no", *home)
    assert ran_well("person", "list", *home).rows[0]["link"] == "R-17"
    ran_well("person", "correct", "R-17", "--look-for", "Bracken", *home)
    ran_well("person", "file", "R-17", "--out", tmp_path / "named.txt", *home)
    assert "Bracken" in (tmp_path / "named.txt").read_text(encoding="utf-8")
    ran_well("person", "correct", "R-17", "--look-no-more", "bracken", *home)
    held = ran_well("person", "restrict", "R-17", "--reason", "says it is not true", *home).object
    assert held["state"] == "on_hold"
    assert [one["on_hold"] for one in ran_well("person", "list", *home).rows] == [True, False]
    refused = run("person", "correct", "R-17", "--name", "Mora", *home)
    assert refused.code == 3
    assert refused.codes == ["store.on_hold"]
    free = ran_well("person", "restrict", "R-17", "--lift", "--reason", "cleared up", *home).object
    assert free["state"] == "in_use"
    assert run("person", "restrict", "R-18", "--reason", "x", *home).codes == ["rights.nobody"]


def test_group_age_and_place_are_put_right_with_the_conversations_on_file(home):
    done = ran_well("person", "correct", NAME, "--age-band", "80_and_over", "--place", "north", *home)
    assert (done.object["state"], done.object["records"]) == ("corrected", 1)
    assert "put right with it: 1" in done.err
    (talk,) = ran_well("interview", "list", *home).rows
    shown = ran_well("interview", "show", talk["interview"], *home).object
    about = shown["interview"]["about"]
    assert (shown["revision"], about["age_band"], about["place"]) == (2, "80_and_over", "north")
    ran_well(
        "person",
        "correct",
        NAME,
        "--group",
        "other",
        "--age-band",
        "not-recorded",
        "--place",
        "not-recorded",
        *home,
    )
    about = ran_well("interview", "show", talk["interview"], *home).object["interview"]["about"]
    assert (about["group"], about["age_band"], about["place"]) == ("other", "", "")
    refused = run("person", "correct", NAME, "--place", "12 Shore Street", *home)
    assert (refused.code, refused.codes) == (3, ["interview.no_such_choice"])


def test_told_first_then_out_of_the_figures_then_deleted(home, tmp_path):
    dry = run("person", "delete", NAME, "--from", "file", *home)
    assert dry.code == 0
    assert dry.object["state"] == "told"
    assert (dry.object["records"], dry.object["in_figures"], dry.object["left_in"]) == (1, 1, [1])
    assert "stays in the figures" in dry.err
    assert "cannot be undone" in run("person", "delete", NAME, "--from", "figures", *home).err
    assert len(ran_well("interview", "list", *home).rows) == 1

    out = ran_well("person", "delete", NAME, "--from", "figures", "--yes", *home).object
    assert (out["state"], out["records"]) == ("out_of_figures", 1)
    gone = ran_well("person", "delete", NAME, "--from", "file", "--yes", *home).object
    assert (gone["state"], gone["records"], gone["notices"]) == ("deleted", 1, 1)
    assert ran_well("interview", "list", *home).rows == []
    assert [one["name"] for one in ran_well("person", "list", *home).rows] == ["Isla"]
    (tmp_path / "next").mkdir()
    notice = ran_well("bundle", "write", "--to", tmp_path / "next", *home).object
    assert (notice["number"], notice["records"]) == (2, 0)
    assert ran_well("bundle", "write", "--to", tmp_path / "next", *home).object["file"] is None


def test_a_file_can_be_had_in_another_language(home, tmp_path):
    def told(*options):
        ran_well("person", "file", NAME, "--out", tmp_path / "file.txt", *options, *home)
        return (tmp_path / "file.txt").read_text(encoding="utf-8")

    assert told("--language", "en").splitlines()[0] == told().splitlines()[0]
    assert told("--language", "en-XA").startswith("[")
    refused = run("person", "file", NAME, "--out", tmp_path / "no.txt", "--language", "xx", *home)
    assert (refused.code, refused.codes) == (2, ["usecases.no_such_language"])
    assert not (tmp_path / "no.txt").exists()


def test_what_left_before_somebody_came_here_is_told_before_deleting(tmp_path):
    two = two_laptops(tmp_path)
    finished_talk(two.giver, NAME)
    laptop = two.giver.require_vault().load_setting("laptop/id")
    two.close()
    giver, taker = ((("--home", tmp_path / f"{one}-home", "--json")) for one in ("giver", "taker"))
    file = tmp_path / "all.udsethandover"
    ran_well("bundle", "write", "--to", tmp_path, *giver)
    ran_well("handover", "--to", two.taker_card, "--people", "all", "--out", file, *giver)
    ran_well("handover", "take", file, *taker)

    told = ran_well("person", "delete", NAME, "--from", "file", *taker)

    assert told.object["left_in"] == []
    (left,) = told.object["left_elsewhere"]
    assert (left["laptop"], left["number"]) == (laptop, 1)
    assert f"bundle 1 of laptop {laptop}, {left['on']}" in told.err
    assert "stays in the figures" in told.err
