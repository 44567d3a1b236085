from __future__ import annotations

from dataclasses import replace

import pytest

from udset_desktop.interview.kept_lines import without_between_us
from udset_desktop.interview.together import ACTIONS_AT_MOST, BETWEEN_US, OFF_SHEET, Action, Together
from udset_desktop.interview.together_taking import put_back, take_matter, take_step

KEPT = (BETWEEN_US,)
LIGHT, BUS, WRITE = (
    Action(what="a light", matter=1, marks=(OFF_SHEET,)),
    Action(what="ring the bus", matter=2),
    Action(what="write"),
)
TOLD = Together(
    matters=("to sleep", "the club"), marks=(KEPT, ()), actions=(LIGHT, BUS, WRITE), review_on="2026-11-01"
)


def test_what_matters_goes_with_the_steps_towards_it_and_the_rest_keeps_its_own():
    rest, taken = take_matter(TOLD, 1)
    assert (rest.matters, rest.marks, rest.review_on) == (("the club",), (), "2026-11-01")
    assert rest.actions == (replace(BUS, matter=1), WRITE)
    assert (taken.matter, taken.marks, taken.steps) == ("to sleep", KEPT, (LIGHT,))
    rest, _ = take_matter(TOLD, 2)
    assert (rest.matters, rest.marks, rest.actions) == (("to sleep",), (KEPT,), (LIGHT, WRITE))


@pytest.mark.parametrize("number", [1, 2])
def test_put_back_at_once_it_stands_where_it_stood_with_all_of_its_marks(number):
    rest, taken = take_matter(TOLD, number)
    again = put_back(rest, taken)
    assert (again.matters, again.marks) == (TOLD.matters, TOLD.marks)
    assert set(again.actions) == set(TOLD.actions)


@pytest.mark.parametrize("place", [0, 1, 2])
def test_a_step_is_put_back_among_the_others(place):
    rest, taken = take_step(TOLD, place)
    assert TOLD.actions[place] not in rest.actions
    assert len(rest.actions) == 2
    assert (rest.matters, rest.marks) == (TOLD.matters, TOLD.marks)
    assert put_back(rest, taken) == TOLD


def test_lines_still_empty_between_are_none():
    half = replace(TOLD, matters=("", "the club", "to sleep"), marks=((), (), KEPT), actions=(BUS,))
    rest, taken = take_matter(half, 3)
    assert (rest.matters, rest.marks, rest.actions) == (("the club",), (), (replace(BUS, matter=1),))
    again = put_back(rest, taken)
    assert (again.matters, again.marks) == (("the club", "to sleep"), ((), KEPT))


def test_what_was_written_meanwhile_stays_and_steps_stay_beside_their_own():
    rest, taken = take_matter(TOLD, 1)
    meanwhile = replace(
        rest, matters=("the club", "the sea"), actions=(*rest.actions, Action(what="go", matter=2))
    )
    again = put_back(meanwhile, taken)
    assert again.matters == ("to sleep", "the club", "the sea")
    assert again.marks == (KEPT, (), ())
    towards = {step.what: step.matter for step in again.actions}
    assert towards == {"a light": 1, "ring the bus": 2, "write": 0, "go": 3}


def test_a_step_whose_matter_has_gone_meanwhile_is_kept_back_as_it_was_beside_it():
    rest, taken = take_step(TOLD, 0)
    without, _ = take_matter(rest, 1)
    again = put_back(without, taken)
    (light,) = (step for step in again.actions if step.what == "a light")
    assert (light.matter, light.marks) == (0, (BETWEEN_US, OFF_SHEET))
    assert "a light" not in [step.what for step in without_between_us(again).actions]
    moved = replace(rest, matters=("the sea", "to sleep"), marks=(), actions=())
    assert put_back(moved, taken).actions == (replace(LIGHT, matter=2),)


def test_where_there_is_no_room_nothing_is_put_back():
    rest, taken = take_matter(TOLD, 1)
    full = replace(rest, matters=("a", "b", "c"), marks=(), actions=())
    assert put_back(full, taken) is None
    assert put_back(replace(full, matters=("a", "", "c")), taken).matters == ("to sleep", "a", "c")
    _, step = take_step(TOLD, 2)
    many = replace(rest, actions=(WRITE,) * ACTIONS_AT_MOST)
    assert put_back(many, step) is None
    assert put_back(many, taken) is None
