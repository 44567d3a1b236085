from __future__ import annotations

import pytest

from udset_desktop.redaction.fields import field_findings
from udset_desktop.redaction.lexicon import load_lexicon
from udset_desktop.redaction.model import Certainty, Kind
from udset_desktop.redaction.passage import Passage

P, L, G, A = Kind.PERSON, Kind.PLACE, Kind.ORGANISATION, Kind.ADDRESS


def told(text):
    found = list(field_findings(Passage(text, load_lexicon())))
    assert all(one.certainty is Certainty.MAY_BE for one in found)
    return [(text[one.start : one.end], one.kind) for one in found]


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("Street: xhosqui range 4\nTown: none", [("xhosqui range 4", A)]),
        ('"street": "7 Xhosqui"', [("7 Xhosqui", A)]),
        ("FORENAME(S): XHOSQUI MAE  DOB: none", [("XHOSQUI MAE", P)]),
        ("Full name ............ xhosqui orr-bryll", [("xhosqui orr-bryll", P)]),
        ("first_name=xhosqui&town=ardlepool", [("xhosqui", P), ("ardlepool", L)]),
        ('{"name": "xhosqui bryll", "city":"ardlepool"}', [("xhosqui bryll", P), ("ardlepool", L)]),
        ("Next of kin | xhosqui bryll | niece", [("xhosqui bryll", P)]),
        ("<city>ardlepool</city>", [("ardlepool", L)]),
        ("Name of carer: Mrs xhosqui bryll.", [("xhosqui bryll", P)]),
        ("Preferred name: hope", [("hope", P)]),
        ("Surname: van den xhosqui", [("van den xhosqui", P)]),
        ("Employer: ardle joinery\nSchool: none", [("ardle joinery", G)]),
    ],
)
def test_a_field_tells_what_stands_in_it(text, found):
    assert told(text) == found


@pytest.mark.parametrize(
    "text",
    [
        "address: xhosqui",
        "Address: as above",
        "address: the office",
        "Name: not given",
        "Town: local",
        "State: open",
        "Known as: the wee man.",
        "Name of the game: patience",
        "the names: heavier than the whole of it",
        "page_name: xhosqui",
        "Name: later today",
        "Name: the doctor.",
        "Church: every sunday",
        "Name: none known",
        "name: see above",
        "My name - well, that is a story",
    ],
)
def test_a_field_that_holds_no_name_tells_none(text):
    assert told(text) == []


def test_what_is_spoken_for_is_looked_at_no_more():
    passage = Passage("Name: xhosqui", load_lexicon())
    passage.take(1, 2)
    assert list(field_findings(passage)) == []
