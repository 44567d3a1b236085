from __future__ import annotations

from dataclasses import replace

import pytest

from tests.kit.sheets import a_session
from udset_desktop.instrument.catalogue import load_instrument
from udset_desktop.instrument.model import Facet, Kind
from udset_desktop.interview import session as steps
from udset_desktop.interview.drawing import paper_pages_of
from udset_desktop.interview.paper_typing import (
    SIGNS_TYPING,
    UNSAID,
    Tick,
    box_signs,
    items_on_paper,
    keep_signs,
    kept_signs,
    listed_items,
    read_signs,
    row_items,
    signs_of,
    standing,
    ticked_items,
    typed_signs,
    without_answered,
    written_items,
)
from udset_desktop.interview.screen import ChoiceState, ItemState

USERS = load_instrument("user-review", "1.0.0")


@pytest.fixture
def session():
    return a_session(answers={})


def page_of(session, page):
    return next(one for one in paper_pages_of(session) if one.id == page)


def safe_items(session):
    return ticked_items(page_of(session, "safe").items)


def test_what_is_folded_in_the_window_is_mostly_not_on_paper():
    on_paper = {item.facet for page in USERS.pages() for item in items_on_paper(page.items)}
    assert {Facet.RATING, Facet.WORDS, Facet.ROLE, Facet.MATTERS} <= on_paper
    assert not {Facet.HELPS, Facet.HINDERS, Facet.TAGS} & on_paper


def test_what_opens_a_question_of_the_paper_is_on_it_too():
    carers = load_instrument("carer-review", "2.1.1")
    life = next(page for page in carers.pages() if page.id == "their_life")
    assert [item.id.partition(".")[2] for item in items_on_paper(life.items)] == [
        "wanted",
        "words",
        "matters_for",
        "rating",
    ]


def test_a_page_has_its_words_and_its_ticks_in_the_order_of_the_paper(session):
    page = page_of(session, "safe")
    assert written_items(page.items)[0].facet is Facet.WORDS
    assert [item.facet for item in safe_items(session)][:3] == [Facet.RATING, Facet.ROLE, Facet.MATTERS]


def test_all_right_stands_on_paper_before_its_rating_is_there():
    fresh = a_session(answers={})
    facets = [item.facet for item in ticked_items(page_of(fresh, "mobility").items)]
    assert facets[:2] == [Facet.RATING, Facet.ALL_RIGHT]


def test_the_same_questions_stand_in_a_row_whatever_was_answered_before(session):
    first = [item.id for item in safe_items(session)]
    for spoken_before in (True, False):
        later = replace(
            session, has_earlier=spoken_before, header=replace(session.header, others=("family",))
        )
        later, _ = steps.answer_item(later, "safe.rating", "mostly")
        assert [item.id for item in safe_items(later)] == first
    assert first[-1] == "safe.verdict"


def test_digits_letters_and_dashes_are_read_in_order(session):
    reading = read_signs(safe_items(session), "2 -1")
    assert (reading.rest, reading.wrong) == ("", "")
    assert reading.ticks == (
        Tick(item="safe.rating", words="Mostly", value="mostly", scale="fit-4"),
        Tick(item="safe.role"),
        Tick(item="safe.matters", words="matters now", value="matters"),
    )


@pytest.mark.parametrize(("letter", "word"), UNSAID.items())
def test_each_letter_is_a_way_of_not_answering(session, letter, word):
    reading = read_signs(safe_items(session)[:1], letter.upper())
    (tick,) = reading.ticks
    assert (tick.non_answer, tick.value, reading.wrong) == (word, None, "")
    assert tick.words


@pytest.mark.parametrize(
    ("signs", "read", "rest"), [("9", 0, "9"), ("0", 0, "0"), ("2x1", 1, "x1"), ("?", 0, "?")]
)
def test_nothing_after_a_sign_without_meaning_is_taken_for_something(session, signs, read, rest):
    reading = read_signs(safe_items(session), signs)
    assert (len(reading.ticks), reading.rest, reading.wrong) == (read, rest, rest[0])
    assert not reading.begun


def test_more_signs_than_rows_are_told(session):
    items = safe_items(session)
    reading = read_signs(items, "1" * len(items) + "2")
    assert (len(reading.ticks), reading.wrong, reading.full) == (len(items), "2", True)


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
        reading = read_signs(items, "1" * len(items))
        assert reading.rest == ""
        assert all(tick.value for tick in reading.ticks)


