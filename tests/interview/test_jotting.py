from __future__ import annotations

from dataclasses import replace

import pytest

from tests.kit.interviews import a_session, answered, permitted
from udset_desktop.foundation.ids import RecordId
from udset_desktop.foundation.problems import InputRefused, has_refusal
from udset_desktop.interview.answers import Perspective, SaidBy
from udset_desktop.interview.jot import (
    JOT_AT_MOST,
    JOT_CHANGED,
    JOT_TYPING,
    JOTS_AT_MOST,
    HalfJot,
    Jot,
    check_jots,
    half_jot_of,
)
from udset_desktop.interview.jotting import (
    drop_jot,
    jot_down,
    lay_jot,
    mark_jot,
    restore_jot,
    retype_jot,
    rewrite_jot,
    type_jot,
    word_jots,
)
from udset_desktop.interview.kept_back import is_between_us
from udset_desktop.interview.session import TYPED_AT_MOST, carry_on, pause, say_who_speaks
from udset_desktop.interview.settling import check_finish, settle_typing
from udset_desktop.record.complete import complete_record

ISLA = ((SaidBy.PERSON,), None)
FAMILY = ((SaidBy.FAMILY_OR_FRIEND,), Perspective.WHAT_I_THINK)
AT = "2026-05-04T10:42:00+01:00"


def jotted(*texts, session=None):
    session = session or a_session()
    for text in texts:
        session, found = jot_down(session, text, now_s=125.0, at=AT)
        assert not found
    return session


def codes(findings):
    return [finding.code for finding in findings]


def test_a_jot_is_kept_with_its_moment_in_the_talk():
    session = pause(carry_on(a_session(), 0.0), 60.0)
    session = carry_on(session, 1000.0)
    session, _ = jot_down(session, "  fine in the day  ", now_s=1065.0, at=AT)
    assert session.jots == (
        Jot(number=1, text="fine in the day", spent_s=125, at=AT, told_by=(SaidBy.PERSON,)),
    )


def test_what_was_half_typed_is_done_with_once_it_is_kept():
    session, _ = type_jot(a_session(), "fine in the d")
    assert session.typing[JOT_TYPING] == "fine in the d"
    assert JOT_TYPING not in jotted("fine in the day", session=session).typing
    session, _ = type_jot(session, "")
    assert not session.typing


def test_no_words_are_no_jot():
    session, _ = type_jot(a_session(), "   ")
    session, found = jot_down(session, "  \n ", now_s=0.0, at=AT)
    assert (session.jots, dict(session.typing), found) == ((), {}, ())


def test_too_long_a_jot_is_refused_whole_and_stays_as_half_typed():
    long = "x" * (JOT_AT_MOST + 1)
    session, found = jot_down(jotted("first"), long, now_s=0.0, at=AT)
    assert codes(found) == ["interview.jot_too_long"]
    assert [jot.text for jot in session.jots] == ["first"]
    assert session.typing[JOT_TYPING] == long


def test_ten_megabytes_change_nothing_and_say_so():
    session, _ = type_jot(a_session(), "half a line")
    after, found = type_jot(session, "x" * 10_000_000)
    assert codes(found) == ["interview.too_long_to_keep"]
    assert after == session
    after, found = jot_down(session, "x" * (TYPED_AT_MOST + 1), now_s=0.0, at=AT)
    assert codes(found) == ["interview.too_long_to_keep"]
    assert after == session


def test_control_characters_and_turned_writing_are_taken_out_and_said():
    session, found = jot_down(a_session(), "the \x07nights\u202e since\x00 the fall", now_s=0.0, at=AT)
    assert session.jots[0].text == "the nights since the fall"
    assert codes(found) == ["interview.marks_taken_out"]
    assert not has_refusal(found)


