from __future__ import annotations

import pytest

from udset_desktop.redaction.known import as_known, is_plain_word, kind_of_name
from udset_desktop.redaction.model import Certainty, Kind, KnownName
from udset_desktop.redaction.search import find_in

RECORD = (
    KnownName("Margaret Baxter"),
    KnownName("Seumas MacInnes"),
    KnownName("Hope"),
    KnownName("Jean Flett"),
    KnownName("Fly"),
    KnownName("Papa Street", Kind.ADDRESS),
    KnownName("Glenburn Street", Kind.ADDRESS),
    KnownName("Stornoway", Kind.PLACE),
)


def told(text):
    return {text[one.start : one.end]: one.stands_for for one in find_in(text, RECORD) if one.stands_for}


@pytest.mark.parametrize(
    ("words", "whole"),
    [
        ("big loon", True),
        ("Isle of Rum", True),
        ("hamish gunn", False),
        ("Big Loon", False),
        ("Annie", False),
    ],
)
def test_plain_small_words_make_what_was_hidden_one_whole(words, whole):
    assert as_known(words, Kind.PERSON).whole is whole


def test_what_is_whole_is_no_name_by_one_of_its_words():
    known = (as_known("Big  loon o Back", Kind.PERSON), as_known("lost the Braebost boat", Kind.RARE_EVENT))
    assert known[0].name == "Big loon o Back"
    found = find_in("to a loon: the big loon o back", known)
    assert [(one.start, one.end) for one in found] == [(15, 30)]
    (found,) = find_in("he likes his wee loon", (as_known("loon", Kind.PERSON),))
    assert (found.start, found.stands_for) == (17, "loon")
    assert find_in("in a Braebst boat", known[1:]) == find_in("in a Braebst boat")


def test_a_plain_word_is_one_that_a_dictionary_has():
    assert is_plain_word(" Hope")
    assert not is_plain_word("Braebost")


@pytest.mark.parametrize(
    ("text", "spelt", "known"),
    [
        ("margaret likes it", "margaret", "Margaret Baxter"),
        ("maragret likes it", "maragret", "Margaret Baxter"),  # two letters changed places
        ("Margret's knees", "Margret", "Margaret Baxter"),
        ("MARGARET IS WELL", "MARGARET", "Margaret Baxter"),
        ("peggy is well", "peggy", "Margaret Baxter"),
        ("mrs baxter is well", "baxter", "Margaret Baxter"),
        ("thainig sheumais", "sheumais", "Seumas MacInnes"),
        ("in stornaway now", "stornaway", "Stornoway"),
        ("on papa street now", "papa street", "Papa Street"),
        ("then Fly barked", "Fly", "Fly"),
        ("Hope went home", "Hope", "Hope"),
        ("jean said so", "jean", "Jean Flett"),
    ],
)
def test_a_known_name_is_found_in_any_spelling_near_enough(text, spelt, known):
    assert told(text)[spelt] == known


@pytest.mark.parametrize(
    "text", ["we hope so", "they fly south", "on the street", "Hope to see you", "a market"]
)
def test_an_ordinary_word_is_not_taken_for_a_known_name(text):
    assert told(text) == {}


PLAIN_WORDS = ("Joy", "Rose Hill", "Bill", "Dawn", "Heather Gunn", "Lucky", "Margaret Baxter", "Hugh")


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("ask joy about it", "joy"),
        ("joy's soup", "joy"),
        ("i rang rose", "rose"),
        ("i told bill", "bill"),
        ("bill\u2019s car", "bill"),
        ("dawn does my hair", "dawn"),
        ("heather and me went", "heather"),
        ("lucky is my dog", "lucky"),
        ("walk lucky", "lucky"),
        ("margaretbaxter came", "margaretbaxter"),
        ("mar garet came", "mar garet"),
        ("Mar\u00adgaret Bax\u00adter came", "Mar\u00adgaret Bax\u00adter"),
        ("shuggie said so", "shuggie"),
    ],
)
def test_a_known_name_that_is_a_word_too_is_found_where_somebody_would_stand(text, found):
    known = tuple(map(KnownName, PLAIN_WORDS))
    assert [text[one.start : one.end] for one in find_in(text, known)] == [found]


@pytest.mark.parametrize(
    "text",
    [
        "it was a joy",
        "with joy in her heart",
        "the rose is red",
        "the bill's too high",
        "at dawn she was up",
        "the heather is out",
        "i was lucky that day",
        "heat her soup",
    ],
)
def test_a_word_that_somebody_is_called_by_stays_a_word_elsewhere(text):
    assert find_in(text, tuple(map(KnownName, PLAIN_WORDS))) == ()


def test_a_short_form_is_less_sure_than_the_name_itself():
    sure = find_in("margaret and peggy", RECORD)
    assert [one.certainty for one in sure] == [Certainty.LOOKS_LIKE, Certainty.LIKELY]


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("at 14 Glenburn St now", ("14 Glenburn St", "Glenburn Street")),
        ("at 14 Papa Street now", ("14 Papa Street", "Papa Street")),
        ("at 3 Baxter Road now", ("3 Baxter Road", "")),
        ("baxter close to tears", ("baxter", "Margaret Baxter")),
    ],
)
def test_a_street_is_found_whole_beside_a_known_name(text, found):
    assert [(text[one.start : one.end], one.stands_for) for one in find_in(text, RECORD)] == [found]


def test_a_whole_name_is_one_finding():
    assert list(told("Margaret Baxter said so")) == ["Margaret Baxter"]


@pytest.mark.parametrize(
    ("name", "kind"),
    [
        ("Sonnenhof 22", Kind.ADDRESS),
        ("Morag Ross", Kind.PERSON),
        ("Kirkwall", Kind.PLACE),
        ("Fort William", Kind.PLACE),
        ("Ness Road", Kind.ADDRESS),
        ("Rosebank Care Home", Kind.ORGANISATION),
    ],
)
def test_a_name_without_a_kind_is_given_the_likeliest(name, kind):
    assert kind_of_name(name) is kind


@pytest.mark.parametrize("name", ["", "  ", "'", "…", "x" * 3000])
def test_a_name_that_is_none_hinders_nothing(name):
    assert find_in("the tea is hot", (KnownName(name),)) == ()
