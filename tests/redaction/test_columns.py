from __future__ import annotations

import pytest

from udset_desktop.redaction.columns import column_findings
from udset_desktop.redaction.lexicon import load_lexicon
from udset_desktop.redaction.model import Certainty, Kind
from udset_desktop.redaction.passage import Passage

P, L, Z, AGE, X = Kind.PERSON, Kind.PLACE, Kind.POSTCODE, Kind.AGE, Kind.REFERENCE


def told(text):
    found = list(column_findings(Passage(text, load_lexicon())))
    assert all(one.certainty is Certainty.MAY_BE for one in found)
    return [(text[one.start : one.end], one.kind) for one in found]


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("Name;Ort;PLZ\nxhosqui;Ardle;20417", [("xhosqui", P), ("Ardle", L), ("20417", Z)]),
        (
            "| First name | Age | Key worker |\n|---|---|---|\n| xhosqui | 77 | bryll |",
            [("xhosqui", P), ("77", AGE), ("bryll", P)],
        ),
        ('"id","surname","note"\n"4471","xhosqui","well"', [("4471", X), ("xhosqui", P)]),
        (
            "all is well\nname,town\nhope,ardle\nfaith,brontek",
            [("hope", P), ("ardle", L), ("faith", P), ("brontek", L)],
        ),
    ],
)
def test_what_heads_a_column_tells_what_stands_in_it(text, found):
    assert told(text) == found


@pytest.mark.parametrize(
    "text",
    [
        "name,town",
        "name,town\nhope",
        "name,town\nhope,n/a,4".replace("hope", "none"),
        "name,town\nnone,unknown",
        "name,town\n\nsoup,bread",
        "age,zip\nold,none",
        "age,zip\n450,-",
        "soup,bread\nhope,ardle",
        "the name, which is long\nhope, which is longer",
        "name|town\nsoup;bread",
    ],
)
def test_other_rows_tell_nothing(text):
    assert told(text) == []


def test_a_heading_is_nobody_and_what_is_spoken_for_is_looked_at_no_more():
    passage = Passage("Name;Ort\nxhosqui;Ardle", load_lexicon())
    passage.take(2, 3)
    assert [passage.text[one.start : one.end] for one in column_findings(passage)] == ["Ardle"]
    assert all(passage.taken)
