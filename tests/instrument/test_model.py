import dataclasses

import pytest

from udset_desktop.instrument.catalogue import load_instrument
from udset_desktop.instrument.model import SCALES, SHORT_SCALES, Facet, Item, Kind, Privacy

USERS = load_instrument("user-review", "1.0.0")


def test_items_pages_and_sections_keep_the_order_of_the_file():
    assert [page.id for page in USERS.pages()][:4] == ["services", "strengths", "else_help", "safe"]
    assert list(USERS.by_id) == [item.id for item in USERS.items()]
    assert USERS.page_of["safe.helps"].id == "safe"


def test_a_page_gives_the_item_of_a_facet_or_none():
    page = USERS.page_of["safe.rating"]

    assert page.item(Facet.RATING).id == "safe.rating"
    assert page.item(Facet.ALL_RIGHT) is None


def test_words_fall_back_to_english_and_to_nothing():
    assert USERS.words("page.safe.title", "gd") == "Feeling safe"
    assert USERS.words("page.wings.title") == ""


def test_only_the_fit_scale_has_a_shorter_one():
    assert SHORT_SCALES == {"fit-4": "fit-3"}
    assert USERS.by_id["safe.rating"].scales == ("fit-4", "fit-3")
    assert USERS.by_id["mobility.rating"].scales == ("change-4",)
    assert USERS.by_id["safe.words"].scales == ()


def test_scales_are_words_and_no_word_has_a_number():
    assert all(isinstance(word, str) for words in SCALES.values() for word in words)


@pytest.mark.parametrize("privacy", list(Privacy))
def test_only_shared_items_travel_as_codes(privacy):
    item = Item(id="a.b", kind=Kind.FLAG, privacy=privacy, section="life")

    assert item.may_travel is (privacy is Privacy.SHARE)


def test_a_definition_cannot_be_changed():
    with pytest.raises(dataclasses.FrozenInstanceError):
        USERS.by_id["safe.rating"].privacy = Privacy.SHARE  # type: ignore[misc]


def test_the_key_names_id_and_version():
    assert USERS.key == "user-review/1.0.0"
