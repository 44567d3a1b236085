import pytest

from udset_desktop.interview.answers import Perspective, SaidBy
from udset_desktop.interview.jot import (
    JOT_CHANGED,
    JOT_MARKED,
    JOT_TYPING,
    HalfJot,
    Jot,
    check_jots,
    half_changed,
    half_jot_of,
    half_jot_rows,
    jots_on,
    loose_jots,
    with_half_jot,
)

LOOSE, LAID = Jot(number=1, text="the nights"), Jot(number=2, text="the bus", laid=("people", "safe"))


def test_minutes_and_local_time_are_what_a_jot_shows():
    jot = Jot(number=1, text="x", spent_s=12 * 60 + 59, at="2026-05-04T10:42:31+01:00")
    assert (jot.minutes, jot.clock) == (12, "10:42")
    assert Jot(number=1, text="x").clock == ""


def test_jots_lie_on_pages_or_nowhere():
    assert loose_jots((LOOSE, LAID)) == (LOOSE,)
    assert jots_on((LOOSE, LAID), "safe") == (LAID,)
    assert jots_on((LOOSE, LAID), "money") == ()


def test_what_lies_nowhere_or_is_half_typed_keeps_a_conversation_open():
    assert check_jots((LAID,), {JOT_TYPING: "  "}) == ()
    (found,) = check_jots((LOOSE, LAID), {JOT_TYPING: "half a"})
    assert (found.code, found.context["count"]) == ("interview.jots_loose", 2)


@pytest.mark.parametrize(
    "half",
    [
        HalfJot(),
        HalfJot(text="the nigh"),
        HalfJot(text='{"text": "she said"}'),
        HalfJot(text="my son takes my pension", between_us=True),
        HalfJot(text="I never sleep", whose="Zoë Munro"),
        HalfJot(text="I never sleep", whose="", between_us=True),
        HalfJot(text="twice", told_by=(SaidBy.PERSON, SaidBy.ADVOCATE), view=Perspective.WHAT_I_THINK),
    ],
)
def test_half_a_jot_comes_back_with_its_marks(half):
    assert half_jot_of(half_jot_rows(half)) == half


def test_a_marked_half_jot_is_one_text_and_never_there_without_its_mark():
    rows = half_jot_rows(HalfJot(text="I never sleep", whose="Zoë"))
    assert rows[JOT_TYPING] == ""
    assert "Zoë" in rows[JOT_MARKED]  # found by whoever looks for a name
    assert half_jot_rows(HalfJot(text="", between_us=True)) == {JOT_TYPING: "", JOT_MARKED: ""}
    assert len(check_jots((LAID,), rows)) == 1


def test_half_a_jot_of_before_knows_no_voice_and_a_voice_nobody_knows_is_not_made_up():
    before = '{"text": "the nigh", "between_us": true, "whose": null}'
    assert half_jot_of({JOT_MARKED: before}) == HalfJot(text="the nigh", between_us=True)
    later = '{"text": "the nigh", "between_us": false, "whose": null, "told_by": ["a_neighbour"]}'
    assert half_jot_of({JOT_MARKED: later}) == HalfJot(text=later, between_us=True)


def test_half_a_jot_stands_in_place_of_the_one_that_was_there():
    typing = {"safe.words": "the da", JOT_TYPING: "the nigh"}
    assert with_half_jot(typing, HalfJot()) == {"safe.words": "the da"}
    marked = with_half_jot(typing, HalfJot(text="twice", told_by=(SaidBy.ADVOCATE,)))
    assert marked.keys() == {"safe.words", JOT_MARKED}


@pytest.mark.parametrize("kept", ["my son", '{"text": 1}', "[]", "[" * 50_000])
def test_one_that_cannot_be_read_is_all_its_text_just_between_us(kept):
    assert half_jot_of({JOT_MARKED: kept}) == HalfJot(text=kept, between_us=True)


def test_what_is_half_said_in_other_words_is_known_by_its_jot():
    typing = {f"{JOT_CHANGED}2": "the bus st", f"{JOT_CHANGED}9": "of a jot let go", JOT_TYPING: "x"}
    assert half_changed((LOOSE, LAID), typing) == {2: "the bus st"}
