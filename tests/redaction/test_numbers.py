from __future__ import annotations

import pytest

from udset_desktop.redaction.lexicon import load_lexicon
from udset_desktop.redaction.numbers import (
    ends_there,
    goes_on,
    is_about,
    is_grown,
    is_kind_of_person,
    is_somebody,
    is_told_of_somebody,
    low_at,
    years_of,
)
from udset_desktop.redaction.passage import Passage


def passage(text):
    return Passage(text, load_lexicon())


@pytest.mark.parametrize(("word", "years"), [("82", 82), ("0", 0), ("1948", -1), ("82nd", -1), ("two", -1)])
def test_years_are_figures_of_up_to_three_signs(word, years):
    assert years_of(word) == years


def test_where_no_word_stands_there_is_none():
    assert [low_at(passage("Ina came"), place) for place in (-1, 1, 2)] == ["", "came", ""]


@pytest.mark.parametrize(
    ("number", "grown"), [("14", False), ("15", True), ("twelve", False), ("sixty", True)]
)
def test_children_have_few_years(number, grown):
    assert is_grown(passage(number), 0) is grown


@pytest.mark.parametrize(("word", "about"), [("nearly", True), ("between", True), ("sixty", False)])
def test_a_word_may_say_that_a_number_is_not_exact(word, about):
    assert is_about(passage(word), 0) is about


@pytest.mark.parametrize(
    ("text", "ends", "on"),
    [("80", True, True), ("80, she", True, True), ("80 has", False, True), ("80 sheep", False, False)],
)
def test_what_follows_a_number(text, ends, on):
    assert (ends_there(passage(text), 1), goes_on(passage(text), 1)) == (ends, on)


@pytest.mark.parametrize(
    ("word", "kind", "somebody"),
    [("woman", True, True), ("son", True, True), ("she", False, True), ("table", False, False)],
)
def test_who_is_somebody(word, kind, somebody):
    one = passage(word)
    assert (is_kind_of_person(one, 0), is_somebody(one, 0)) == (kind, somebody)
    assert not is_kind_of_person(one, -1)


def test_a_name_that_was_found_is_somebody_too():
    one = passage("Zzyx")
    assert not is_somebody(one, 0)
    one.take(0, 1)
    assert is_somebody(one, 0)


def test_somebody_is_told_of_a_few_words_before():
    assert is_told_of_somebody(passage("she came at twenty"), 3)
    assert not is_told_of_somebody(passage("the clock rang at twenty"), 4)
    assert not is_told_of_somebody(passage("she and a b c d e f g h j k l m n twenty"), 15)
