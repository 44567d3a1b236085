from __future__ import annotations

import pytest

from udset_desktop.instrument.codes import SAID_WORDS
from udset_desktop.interview.answers import OWN_VOICE, SUPPORTED, Answer, AnswerSheet, SaidBy, leaves_as


def test_an_answer_is_never_both_said_and_not_said():
    with pytest.raises(ValueError, match="either"):
        Answer(value="yes", non_answer="dont_know")
    with pytest.raises(ValueError, match="either"):
        Answer()


def test_a_sheet_changes_without_changing_the_one_before():
    before = AnswerSheet()
    after = before.with_answer("a", Answer(value="yes"))
    assert (list(before), list(after)) == ([], ["a"])
    assert after.with_answer("a", None).get("a") is None
    assert after.with_answer("b", None) == after


@pytest.mark.parametrize("who", SaidBy)
def test_every_kind_of_support_leaves_as_support_and_nobody_else_does(who):
    assert (leaves_as(who) is SaidBy.WITH_SUPPORT) == (who in SUPPORTED)
    assert leaves_as(who) in SAID_WORDS


def test_with_support_it_is_still_the_persons_own_voice():
    assert {SaidBy.PERSON, *SUPPORTED} == OWN_VOICE
