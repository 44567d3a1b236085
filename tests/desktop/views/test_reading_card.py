from dataclasses import replace

import pytest

from tests.kit.screen_states import choices
from tests.kit.windows import words_on
from udset_desktop.desktop.look.tokens import UNIT
from udset_desktop.desktop.views.reading_card import PlaceShown, ReadingCard, TextShown

PLACE = PlaceShown(
    key="0-5",
    was="Morag",
    about="may be a name",
    choices=choices(("hide", "Hide"), ("own", "Other words"), ("plain_word", "A plain word")),
)


@pytest.fixture
def card(qtbot):
    made = ReadingCard("safe.words")
    qtbot.addWidget(made)
    made.show_text(TextShown(id="safe.words", title="Safe", stands="[person A] rings", places=(PLACE,)))
    return made


def test_the_text_as_it_would_stand_and_each_place_are_there(card):
    for words in ("Safe", "[person A] rings", "“Morag”: may be a name", "A plain word"):
        assert words in words_on(card)


def test_the_text_s_own_decision_stands_apart_from_the_choices_of_its_last_place(card):
    card.adjustSize()  # a taller one would share room out between them
    card.show()
    row = card.rows["0-5"]
    last = max(one.mapTo(card, one.rect().bottomLeft()).y() for one in row.buttons.values())
    first = min(one.mapTo(card, one.rect().topLeft()).y() for one in card.decision.buttons.values())
    assert first - last > 2 * UNIT


def test_each_decision_is_told_with_the_text_it_is_about(qtbot, card):
    with qtbot.waitSignal(card.place_decided) as told:
        card.rows["0-5"].buttons["plain_word"].click()
    assert told.args == ["safe.words", "0-5", "plain_word"]
    with qtbot.waitSignal(card.decided) as told:
        card.decision.buttons["out"].click()
    assert told.args == ["safe.words", "out"]


def test_the_same_places_keep_their_rows_and_so_the_focus(card):
    before = card.rows["0-5"]
    card.show_text(
        TextShown(id="safe.words", title="Safe", stands="Morag rings", places=(PLACE,), decided="read")
    )
    assert card.rows["0-5"] is before
    assert card.decision.code == "read"


def test_own_words_are_asked_for_and_told_with_their_place(qtbot, card):
    own = card.own["0-5"]
    assert own.isHidden()
    with qtbot.assertNotEmitted(card.place_decided):
        card.rows["0-5"].buttons["own"].click()
    assert not own.isHidden()
    with qtbot.assertNotEmitted(card.place_worded):
        own.go_button.click()
    own.box.setText(" my neighbour ")
    with qtbot.waitSignal(card.place_worded) as told:
        own.go_button.click()
    assert told.args == ["safe.words", "0-5", "my neighbour"]


def test_the_line_for_own_words_closes_once_it_is_put_there_or_not_wanted(card):
    card.rows["0-5"].buttons["own"].click()
    card.rows["0-5"].buttons["hide"].click()
    assert card.own["0-5"].isHidden()
    card.rows["0-5"].buttons["own"].click()
    put = replace(PLACE, own="my neighbour")
    card.show_text(TextShown(id="safe.words", title="Safe", stands="[my neighbour] rings", places=(put,)))
    assert card.own["0-5"].isHidden()
    assert card.focusWidget() is card.rows["0-5"].buttons["own"]
    card.rows["0-5"].buttons["own"].click()
    assert card.own["0-5"].box.text() == "my neighbour"
