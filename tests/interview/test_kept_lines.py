import pytest

from udset_desktop.interview.kept_lines import (
    for_paper,
    marks_of_matter,
    marks_of_step,
    without_between_us,
)
from udset_desktop.interview.together import BETWEEN_US, MARKS, OFF_SHEET, Action, Together

TOLD = Together(
    matters=("to get away", "to sleep", "the club"),
    marks=((BETWEEN_US,), (OFF_SHEET,), ()),
    actions=(
        Action(what="ring the refuge", matter=1),
        Action(what="a light", matter=2),
        Action(what="ask Betty", matter=3),
        Action(what="see the lawyer", marks=(BETWEEN_US,)),
        Action(what="write it down", marks=(OFF_SHEET,), matter=3),
        Action(what="find the letters"),
    ),
    review_on="2026-12-18",
    read_back="yes",
)


def whats(together):
    return [(step.what, step.matter) for step in together.actions]


def test_what_is_between_us_is_not_shown_again_with_all_that_leads_towards_it():
    shown = without_between_us(TOLD)
    assert shown.matters == ("to sleep", "the club")
    assert shown.marks == ((OFF_SHEET,), ())
    assert whats(shown) == [("a light", 1), ("ask Betty", 2), ("write it down", 2), ("find the letters", 0)]
    assert (shown.review_on, shown.read_back) == (TOLD.review_on, TOLD.read_back)


def test_on_paper_stands_neither_that_nor_what_is_off_it():
    paper = for_paper(TOLD)
    assert (paper.matters, paper.marks) == (("the club",), ())
    assert whats(paper) == [("ask Betty", 1), ("find the letters", 0)]


def test_without_a_mark_it_is_the_same():
    plain = Together(matters=("a",), actions=(Action(what="b", matter=1), Action(what="c", matter=9)))
    assert for_paper(plain) is plain
    assert without_between_us(plain) is plain


@pytest.mark.parametrize(("number", "marks"), [(0, ()), (1, (BETWEEN_US,)), (3, ()), (4, ()), (-1, ())])
def test_the_marks_of_a_thing_that_matters_by_its_place(number, marks):
    assert marks_of_matter(TOLD, number) == marks


def test_a_step_has_its_own_marks_and_those_of_what_it_leads_towards():
    step = Action(what="a light", matter=2, marks=(BETWEEN_US,))
    assert marks_of_step(TOLD, step) == MARKS
    assert marks_of_step(TOLD, Action(what="ask")) == ()
