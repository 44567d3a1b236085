from __future__ import annotations

from dataclasses import replace

import pytest

from tests.kit.interviews import a_header, an_instrument, said
from udset_desktop.interview.answers import Perspective, SaidBy, Shown
from udset_desktop.interview.asking import (
    ASKING,
    SAME_ASKING,
    SEEN,
    Asked,
    asking_changed,
    asking_offered,
    asking_seen,
)
from udset_desktop.interview.header import Interviewer

BEFORE = a_header()
FOUR, THREE = said("mostly", scale="fit-4"), said("in_between", scale="fit-3")


def changed(now=BEFORE, before=BEFORE, **answers):
    return asking_changed(now, before, **answers)


@pytest.mark.parametrize(
    ("now", "code"),
    [
        ({"interviewers": (Interviewer(ref="cm-08", type="own_care_manager"),)}, "new_interviewer"),
        ({"interviewers": (Interviewer(ref="", type="third_party"),)}, "new_interviewer"),
        ({"respondent": "somebody_speaking", "speaker": SaidBy.FAMILY_OR_FRIEND}, "other_speaker"),
        ({"others": ("partner",)}, "others_there"),
        ({"mode": "telephone"}, "other_way"),
    ],
)
def test_each_change_of_the_frame_is_seen_either_way_round(now, code):
    other = replace(BEFORE, **now)
    assert changed(now=other) == (code,)
    assert changed(now=BEFORE, before=other) == (code,)


def test_the_same_frame_has_not_changed():
    assert changed() == ()
    assert changed(answer_now=FOUR, answer_before=FOUR) == ()


def test_fewer_words_are_seen_in_the_answers():
    assert changed(answer_now=THREE, answer_before=FOUR) == ("shorter_words",)


def test_one_of_two_who_asked_before_is_nobody_new():
    both = replace(BEFORE, interviewers=(*BEFORE.interviewers, Interviewer(ref="x", type="other")))
    assert changed(now=both) == ()


def test_nobody_can_tell_without_a_reference():
    unnamed = replace(BEFORE, interviewers=(Interviewer(ref="", type="own_care_manager"),))
    assert changed(now=unnamed) == ()
    assert changed(now=replace(BEFORE, interviewers=())) == ()


def test_support_to_speak_is_still_the_person_speaking():
    assert changed(now=replace(BEFORE, respondent="with_support")) == ()


def test_another_voice_in_one_answer_is_another_speaker():
    for_them = replace(FOUR, said_by=(SaidBy.ADVOCATE,), perspective=Perspective.WHAT_I_THINK)
    assert changed(answer_now=for_them, answer_before=FOUR) == ("other_speaker",)


def test_what_is_offered_is_true_of_now():
    with_others, by_telephone = replace(BEFORE, others=("partner",)), replace(BEFORE, mode="telephone")
    assert asking_offered(with_others, BEFORE) == ("others_there",)
    assert asking_offered(BEFORE, with_others) == ()
    assert asking_offered(by_telephone, BEFORE) == ("other_way",)
    assert asking_offered(BEFORE, by_telephone) == ()
    assert asking_offered(BEFORE, BEFORE, answer_now=FOUR, answer_before=THREE) == ()
    assert asking_offered(BEFORE, BEFORE, answer_now=THREE, answer_before=FOUR) == ("shorter_words",)


def test_where_nothing_changed_that_is_offered():
    assert asking_offered(BEFORE, BEFORE) == (SAME_ASKING,)


def test_every_code_is_one_of_the_instruments():
    for key in ("user-review/1.0.0", "carer-review/1.0.0", "carer-review/2.0.0"):
        assert {*ASKING, SAME_ASKING} <= set(an_instrument(key).lists["asking_changed"])


def asked(answer=FOUR, **changes):
    ask, minutes = changes.pop("ask", "Do you feel safe?"), changes.pop("minutes", None)
    return Asked(header=replace(BEFORE, **changes), answer=answer, ask=ask, minutes=minutes)


SPEAKER = (SaidBy.FAMILY_OR_FRIEND,)


@pytest.mark.parametrize(
    ("now", "before", "code"),
    [
        (asked(mode="paper_typed_later"), asked(), "other_way"),
        (asked(THREE), asked(), "shorter_words"),
        (asked(replace(FOUR, said_by=SPEAKER)), asked(), "other_speaker"),
        (
            asked(replace(FOUR, said_by=SPEAKER, perspective=Perspective.WHAT_I_THINK)),
            asked(replace(FOUR, said_by=SPEAKER, perspective=Perspective.WHAT_THEY_WOULD_SAY)),
            "other_view",
        ),
        (asked(replace(FOUR, said_by=(SaidBy.WITH_SIGN,))), asked(), "other_support"),
        (asked(replace(FOUR, shown=Shown.IN_ORDER)), asked(), "own_screen"),
        (
            asked(replace(FOUR, shown=Shown.IN_ORDER)),
            asked(replace(FOUR, shown=Shown.REVERSED)),
            "turned_words",
        ),
        (asked(ask="Are you safe?"), asked(), "other_question"),
        (asked(language="gd"), asked(), "other_language"),
        (asked(minutes=45), asked(minutes=30), "other_length"),
        (asked(about=replace(BEFORE.about, service="day_centre")), asked(), "other_help"),
    ],
)
def test_each_change_between_two_answers_is_seen_alone_and_either_way_round(now, before, code):
    assert asking_seen(now, before) == (code,)
    assert asking_seen(before, now) == (code,)


def test_several_are_told_in_one_order_and_nothing_is_nothing():
    now = asked(replace(THREE, shown=Shown.IN_ORDER), mode="telephone", ask="Are you safe?")
    assert asking_seen(now, asked()) == ("shorter_words", "other_way", "own_screen", "other_question")
    assert asking_seen(asked(replace(FOUR, value="no")), asked()) == ()
    assert asking_seen(asked(ask=""), asked()) == ()
    assert asking_seen(asked(minutes=40), asked(minutes=30)) == ()
    assert asking_seen(asked(minutes=90), asked()) == ()
    assert SEEN[: len(ASKING)] == ASKING