def test_what_stands_is_the_tick_its_sign_would_be(session):
    session, _ = steps.answer_item(session, "safe.rating", "not_really")
    rating, role, *_ = safe_items(session)
    assert standing(rating) == replace(read_signs((rating,), "3").ticks[0], words="")
    assert standing(role) == Tick(item="safe.role")


def test_a_page_may_have_several_lines_to_write(session):
    strengths = page_of(session, "strengths")
    assert [item.kind for item in written_items(strengths.items)] == [Kind.WORDS, Kind.PEOPLE]


def test_several_boxes_of_a_list_are_their_numbers(session):
    used = listed_items(page_of(session, "services").items)
    reading = read_signs(used, "1 -1")
    assert (reading.ticks[0].words, reading.wrong) == ("Taynuilt day service", "")
    assert read_signs(used, "7").wrong == "7"
    session, _ = steps.answer_item(session, used[0].id, ("day_service",))
    assert signs_of(listed_items(page_of(session, "services").items)) == "1"


def long_list(count, chosen=()):
    choices = tuple(
        ChoiceState(code=f"s{place}", words=f"Service {place}", chosen=place in chosen)
        for place in range(1, count + 1)
    )
    return (ItemState(id="services.used", kind=Kind.MANY, facet=Facet.OWN, ask="Which?", choices=choices),)


def test_boxes_have_as_many_digits_as_the_last_of_them_needs():
    assert box_signs(3) == ("1", "2", "3")
    assert (box_signs(12)[0], box_signs(12)[-1]) == ("01", "12")
    assert box_signs(100)[0] == "001"


@pytest.mark.parametrize(
    ("signs", "chosen"),
    [("12", ("s12",)), ("0102", ("s1", "s2")), ("01 12", ("s1", "s12")), ("1201", ("s1", "s12")), ("-", ())],
)
def test_a_list_of_more_than_nine_boxes_is_read_two_digits_at_a_time(signs, chosen):
    reading = read_signs(long_list(12), signs)
    assert (reading.ticks[0].values, reading.rest) == (chosen, "")


@pytest.mark.parametrize(
    ("signs", "wrong", "begun"), [("011", "1", True), ("13", "13", False), ("1 2", "1", False)]
)
def test_half_a_number_is_begun_and_one_too_high_means_nothing(signs, wrong, begun):
    reading = read_signs(long_list(12), signs)
    assert (reading.wrong, reading.begun) == (wrong, begun)


def test_every_box_of_a_long_list_comes_back_as_its_own_number():
    for place in range(1, 13):
        items = long_list(12, (place,))
        assert read_signs(items, signs_of(items)).ticks[0].values == (f"s{place}",)


def test_a_question_of_more_than_nine_boxes_is_two_digits_in_its_row(session):
    many = replace(long_list(12)[0], id="safe.role", kind=Kind.ONE)
    items = (safe_items(session)[0], many, safe_items(session)[2])
    assert [tick.value for tick in read_signs(items, "2121").ticks] == ["mostly", "s12", "matters"]
    assert read_signs(items, "21").begun


def test_kept_signs_stand_behind_what_is_answered_by_now(session):
    session, _ = steps.answer_item(session, "safe.rating", "no")
    assert kept_signs(keep_signs("x1", 1)) == (1, "x1")
    assert typed_signs(safe_items(session), keep_signs("x1", 1)) == "4x1"
    assert typed_signs(safe_items(session), keep_signs("213")) == "213"
    assert typed_signs(long_list(12, (2,)), keep_signs("13", 1)) == "0213"


def test_an_answer_given_elsewhere_takes_its_own_sign_off():
    row = row_items(next(page for page in USERS.pages() if page.id == "safe").items, "safe.role")
    key = SIGNS_TYPING + "safe.rating"
    assert row[0].id == "safe.rating"
    assert without_answered({key: "1:x1"}, row, "safe.role") == {key: "2:1"}
    assert without_answered({key: "1:x"}, row, "safe.role") == {}
    assert without_answered({key: "1:x"}, row, "safe.matters") == {key: "1:x"}
    assert without_answered({"safe.words": "half"}, row, "safe.role") == {"safe.words": "half"}


def test_words_are_in_no_row_of_signs():
    assert row_items(next(USERS.pages()).items, "services.words") == ()
