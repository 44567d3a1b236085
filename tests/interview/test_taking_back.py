from __future__ import annotations

from dataclasses import replace

import pytest

from tests.kit.interviews import a_session
from udset_desktop.foundation.ids import RecordId
from udset_desktop.interview.answers import Shown
from udset_desktop.interview.drawing import screen_of
from udset_desktop.interview.jot import Jot
from udset_desktop.interview.jotting import lay_jot
from udset_desktop.interview.kept_back import is_between_us
from udset_desktop.interview.page_marks import mark_page
from udset_desktop.interview.session import answer_item, clear_item, go_to, type_words
from udset_desktop.interview.taking_back import put_back, take_back
from udset_desktop.record.codec import encode_record
from udset_desktop.record.complete import complete_record
from udset_desktop.summary.person_sheet import person_sheet
from udset_desktop.summary.source import source_of_session

SAID = "my son drinks"


@pytest.fixture
def session():
    made, _ = answer_item(go_to(a_session(), "safe"), "safe.words", SAID)
    made, _ = answer_item(made, "safe.rating", "no")
    return made


def test_the_words_are_gone_and_that_something_was_said_stays(session):
    taken = take_back(session, "safe.words")
    answer = taken.answers.get("safe.words")
    assert (answer.value, answer.non_answer) == (None, "taken_back")
    assert answer.said_by == session.answers.get("safe.words").said_by
    assert taken.answers.get("safe.rating") == session.answers.get("safe.rating")
    assert SAID not in repr(taken)


def test_nothing_of_it_is_on_file_or_on_paper(session):
    taken = take_back(session, "safe.words")
    record = complete_record(taken, record=RecordId("r"))
    assert record.answers["safe.words"].non_answer == "taken_back"
    assert SAID.encode() not in encode_record(record)
    assert SAID not in repr(person_sheet(source_of_session(taken)))


def test_half_typed_words_go_too(session):
    typed, _ = type_words(session, "safe.words", "my son drinks and")
    assert SAID not in repr(take_back(typed, "safe.words"))
    only_typed, _ = type_words(go_to(a_session(), "safe"), "safe.words", SAID)
    taken = take_back(only_typed, "safe.words")
    assert taken.answers.get("safe.words").non_answer == "taken_back"
    assert SAID not in repr(taken)


def test_a_rating_loses_its_scale_and_its_order(session):
    shown = replace(session.answers.get("safe.rating"), shown=Shown.REVERSED)
    session = replace(session, answers=session.answers.with_answer("safe.rating", shown))
    answer = take_back(session, "safe.rating").answers.get("safe.rating")
    assert (answer.scale, answer.shown) == ("", None)


def test_a_mark_still_covers_the_rest_of_the_page(session):
    marked = mark_page(session, "safe", between_us=True)
    taken = clear_item(take_back(marked, "safe.words"), "safe.rating")
    page = taken.instrument.page_of["safe.words"]
    assert is_between_us(page, taken.answers.answers)


def test_nothing_happens_where_nothing_was_said_or_it_is_taken_back_already(session):
    assert take_back(session, "people.words") == session
    taken = take_back(session, "safe.words")
    assert take_back(taken, "safe.words") == taken


def test_it_can_be_put_back_as_long_as_nothing_else_was_said(session):
    taken = take_back(session, "safe.words")
    assert put_back(taken, "safe.words", session) == session
    anew, _ = answer_item(taken, "safe.words", "I would rather say this")
    assert put_back(anew, "safe.words", session) == anew


def with_jot(session, *pages):
    jot = Jot(number=1, text=SAID, laid=pages, worded=pages)
    other = Jot(number=2, text="the bus", laid=("safe",))
    return replace(session, jots=(jot, other))


def test_a_jot_that_went_into_the_words_goes_with_them_and_comes_back_with_them(session):
    before = with_jot(session, "safe")
    taken = take_back(before, "safe.words")
    assert SAID not in repr(taken)
    assert [jot.text for jot in taken.jots] == ["the bus"]
    assert put_back(taken, "safe.words", before) == before


def test_a_jot_that_lies_elsewhere_too_stays_there(session):
    taken = take_back(with_jot(session, "safe", "people"), "safe.words")
    assert (taken.jots[0].laid, taken.jots[0].worded) == (("people",), ("people",))


@pytest.mark.parametrize("unlaid", [False, True])
def test_a_jot_in_these_words_goes_wherever_else_it_lies_and_also_once_it_was_taken_off(session, unlaid):
    laid = lay_jot(with_jot(session, "safe"), 1, "people")
    if unlaid:
        laid = lay_jot(laid, 1, "safe", on=False)
    assert [jot.text for jot in take_back(laid, "safe.words").jots] == ["the bus"]
    assert put_back(take_back(laid, "safe.words"), "safe.words", laid).jots == laid.jots


def test_a_jot_that_only_lies_on_the_page_stays(session):
    before = with_jot(session, "safe")
    assert take_back(before, "safe.rating").jots == before.jots


def test_words_that_were_refused_go_too_and_come_back_as_they_were_typed(session):
    before, _ = answer_item(go_to(a_session(), "safe"), "safe.words", "x" * 30_000)
    assert before.answers.get("safe.words") is None
    taken = take_back(before, "safe.words")
    assert (taken.answers.get("safe.words").non_answer, dict(taken.typing)) == ("taken_back", {})
    again = put_back(taken, "safe.words", before)
    assert (again.answers.get("safe.words"), again.typing) == (None, before.typing)


def test_the_page_says_taken_back_and_offers_it_nowhere_else(session):
    def ways(one):
        item = next(i for i in screen_of(one).page.items if i.id == "safe.rating")
        return {choice.code: choice.chosen for choice in item.non_answers}

    assert "taken_back" not in ways(session)
    assert ways(take_back(session, "safe.rating"))["taken_back"]
