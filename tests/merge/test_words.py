"""When a text is taken back: by its number, or with its record by whoever has that, and by nobody else."""

from __future__ import annotations

import pytest

from udset_desktop.merge.rules import Passing, TakenBack
from udset_desktop.merge.words import TextFacts, is_taken_back

LOOSE = TextFacts(number="t1", record="", item="", laptops=frozenset({"a"}))
JOINED = TextFacts(number="t1", record="r1", item="well.words", laptops=frozenset({"a"}))
PASSED = (Passing(giver="a", taker="b"),)


def gone(text, *, by_number=(), notices=(), passings=()):
    return is_taken_back(text, by_number=set(by_number), notices=notices, passings=passings)


@pytest.mark.parametrize("text", [LOOSE, JOINED])
def test_one_text_goes_by_its_number_which_nobody_knows_but_whoever_had_it(text):
    assert not gone(text)
    assert not gone(text, by_number=["t2"])
    assert gone(text, by_number=["t1", "t2"])


@pytest.mark.parametrize("items", ["all", "words", ("well.rating", "well.words")])
def test_an_attached_text_goes_with_its_record_its_words_or_its_answer(items):
    notice = TakenBack(laptop="a", items=items)
    assert gone(JOINED, notices=[notice])
    assert not gone(LOOSE, notices=[notice])
    assert not gone(JOINED, notices=[TakenBack(laptop="b", items=items)])
    assert gone(JOINED, notices=[TakenBack(laptop="b", items=items)], passings=PASSED)


def test_another_answer_leaves_it_where_it_is():
    assert not gone(JOINED, notices=[TakenBack(laptop="a", items=("life.words",))])


def test_a_passing_set_aside_reaches_all_the_same():
    aside = (Passing(giver="a", taker="b", aside=True),)
    assert gone(JOINED, notices=[TakenBack(laptop="b", items="words")], passings=aside)