def test_all_jots_together_have_an_end():
    session = a_session()
    for _ in range(JOTS_AT_MOST // JOT_AT_MOST):
        session = jotted("x" * JOT_AT_MOST, session=session)
    after, found = jot_down(session, "one more", now_s=0.0, at=AT)
    assert codes(found) == ["interview.jots_full"]
    assert (after.jots, after.typing[JOT_TYPING]) == (session.jots, "one more")
    assert codes(rewrite_jot(session, 1, "y" * JOT_AT_MOST)[1]) == []
    assert codes(rewrite_jot(jotted("x", session=drop_jot(session, 1)), 51, "y" * JOT_AT_MOST)[1]) == []


def test_a_jot_can_be_said_in_other_words():
    session, found = rewrite_jot(jotted("one", "two"), 2, "too")
    assert [jot.text for jot in session.jots] == ["one", "too"]
    assert not found
    assert rewrite_jot(session, 2, " ") == (session, ())
    after, found = rewrite_jot(session, 2, "x" * (JOT_AT_MOST + 1))
    assert (after, codes(found)) == (session, ["interview.jot_too_long"])
    full = jotted(*("x" * JOT_AT_MOST for _ in range(JOTS_AT_MOST // JOT_AT_MOST - 1)), "y")
    assert codes(rewrite_jot(full, 50, "z" * JOT_AT_MOST)[1]) == []
    fuller = jotted("w", session=full)
    assert codes(rewrite_jot(fuller, 50, "z" * JOT_AT_MOST)[1]) == ["interview.jots_full"]


def test_a_jot_lies_on_as_many_pages_as_it_is_about():
    session = lay_jot(lay_jot(jotted("the bus"), 1, "people"), 1, "safe")
    assert session.jots[0].laid == ("people", "safe")
    assert lay_jot(session, 1, "safe", on=True) == session
    assert lay_jot(session, 1, "people").jots[0].laid == ("safe",)
    assert lay_jot(session, 1, "nowhere") == session
    assert lay_jot(session, 9, "safe") == session
    assert lay_jot(jotted("x"), 1, "safe", on=False).jots[0].laid == ()


def test_jots_go_into_the_words_in_their_order_and_each_once():
    session = answered(jotted("the nights", "the stairs", "the bus"), safe__words="Fine by day.")
    for number in (1, 2):
        session = lay_jot(session, number, "safe")
    session, found = word_jots(session, "safe")
    assert not found
    assert session.answers.get("safe.words").value == "Fine by day.\nthe nights\nthe stairs"
    assert [jot.worded for jot in session.jots] == [("safe",), ("safe",), ()]
    assert word_jots(session, "safe") == (session, ())
    session = lay_jot(session, 3, "safe")
    session, _ = word_jots(session, "safe", (3,))
    assert session.answers.get("safe.words").value.endswith("\nthe bus")


def spoken(session):
    answer = session.answers.get("safe.words")
    return answer.said_by, answer.perspective


def test_words_made_of_a_jot_are_said_by_who_said_it_and_not_by_who_speaks_when_it_is_laid():
    session, _ = say_who_speaks(jotted("Fell again on Tuesday"), *FAMILY)
    assert spoken(word_jots(lay_jot(session, 1, "safe"), "safe")[0]) == ISLA
    session = jotted("she would not say so", session=say_who_speaks(a_session(), *FAMILY)[0])
    session, _ = say_who_speaks(session, *ISLA)
    assert spoken(word_jots(lay_jot(session, 1, "safe"), "safe")[0]) == FAMILY


def test_a_jot_is_said_by_whoever_was_answering_when_it_was_begun():
    begun, _ = type_jot(a_session(), "Fell ag")
    session, _ = type_jot(say_who_speaks(begun, *FAMILY)[0], "Fell again on Tuesday", between_us=True)
    session, _ = say_who_speaks(session, (SaidBy.ADVOCATE,), Perspective.WHAT_I_THINK)
    (jot,) = jotted("Fell again on Tuesday", session=session).jots
    assert (jot.told_by, jot.view) == ISLA
    # Emptied, and begun anew by somebody else.
    session, _ = type_jot(say_who_speaks(begun, *FAMILY)[0], "")
    (jot,) = jotted("twice", session=type_jot(session, "tw")[0]).jots
    assert (jot.told_by, jot.view) == FAMILY


def test_words_of_several_voices_are_said_by_all_of_them_whichever_came_first():
    session = jotted("Fell again on Tuesday")
    session = jotted("twice, I think", session=say_who_speaks(session, *FAMILY)[0])
    for number in (1, 2):
        session = lay_jot(session, number, "safe")
    at_once = word_jots(session, "safe")[0]
    one_by_one = word_jots(word_jots(session, "safe", (2,))[0], "safe", (1,))[0]
    assert spoken(at_once) == spoken(one_by_one) == ((SaidBy.PERSON, SaidBy.FAMILY_OR_FRIEND), None)


def test_behind_words_that_were_typed_a_jot_adds_its_voice():
    session = lay_jot(jotted("twice", session=say_who_speaks(a_session(), *FAMILY)[0]), 1, "safe")
    session, _ = say_who_speaks(session, *ISLA)
    session = answered(session, safe__words="I fell")
    assert spoken(word_jots(session, "safe")[0]) == ((SaidBy.PERSON, SaidBy.FAMILY_OR_FRIEND), None)


def test_a_jot_that_does_not_know_who_said_it_goes_in_as_before():
    old = Jot(number=1, text="the nights", laid=("safe",))
    session = replace(say_who_speaks(a_session(), *FAMILY)[0], jots=(old,))
    assert spoken(word_jots(session, "safe")[0]) == FAMILY


def test_one_of_several_can_be_put_into_the_words():
    session = jotted("the nights", "the stairs")
    for number in (1, 2):
        session = lay_jot(session, number, "safe")
    session, _ = word_jots(session, "safe", (2,))
    assert session.answers.get("safe.words").value == "the stairs"
    assert [jot.worded for jot in session.jots] == [(), ("safe",)]


def test_taken_off_a_page_the_words_stay_it_lies_nowhere_loose_and_goes_in_no_second_time():
    session, _ = word_jots(lay_jot(jotted("the nights"), 1, "safe"), "safe")
    session = lay_jot(session, 1, "safe")
    assert session.answers.get("safe.words").value == "the nights"
    assert check_jots(session.jots, {}) == ()
    again, _ = word_jots(lay_jot(session, 1, "safe"), "safe")
    assert again.answers.get("safe.words").value == "the nights"


def test_words_that_would_grow_too_long_are_left_as_they_were():
    session = answered(lay_jot(jotted("x" * 1000), 1, "safe"), safe__words="y" * 19_500)
    after, found = word_jots(session, "safe")
    assert codes(found) == ["interview.too_long"]
    assert after == session


def test_a_page_without_words_says_so_and_the_jot_stays():
    session = lay_jot(jotted("we see it differently"), 1, "views")
    after, found = word_jots(session, "views")
    assert codes(found) == ["interview.no_words_here"]
    assert after == session


@pytest.mark.parametrize("marked_first", [True, False])
def test_just_between_us_goes_with_the_jot_into_the_words(marked_first):
    session = lay_jot(jotted("my son drinks"), 1, "safe")
    if marked_first:
        session, _ = word_jots(mark_jot(session, 1, between_us=True), "safe")
    else:
        session = mark_jot(word_jots(session, "safe")[0], 1, between_us=True)
    assert session.jots[0].between_us
    page = next(page for page in session.instrument.pages() if page.id == "safe")
    assert is_between_us(page, session.answers.answers)
    assert not mark_jot(session, 1, between_us=False).jots[0].between_us


def test_a_jot_let_go_can_be_brought_back():
    session = jotted("one", "two")
    gone = drop_jot(session, 1)
    assert [jot.text for jot in gone.jots] == ["two"]
    assert restore_jot(gone, session.jots[0]) == session
    retaken = jotted("three", session=drop_jot(session, 2))
    assert [(jot.number, jot.text) for jot in restore_jot(retaken, session.jots[1]).jots] == [
        (1, "one"),
        (2, "three"),
        (3, "two"),
    ]


def test_a_conversation_is_not_finished_over_a_jot_that_lies_nowhere():
    session = permitted(answered(jotted("the nights"), safe__rating="no"))
    assert codes(check_finish(session)) == ["interview.jots_loose"]
    with pytest.raises(InputRefused, match="jots_loose"):
        complete_record(session, record=RecordId("r"))
    session = lay_jot(session, 1, "safe")
    assert check_finish(session) == ()
    half, _ = type_jot(session, "and the da")
    assert codes(check_finish(half)) == ["interview.jots_loose"]
    assert settle_typing(half) == (half, ())


def test_jots_are_in_the_record_and_not_among_its_answers():
    session = lay_jot(permitted(jotted("the nights")), 1, "safe")
    record = complete_record(session, record=RecordId("r"))
    assert record.jots == session.jots
    assert not any("nights" in str(answer.value) for answer in record.answers.values())


def test_half_a_jot_keeps_its_mark_until_it_is_a_jot_or_nothing():
    session, _ = type_jot(a_session(), "my son", between_us=True)
    assert half_jot_of(session.typing) == HalfJot(text="my son", between_us=True)
    kept, _ = jot_down(session, "my son drinks", now_s=0.0, at=AT, between_us=True)
    assert (kept.jots[0].between_us, kept.typing) == (True, {})
    session, _ = type_jot(session, "my son")
    assert dict(session.typing) == {JOT_TYPING: "my son"}
    long = "x" * (JOT_AT_MOST + 1)
    session, _ = jot_down(session, long, now_s=0.0, at=AT, between_us=True)
    assert half_jot_of(session.typing) == HalfJot(text=long, between_us=True)


def test_half_a_remark_for_somebody_else_is_never_a_jot_or_an_answer_by_itself():
    session, _ = type_jot(a_session(), "I never sleep", whose="Ewan\x00 Munro")
    assert half_jot_of(session.typing) == HalfJot(text="I never sleep", whose="Ewan Munro")
    settled, found = settle_typing(session)
    assert (settled, found) == (session, ())
    assert codes(check_finish(permitted(session))) == ["interview.jots_loose"]


def test_other_words_are_half_typed_beside_the_jot_until_they_are_its_own_or_let_go():
    session, found = retype_jot(jotted("the nights", "the bus"), 2, "the bus st")
    assert (found, session.jots[1].text) == ((), "the bus")
    assert dict(session.typing) == {f"{JOT_CHANGED}2": "the bus st"}
    assert retype_jot(session, 2, "")[0].typing == {}
    assert drop_jot(session, 2).typing == {}
    settled, found = settle_typing(session)
    assert (settled.jots[1].text, settled.typing, found) == ("the bus st", {}, ())
    after, _ = rewrite_jot(session, 2, " ")
    assert (after.jots[1].text, after.typing) == ("the bus", {})
    after, found = retype_jot(session, 2, "x" * 10_000_000)
    assert (after, codes(found)) == (session, ["interview.too_long_to_keep"])
    session, _ = retype_jot(session, 2, "x" * (JOT_AT_MOST + 1))
    assert "interview.jot_too_long" in codes(check_finish(session))
