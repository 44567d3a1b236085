from __future__ import annotations

import pytest

from udset_desktop.redaction.lexicon import load_lexicon
from udset_desktop.redaction.model import Kind
from udset_desktop.redaction.numbered import numbered_findings
from udset_desktop.redaction.passage import Passage
from udset_desktop.redaction.search import find_in


def told(text):
    return [(text[one.start : one.end], one.kind) for one in numbered_findings(Passage(text, load_lexicon()))]


@pytest.mark.parametrize(
    ("text", "house"),
    [
        ("moved to 7 Xhosquigreen in June", "7 Xhosquigreen"),
        ("at 3 Tan y Bryn, Leeds", "3 Tan y Bryn"),
        ("to 15 Mount Pleasant, Porthcawl", "15 Mount Pleasant"),
        ("at Flat 2, 7 Long Acre, Glasgow", "Flat 2, 7 Long Acre"),
        ("3 Kirkgate\nLeeds", "3 Kirkgate"),
        ("to 12 Whinfield Bottoms,\nDundee", "12 Whinfield Bottoms"),
        ("at 88 Nguyen Extensions", "88 Nguyen Extensions"),
        ("to 04178 Heather Forge Apt. 71", "04178 Heather Forge Apt. 71"),
        ("at 4 Mary Ridges, Suite 3", "4 Mary Ridges, Suite 3"),
        ("6  Seagate\nLeeds", "6  Seagate"),
    ],
)
def test_a_town_behind_tells_that_a_number_is_that_of_a_house(text, house):
    assert told(text) == [(house, Kind.ADDRESS)]


@pytest.mark.parametrize(
    "text",
    [
        "up to 4 Xhosqui a day",
        "at 9 Xhosqui Tom came".replace("Xhosqui", "Tom"),
        "to 4 Polish men",
        "TO 7 XHOSQUI ROUNDS OF IT",
        "to 4 Paracetamol",
        "Ward 7 Hairmyres, Glasgow",
        "on 5 May, London was dark",
        "gave 20 Mars bars, Glasgow",
        "in 2019 Morag, Leeds",
        "with 3 Nurses and Leeds",
        "15 Mount Pleasant, which is",
        "20195 Mount Pleasant, Glasgow",
        "at 7 Mrs Baxter, Leeds",
        "in 2019 Glasgow Bridges",
        "WARD 4 STROKE BEACHES",
        "in 4 Bridges",
        "88 Nguyen Extensions Board",
        "15",
    ],
)
def test_other_numbers_are_no_houses(text):
    assert told(text) == []


@pytest.mark.parametrize(
    ("text", "house"),
    [
        ("at 6 Tolsta Chaolais, Isle of Ardle HS2 9DW", "6 Tolsta Chaolais"),
        ("4 BRAES, ARDLEPOOL IV26 2SZ", "4 BRAES"),
    ],
)
def test_a_postcode_further_on_tells_that_a_number_is_that_of_a_house(text, house):
    assert (house, Kind.ADDRESS) in [(text[one.start : one.end], one.kind) for one in find_in(text)]


def test_what_is_counted_in_capitals_is_no_house():
    assert all(one.kind is not Kind.ADDRESS for one in find_in("SEEN 3 TIMES, THEN HOME TO EH6 4AD"))
