from __future__ import annotations

import pytest

from udset_desktop.redaction.beside import is_among, is_beside, is_pair
from udset_desktop.redaction.lexicon import load_lexicon
from udset_desktop.redaction.passage import SOMEBODY, Passage


def passage(text):
    return Passage(text, load_lexicon())


@pytest.mark.parametrize(
    ("text", "among", "pair"),
    [
        ("5", True, False),
        ("5, and", True, False),
        ("5 and 7, both", True, True),
        ("5, 7 and 9)", True, True),
        ("5 & 7.", True, True),
        ("5 sheep", False, False),
        ("5 and a dog", False, False),
    ],
)
def test_other_ages_may_follow_up_to_a_sign(text, among, pair):
    one = passage(text)
    assert (is_among(one, 1) is not None, is_pair(one, 1)) == (among, pair)


@pytest.mark.parametrize(
    ("text", "place", "told"),
    [
        ("my dad, 82, climbs", 2, True),
        ("the hill, 82, climbs", 2, False),
        ("mum 80 has it", 1, True),
        ("mum 80 sheep", 1, False),
        ("the child, A (9), came", 3, True),
        ("part A (9), came", 2, False),
        ("mam 79 dad 83", 1, True),
        ("my grandfather-of-six, 72, was", 4, True),
        ("a boy 12 and", 2, True),
        ("a bus 12 and", 2, False),
        ("born 1 May 1936, 87.", 4, True),
        ("me 66 wife 64", 1, True),
        ("four children: 3, 7 and 12", 2, True),
        ("four trains: 3, 7 and 12", 2, False),
        ("The driver, 33, was", 2, True),
    ],
)
def test_a_number_stands_beside_somebody_or_something(text, place, told):
    assert is_beside(passage(text), place, place + 1, 0) is told


def test_a_number_behind_a_name_needs_a_deed():
    for text, told in (("Tom 45 was there", True), ("Tom 45 tables", False)):
        one = passage(text)
        one.take(0, 1, SOMEBODY)
        assert is_beside(one, 1, 2, 0) is told
