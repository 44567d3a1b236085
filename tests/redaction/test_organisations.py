from __future__ import annotations

import pytest

from udset_desktop.redaction.model import Kind
from udset_desktop.redaction.search import find_in


def told(text, *kinds):
    return [text[one.start : one.end] for one in find_in(text) if one.kind in kinds]


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("to Xhosqui & Orr Solicitors in", "Xhosqui & Orr Solicitors"),
        ("at Orr & Sons Joinery in", "Orr & Sons Joinery"),
        ("for Xhosqui Haulage in", "Xhosqui Haulage"),
        ("Dated today.\nMERCY GENERAL HOSPITAL\nNotes below", "MERCY GENERAL HOSPITAL"),
        ("at Brodick Dairies plc for", "Brodick Dairies plc"),
        ("for Tulloch & Vance ltd and more", "Tulloch & Vance ltd"),
        ("to Ninewells Hospital for", "Ninewells Hospital"),
        ("from the Riverside Medical Practice", "Riverside Medical Practice"),
        ("Attended Raigmore Hospital", "Raigmore Hospital"),
        ("at the University of Edinburgh", "University of Edinburgh"),
        ("goes to larkhall bowling club", "larkhall bowling club"),
        ("to Park Road Surgery for", "Park Road Surgery"),
        ("of Rowan Hill Community Hospital now", "Rowan Hill Community Hospital"),
        ("at Holy Cross Primary now", "Holy Cross Primary"),
        ("TAKEN TO VICTORIA INFIRMARY", "VICTORIA INFIRMARY"),
        ("from Ardle Independent Advocacy for", "Ardle Independent Advocacy"),
        ("at Sunny Ardle Daycare for", "Sunny Ardle Daycare"),
        ("by Tulloch & Associates today", "Tulloch & Associates"),
    ],
)
def test_an_organisation_is_found_by_what_is_its_own(text, name):
    assert told(text, Kind.ORGANISATION) == [name]


@pytest.mark.parametrize(
    "text",
    [
        "We met.\nANY WORD FROM THE COUNCIL\nno",
        "We met.\nTHE GENERAL HOSPITAL\nno",
        "he had Limited help",
        "we had limited help",
        "at the Day Centre",
        "the Social Work Department",
        "the Care Home",
        "a lunch club",
        "The Care Inspectorate",
    ],
)
def test_a_kind_of_place_is_no_place(text):
    assert told(text, Kind.ORGANISATION) == []
