from __future__ import annotations

import pytest

from tests.kit.interviews import (
    CARER,
    a_choice,
    a_header,
    a_project,
    a_session,
    a_small_instrument,
    an_instrument,
)
from udset_desktop.instrument.model import Kind
from udset_desktop.interview.answers import Answer, Perspective, SaidBy
from udset_desktop.interview.drawing import telling_of

SMALL = a_small_instrument()
ITEMS = {item.kind: item for item in SMALL.items() if item.id.startswith("first.")}


@pytest.mark.parametrize(
    ("kind", "value", "words"),
    [
        (Kind.WORDS, "It's fine.", "It's fine."),
        (Kind.WHOLE, 3, "3"),
        (Kind.DATE, "2026-05-03", "3 May 2026"),
        (Kind.PEOPLE, ("Iain", "Morag"), "Iain, Morag"),
        (Kind.FLAG, "yes", "Yes"),
        (Kind.ONE, "a", "a"),
    ],
)
def test_each_kind_of_answer_is_told_in_words(kind, value, words):
    assert telling_of(a_session(SMALL)).answer(ITEMS[kind], Answer(value=value)) == words


def test_choices_services_and_ratings_are_told_in_their_own_words():
    telling = telling_of(a_session())
    items = telling.instrument.by_id
    assert telling.answer(items["safe.rating"], Answer(value="not_really", scale="fit-4")) == "Not really"
    assert telling.answer(items["services.used"], Answer(value=("day_centre",))) == "Day centre"
    assert telling.answer(items["services.used"], Answer(value=("gone",))) == "gone"
    assert telling.answer(items["safe.rating"], Answer(non_answer="dont_know")) == "Don't know"


def test_a_carer_s_questions_name_whom_they_look_after():
    asked = "item.informed.rating.ask"
    named = a_session(
        an_instrument(CARER), choice=a_choice(instrument=CARER, header=a_header(looks_after="Tam"))
    )
    assert "look after Tam" in telling_of(named).words(asked)
    assert "{" not in telling_of(a_session(an_instrument(CARER))).words(asked)


def test_who_said_it_is_told_with_the_view():
    telling = telling_of(a_session(project=a_project()))
    said = telling.said_by((SaidBy.FAMILY_OR_FRIEND,), Perspective.WHAT_THEY_WOULD_SAY)
    assert said == "Family or a friend, for Mrs Eileen Baxter; what Mrs Eileen Baxter would say"
    own = telling.said_by((SaidBy.ADVOCATE,), Perspective.WHAT_I_THINK)
    assert own.endswith("; their own view")
