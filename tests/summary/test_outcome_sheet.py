from dataclasses import replace

from tests.kit.sheets import a_source, rating
from udset_desktop.summary.outcome_sheet import Reading, outcome_sheet

MEASURED = {"chances.rating", "say_in_plan.rating"}


def test_the_lines_are_outcomes_and_measures_and_nothing_else():
    answers = {"safe.rating": rating("no"), "chances.rating": rating("no"), "else_life.rating": rating("no")}
    sheet = outcome_sheet(a_source(answers=answers), Reading(), MEASURED)
    assert [line.page for line in sheet.lines] == ["safe", "chances"]


def test_the_words_stand_under_the_title_of_their_line():
    told = dict(outcome_sheet(a_source(), Reading(), MEASURED).told)
    assert told["Feeling safe"] == ("I'm fine in the day. It's the nights since the fall.",)
    assert "The help you get" not in told


def test_how_it_was_read_back_is_said_or_that_it_was_not():
    not_yet = outcome_sheet(a_source(), Reading())
    assert not_yet.reading == (("Read back", "not read back yet"),)
    read = outcome_sheet(a_source(), Reading(said="partly right", remark="more or less", revision=1))
    assert read.reading == (("Read back", "partly right"), ("What was said to it", "more or less"))
    assert not read.older


def test_a_version_later_than_the_one_read_is_said():
    source = replace(a_source(), revision=3)
    assert outcome_sheet(source, Reading(said="yes", revision=2)).older
    assert not outcome_sheet(source, Reading()).older
    assert outcome_sheet(source, Reading()).version == "3"
