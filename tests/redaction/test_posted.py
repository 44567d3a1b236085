from __future__ import annotations

import pytest

from udset_desktop.redaction.addresses import address_findings
from udset_desktop.redaction.lexicon import load_lexicon
from udset_desktop.redaction.model import Certainty, Kind
from udset_desktop.redaction.passage import Passage
from udset_desktop.redaction.posted import posted_findings

A, L, Z = Kind.ADDRESS, Kind.PLACE, Kind.POSTCODE


def told(text):
    passage = Passage(text, load_lexicon())
    found = tuple(posted_findings(passage, tuple(address_findings(passage))))
    assert all(one.certainty is Certainty.MAY_BE for one in found)
    return [(text[one.start : one.end], one.kind) for one in found]


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("at Ahornweg 17\nBremen, 28205", [("Bremen", L), ("28205", Z)]),
        ("Calle Mayor 12\nMelo, CA 37000", [("Melo, CA", L), ("37000", Z)]),
        ("9 Mill Road\nThe Gardens, 2105", [("The Gardens", L), ("2105", Z)]),
        ("ul. Lipowa 9\n 00-123 Warszawa", [("Warszawa", L), ("00-123", Z)]),
        ("Storgatan 4, Torsby, Sweden 685 30", [("Torsby", L), ("685 30", Z)]),
        ("Kerkstraat 31, Koog, 1542 AB", [("Koog", L), ("1542 AB", Z)]),
        ("Sonnenweg 22\nDorf im Tal,\nAustria 6534", [("Dorf im Tal", L), ("6534", Z)]),
        (">9 Mill Road\n>Ballina, NSW\n>2478", [("Ballina, NSW", L), ("2478", Z)]),
    ],
)
def test_a_town_and_a_postcode_stand_behind_a_street(text, found):
    assert told(text) == found


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("to Tylova 42\nTeplice 9\n, KA\n 360 17", [("Tylova 42", A), ("Teplice 9\n, KA", L), ("360 17", Z)]),
        ("Vinkeldal 6\nTorsby\n685 30", [("Vinkeldal 6", A), ("Torsby", L), ("685 30", Z)]),
        ("at Klimova 79\n Apt. 3, then", [("Klimova 79\n Apt. 3", A)]),
        ("to 120 Kontomari Flat 24.", [("120 Kontomari Flat 24", A)]),
        ("his home address is 10 Langelo!", [("10 Langelo", A)]),
        ("She lives at 14 Tornagrain, first left", [("14 Tornagrain", A)]),
        ("Deliver to Askelund 1.", [("Askelund 1", A)]),
        ("The house number is 24.", [("24", A)]),
    ],
)
def test_a_street_is_told_by_what_stands_around_it(text, found):
    assert told(text) == found


@pytest.mark.parametrize(
    "text",
    [
        "9 Mill Road, Leeds 2019 was a good year",
        "9 Mill Road, Leeds 2019.",
        "9 Mill Road, Monday 1030",
        "9 Mill Road, Leeds 300 people came",
        "They live at 24 hours' notice",
        "Lives at 5 Tuesday.",
        "The email address is 10 Langelo",
        "My address is no secret, it's by the bridge.",
        "They live at odds, 20 years now.",
        "Since May 2019 Flat 3 is cold.",
        "She is in Flat 3.",
        "In May 42\nLeeds, 37000",
        "We had 12, Leeds 4000 and more",
    ],
)
def test_other_numbers_are_no_address(text):
    assert told(text) == []
