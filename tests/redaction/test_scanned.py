from __future__ import annotations

import pytest

from udset_desktop.redaction.model import Kind
from udset_desktop.redaction.scanned import with_figures
from udset_desktop.redaction.search import find_in


@pytest.mark.parametrize(
    ("scanned", "meant"),
    [
        ("Tel O1632 96O 118", "Tel 01632 960 118"),
        ("born l2/O5/1944 at home", "born 12/05/1944 at home"),
        ("6 Nov 2O23", "6 Nov 2023"),
        ("in l942 he", "in 1942 he"),
        ("no 7l 20 44 93", "no 71 20 44 93"),
    ],
)
def test_a_letter_among_figures_is_the_figure_it_looks_like(scanned, meant):
    assert with_figures(scanned) == meant


@pytest.mark.parametrize(
    "text",
    [
        "a 10l can and a 1500l tank",
        "100l 200l 300l",
        "the O2 mast of 1999",
        "at G20 7RW or IV2 3XX",
        "in 2019 I got 40",
        "take vitamin B12",
        "all of 2024",
    ],
)
def test_litres_codes_and_words_stay_as_they_are(text):
    assert with_figures(text) == text


def test_what_a_scan_misread_is_found_where_it_stands():
    text = "Tel O1632 96O 118."
    assert [(text[one.start : one.end], one.kind) for one in find_in(text)] == [("O1632 96O 118", Kind.PHONE)]
