"""The foot of a reading that lets words go."""

import pytest

from udset_desktop.desktop.views.reading_card import TextShown
from udset_desktop.desktop.views.reading_view import ReadingShown
from udset_desktop.desktop.views.words_view import WordsView

ONE = TextShown(id="a", title="Things to do", stands="We have soup.")


@pytest.fixture
def view(qtbot):
    made = WordsView()
    qtbot.addWidget(made)
    return made


def test_nothing_goes_before_all_is_decided(qtbot, view):
    view.show_reading(ReadingShown(texts=(ONE,), waiting=1))
    assert not view.pass_button.isEnabled()
    view.by.setText("Ina")
    with qtbot.assertNotEmitted(view.passed):
        view.by.returnPressed.emit()
    view.show_reading(ReadingShown(texts=(ONE,), waiting=0))
    with qtbot.waitSignal(view.passed) as told:
        view.pass_button.click()
    assert told.args == ["Ina"]


def test_reading_again_is_for_the_second_person(qtbot, view):
    view.show_reading(ReadingShown(texts=(ONE,), waiting=0))
    assert view.again_button.isHidden()
    view.show_reading(ReadingShown(texts=(ONE,), checking=True, lead="Ina has read these."))
    assert not view.again_button.isHidden()
    assert view.also_card.isHidden()
    assert view.lead.text() == "Ina has read these."


def test_an_empty_page_asks_for_no_name(view):
    view.by.setText("Ina")
    view.forget()
    assert view.by.isHidden()
    assert view.by.text() == ""
