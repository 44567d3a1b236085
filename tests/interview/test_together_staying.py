from __future__ import annotations

from dataclasses import replace

import pytest

from tests.kit.interviews import a_session
from udset_desktop.interview.kept_lines import for_paper, without_between_us
from udset_desktop.interview.session import set_together
from udset_desktop.interview.together import BETWEEN_US, OFF_SHEET, Action, Together

TOO_LONG = "x" * 30_000
KEPT = (BETWEEN_US,)
OFF = (OFF_SHEET,)
CLUB = Together(
    matters=("to sleep", "the club"),
    actions=(Action(what="a light", matter=1), Action(what="ring the bus", matter=2)),
)


def after(*written, before=CLUB):
    """What stands once each of these was written on the page, and how the last of them was found."""
    session, _ = set_together(a_session(), before)
    found = ()
    for together in written:
        session, found = set_together(session, together)
    return session.together, [finding.code for finding in found]


def test_a_matter_that_is_too_long_takes_its_mark_on_what_stands_in_its_place():
    stands, found = after(replace(CLUB, matters=("to sleep", TOO_LONG), marks=((), KEPT)))
    assert found == ["interview.too_long"]
    assert (stands.matters, stands.marks) == (CLUB.matters, ((), KEPT))
    assert without_between_us(stands).matters == ("to sleep",)
    assert [step.what for step in without_between_us(stands).actions] == ["a light"]


def test_the_mark_of_a_line_beside_one_that_is_refused_does_not_wait_either():
    stands, _ = after(replace(CLUB, matters=("to sleep", TOO_LONG), marks=(OFF, ())))
    assert stands.marks == (OFF, ())
    assert for_paper(stands).matters == ("the club",)


def test_a_mark_taken_off_is_off_where_it_is_sure_whose_it_is():
    marked = replace(CLUB, marks=(KEPT, KEPT))
    stands, _ = after(replace(CLUB, matters=("to sleep", TOO_LONG), marks=((), ())), before=marked)
    assert stands.marks == ()


@pytest.mark.parametrize(
    ("matters", "marks", "now"),
    [
        # Two that stand, two that are new: which is which nobody can tell, so both are kept back.
        ((TOO_LONG, "by the sea"), (KEPT, ()), (KEPT, KEPT)),
        # The first was cleared: the words that are left may be either.
        (("", TOO_LONG), ((), OFF), (OFF, OFF)),
        # Turned round: the words say which is which.
        (("the club", "to sleep", TOO_LONG), (KEPT, (), ()), ((), KEPT)),
        (("the club", TOO_LONG), (KEPT, OFF), (OFF, KEPT)),
    ],
)
def test_in_doubt_a_line_is_kept_back(matters, marks, now):
    stands, found = after(replace(CLUB, matters=matters, marks=marks, actions=()))
    assert found == ["interview.too_long"]
    assert (stands.matters, stands.marks) == (CLUB.matters, now)


def test_in_doubt_a_line_keeps_the_marks_it_had():
    before = replace(CLUB, marks=(KEPT, OFF))
    stands, _ = after(Together(matters=(TOO_LONG, TOO_LONG)), before=before)
    assert stands.marks == (KEPT, OFF)
    stands, _ = after(Together(matters=(), actions=(Action(what=TOO_LONG),)), before=before)
    assert (stands.matters, stands.marks) == ((), ())


def test_a_step_towards_a_new_line_that_is_refused_is_kept_back_with_it():
    written = replace(
        CLUB,
        matters=(*CLUB.matters, TOO_LONG),
        marks=((), (), KEPT),
        actions=(*CLUB.actions, Action(what="ring Women's Aid", matter=3)),
    )
    stands, _ = after(written)
    assert stands.matters == CLUB.matters
    assert [step.what for step in stands.actions][2:] == ["ring Women's Aid"]
    assert [step.what for step in without_between_us(stands).actions] == ["a light", "ring the bus"]


def test_a_step_that_is_refused_keeps_back_what_stands_in_its_place():
    light, bus = CLUB.actions
    written = replace(CLUB, actions=(light, replace(bus, who_named=TOO_LONG, marks=KEPT)))
    stands, found = after(written)
    assert found == ["interview.too_long"]
    assert [(step.what, step.marks) for step in stands.actions] == [("a light", ()), ("ring the bus", KEPT)]
    renamed = replace(CLUB, actions=(replace(light, marks=OFF), replace(bus, what=TOO_LONG, marks=KEPT)))
    stands, _ = after(renamed)
    assert [(step.what, step.marks) for step in stands.actions] == [("a light", OFF), ("ring the bus", KEPT)]


def test_steps_that_stay_go_with_what_they_lead_to_where_it_has_moved():
    """The first line was cleared and is gone; the steps stay, because one of them is refused."""
    light, bus = CLUB.actions
    written = replace(
        CLUB,
        matters=("", "the club"),
        marks=((), KEPT),
        actions=(replace(light, who_named=TOO_LONG, matter=0), bus),
    )
    stands, _ = after(written)
    assert (stands.matters, stands.marks) == (("the club",), (KEPT,))
    assert [(step.what, step.matter, step.marks) for step in stands.actions] == [
        ("a light", 0, ()),
        ("ring the bus", 1, KEPT),
    ]
    both_new = (replace(light, what=TOO_LONG), replace(bus, what="ring Jim"))
    stands, _ = after(replace(written, actions=both_new))
    assert [(step.matter, step.marks) for step in stands.actions] == [(0, KEPT), (0, KEPT)]


def test_what_is_wrong_elsewhere_holds_no_mark_up_and_once_mended_a_step_has_its_own_marks_alone():
    wrong_day = replace(CLUB, marks=(KEPT, ()), review_on="18/1")
    stands, _ = after(wrong_day)
    assert (stands.marks, [step.marks for step in stands.actions]) == ((KEPT, ()), [(), ()])
    longer = replace(CLUB, matters=("to sleep", TOO_LONG), marks=(KEPT, OFF))
    refused, _ = after(longer)
    assert [step.marks for step in refused.actions] == [KEPT, OFF]
    mended, found = after(longer, replace(longer, matters=("to sleep", "the old club")))
    assert found == []
    assert (mended.marks, [step.marks for step in mended.actions]) == ((KEPT, OFF), [(), ()])
