"""A mark goes with its page, also while nothing is said there."""

import pytest

from tests.kit.interviews import a_session, answered
from udset_desktop.interview.draft import parse_place, place_of
from udset_desktop.interview.page_marks import mark_item, mark_page
from udset_desktop.interview.session import answer_item, clear_item


@pytest.fixture
def marked():
    session = answered(a_session(), safe__words="the stair at night")
    return mark_page(session, "safe", between_us=True)


def anew(session, said="the stair again"):
    session, _ = answer_item(session, "safe.words", said)
    return session.answers.get("safe.words")


def test_words_emptied_and_said_anew_are_still_just_between_us(marked):
    emptied, _ = answer_item(marked, "safe.words", "")
    assert emptied.answers.get("safe.words") is None
    assert anew(emptied).between_us


def test_a_choice_taken_off_and_made_again_is_too(marked):
    session = clear_item(clear_item(marked, "safe.words"), "safe.rating")
    session, _ = answer_item(session, "safe.rating", "mostly")
    assert session.answers.get("safe.rating").between_us


def test_a_mark_taken_off_is_not_remembered(marked):
    session = mark_page(marked, "safe", between_us=False)
    assert not anew(clear_item(session, "safe.words")).between_us


def test_one_mark_taken_off_leaves_the_other(marked):
    session = mark_page(mark_page(marked, "safe", off_sheet=True), "safe", between_us=False)
    told = anew(clear_item(session, "safe.words"))
    assert (told.between_us, told.off_sheet) == (False, True)


def test_a_mark_on_one_answer_alone_covers_what_is_said_on_its_page_later():
    session = mark_item(answered(a_session(), safe__words="the stair"), "safe.words", off_sheet=True)
    session, _ = answer_item(clear_item(session, "safe.words"), "safe.rating", "mostly")
    assert session.answers.get("safe.rating").off_sheet
    assert not session.answers.get("safe.rating").between_us


def test_another_page_has_no_part_in_it(marked):
    session, _ = answer_item(clear_item(marked, "safe.words"), "home.words", "warm")
    assert not session.answers.get("home.words").between_us


def test_it_outlasts_a_program_that_ends_while_nothing_is_said_there(marked):
    place = parse_place(place_of(clear_item(marked, "safe.words"), now_s=0))
    assert place.marked == {"safe": frozenset({"between_us"})}


def test_places_of_earlier_versions_have_none_and_odd_ones_are_refused():
    told = place_of(a_session(), now_s=0)
    assert parse_place(told.replace('"marked":{},', "")).marked == {}
    with pytest.raises(Exception, match="place_damaged"):
        parse_place(told.replace('"marked":{}', '"marked":[]'))
