from __future__ import annotations

import pytest

from tests.kit.interviews import an_instrument
from udset_desktop.interview.together import ACTIONS_AT_MOST, WANTED, WHY_NOT, Action, Together
from udset_desktop.interview.together_entry import enter_together


def entered(together):
    cleaned, found = enter_together(together, an_instrument(), held_on="2026-05-04")
    return cleaned, [finding.code for finding in found]


def test_good_values_are_cleaned_and_empty_lines_left_out():
    told = Together(
        matters=(" to sleep ", ""),
        actions=(
            Action(what="ring the alarm people", who=("family",), inputs=("equipment",)),
            Action(what=" "),
        ),
        review_on="1.11.2026",
        read_back="yes",
    )
    cleaned, found = entered(told)
    assert found == []
    assert cleaned.matters == ("to sleep",)
    assert [action.what for action in cleaned.actions] == ["ring the alarm people"]
    assert cleaned.review_on == "2026-11-01"


@pytest.mark.parametrize(
    ("told", "code"),
    [
        (Together(matters=("a", "b", "c", "d")), "interview.too_many"),
        (Together(matters=("x" * 30_000,)), "interview.too_long"),
        (Together(actions=(Action(what="a"),) * (ACTIONS_AT_MOST + 1)), "interview.too_many"),
        (Together(actions=(Action(what="a", who=("nobody",)),)), "interview.no_such_choice"),
        (Together(actions=(Action(what="a", who=("family", "family")),)), "interview.said_twice"),
        (Together(actions=(Action(what="a", inputs=("money",)),)), "interview.no_such_choice"),
        (
            Together(actions=(Action(what="a", inputs=("nothing_needed", "equipment")),)),
            "interview.rules_out_others",
        ),
        (Together(actions=(Action(what="a", outcome="fame"),)), "interview.no_such_choice"),
        (Together(actions=(Action(what="", who=("family",)),)), "interview.step_without_words"),
        (Together(actions=(Action(what="a", who_named="x" * 900),)), "interview.too_long"),
        (Together(actions=(Action(what="a", wanted=("a_horse",)),)), "interview.no_such_choice"),
        (Together(actions=(Action(what="a", wanted=("company", "company")),)), "interview.said_twice"),
        (
            Together(actions=(Action(what="a", available=False, why="because"),)),
            "interview.no_such_choice",
        ),
        (Together(matters=("b",), actions=(Action(what="a", matter=2),)), "interview.no_such_matter"),
        (Together(matters=("b",), actions=(Action(what="a", matter=-1),)), "interview.no_such_matter"),
        (Together(review_on="1.1.1800"), "interview.review_before"),
        (Together(review_on="2100-01-01"), "interview.review_too_far"),
        (Together(review_on="in spring"), "interview.not_a_date"),
        (Together(read_back="nearly"), "interview.no_such_choice"),
    ],
)
def test_what_cannot_be_is_named(told, code):
    assert entered(told)[1] == [code]


def test_forty_steps_are_room_enough():
    assert entered(Together(actions=(Action(what="a"),) * ACTIONS_AT_MOST))[1] == []


def test_a_step_stays_beside_what_it_leads_to_when_an_empty_line_goes():
    told = Together(
        matters=("", "to sleep", " ", "the club"),
        actions=(
            Action(what="ring the alarm people", matter=2),
            Action(what="ring about the bus", matter=4),
            Action(what="of no line", matter=1),
            Action(what=" ", matter=4),
        ),
    )
    cleaned, found = entered(told)
    assert found == []
    assert cleaned.matters == ("to sleep", "the club")
    assert [(one.what, one.matter) for one in cleaned.actions] == [
        ("ring the alarm people", 1),
        ("ring about the bus", 2),
        ("of no line", 0),
    ]


def test_what_is_wanted_is_what_every_instrument_asks_about():
    for key in ("user-review/1.0.0", "carer-review/1.0.0", "carer-review/2.0.0"):
        lists = an_instrument(key).lists
        assert lists["wanted"] == WANTED
        assert set(lists["hinders"]) <= set(WHY_NOT)


def test_marks_stay_beside_their_lines_and_have_one_form():
    told = Together(
        matters=("", "to sleep", " ", "the club"),
        marks=(("between_us",), ("off_sheet", "between_us"), ("off_sheet",)),
        actions=(Action(what="ring", marks=("off_sheet",)), Action(what=" ", marks=("between_us",))),
    )
    cleaned, found = entered(told)
    assert found == []
    assert (cleaned.matters, cleaned.marks) == (("to sleep", "the club"), (("between_us", "off_sheet"), ()))
    assert [one.marks for one in cleaned.actions] == [("off_sheet",)]
    assert entered(Together(matters=("a",), marks=((),)))[0].marks == ()
    assert entered(Together(matters=("a",), marks=((), ("between_us",))))[0].marks == ()


@pytest.mark.parametrize(
    "told",
    [
        Together(matters=("a",), marks=(("secret",),)),
        Together(actions=(Action(what="a", marks=("secret",)),)),
    ],
)
def test_another_mark_is_refused(told):
    assert entered(told)[1] == ["interview.no_such_choice"]
