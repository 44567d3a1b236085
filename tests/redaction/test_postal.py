from __future__ import annotations

import pytest

from udset_desktop.redaction.model import Kind
from udset_desktop.redaction.postal import POSTAL_RULES, is_house_number
from udset_desktop.redaction.shapes import shape_findings


def told(text):
    return [(text[one.start : one.end], one.kind) for one in shape_findings(text)]


@pytest.mark.parametrize(
    ("text", "what", "kind"),
    [
        ("my postcode is SN16 9 they said", "SN16 9", Kind.POSTCODE),
        ("all EH11 residents", "EH11", Kind.POSTCODE),
        ("it was SN16 9, they said", "SN16 9", Kind.POSTCODE),
        ("at ng7 2rd today", "ng7 2rd", Kind.POSTCODE),
        ("he lives in EH11 now", "EH11", Kind.POSTCODE),
        ("at Ardle, PA11, past", "PA11", Kind.POSTCODE),
        ("all of the G4 area", "G4", Kind.POSTCODE),
        ("post to BFPO 57 now", "BFPO 57", Kind.ADDRESS),
        ("the postal code of 44107 is", "44107", Kind.POSTCODE),
        ("the zip was 60614 then", "60614", Kind.POSTCODE),
        ("in Bengaluru 560009 now", "560009", Kind.POSTCODE),
        ("in 60-101 Warsaw now", "60-101", Kind.POSTCODE),
        ("zip code 53402-1187", "53402-1187", Kind.POSTCODE),
        ("Ringweg 12, 80331 Xhosqui", "80331", Kind.POSTCODE),
        ("P.O. Box 4471", "P.O. Box 4471", Kind.ADDRESS),
        ("in EH11-2NB now", "EH11-2NB", Kind.POSTCODE),
        ("at 55.8642, -4.2518", "55.8642, -4.2518", Kind.PLACE),
        ("at KW15 1AA today", "KW15 1AA", Kind.POSTCODE),
        ("in Austin TX 78701", "78701", Kind.POSTCODE),
        ("in austin tx 78701", "78701", Kind.POSTCODE),
        ("IN PERTH WA 6000", "6000", Kind.POSTCODE),
        ("at ab10-1fr", "ab10-1fr", Kind.POSTCODE),
        ("in Perth WA 6000", "6000", Kind.POSTCODE),
        ("at K1A 0B1 or k1a0b1", "k1a0b1", Kind.POSTCODE),
        ("at 51.5014 N, 0.1419 W", "51.5014 N, 0.1419 W", Kind.PLACE),
        ('"zip": "94110"', "94110", Kind.POSTCODE),
        ("PLZ 10115", "10115", Kind.POSTCODE),
        ("CEP 01310-100", "01310-100", Kind.POSTCODE),
        ("in SE-111 29 now", "SE-111 29", Kind.POSTCODE),
        ("at D02 X285 now", "D02 X285", Kind.POSTCODE),
        ("lat 51.5074 and on", "51.5074", Kind.PLACE),
        ("at 51°30'26\"N 0°7'39\"W", "51°30'26\"N 0°7'39\"W", Kind.PLACE),
        ("the postal code S0C it was", "S0C", Kind.POSTCODE),
        ("in Xhosquiville, L9X.", "L9X", Kind.POSTCODE),
        ("lives in Torsby (K1A)", "K1A", Kind.POSTCODE),
        ("is in Xhosquiville, 40587.", "40587", Kind.POSTCODE),
    ],
)
def test_each_code_is_found_whole(text, what, kind):
    assert (what, kind) in told(text)


@pytest.mark.parametrize(
    "text",
    [
        "to SN16 9 times",
        "at ng7 2nd",
        "a tin from WD40 now",
        "vitamin B12 2, twice",
        "it is in M1 now",
        "a scan, CT2 then",
        "in XX4 now",
        "at PR3 2 miles",
        "paid 12345 to us",
        "OR 6000 of them",
        "in Perth 6000 people",
        "in Perth we 60000",
        "take 1.5-2nd dose",
        "e1.2nd",
        "from 12.5, 13.25 and 14.75",
        "box 12 came",
        "at 18° and 20°C",
        "the long 12.5 way",
        "a cap of 5000",
        "Marketing, B2B.",
        "see Annex A1B.",
        "We counted, 40587.",
        "in Xhosquiville, 40587 people",
    ],
)
def test_other_numbers_are_no_codes_of_places(text):
    assert told(text) == []


def test_each_rule_finds_no_more_than_its_text_holds():
    assert all(pattern.search("") is None for pattern, _ in POSTAL_RULES.values())


def test_figures_before_a_street_are_those_of_a_house():
    for text, house in (
        (" Maple St, there", True),
        (" New Station Road", True),
        (" Maple trees", False),
        ("", False),
    ):
        assert is_house_number(f"4234{text}", 4) is house
