from __future__ import annotations

import pytest

from udset_desktop.redaction.addresses import address_findings
from udset_desktop.redaction.lexicon import load_lexicon
from udset_desktop.redaction.model import Certainty, Kind
from udset_desktop.redaction.passage import Passage
from udset_desktop.redaction.posted import posted_findings
from udset_desktop.redaction.search import find_in

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
        ("Storgatan 4, Torsby, Sweden 685 30", [("Torsby", L), ("Sweden", L), ("685 30", Z)]),
        ("Kerkstraat 31, Koog, 1542 AB", [("Koog", L), ("1542 AB", Z)]),
        ("Sonnenweg 22\nDorf im Tal,\nAustria 6534", [("Dorf im Tal", L), ("Austria", L), ("6534", Z)]),
        (">9 Mill Road\n>Ballina, NSW\n>2478", [("Ballina, NSW", L), ("2478", Z)]),
        ("9 Mill Road\n Suite 4\n Bovec\n Slovenia 5230", [("Bovec", L), ("Slovenia", L), ("5230", Z)]),
        ("12 Mill Road\n Torsby 3\n Czech Republic", [("Torsby 3", L), ("Czech Republic", L)]),
        ("Mill Road 7\n\u00d6stby\n, PA\n 8704", [("\u00d6stby\n, PA", L), ("8704", Z)]),
    ],
)
def test_a_town_and_a_postcode_stand_behind_a_street(text, found):
    assert told(text) == found


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("she is in Apt. 556 now", [("Apt. 556", A)]),
        ("Suite 879 it said", [("Suite 879", A)]),
        ("he at number 7 says so", [("7", A)]),
        ("to Tylova 42\nTeplice 9\n, KA\n 360 17", [("Tylova 42", A), ("Teplice 9\n, KA", L), ("360 17", Z)]),
        ("Vinkeldal 6\nTorsby\n685 30", [("Vinkeldal 6", A), ("Torsby", L), ("685 30", Z)]),
        ("at Klimova 79\n Apt. 3, then", [("Klimova 79\n Apt. 3", A)]),
        ("to 120 Kontomari Flat 24.", [("120 Kontomari Flat 24", A)]),
        ("his home address is 10 Langelo!", [("10 Langelo", A)]),
        ("She lives at 14 Tornagrain, first left", [("14 Tornagrain", A)]),
        ("Deliver to Askelund 1.", [("Askelund 1", A)]),
        ("The house number is 24.", [("24", A)]),
        ("at Kossuth utca 12, top floor", [("Kossuth utca 12", A)]),
        ("7 Kadaka tee Apt. 4", [("7 Kadaka tee Apt. 4", A)]),
        ("44 19 Zeas Pasal\n Apt. 9, left", [("44 19 Zeas Pasal\n Apt. 9", A)]),
        ("He stays at number 40, up the stair", [("40", A)]),
        ("Keys are at number 9.", [("9", A)]),
        ("off Highway 61 near the farm", [("Highway 61", A)]),
    ],
)
def test_a_street_is_told_by_what_stands_around_it(text, found):
    assert told(text) == found


@pytest.mark.parametrize(
    "text",
    [
        "at number 7 in the charts",
        "a suite 3 wide",
        "Suite 3.5 it said",
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
        "It is number 9 on the list.",
        "Look at number 2 in the book",
        "a Lacoste tee 12 sizes too big",
        "the scenic route 3 of us took",
        "9 Mill Road\n Torsby\n Friends",
    ],
)
def test_other_numbers_are_no_address(text):
    assert told(text) == []


def all_told(text):
    return [(text[one.start : one.end], one.kind) for one in find_in(text)]


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("at 14 mill rd, wester ardle, perthshire ph10 7xx", [("wester ardle", L), ("perthshire", L)]),
        ("of 9 Mill Road, Nether Ardle, Fife KY8 6EH", [("Nether Ardle", L), ("Fife", L)]),
        ("at 42 Ardle Street, GRANGEMUIR", [("GRANGEMUIR", L)]),
        ("from Torsby, AZ 85281", [("AZ", L), ("85281", Z)]),
    ],
)
def test_what_stands_between_a_street_and_its_postcode_is_the_town(text, found):
    assert set(found) <= set(all_told(text))


@pytest.mark.parametrize(
    "text",
    ["at 4 Mill Road and gets mail at KY16 9AA", "at 4 Mill Road. The ardle has KY16 9AA", "in Room AZ 1"],
)
def test_a_sentence_between_a_street_and_a_postcode_is_no_town(text):
    assert all(one[1] is not L for one in all_told(text))
