from __future__ import annotations

import pytest

from udset_desktop.redaction.housed import has_number_before, with_flat, with_number
from udset_desktop.redaction.lexicon import load_lexicon
from udset_desktop.redaction.passage import Passage


def begun(text, word):
    made = Passage(text, load_lexicon())
    return text[made.starts[with_number(made, made.words.index(word))] :]


@pytest.mark.parametrize(
    ("text", "begins"),
    [
        ("at 9 Ardle Street", "9 Ardle Street"),
        ("at Flat 2, 9 Ardle Street", "Flat 2, 9 Ardle Street"),
        ("at 2/1, 9 Ardle Street", "2/1, 9 Ardle Street"),
        ("at seventeen Ardle Street", "seventeen Ardle Street"),
        ("at twenty-one Ardle Street", "twenty-one Ardle Street"),
        ("of the two Ardle Streets", "Ardle Streets"),
        ("near Ardle Street", "Ardle Street"),
    ],
)
def test_an_address_begins_with_its_number(text, begins):
    assert begun(text, "Ardle") == begins


def test_the_flat_behind_a_street_is_part_of_it():
    made = Passage("Ardle Street, Apt 5C, then", load_lexicon())
    assert with_flat(made, 2) == 4
    assert with_flat(made, 4) == 4


def test_a_number_that_is_spoken_for_is_none_of_a_house():
    made = Passage("9 Ardle Street", load_lexicon())
    assert has_number_before(made, 1)
    made.take(0, 1)
    assert not has_number_before(made, 1)
