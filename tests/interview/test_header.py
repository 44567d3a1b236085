from __future__ import annotations

import pytest

from tests.kit.interviews import a_header
from udset_desktop.interview.answers import SaidBy
from udset_desktop.interview.header import FROM_PAPER, MODES


@pytest.mark.parametrize(
    ("changes", "said_by"),
    [
        ({}, SaidBy.PERSON),
        ({"respondent": "with_support"}, SaidBy.WITH_SUPPORT),
        ({"respondent": "somebody_speaking", "speaker": SaidBy.PAID_WORKER}, SaidBy.PAID_WORKER),
        ({"respondent": "somebody_speaking"}, SaidBy.FAMILY_OR_FRIEND),
    ],
)
def test_who_answers_decides_whose_answers_they_are(changes, said_by):
    assert a_header(**changes).said_by() == (said_by,)


def test_only_paper_is_typed_in_afterwards():
    assert [mode for mode in MODES if a_header(mode=mode).from_paper] == [FROM_PAPER]
