from __future__ import annotations

import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.kit.interviews import every_kind
from udset_desktop.foundation.problems import Severity
from udset_desktop.instrument.model import Item, Kind, Privacy
from udset_desktop.interview.answers import Perspective, SaidBy
from udset_desktop.interview.entry import (
    SAYABLE,
    WORDS_AT_MOST,
    check_said_by,
    check_text,
    clean_text,
    decline,
    enter,
    parse_day,
)
from udset_desktop.interview.header import SPEAKERS

KINDS = {item.kind: item for item in every_kind()}
RATING = Item(id="r", kind=Kind.RATING, privacy=Privacy.SHARE, section="one", scale="fit-4")
CHANGE = Item(id="c", kind=Kind.RATING, privacy=Privacy.SHARE, section="one", scale="change-4")


def value(kind, raw, **more):
    entered = enter(KINDS[kind], raw, **more)
    assert not any(one.severity is Severity.REFUSE for one in entered.findings), entered.findings
    return None if entered.answer is None else entered.answer.value


def refusal(item, raw, **more):
    entered = enter(item, raw, **more)
    assert entered.answer is None
    return [finding.code for finding in entered.findings]


@pytest.mark.parametrize(
    ("kind", "raw", "kept"),
    [
        (Kind.ONE, "a", "a"),
        (Kind.ONE, "", None),
        (Kind.ONE, None, None),
        (Kind.MANY, ("b", "a", "b"), ("a", "b")),
        (Kind.MANY, "b", ("b",)),
        (Kind.MANY, (), None),
        (Kind.MANY, None, None),
        (Kind.MANY, ("none",), ("none",)),
        (Kind.WHOLE, "7", 7),
        (Kind.WHOLE, 120, 120),
        (Kind.WHOLE, "", None),
        (Kind.DATE, "2026-05-03", "2026-05-03"),
        (Kind.DATE, "3.5.2026", "2026-05-03"),
        (Kind.DATE, "3/5/2026", "2026-05-03"),
        (Kind.DATE, " 03-05-2026 ", "2026-05-03"),
        (Kind.DATE, "29.2.2028", "2028-02-29"),
        (Kind.DATE, "", None),
        (Kind.WORDS, "  It's the nights.  ", "It's the nights."),
        (Kind.WORDS, " \n ", None),
        (Kind.WORDS, None, None),
        (Kind.PEOPLE, "my son Iain\n\nmy son Iain\nMorag", ("my son Iain", "Morag")),
        (Kind.PEOPLE, ("Morag",), ("Morag",)),
        (Kind.PEOPLE, "  ", None),
        (Kind.PEOPLE, None, None),
        (Kind.FLAG, True, "yes"),
        (Kind.FLAG, "yes", "yes"),
        (Kind.FLAG, False, None),
        (Kind.FLAG, None, None),
    ],
)
def test_an_input_becomes_the_answer_it_means(kind, raw, kept):
    assert value(kind, raw) == kept


@pytest.mark.parametrize(
    ("kind", "raw", "code"),
    [
        (Kind.NOTE, "x", "interview.nothing_to_answer"),
        (Kind.ONE, "c", "interview.no_such_choice"),
        (Kind.ONE, 3, "interview.no_such_choice"),
        (Kind.ONE, ("a",), "interview.no_such_choice"),
        (Kind.MANY, ("a", "x"), "interview.no_such_choice"),
        (Kind.MANY, 4, "interview.no_such_choice"),
        (Kind.MANY, ("a", "b", "c"), "interview.too_many"),
        (Kind.MANY, ("a", "none"), "interview.rules_out_others"),
        (Kind.WHOLE, "seven", "interview.not_whole"),
        (Kind.WHOLE, "-1", "interview.not_whole"),
        (Kind.WHOLE, "٣", "interview.not_whole"),
        (Kind.WHOLE, True, "interview.not_whole"),
        (Kind.WHOLE, 121, "interview.number_too_high"),
        (Kind.DATE, "1.1.1800", "interview.date_out_of_reach"),
        (Kind.DATE, "2100-01-01", "interview.date_out_of_reach"),
        (Kind.DATE, "31.2.2026", "interview.not_a_date"),
        (Kind.DATE, "2026-13-01", "interview.not_a_date"),
        (Kind.DATE, "soon", "interview.not_a_date"),
        (Kind.DATE, 3, "interview.not_a_date"),
        (Kind.WORDS, 3, "interview.not_words"),
        (Kind.WORDS, ("a",), "interview.not_words"),
        (Kind.PEOPLE, 3, "interview.not_words"),
        (Kind.PEOPLE, "a\nb\nc\nd", "interview.too_many"),
        (Kind.PEOPLE, "x" * 600, "interview.too_long"),
        (Kind.FLAG, "perhaps", "interview.not_a_flag"),
    ],
)
def test_an_input_that_cannot_be_an_answer_is_refused_with_its_reason(kind, raw, code):
    assert refusal(KINDS[kind], raw) == [code]


def test_a_rating_is_kept_with_the_scale_its_word_was_chosen_on():
    assert enter(RATING, "mostly").answer.scale == "fit-4"
    short = enter(RATING, "in_between", scale="fit-3").answer
    assert (short.value, short.scale) == ("in_between", "fit-3")


