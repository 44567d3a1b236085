import json
from dataclasses import replace

import pytest

from tests.kit.interviews import a_session
from udset_desktop.interview.session import (
    go_to_stage,
    screen_of,
    set_together,
    type_together,
)
from udset_desktop.interview.settling import settle_typing
from udset_desktop.interview.state import Stage
from udset_desktop.interview.together import Action, Together
from udset_desktop.interview.together_typing import parse_typed, typed_text

WRITTEN = Together(
    matters=("to sleep th", "the \ud83c half"),
    marks=(("between_us",), ()),
    actions=(
        Action(what="", who=("person",), who_named="Ji"),
        Action(what="ring", available=False, why_not="no on", inputs=("equipment",), outcome="safe"),
        Action(what="a lift", matter=2, wanted=("transport",), why="no_transport", marks=("off_sheet",)),
    ),
    review_on="12/1",
    read_back="partly",
)


def test_what_is_half_written_comes_back_letter_for_letter():
    assert parse_typed(typed_text(WRITTEN)) == WRITTEN
    assert typed_text(WRITTEN).isascii()


@pytest.mark.parametrize(
    "text", ["", "{", "[]", "7", '{"matters":[]}', '{"matters":1,"actions":[7]}', "[" * 9999]
)
def test_what_cannot_be_read_is_nothing(text):
    assert parse_typed(text) is None


def test_the_session_keeps_what_is_written_beside_what_was_taken_in():
    session, _ = set_together(a_session(), Together(matters=("to sleep",)))
    session, found = type_together(session, Together(matters=("to sleep well",), review_on="18/1"))
    assert not found
    assert session.together.matters == ("to sleep",)
    drawn = screen_of(go_to_stage(session, Stage.TOGETHER)).together
    assert (drawn.typed.matters, drawn.typed.review_on) == (("to sleep well",), "18/1")
    session, _ = type_together(session, session.together)
    assert session.typing == {}


def test_what_was_refused_stays_as_it_was_written_until_it_is_mended():
    session, _ = set_together(a_session(), Together(matters=("to sleep",), review_on="18/1"))
    assert parse_typed(session.typing["together"]).review_on == "18/1"
    assert session.together == Together(matters=("to sleep",))
    session, _ = set_together(session, Together(matters=("to sleep",), review_on="18/1/2027"))
    assert session.typing == {}


def test_settling_takes_in_what_was_half_written():
    session, _ = type_together(a_session(), Together(matters=("to sleep",), read_back="yes"))
    settled, found = settle_typing(session)
    assert not found
    assert settled.together == Together(matters=("to sleep",), read_back="yes")
    assert settled.typing == {}
    damaged, _ = settle_typing(replace(session, typing={"together": "{"}))
    assert damaged.together == Together()


def test_far_too_much_is_not_kept_and_what_was_stays():
    before, _ = type_together(a_session(), Together(matters=("to sleep",)))
    session, found = type_together(before, Together(matters=("x" * 300_000,)))
    assert [one.code for one in found] == ["interview.too_long_to_keep"]
    assert session.typing == before.typing


def test_what_was_written_by_the_version_before_is_read_all_the_same():
    step = {"what": "ring", "who": ["person"], "who_named": "", "by_when": "", "outcome": "", "why_not": ""}
    old = {"matters": ["a"], "actions": [{**step, "inputs": [], "available": True}]}
    text = json.dumps({**old, "review_on": "", "read_back": ""})
    assert parse_typed(text) == Together(matters=("a",), actions=(Action(what="ring", who=("person",)),))
