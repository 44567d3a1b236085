"""People handed over by command, between two laptops of one project."""

import pytest

from tests.kit.command import answers_file, interview, ran_well, run
from tests.kit.talks import finished_talk
from tests.kit.two_laptops import two_laptops


@pytest.fixture
def homes(tmp_path):
    """The homes of giver and taker, shut, with a conversation at the giver's; and the taker's card."""
    two = two_laptops(tmp_path)
    finished_talk(two.giver, "Morag")
    card = two.taker_card
    two.close()
    return ("--home", tmp_path / "giver-home", "--json"), ("--home", tmp_path / "taker-home", "--json"), card


def test_given_taken_and_let_go(homes, tmp_path):
    giver, taker, card = homes
    file = tmp_path / "all.udsethandover"
    given = ran_well("handover", "--to", card, "--people", "all", "--out", file, *giver).object
    assert (given["people"], given["records"]) == (1, 1)
    taken = ran_well("handover", "take", file, *taker).object
    assert taken["people"] == 1
    dry = ran_well("handover", "done", taken["receipt"], *giver)
    assert (dry.object["state"], dry.object["people"], dry.object["records"]) == ("told", 1, 1)
    assert len(ran_well("interview", "list", *giver).rows) == 1
    gone = ran_well("handover", "done", taken["receipt"], "--yes", *giver).object
    assert (gone["state"], gone["people"], gone["records"]) == ("cleared", 1, 1)
    assert ran_well("interview", "list", *giver).rows == []
    assert len(ran_well("interview", "list", *taker).rows) == 1


def test_a_file_that_never_got_there_and_what_is_asked_wrongly(homes, tmp_path):
    giver, _, card = homes
    file = tmp_path / "all.udsethandover"
    ran_well("handover", "--to", card, "--people", "all", "--out", file, *giver)
    dry = ran_well("handover", "back", file, *giver)
    assert (dry.object["state"], dry.object["records"]) == ("told", 1)
    assert "both have them" in dry.err
    again = run("handover", "--to", card, "--people", "all", "--out", tmp_path / "x", *giver)
    assert again.codes == ["handing_over.nobody_ready"]  # nothing was taken back yet
    assert ran_well("handover", "back", file, "--yes", *giver).object["records"] == 1
    assert run("handover", *giver).code == 2
    assert run("handover", "take", *giver).code == 2
    assert run("handover", "--to", card, "--people", "nobody", "--out", tmp_path / "x", *giver).code == 3
    assert run("handover", "done", file, *giver).code == 3


def test_who_stays_is_named_with_the_reason(tmp_path):
    two = two_laptops(tmp_path)
    finished_talk(two.giver, "Morag")
    held = finished_talk(two.giver, "Isla")
    two.close()
    giver, file = ("--home", tmp_path / "giver-home", "--json"), tmp_path / "all.udsethandover"
    ran_well("person", "restrict", "Isla", "--reason", "says it is not true", *giver)
    told = ran_well("handover", "--to", two.taker_card, "--people", "all", "--out", file, *giver)
    assert told.object["people"] == 1
    assert told.object["stays"] == [{"person": held.person, "why": "on_hold"}]
    assert "Isla stays: on hold" in told.err
    again = run("handover", "--to", two.taker_card, "--people", "all", "--out", tmp_path / "x", *giver)
    assert (again.code, again.codes) == (3, ["handing_over.nobody_ready"])


def test_copies_that_lie_about_are_named_before_and_after_letting_go(homes, tmp_path):
    giver, taker, card = homes
    file, saved = tmp_path / "all.udsethandover", tmp_path / "morag.txt"
    ran_well("person", "file", "Morag", "--out", saved, *giver)
    ran_well("handover", "--to", card, "--people", "all", "--out", file, *giver)
    receipt = ran_well("handover", "take", file, *taker).object["receipt"]
    dry = ran_well("handover", "done", receipt, *giver)
    assert "Would go: Morag." in dry.err
    for told in (dry, ran_well("handover", "done", receipt, "--yes", *giver)):
        assert f"not protected: {saved}" in told.err
        (copy,) = told.object["copies"]
        assert (copy["name"], copy["what"], copy["where"]) == ("Morag", "person_file_saved", str(saved))


def test_whom_is_told_by_name_by_reference_or_by_number_as_with_every_other_command(homes, tmp_path):
    giver, _, card = homes
    line = interview(id="visit-1", person={"ref": "p-7"})
    ran_well("interview", "import", answers_file(tmp_path / "a.jsonl", line), *giver)
    numbers = {one["name"]: one["person"] for one in ran_well("person", "list", *giver).rows}
    for at, told in enumerate((["MORAG"], [numbers["Morag"]], ["p-7"], ["Morag", "p-7", numbers["Morag"]])):
        file = tmp_path / f"{at}.udsethandover"
        given = ran_well("handover", "--to", card, "--people", *told, "--out", file, *giver).object
        assert given["people"] == len({"p-7" if one == "p-7" else "Morag" for one in told})
        ran_well("handover", "back", file, "--yes", *giver)


def test_a_name_of_two_people_and_one_of_nobody_are_refused_in_words(tmp_path):
    two = two_laptops(tmp_path)
    finished_talk(two.giver, "Morag")
    finished_talk(two.giver, "morag")
    two.close()
    giver, card = ("--home", tmp_path / "giver-home", "--json"), two.taker_card
    for told, code in (("Morag", "rights.two_people"), ("Isla", "rights.nobody")):
        refused = run("handover", "--to", card, "--people", told, "--out", tmp_path / "x", *giver)
        assert (refused.code, refused.codes) == (3, [code])
        assert "udset person list shows" in refused.err
