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
        ("saw Aunt Vi there", "Vi", True),
        ("saw aunt Vi there", "Vi", False),
        ("saw Aunt She", "She", False),
        ("saw Mrs Day", "Day", True),
        ("saw mrs laing", "laing", True),
        ("the dr said no", "said", False),
        ("Nurse Gilfillan came", "Gilfillan", True),
        ("the nurse came", "came", False),
        ("Dr. Kerr", "Kerr", True),
        ("428 ms. No change", "No", False),
        ("saw Ms. Noad", "Noad", True),
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
        ("Olive, 76; Tom", True),
        ("Olive, 76.", True),
        ("Olive, 12.", False),
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


@pytest.mark.parametrize(
    ("text", "apposed"),
    [
        ("Olive, of Leeds, said", True),
        ("Olive, who is blind", True),
        ("Olive (daughter) rang", True),
        ("Olive - carer", True),
        ("Olive / Tom to do", True),
        ("Olive, 76, cooks", True),
        ("Olive, of course", False),
        ("Olive (green)", False),
        ("Olive", False),
    ],
)
def test_what_follows_a_sign_may_be_said_of_somebody(text, apposed):
    assert cues.is_apposed(*at(text, "Olive")) is apposed


@pytest.mark.parametrize(
    ("text", "listed"),
    [
        ("Olive, J. and", True),
        ("Olive J wrote", True),
        ("Olive, A.", True),
        ("Olive, J", False),
        ("Olive I", False),
    ],
)
def test_an_initial_behind_is_that_of_a_list(text, listed):
    assert cues.is_listed(*at(text, "Olive")) is listed


def test_a_word_stands_alone_in_its_line():
    assert cues.stands_alone(*at("so\n- Olive\nTom", "Olive"))
    assert not cues.stands_alone(*at("so\nOlive Tom", "Olive"))


@pytest.mark.parametrize(
    ("text", "greeted"),
    [
        ("Hello Olive, come", True),
        ("thanks Olive!", True),
        ("Hello Olive trees", False),
        ("an Olive, green", False),
    ],
)
def test_somebody_is_spoken_to_where_a_sign_follows(text, greeted):
    assert cues.is_greeted(*at(text, "Olive")) is greeted
