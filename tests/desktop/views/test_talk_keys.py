import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QLabel

from tests.kit.screen_states import screen_state
from udset_desktop.desktop.views.conversation_view import ConversationView


@pytest.fixture
def view(qtbot):
    made = ConversationView()
    qtbot.addWidget(made)
    made.resize(1366, 768)
    made.show_state(screen_state())
    made.show()
    made.activateWindow()
    qtbot.waitUntil(lambda: QApplication.focusWidget() is not None or not made.isActiveWindow())
    made.page.opening.setFocus()
    return made


def test_digits_choose_outside_text_and_alt_digits_within(qtbot, view):
    with qtbot.waitSignal(view.given) as told:
        qtbot.keyClick(view.page.opening, Qt.Key.Key_3)
    assert told.args == ["safe.rating", "not_really", "fit-4"]
    box = view.page.body.fields[0].box
    box.setFocus()
    with qtbot.assertNotEmitted(view.given):
        qtbot.keyClick(box, Qt.Key.Key_3)
    assert box.toPlainText() == "3"
    with qtbot.waitSignal(view.given) as told:
        qtbot.keyClick(box, Qt.Key.Key_1, Qt.KeyboardModifier.AltModifier)
    assert told.args[1] == "yes"


def test_alt_digits_go_to_a_section_outside_text(qtbot, view):
    with qtbot.waitSignal(view.section_asked) as told:
        qtbot.keyClick(view.page.opening, Qt.Key.Key_4, Qt.KeyboardModifier.AltModifier)
    assert told.args == [4]


def test_any_page_is_two_keys_away(qtbot, view):
    view._on_letters()
    with qtbot.waitSignal(view.page_asked) as told:
        qtbot.keyClick(view.page.opening, Qt.Key.Key_G)
    assert told.args == ["people"]
    assert not view.map.shows_letters


def test_letters_out_of_sight_are_scrolled_to_and_stay(qtbot, view):
    view._on_letters()
    for key in (Qt.Key.Key_PageDown, Qt.Key.Key_Down, Qt.Key.Key_End):
        qtbot.keyClick(view.page.opening, key)
        assert view.map.shows_letters
    with qtbot.waitSignal(view.page_asked) as told:
        qtbot.keyClick(view.page.opening, Qt.Key.Key_G)
    assert told.args == ["people"]


def test_another_command_puts_the_letters_away_and_means_itself(qtbot, view):
    heard = []
    view.add_key("Ctrl+J", lambda: heard.append("jot"))
    view._on_letters()
    assert view.map.shows_letters
    with qtbot.assertNotEmitted(view.page_asked):
        qtbot.keyClick(view.page.opening, Qt.Key.Key_J, Qt.KeyboardModifier.ControlModifier)
    assert heard == ["jot"]
    assert not view.map.shows_letters


def test_digits_are_left_alone_while_a_tool_lies_over_the_page(qtbot, view):
    tool = QLabel("a tool")
    tool.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
    view.desk.add_page(tool)
    view.desk.lay_over(tool)
    tool.setFocus()
    with qtbot.assertNotEmitted(view.given), qtbot.assertNotEmitted(view.section_asked):
        qtbot.keyClick(tool, Qt.Key.Key_3)
        qtbot.keyClick(tool, Qt.Key.Key_3, Qt.KeyboardModifier.AltModifier)
