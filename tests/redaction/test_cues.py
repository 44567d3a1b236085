from __future__ import annotations

import pytest

from udset_desktop.redaction import cues
from udset_desktop.redaction.lexicon import load_lexicon
from udset_desktop.redaction.passage import Passage


def at(text, word):
    made = Passage(text, load_lexicon())
    return made, made.words.index(word)


@pytest.mark.parametrize(
    ("text", "word", "titled"),
    [
        ("saw Mrs Day", "Day", True),
        ("saw mrs laing", "laing", True),
        ("the dr said no", "said", False),
        ("Nurse Gilfillan came", "Gilfillan", True),
        ("the nurse came", "came", False),
        ("Dr. Kerr", "Kerr", True),
    ],
)
def test_a_title_stands_before_a_name(text, word, titled):
    assert cues.is_titled(*at(text, word)) is titled


@pytest.mark.parametrize(
    ("text", "word", "called"),
    [
        ("Carer: Norman", "Norman", True),
        ("spoke with karen", "karen", True),
        ("my name is Tadeusz", "Tadeusz", True),
        ("Dear Ina", "Ina", True),
        ("the tea is hot", "hot", False),
    ],
)
def test_some_words_lead_to_a_name(text, word, called):
    assert cues.is_called(*at(text, word)) is called


def test_a_name_is_given_in_so_many_words():
    assert cues.is_named_so(*at("a girl called Skye", "Skye"))
    assert cues.is_named_so(*at("they call me Hen", "Hen"))
    assert not cues.is_named_so(*at("they like Hen", "Hen"))


def test_somebody_is_told_by_relation_and_by_deed():
    assert cues.is_related(*at("my daughter sandra", "sandra"))
    assert not cues.is_related(*at("my old sandra", "sandra"))
    assert cues.is_kept_by(*at("her son xhosqui", "xhosqui"))
    assert not cues.is_kept_by(*at("mum dosent", "dosent"))
    assert cues.speaks_next(*at("Rose said so", "Rose"))
    assert not cues.speaks_next(*at("Rose bushes", "Rose"))
    assert not cues.speaks_next(*at("May put it", "May"), only_speech=True)
    assert cues.is_told_of(*at("Rose said so", "Rose"))


def test_somewhere_is_told_by_what_stands_before():
    assert cues.is_placed(*at("lives in Reading", "Reading"))
    assert cues.is_placed(*at("the ferry to Hoy", "Hoy"))
    assert not cues.is_placed(*at("a letter to Rose", "Rose"))


@pytest.mark.parametrize(
    ("text", "aged"),
    [
        ("Olive (76) cooks", True),
        ("Olive, 76, cooks", True),
        ("Olive 76 cooks", False),
        ("Olive (176) cooks", False),
        ("Olive (a cook)", False),
    ],
)
def test_an_age_right_behind_says_that_it_is_somebody(text, aged):
    assert cues.is_aged(*at(text, "Olive")) is aged


@pytest.mark.parametrize(
    ("text", "speaks"),
    [("Babs: no", True), ("so\nBabs: no", True), ("so Babs: no", False), ("Babs, no", False)],
)
def test_who_speaks_stands_before_a_colon_at_the_head_of_a_line(text, speaks):
    assert cues.is_speaker(*at(text, "Babs")) is speaks
