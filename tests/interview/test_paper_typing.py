from __future__ import annotations

import pytest

from tests.kit.sheets import a_session
from udset_desktop.instrument.catalogue import load_instrument
from udset_desktop.instrument.model import Facet, Kind
from udset_desktop.interview import session as steps
from udset_desktop.interview.drawing import paper_pages_of
from udset_desktop.interview.paper_typing import (
    UNSAID,
    Tick,
    is_on_paper,
    listed_items,
    read_list,
    read_ticks,
    signs_of,
    signs_of_list,
    ticked_items,
    written_items,
)

USERS = load_instrument("user-review", "1.0.0")


@pytest.fixture
def session():
    return a_session(answers={})


def page_of(session, page):
    return next(one for one in paper_pages_of(session) if one.id == page)


def safe_items(session):
    return ticked_items(page_of(session, "safe").items)


def test_what_is_folded_in_the_window_is_mostly_not_on_paper():
    on_paper = {item.facet for item in USERS.items() if is_on_paper(item)}
    assert {Facet.RATING, Facet.WORDS, Facet.ROLE, Facet.MATTERS} <= on_paper
    assert not {Facet.HELPS, Facet.HINDERS, Facet.TAGS} & on_paper


def test_a_page_has_its_words_and_its_ticks_in_the_order_of_the_paper(session):
    page = page_of(session, "safe")
    assert written_items(page.items)[0].facet is Facet.WORDS
    assert [item.facet for item in safe_items(session)][:3] == [Facet.RATING, Facet.ROLE, Facet.MATTERS]


def test_all_right_stands_on_paper_before_its_rating_is_there():
    fresh = a_session(answers={})
    facets = [item.facet for item in ticked_items(page_of(fresh, "mobility").items)]
    assert facets[:2] == [Facet.RATING, Facet.ALL_RIGHT]


def test_digits_letters_and_dashes_are_read_in_order(session):
    ticks, wrong = read_ticks(safe_items(session), "2 -1")
    assert wrong == ""
    assert ticks == (
        Tick(item="safe.rating", words="Mostly", value="mostly", scale="fit-4"),
        Tick(item="safe.role"),
        Tick(item="safe.matters", words="matters now", value="matters"),
    )


@pytest.mark.parametrize(("letter", "word"), UNSAID.items())
def test_each_letter_is_a_way_of_not_answering(session, letter, word):
    (tick,), wrong = read_ticks(safe_items(session)[:1], letter.upper())
    assert (tick.non_answer, tick.value, wrong) == (word, None, "")
    assert tick.words


@pytest.mark.parametrize(
    ("signs", "read", "wrong"), [("9", 0, "9"), ("0", 0, "0"), ("2x1", 1, "x"), ("?", 0, "?")]
)
def test_nothing_after_a_sign_without_meaning_is_taken_for_something(session, signs, read, wrong):
    ticks, found = read_ticks(safe_items(session), signs)
    assert (len(ticks), found) == (read, wrong)


def test_more_signs_than_rows_are_told(session):
    items = safe_items(session)
    ticks, found = read_ticks(items, "1" * len(items) + "2")
    assert (len(ticks), found) == (len(items), "2")


def test_what_is_answered_comes_back_as_its_signs(session):
    session, _ = steps.answer_item(session, "safe.rating", "not_really")
    session, _ = steps.answer_item(session, "safe.role", None)
    session, _ = steps.answer_item(session, "safe.matters", "not_now")
    assert signs_of(safe_items(session)) == "3-2"
    session, _ = steps.decline_item(session, "safe.rating", "dont_know")
    assert signs_of(safe_items(session)) == "k-2"


def test_signs_read_back_are_what_was_typed(session):
    for page in paper_pages_of(session):
        items = ticked_items(page.items)
        ticks, wrong = read_ticks(items, "1" * len(items))
        assert wrong == ""
        assert all(tick.value for tick in ticks)


def test_a_page_may_have_several_lines_to_write(session):
    strengths = page_of(session, "strengths")
    assert [item.kind for item in written_items(strengths.items)] == [Kind.WORDS, Kind.PEOPLE]


def test_several_boxes_of_a_list_are_their_digits(session):
    (used,) = listed_items(page_of(session, "services").items)
    chosen, wrong = read_list(used, "1 1")
    assert ([choice.words for choice in chosen], wrong) == (["Taynuilt day service"], "")
    assert read_list(used, "7") == ((), "7")
    session, _ = steps.answer_item(session, used.id, ("day_service",))
    assert signs_of_list(listed_items(page_of(session, "services").items)[0]) == "1"