def test_a_word_of_another_scale_is_refused():
    assert refusal(RATING, "in_between") == ["interview.no_such_choice"]
    assert refusal(RATING, "better", scale="change-4") == ["interview.wrong_scale"]
    assert refusal(CHANGE, "yes", scale="fit-3") == ["interview.wrong_scale"]
    assert refusal(KINDS[Kind.ONE], "a", scale="fit-4") == ["interview.no_scale_here"]


def test_the_project_s_list_stands_in_for_the_item_s_own():
    item = Item(id="s", kind=Kind.ONE, privacy=Privacy.SHARE, section="one", choices_from="services")
    assert enter(item, "day_centre", choices=("day_centre",)).answer.value == "day_centre"
    assert refusal(item, "day_centre", choices=("home_help",)) == ["interview.no_such_choice"]


def test_a_refusal_never_repeats_what_was_said():
    for item in KINDS.values():
        for finding in enter(item, "canary-7751").findings:
            assert "canary" not in str(finding)


def test_ten_megabytes_pasted_are_refused_whole_and_say_the_limit():
    (finding,) = enter(KINDS[Kind.WORDS], "x" * 10_000_000).findings
    assert finding.code == "interview.too_long"
    assert finding.context == {"at_most": WORDS_AT_MOST, "length": 10_000_000}


def test_unseen_marks_are_taken_out_and_counted():
    entered = enter(KINDS[Kind.WORDS], "safe\u202eefas\x07 \u200fhere\x00")
    assert entered.answer.value == "safeefas here"
    assert entered.findings[0].code == "interview.marks_taken_out"
    assert entered.findings[0].context == {"count": 4}
    assert entered.findings[0].severity is Severity.NOTE


def test_joined_emoji_and_gaelic_accents_stay():
    family = "Tha mi gu math 👩\u200d👧 à la maison"
    assert clean_text(family) == (family, 0)


def test_lines_end_one_way_and_letters_are_composed():
    assert clean_text("a\r\nb\rc\u2028d\te\u0301") == ("a\nb\nc\nd \u00e9", 0)


@given(st.text(st.characters(blacklist_categories=()), max_size=200))
def test_clean_text_is_always_fit_to_keep(raw):
    cleaned, _ = clean_text(raw)
    assert clean_text(cleaned) == (cleaned, 0)
    cleaned.encode("utf-8")
    assert unicodedata.is_normalized("NFC", cleaned)


def test_who_said_it_must_be_named_once():
    assert refusal(RATING, "yes", said_by=()) == ["interview.said_by_whom"]
    assert refusal(RATING, "yes", said_by=(SaidBy.PERSON, SaidBy.PERSON)) == ["interview.said_by_whom"]


def test_a_view_belongs_to_somebody_who_speaks_for_the_person():
    view = Perspective.WHAT_I_THINK
    assert refusal(RATING, "yes", perspective=view) == ["interview.whose_view"]
    told = enter(RATING, "yes", said_by=(SaidBy.FAMILY_OR_FRIEND,), perspective=view).answer
    assert told.perspective is view


@pytest.mark.parametrize("word", SAYABLE)
def test_every_non_answer_can_be_said(word):
    assert decline(RATING, word).answer.non_answer == word


def test_taken_back_is_never_said_in_an_interview():
    assert decline(RATING, "taken_back").findings[0].code == "interview.no_such_non_answer"
    assert decline(KINDS[Kind.NOTE], "dont_know").findings[0].code == "interview.no_such_non_answer"
    assert decline(RATING, "dont_know", said_by=()).answer is None


def test_check_text_refuses_what_is_no_text():
    assert check_text("x", 4, at_most=5)[1][0].code == "interview.not_words"
    assert check_text("x", "abcdef", at_most=5, code="interview.name_too_long")[1][0].code == (
        "interview.name_too_long"
    )


@pytest.mark.parametrize("raw", ["0.0.2026", "2026-02-30", "99/99/9999", "5", "", "2026-5-3"])
def test_parse_day_gives_nothing_for_what_is_no_date(raw):
    assert parse_day(raw) is None


def test_an_endless_list_of_people_is_refused_before_it_is_read():
    assert refusal(KINDS[Kind.PEOPLE], "x\n" * 5_000_000) == ["interview.too_long"]
    assert refusal(KINDS[Kind.PEOPLE], ("x",) * 50_000) == ["interview.too_many"]


def test_whoever_speaks_for_the_person_says_whose_view_it_is_and_nobody_else_does():
    asked = ["interview.whose_view_first"]
    for who in SPEAKERS:
        assert [one.code for one in check_said_by("safe.rating", (who,))] == asked
        for view in Perspective:
            assert check_said_by("safe.rating", (who,), view) == ()
        assert check_said_by("safe.rating", (SaidBy.PERSON, who)) == ()  # the person spoke too
    assert [one.code for one in check_said_by("safe.rating", ())] == ["interview.said_by_whom"]
    assert check_said_by("safe.rating", (SaidBy.OBSERVATION,)) == ()


def test_what_an_older_file_does_not_say_is_kept_as_it_is():
    entered = enter(RATING, "yes", said_by=(SaidBy.ADVOCATE,))
    assert (entered.findings, entered.answer.perspective) == ((), None)
