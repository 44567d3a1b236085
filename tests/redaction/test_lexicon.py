from __future__ import annotations

import pytest

from udset_desktop.foundation.resources import resource_path
from udset_desktop.redaction import lexicon
from udset_desktop.redaction.lexicon import folded, load_lexicon

LISTS = sorted(resource_path("wordlists").glob("*/redaction/*.txt"))


def test_a_word_is_folded_to_what_the_lists_hold():
    assert folded("Màiri") == "mairi"
    assert folded("WÓJCIK") == "wojcik"
    assert folded("Łukasz") == "lukasz"
    assert folded("O’Neil") == "o'neil"


@pytest.mark.parametrize(
    ("word", "bit"),
    [
        ("tea", lexicon.COMMON),
        ("morag", lexicon.GIVEN),
        ("krzysztof", lexicon.GIVEN),
        ("onyinye", lexicon.ABROAD),
        ("oliphant", lexicon.SURNAME),
        ("stromness", lexicon.PLACE),
        ("giblean", lexicon.MONTH),
        ("mrs", lexicon.TITLE),
        ("wynd", lexicon.STREET),
        ("infirmary", lexicon.ORGANISATION),
    ],
)
def test_every_kind_of_word_is_known(word, bit):
    assert load_lexicon().bits[word] & bit


def test_a_name_that_is_mostly_somebody_is_no_ordinary_word():
    assert load_lexicon().bits["peter"] & lexicon.WORD == 0
    assert load_lexicon().bits["rose"] & lexicon.WORD


def test_short_forms_lead_both_ways_and_no_further():
    forms = load_lexicon().short_forms
    assert "sandy" in forms["alexander"]
    assert "alexandra" in forms["sandy"]
    assert "lexie" not in forms["alec"]


@pytest.mark.parametrize("file", LISTS, ids=lambda file: f"{file.parts[-3]}-{file.stem}")
def test_every_list_says_where_it_is_from_and_is_folded(file):
    head, *rows = file.read_text(encoding="utf-8").splitlines()
    assert head.startswith("# ")
    assert rows
    assert [row for row in rows if row != folded(row).strip()] == []


def test_every_long_list_is_named_in_the_page_on_licences():
    page = resource_path("wordlists", "README.md").read_text(encoding="utf-8")
    assert [file.name for file in LISTS if f"`{file.name}`" not in page] == []


def test_every_cue_is_folded():
    loose = {word for words in load_lexicon().cues.values() for word in words if word != folded(word)}
    assert loose <= {"ménière"}
