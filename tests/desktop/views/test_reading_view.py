import pytest

from tests.kit.screen_states import choices
from tests.kit.windows import words_on
from udset_desktop.desktop.views.reading_card import TextShown
from udset_desktop.desktop.views.reading_view import ReadingShown, ReadingView

ONE, OTHER = TextShown(id="a", title="Safe", stands="said"), TextShown(id="b", title="Seen", stands="more")


@pytest.fixture
def view(qtbot):
    made = ReadingView()
    qtbot.addWidget(made)
    return made


def test_nothing_can_be_printed_while_a_text_waits(view):
    view.show_reading(ReadingShown(texts=(ONE, OTHER), waiting=1))
    assert "Texts still to read: 1" in words_on(view)
    assert not view.print_button.isEnabled()
    assert not view.save_button.isEnabled()
    view.show_reading(ReadingShown(texts=(ONE, OTHER), waiting=0))
    assert view.print_button.isEnabled()


def test_a_conversation_without_words_says_so(view):
    view.show_reading(ReadingShown())
    assert "no words in this conversation" in words_on(view)
    assert not view.print_button.isEnabled()


def test_cards_stay_when_the_same_texts_come_again_and_go_when_the_page_is_left(view):
    view.show_reading(ReadingShown(texts=(ONE, OTHER), waiting=2))
    before = view.cards["a"]
    view.show_reading(ReadingShown(texts=(ONE, OTHER), waiting=1))
    assert view.cards["a"] is before
    view.forget()
    assert view.cards == {}


def test_what_hiding_by_hand_does_is_said_beside_it(view):
    view.show_reading(ReadingShown(texts=(ONE,), waiting=1))
    told = view.also.accessibleDescription()
    assert "each time words of this person are read" in told
    assert told in words_on(view)


def test_something_else_is_hidden_wherever_it_stands(qtbot, view):
    kinds = choices(("person", "A name"), ("place", "A place"), chosen=("person",))
    view.show_reading(ReadingShown(texts=(ONE,), waiting=1, kinds=kinds))
    view.also.setText(" the tractor ")
    with qtbot.waitSignal(view.hide_asked) as told:
        view.also_button.click()
    assert told.args == ["the tractor", "person"]
    assert view.also.text() == ""
    view.also_kind.buttons["place"].click()
    view.show_reading(ReadingShown(texts=(ONE,), waiting=0, kinds=kinds))
    view.also.setText("the glen")
    with qtbot.waitSignal(view.hide_asked) as told:
        view.also_button.click()
    assert told.args == ["the glen", "place"]
    with qtbot.assertNotEmitted(view.hide_asked):
        view.also_button.click()
