from dataclasses import replace

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QAccessible
from PySide6.QtWidgets import QApplication

from tests.kit.map_states import LETTERS, STATE
from udset_desktop.desktop.look.theme import Theme
from udset_desktop.desktop.views.outcome_map_view import OutcomeMapView


@pytest.fixture
def view(qtbot):
    made = OutcomeMapView()
    qtbot.addWidget(made)
    made.resize(1070, 650)
    made.show()
    made.activateWindow()
    made.show_map(STATE, LETTERS)
    made.begin("life_2")
    return made


def test_it_opens_at_the_page_one_was_on_and_goes_where_one_chooses(qtbot, view):
    assert view.board.nodes["life_2"].hasFocus()
    with qtbot.waitSignal(view.page_asked) as told:
        qtbot.keyClick(QApplication.focusWidget(), Qt.Key.Key_Return)
    assert told.args == ["life_2"]


def test_escape_and_the_button_go_back(qtbot, view):
    with qtbot.waitSignal(view.left):
        qtbot.keyClick(QApplication.focusWidget(), Qt.Key.Key_Escape)
    with qtbot.waitSignal(view.left):
        view.back_button.click()


def test_the_focus_goes_on_to_a_place(qtbot, view):
    view.back_button.setFocus()
    view.setFocus(Qt.FocusReason.OtherFocusReason)
    assert view.board.nodes["life_0"].hasFocus()


def test_the_person_picks_up_to_three_for_a_short_visit(qtbot, view):
    assert view.take_button.isHidden()
    view.short_button.click()
    assert "Let Morag pick up to 3" in view.hint.text()
    assert not view.take_button.isEnabled()
    with qtbot.assertNotEmitted(view.page_asked):
        for page in ("how_1", "life_0", "life_3", "change_0", "services", "life_0"):
            view.board.chosen.emit(page)
    assert [page for page, node in view.board.nodes.items() if node.isChecked()] == ["life_3", "how_1"]
    view.board.chosen.emit("life_5")
    with qtbot.waitSignal(view.short_asked) as told:
        view.take_button.click()
    assert sorted(told.args[0]) == ["how_1", "life_3", "life_5"]
    assert not view.picking
    assert not any(node.isChecked() for node in view.board.nodes.values())


def test_picking_goes_on_by_keys_where_letters_pick(qtbot, view):
    view.short_button.setFocus()
    qtbot.keyClick(view.short_button, Qt.Key.Key_Space)
    assert view.picking
    assert view.board.nodes["life_2"].hasFocus()
    qtbot.keyClick(QApplication.focusWidget(), Qt.Key.Key_A)
    assert view.board.nodes["life_0"].isChecked()


def test_a_pick_too_many_and_one_of_the_rest_are_refused_in_words(qtbot, view, monkeypatch):
    said = []
    monkeypatch.setattr(QAccessible, "isActive", lambda: True)
    monkeypatch.setattr(QAccessible, "updateAccessibility", lambda event: said.append(event.message()))
    view.short_button.click()
    for page in ("how_1", "life_0", "life_3", "life_5"):
        view.board.chosen.emit(page)
    assert view.hint.text() == "3 are picked. Take one off again to pick another."
    view.board.chosen.emit("life_3")
    assert "Let Morag pick up to 3" in view.hint.text()
    view.board.chosen.emit("services")
    assert view.hint.text() == "Only what lies round Morag can be picked."
    assert said == ["3 are picked. Take one off again to pick another.", view.hint.text()]


def test_a_short_visit_can_be_changed_and_ended(qtbot, view):
    assert view.all_button.isHidden()
    picked = replace(STATE.groups[0].places[1], picked=True)
    group = replace(STATE.groups[0], places=(STATE.groups[0].places[0], picked, *STATE.groups[0].places[2:]))
    view.show_map(replace(STATE, groups=(group, *STATE.groups[1:]), short=True), LETTERS)
    view.short_button.click()
    assert view.board.nodes["life_1"].isChecked()
    view.short_button.click()
    with qtbot.waitSignal(view.short_asked) as told:
        view.all_button.click()
    assert told.args == [()]


def test_from_a_page_under_the_map_it_opens_at_its_top_and_stays_there_for_a_short_visit(qtbot, view):
    bar = view.board.verticalScrollBar()
    view.resize(1070, 420)
    view.begin("services")
    assert (bar.maximum() > 0, bar.value()) == (True, 0)
    assert view.board.nodes["life_0"].hasFocus()
    bar.setValue(bar.maximum())
    view.short_button.click()
    assert bar.value() == 0
    assert view.board.nodes["life_0"].hasFocus()


def test_where_the_letters_are_large_it_is_the_first_place_seen_from_the_top(qapp, view):
    Theme(percent=200).apply(qapp)
    view.resize(880, 480)
    view.begin("services")
    assert view.board.verticalScrollBar().value() == 0
    assert QApplication.focusWidget() in view.board.nodes.values()
