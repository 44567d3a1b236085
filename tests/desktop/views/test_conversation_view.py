from dataclasses import replace

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QLabel

from tests.kit.screen_states import ROOM, choices, page_state, permissions_state, screen_state, together_state
from udset_desktop.desktop.fields.choice_list import ChoiceList
from udset_desktop.desktop.look.words import say
from udset_desktop.desktop.views.conversation_view import ConversationView
from udset_desktop.interview.answers import Answer
from udset_desktop.interview.screen import Stage


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


def test_it_says_whose_conversation_it_is_and_where_one_stands(view):
    assert view.name.text() == "Morag"
    assert view.kind.text() == "Review conversation"
    assert view.next_button.text() == "Next: Having things to do"
    assert view.back_button.text() == "Back: Services you use"
    assert view.cue.text() == "Still all right to go on?"


def test_the_first_page_has_no_back(view):
    view.show_state(screen_state(back=""))
    assert view.back_button.isHidden()


def test_next_and_back_are_asked_for(qtbot, view):
    with qtbot.waitSignal(view.next_asked):
        view.next_button.click()
    with qtbot.waitSignal(view.back_asked):
        view.back_button.click()
    with qtbot.waitSignal(view.pause_asked):
        view.pause_button.click()
    with qtbot.waitSignal(view.stop_asked):
        view.stop_button.click()


def test_half_written_words_become_an_answer_before_the_page_is_left(qtbot, view):
    box = view.page.body.fields[0].box
    qtbot.keyClicks(box, "nights")
    heard = []
    view.given.connect(lambda *told: heard.append(told))
    view.next_asked.connect(lambda: heard.append("next"))
    view.next_button.click()
    assert heard == [("safe.words", "nights", ""), "next"]


def test_the_same_state_twice_changes_nothing(view):
    before = view.page.body
    view.show_state(screen_state())
    assert view.page.body is before


def test_every_stage_has_its_page(view):
    view.show_state(screen_state(stage=Stage.TOGETHER, page=None, together=together_state()))
    assert view.stages.currentWidget() is view.together
    view.put_down()
    view.show_state(screen_state(stage=Stage.PERMISSIONS, page=None, permissions=permissions_state()))
    assert view.stages.currentWidget() is view.permissions
    assert view.next_button.text().startswith("Finish")
    view.show_state(screen_state())
    assert view.stages.currentWidget() is view.page_scroll


def test_why_and_the_regions_are_reached_by_keys(view):
    view._on_why()
    assert not view.page.why.isHidden()
    view._on_next_region()
    assert view.focusWidget() is view.map
    view._on_next_region()
    assert view.focusWidget() is view.next_button
    view._on_next_region()
    assert view.focusWidget() is view.page.opening


def test_minutes_and_marks_are_shown(qtbot, view):
    view.show_minutes(34)
    assert view.minutes.text() == "34 min"
    with qtbot.waitSignal(view.section_asked) as told:
        view.map.section_asked.emit("happens")
    assert told.args == [3]


def test_a_corrected_conversation_cannot_be_stopped_again(view):
    view.show_state(
        replace(screen_state(), correcting="wrong word", page=page_state("people", "Seeing people"))
    )
    assert view.stop_button.isHidden()


def test_a_correction_is_called_one(view):
    before = view.kind.text()
    view.show_state(replace(screen_state(), correcting="the wrong box"))
    assert view.kind.text() == say("correct.kind", title=before)


def test_who_else_is_in_the_room_is_two_keys_away(qtbot, view):
    assert "Nobody else" in view.room.text()
    qtbot.keyClick(view, Qt.Key.Key_R, Qt.KeyboardModifier.ControlModifier)
    assert view.room.menu_shown.asked.text() == "Who else is in the room?"
    with qtbot.waitSignal(view.room_said) as told:
        qtbot.keyClick(view.room.menu_shown, Qt.Key.Key_1)
    assert told.args == [("partner",)]
    there = choices(*ROOM, chosen=("partner", "interpreter"))
    view.show_state(screen_state(room=there, others_present=True))
    assert "husband, wife or partner, an interpreter" in view.room.accessibleName()
    with qtbot.waitSignal(view.room_said) as told:
        view.room.chosen.emit("partner")
    assert told.args == [("interpreter",)]
    view.show_state(screen_state(room=there, held_with="User researcher"))
    (holder,) = view.room.groups[1]
    assert (holder.words, holder.chosen) == ("Holds it with me: User researcher", True)
    with qtbot.waitSignal(view.holder_asked), qtbot.assertNotEmitted(view.room_said):
        view.room.chosen.emit(holder.code)
    view.show_state(screen_state(room=there, held_on="2026-06-01"))
    (day,) = view.room.groups[2]
    assert day.words == "The day: 1 June 2026"
    with qtbot.waitSignal(view.day_asked), qtbot.assertNotEmitted(view.room_said):
        view.room.chosen.emit(day.code)


@pytest.mark.parametrize(("key", "mark"), [(Qt.Key.Key_F7, "between_us"), (Qt.Key.Key_F8, "off_sheet")])
def test_one_key_keeps_what_was_said_back_even_from_within_text(qtbot, view, key, mark):
    said = replace(page_state().items[0], answer=Answer(value="my son"))
    page = page_state(items=(said, *page_state().items[1:]))
    view.show_state(replace(screen_state(), page=page))
    box = view.page.body.fields[0].box
    box.setFocus()
    with qtbot.waitSignal(view.marked) as told:
        qtbot.keyClick(box, key)
    assert told.args == ["safe.words", mark]
    assert box.toPlainText() == "my son"


def test_one_key_says_that_the_person_seemed_unwilling(qtbot, view):
    with qtbot.waitSignal(view.unwilling_asked):
        qtbot.keyClick(view.page.opening, Qt.Key.Key_F12)


def test_a_stop_can_be_taken_back_where_it_was_made(qtbot, view):
    view.show_state(screen_state(stopped="Stopped early."))
    assert view.stop_button.text() == "Go on after all"
    with qtbot.waitSignal(view.go_on_asked), qtbot.assertNotEmitted(view.stop_asked):
        view.stop_button.click()
    view.show_state(screen_state())
    assert view.stop_button.accessibleName() == "Stop here"


def test_going_anywhere_puts_a_tool_away_even_to_the_page_underneath(qtbot, view):
    tool = QLabel("a tool")
    view.desk.add_page(tool)
    for go in (lambda: view.ask_page("safe"), lambda: view.ask_section(2), view.next_button.click):
        view.desk.lay_over(tool)
        go()
        assert not view.desk.covered
        assert view.focusWidget() is view.page.opening


def test_another_key_of_the_conversation_shuts_a_list_that_stands_open(qtbot, view):
    qtbot.keyClick(view, Qt.Key.Key_R, Qt.KeyboardModifier.ControlModifier)
    opened = QApplication.activePopupWidget()
    assert isinstance(opened, ChoiceList)
    with qtbot.waitSignal(view.next_asked):
        qtbot.keyClick(opened, Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier)
    assert not opened.isVisible()


def test_held_still_it_hears_nothing_and_has_no_focus(qtbot, view):
    view.next_button.setFocus()
    view.hold_still(on=True)
    assert QApplication.focusWidget() is None
    with qtbot.assertNotEmitted(view.next_asked), qtbot.assertNotEmitted(view.pause_asked):
        view.next_button.click()
        view.pause_button.click()
    view.hold_still(on=False)
    with qtbot.waitSignal(view.next_asked):
        view.next_button.click()
