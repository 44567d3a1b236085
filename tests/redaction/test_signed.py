from __future__ import annotations

import pytest

from udset_desktop.redaction.lexicon import load_lexicon
from udset_desktop.redaction.model import Certainty, Kind
from udset_desktop.redaction.passage import Passage
from udset_desktop.redaction.signed import signed_findings


def told(text):
    found = list(signed_findings(Passage(text, load_lexicon())))
    assert all(one.kind is Kind.PERSON for one in found)
    return [text[one.start : one.end] for one in found]


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("See you then.\nKind regards,\n\nxhosqui bryll\nTeam Leader", "xhosqui bryll"),
        ("thanks\nxhosqui", "xhosqui"),
        ("Yours sincerely\n\n\nRose", "Rose"),
        ("All the best,\nA. R. Xhosqui", "A. R. Xhosqui"),
        ("The cake is in the tin. Xhosqui x", "Xhosqui"),
        ("Xhosqui xx\nps bring milk", "Xhosqui"),
    ],
)
def test_who_signs_is_somebody(text, name):
    assert told(text) == [name]


@pytest.mark.parametrize(
    "text",
    [
        "Kind regards,\nThe Team",
        "thanks\nsee you",
        "With love from all of us here at last and thanks\nxhosqui",
        "Thanks xx",
        "tablet 3 x\n2",
        "Thanks,\nmum",
        "Kind regards to xhosqui bryll",
        "thanks\nxhosqui bryll ardle brontek",
        "regards\n44",
        "regards",
    ],
)
def test_other_words_sign_nothing(text):
    assert told(text) == []


def test_a_name_of_a_list_is_surer():
    assert [one.certainty for one in signed_findings(Passage("Thanks,\nRose", load_lexicon()))] == [
        Certainty.LIKELY
    ]
    assert [one.certainty for one in signed_findings(Passage("Thanks,\nXhosqui", load_lexicon()))] == [
        Certainty.MAY_BE
    ]
