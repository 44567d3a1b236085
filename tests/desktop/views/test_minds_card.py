from dataclasses import replace

import pytest
from PySide6.QtCore import Qt

from tests.kit.windows import words_on
from udset_desktop.desktop.views.minds_card import MindsCard, MindState

MINDS = (
    MindState(purpose="figures", sentence="May your answers be counted?", reply="yes"),
    MindState(purpose="words", sentence="May others read your words?", reply="not_asked"),
    MindState(purpose="contact", sentence="May we ask again?", reply="no", may_be_yes=False),
)


@pytest.fixture
def card(qtbot):
    made = MindsCard()
    qtbot.addWidget(made)
    made.show()
    made.show_minds(MINDS)
    qtbot.wait(0)
    return made


def test_each_question_stands_with_what_was_said(card):
    assert all(one.sentence in words_on(card) for one in MINDS)
    assert {purpose: row.code for purpose, row in card.rows.items()} == {
        "figures": "yes",
        "words": "",
        "contact": "no",
    }
    assert list(card.rows["contact"].buttons) == ["no"]


def test_only_another_answer_is_a_change_of_mind(card, qtbot):
    with qtbot.waitSignal(card.changed) as told:
        qtbot.mouseClick(card.rows["figures"].buttons["no"], Qt.MouseButton.LeftButton)
    assert told.args == ["figures", "no"]
    with qtbot.assertNotEmitted(card.changed):
        qtbot.mouseClick(card.rows["contact"].buttons["no"], Qt.MouseButton.LeftButton)


def test_nothing_to_change_takes_no_room(card):
    card.show_minds(())
    assert card.isHidden()


def test_how_it_lay_on_the_persons_own_screen_is_told_of_what_they_chose_there(card, qtbot):
    assert "own screen" not in words_on(card)
    card.show_minds((replace(MINDS[0], shown="reversed"), MINDS[1]))
    qtbot.waitUntil(card.rows["figures"].isVisible)
    assert words_on(card).count("Chosen on their own screen, with No first.") == 1
