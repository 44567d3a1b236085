"""Which words may leave: the person's own, of pages that are let go, and nothing else of a record."""

from __future__ import annotations

from dataclasses import replace

import pytest

from tests.kit.bundles import CANARY, PROJECT, record, user_review
from tests.kit.interviews import own_instrument
from tests.kit.worded import worded
from udset_desktop.bundle.limits import MOST_TEXT
from udset_desktop.bundle.words_rule import (
    MATTERS,
    WordsRule,
    fault_of_text,
    items_of_words,
    outcomes_of,
    plain,
    texts_of,
    words_rule,
)
from udset_desktop.interview.answers import Answer, Perspective, SaidBy
from udset_desktop.interview.jot import Jot
from udset_desktop.record.model import Action, Together

RULE = WordsRule()
OPEN = WordsRule(safety_left_out=False, relationships_left_out=False)
CARERS = own_instrument("carer-review/2.1.0")


def said(*items: str, **more: Answer):
    answers = {item: Answer(value=f"{item} said") for item in items} | more
    return record(1, answers=answers)


def keys(made, rule=RULE, **told):
    return [one.key for one in texts_of(made, user_review(), rule, **told)]


def test_words_stay_at_home_until_a_project_decides():
    assert words_rule(PROJECT) is None
    assert words_rule(worded()) == RULE
    assert words_rule(worded(attached=True, second_check=False)) == WordsRule(
        attached=True, second_check=False
    )


def test_safety_and_how_two_get_on_stay_unless_decided_otherwise():
    assert "safe.words" not in items_of_words(user_review(), RULE)
    assert "safe.words" in items_of_words(user_review(), OPEN)
    assert "relationship.words" not in items_of_words(CARERS, RULE)
    assert "relationship.words" in items_of_words(CARERS, OPEN)


def test_what_others_think_and_what_is_kept_is_on_no_list():
    for rule in (RULE, OPEN):
        assert not {one for one in items_of_words(user_review(), rule) if one.startswith("views.")}
        assert "their_help.words" not in items_of_words(CARERS, rule)
    assert items_of_words(own_instrument("worker-experience/1.0.0"), OPEN) == {}


def test_words_are_taken_in_the_order_of_the_talk_and_something_else_too():
    made = said("else_life.words", "well.words", "things_to_do.words")
    assert keys(made) == ["things_to_do.words", "well.words", "else_life.words"]
    assert texts_of(made, user_review(), RULE)[0].outcome == "things_to_do"


def test_nothing_of_a_page_just_between_us():
    made = said("well.words", **{"well.rating": Answer(value="yes", scale="fit-4", between_us=True)})
    assert keys(made) == []


@pytest.mark.parametrize(
    "answer",
    [
        Answer(value="said", between_us=True),
        Answer(non_answer="taken_back"),
        Answer(non_answer="rather_not_say"),
        Answer(value="said", said_by=(SaidBy.OBSERVATION,)),
        Answer(value="said", said_by=(SaidBy.SERVICE_WORKER,)),
        Answer(value="said", said_by=(SaidBy.FAMILY_OR_FRIEND,)),  # an older record: no view was asked for
        Answer(value="said", said_by=(SaidBy.ADVOCATE, SaidBy.PERSON)),
        Answer(value="said", said_by=(SaidBy.FAMILY_OR_FRIEND,), perspective=Perspective.WHAT_I_THINK),
        Answer(value=" \n\u200e "),
    ],
)
def test_what_is_not_their_own_word_or_not_said_stays(answer):
    assert keys(said(**{"well.words": answer})) == []


def test_what_was_taken_back_stays():
    made = said("well.words", "life.words")
    assert keys(made, taken_back={"well.words"}) == ["life.words"]


def test_what_matters_leaves_and_steps_jots_and_names_do_not():
    together = Together(
        matters=("To be at the loch.", " "), actions=(Action(matter=1, what=CANARY, who_named=CANARY),)
    )
    made = replace(
        said("well.words"), together=together, jots=(Jot(number=1, text=CANARY, at="2026-05-12T10:00"),)
    )
    texts = texts_of(made, user_review(), RULE)
    assert [one.key for one in texts] == ["well.words", "matter.0"]
    assert (texts[1].item, texts[1].outcome) == (MATTERS, MATTERS)
    assert CANARY not in repr(texts)
    assert [one.key for one in texts_of(made, user_review(), RULE, {MATTERS})] == ["well.words"]


def test_a_text_has_one_form():
    assert plain("  a\r\n\n\tcafe\u0301\u202e  ") == "a\ncaf\u00e9"


@pytest.mark.parametrize(
    ("text", "code"),
    [
        ("We had soup.", ""),
        ("We had\nsoup.", ""),
        ("<b>We</b> & 'had' =soup", ""),
        ("", "bundle.words_not_plain"),
        (" soup", "bundle.words_not_plain"),
        ("so\u202eup", "bundle.words_not_plain"),
        ("cafe\u0301", "bundle.words_not_plain"),
        ("so\x07up", "bundle.words_not_plain"),
        ("s" * (MOST_TEXT + 1), "bundle.words_too_long"),
        ("Ring 01632 960123.", "bundle.words_telltale"),
    ],
)
def test_what_a_text_must_be_like(text, code):
    assert fault_of_text(text) == code


def test_what_a_loose_line_may_be_about():
    found = outcomes_of([user_review(), own_instrument("worker-experience/1.0.0")], RULE)
    assert ("user", "well") in found
    assert ("user", MATTERS) in found
    assert ("user", "safe") not in found
    assert not {who for who, _ in found} - {"user"}


def test_what_matters_just_between_us_stays_and_the_others_keep_their_keys():
    together = Together(
        matters=("To get away.", "To be at the loch.", "The club."),
        marks=(("between_us",), ("off_sheet",), ()),
    )
    texts = texts_of(replace(said("well.words"), together=together), user_review(), RULE)
    assert [one.key for one in texts] == ["well.words", "matter.1", "matter.2"]


def spoken(speaker, view):
    made = replace(said(), together=Together(matters=("The club",)))
    return replace(made, respondent="somebody_speaking", speaker=speaker, perspective=view)


@pytest.mark.parametrize("speaker", [SaidBy.FAMILY_OR_FRIEND, SaidBy.ADVOCATE, SaidBy.SERVICE_WORKER])
def test_what_matters_leaves_as_the_persons_only_where_it_is_what_they_would_say(speaker):
    assert keys(replace(said(), together=Together(matters=("The club",)))) == ["matter.0"]
    assert keys(spoken(speaker, Perspective.WHAT_I_THINK)) == []
    assert keys(spoken(speaker, None)) == []
    would = keys(spoken(speaker, Perspective.WHAT_THEY_WOULD_SAY))
    assert would == ([] if speaker is SaidBy.SERVICE_WORKER else ["matter.0"])
