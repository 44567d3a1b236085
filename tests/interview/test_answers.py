from __future__ import annotations

import pytest

from udset_desktop.interview.answers import Answer, AnswerSheet


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
