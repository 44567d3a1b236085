import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication

from tests.kit.map_states import LETTERS, STATE
from udset_desktop.desktop.look.theme import Theme
from udset_desktop.desktop.look.words import say
from udset_desktop.desktop.views.lay_out_view import LayOutView
from udset_desktop.interview.jot import Jot

JOTS = (
    Jot(number=1, text="the nights", laid=("life_0",), worded=("life_0",)),
    Jot(number=2, text="the bus"),
    Jot(number=3, text="my son"),
)


@pytest.fixture
def view(qtbot):
    made = LayOutView()
    qtbot.addWidget(made)
    made.resize(1300, 650)
    made.show()
    made.activateWindow()
    made.show_jots(JOTS, STATE, LETTERS, {}, can_put_back=False)
    made.begin()
    return made


def checked(view):
    return [page for page, node in view.board.nodes.items() if node.isChecked()]


def test_it_begins_at_the_first_jot_that_lies_nowhere(view):
    assert view.list.number == 2
    assert view.list.hasFocus()
    assert view.count.text() == "2 lie nowhere yet"
    view.begin(3)
    assert view.list.number == 3


def test_how_many_are_left_is_said_in_words(view):
    for jots, words in (
        (JOTS[:2], "1 lies nowhere yet"),
        (JOTS[:1], "Each lies somewhere"),
        ((), "Nothing has been jotted yet. Ctrl+J jots something down from anywhere."),
    ):
        view.show_jots(jots, STATE, LETTERS, {}, can_put_back=False)
        assert view.count.text() == words
    assert not view.buttons["drop"].isEnabled()


def test_jot_then_letter_lays_it(qtbot, view):
    with qtbot.waitSignal(view.laid) as told:
        qtbot.keyClick(view.list, Qt.Key.Key_C)
    assert told.args == [2, "life_2"]
    with qtbot.assertNotEmitted(view.laid):
        qtbot.keyClick(view.list, Qt.Key.Key_Z)


def test_a_place_pressed_lays_it_and_a_jot_let_fall_is_laid_there(qtbot, view):
    with qtbot.waitSignal(view.laid) as told:
        view.board.nodes["how_1"].click()
    assert told.args == [2, "how_1"]
    assert checked(view) == []  # drawn when it is so, not before
    assert view.board.nodes["how_1"].acceptDrops()
    with qtbot.waitSignal(view.carried) as told:
        view.board.nodes["how_2"].dropped.emit("how_2", 3)
    assert told.args == [3, "how_2"]


def test_the_map_shows_where_the_jot_in_hand_lies(qtbot, view):
    qtbot.keyClick(view.list, Qt.Key.Key_Up)
    assert checked(view) == ["life_0"]
    assert not view.buttons["words"].isEnabled()
    qtbot.keyClick(view.list, Qt.Key.Key_Down)
    assert checked(view) == []


def test_each_deed_has_its_button_and_the_focus_goes_back_to_the_list(qtbot, view):
    for deed, signal in (("between_us", view.marked), ("drop", view.dropped)):
        with qtbot.waitSignal(signal) as told:
            view.buttons[deed].click()
        assert told.args == [2]
        assert view.list.hasFocus()
    with qtbot.waitSignal(view.worded):
        view.list.acted.emit("words")
    view.show_jots(JOTS, STATE, LETTERS, {}, can_put_back=True)
    with qtbot.waitSignal(view.put_back_asked):
        view.put_back.click()
    with qtbot.waitSignal(view.drop_loose_asked):
        view.drop_loose.click()


def test_a_jot_is_changed_in_its_line(qtbot, view):
    qtbot.keyClick(view.list, Qt.Key.Key_F3)
    assert view.line.hasFocus()
    qtbot.keyClicks(view.line, "the bus stops at the hill")
    with qtbot.waitSignal(view.rewritten) as told:
        qtbot.keyClick(view.line, Qt.Key.Key_Return)
    assert told.args == [2, "the bus stops at the hill"]
    assert view.line.isHidden()
    assert view.list.hasFocus()


def test_a_change_taken_back_changes_nothing(qtbot, view):
    qtbot.keyClick(view.list, Qt.Key.Key_F3)
    with qtbot.assertNotEmitted(view.rewritten), qtbot.assertNotEmitted(view.left):
        qtbot.keyClick(view.line, Qt.Key.Key_Escape)
    view.put_down()
    assert view.line.isHidden()


def test_other_words_are_told_as_they_are_typed_and_let_go_by_escape(qtbot, view):
    qtbot.keyClick(view.list, Qt.Key.Key_F3)
    with qtbot.waitSignal(view.retyped) as told:
        qtbot.keyClicks(view.line, "t")
    assert told.args == [2, "t"]
    with qtbot.waitSignal(view.retyped) as told:
        qtbot.keyClick(view.line, Qt.Key.Key_Escape)
    assert told.args == [2, ""]


def test_words_half_typed_before_come_back_into_the_line(qtbot, view):
    with qtbot.assertNotEmitted(view.retyped):
        view.change(3, "my son comes on")
        view.change(9, "of a jot that is not there")
    assert (view.list.number, view.line.toPlainText()) == (3, "my son comes on")
    with qtbot.waitSignal(view.rewritten) as told:
        qtbot.keyClick(view.line, Qt.Key.Key_Return)
    assert told.args == [3, "my son comes on"]


def test_a_change_under_way_is_kept_when_the_page_goes(qtbot, view):
    qtbot.keyClick(view.list, Qt.Key.Key_F3)
    qtbot.keyClicks(view.line, "x")
    with qtbot.waitSignals([view.rewritten, view.in_front]):
        view.hide()


def test_escape_goes_back_and_the_focus_belongs_to_the_list(qtbot, view):
    view.back_button.setFocus()
    view.setFocus(Qt.FocusReason.OtherFocusReason)
    assert view.list.hasFocus()
    with qtbot.waitSignal(view.left):
        qtbot.keyClick(QApplication.focusWidget(), Qt.Key.Key_Escape)


def test_it_says_when_it_is_in_front(qtbot, view):
    with qtbot.waitSignal(view.in_front) as told:
        view.hide()
    assert told.args == [False]
    with qtbot.waitSignal(view.in_front) as told:
        view.show()
    assert told.args == [True]


@pytest.mark.parametrize("percent", [100, 150, 200])
def test_the_map_never_goes_sideways_beside_the_jots(qtbot, qapp, view, percent):
    view.resize(1280, 600)
    Theme(percent=percent).apply(qapp)
    qtbot.waitUntil(lambda: view.board.horizontalScrollBar().maximum() == 0)
    assert view.side.width() >= view.width() // 4
    view.resize(1366, 650)
    qtbot.waitUntil(lambda: view.board.horizontalScrollBar().maximum() == 0)


def test_the_line_for_other_words_asks_for_them(view):
    assert view.line.placeholderText() == view.line.accessibleName() == say("jots.change_line")
