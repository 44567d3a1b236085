from dataclasses import replace

import pytest
import shiboken6
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QMainWindow

from tests.kit.talks import begun_talk, finished_talk
from tests.kit.windows import Later, entered
from udset_desktop.desktop.flows.conversation_flow import ConversationFlow
from udset_desktop.desktop.flows.map_tool import MapTool
from udset_desktop.desktop.look.words import say
from udset_desktop.foundation.problems import EnvironmentFailure, Finding, InputRefused
from udset_desktop.interview import session as steps
from udset_desktop.interview.screen import Stage
from udset_desktop.interview.together import Action, Together
from udset_desktop.usecases import interviewing
from udset_desktop.usecases.settings import Settings, save_settings


def kept(flow):
    return flow.workplace.require_vault().load_draft(flow.session.interview)


def test_every_turn_keeps_the_place(flow, frame):
    flow.view.page_asked.emit("people")
    flow.leave()
    again = entered(
        ConversationFlow(frame), interview=frame.workplace.require_vault().load_drafts()[0].interview
    )
    assert again.view.page.page_id == "people"
    again.view.deleteLater()


def test_a_page_that_waits_until_two_are_alone_says_so_and_is_not_gone_to(qtbot, frame):
    session = begun_talk(frame.workplace, instrument="carer-review/1.0.0")
    flow = entered(
        ConversationFlow(frame), session=replace(session, header=replace(session.header, others=("partner",)))
    )
    qtbot.addWidget(flow.view)
    before = flow.view.page.page_id
    flow.view.page_asked.emit("relationship")
    assert flow.view.page.page_id == before
    assert frame.told == [say("conversation.page_waits")]
    flow.view.page_asked.emit("money")
    assert flow.view.page.page_id == "money"


def test_sections_back_and_next_turn_pages(flow):
    first = flow.view.page.page_id
    flow.view.next_asked.emit()
    assert flow.view.page.page_id != first
    flow.view.back_asked.emit()
    assert flow.view.page.page_id == first
    flow.view.section_asked.emit(4)
    assert flow.session.page in {page.id for page in flow.session.instrument.sections[3].pages}
    flow.view.section_asked.emit(9)
    flow.view.opened.emit("safe.helps")
    assert "safe.helps" in flow.session.opened


def test_leaving_pauses_so_that_nothing_looks_cut_off(flow, frame):
    flow.leave()
    assert interviewing.today(frame.workplace).drafts[0].cut_off is False
    assert flow.session is None


def test_a_window_that_dies_looks_cut_off(flow, frame):
    assert interviewing.today(frame.workplace).drafts[0].cut_off is True
    flow.close()


def test_the_whole_way_to_a_record(flow, frame):
    flow.view.given.emit("safe.rating", "mostly", "fit-4")
    while flow.session.stage is Stage.PAGES:
        flow.view.next_asked.emit()
    together = Together(
        matters=("The club",), actions=(Action(what="Ring", who=("person",)),), read_back="yes"
    )
    flow.view.together.changed.emit(together)
    assert kept(flow).together == together
    flow.view.next_asked.emit()
    flow.view.permissions.replied.emit("figures", "yes")
    flow.view.permissions.how_chosen.emit("signed")
    assert kept(flow).permissions.figures == "yes"
    flow.view.next_asked.emit()
    place, handed = frame.gone[-1]
    assert place == "sheet"
    record = handed["record"]
    assert record.answers["safe.rating"].value == "mostly"
    assert record.together == together
    assert frame.workplace.require_vault().load_drafts() == ()


def to_permissions(flow):
    while flow.session.stage is not Stage.PERMISSIONS:
        flow.view.next_asked.emit()


def test_what_cannot_go_on_file_is_led_to_and_said_in_plain_words(flow, frame, qtbot):
    flow.view.show()
    to_permissions(flow)
    flow.view.together.changed.emit(Together(matters=("The club",), review_on="3/"))
    flow.view.next_asked.emit()
    assert frame.gone == []
    assert flow.session.stage is Stage.TOGETHER
    together = flow.view.together
    assert together.window().focusWidget() is together.review
    assert together.review.text() == "3/"
    assert frame.told[-1] == together.finding.text() == together.review.accessibleDescription()
    assert frame.told[-1].startswith("That is not a date.")
    assert frame.here, "it goes when the conversation leaves the front"
    assert frame.taken_back == []
    together.review.selectAll()
    qtbot.keyClicks(together.review, "18/12/2026")
    flow.view.put_down()
    assert frame.taken_back == [frame.told[-1]], "it was put right"
    to_permissions(flow)
    flow.view.next_asked.emit()
    assert frame.gone[-1][1]["record"].together.review_on == "2026-12-18"


def test_a_day_that_cannot_be_is_told_beside_its_box_before_anybody_is_asked(flow, frame, qtbot):
    steps_told = tuple(Action(what=f"Ring number {at}", who_named="Effie") for at in range(2))
    flow.view.resize(1280, 720)
    flow.view.show()
    flow.turn(steps.go_to_stage(flow.session, Stage.TOGETHER))
    flow.view.together.changed.emit(Together(matters=("The club",), actions=steps_told))
    together = flow.view.together
    qtbot.keyClicks(together.review, "31/02/1800")
    together.review.editingFinished.emit()  # the box is left
    trouble = together.close_part.trouble
    assert trouble.text().startswith("That is not a date.")
    assert trouble.isVisible()
    assert together.finding.isHidden(), "once is enough"
    together.show_top()
    flow.view.next_button.click()
    assert flow.session.stage is Stage.TOGETHER
    assert frame.told == [trouble.text()]
    assert flow.view.focusWidget() is together.review
    qtbot.waitUntil(lambda: not together.review.visibleRegion().isEmpty())
    assert not trouble.visibleRegion().isEmpty()
    assert together.review.text() == "31/02/1800", "as it was typed"
    flow.view.next_button.click()
    assert flow.session.stage is Stage.PERMISSIONS, "nothing is forced"
    together.show_top()
    flow.view.next_button.click()
    assert flow.session.stage is Stage.TOGETHER
    qtbot.waitUntil(lambda: not together.review.visibleRegion().isEmpty())


def test_the_box_of_a_day_is_brought_into_sight_on_a_page_that_only_comes_in_front(frame, qtbot):
    ring = tuple(Action(what=f"Ring number {at}", who_named="Effie", matter=1) for at in range(4))
    told = Together(matters=("The club", "Sleep"), actions=ring, review_on="31/02/1800")
    session, _ = steps.set_together(begun_talk(frame.workplace), told)
    flow = entered(ConversationFlow(frame), session=steps.go_to_stage(session, Stage.PERMISSIONS))
    window = QMainWindow()
    window.setCentralWidget(flow.view)
    qtbot.addWidget(window)
    window.resize(1280, 720)
    window.show()
    flow.view.next_button.click()
    assert flow.session.stage is Stage.TOGETHER
    box = flow.view.together.review
    qtbot.waitUntil(lambda: box.visibleRegion().boundingRect() == box.rect())


def test_so_is_a_page_where_something_half_typed_is_no_answer(flow, frame):
    flow.view.show()
    item = flow.session.instrument.by_id["safe.words"]
    flow.session, _ = steps.type_words(flow.session, item.id, "the bus " * 3000)
    to_permissions(flow)
    flow.view.next_asked.emit()
    assert frame.gone == []
    page = flow.session.instrument.page_of[item.id].id
    assert (flow.session.stage, flow.session.page) == (Stage.PAGES, page)
    field = next(one for one in flow.view.page.body.fields if one.item and one.item.id == item.id)
    assert flow.view.window().focusWidget() in field.boxes()
    assert frame.told[-1] == field.finding.text() != ""


def test_stopping_is_asked_and_kept(flow, frame):
    flow.view.stop_asked.emit()
    assert flow.session.header.stopped == ""
    frame.answer_with = ("unwilling", "")
    flow.view.stop_asked.emit()
    assert kept(flow).header.stopped == "seemed_unwilling"


def test_a_finished_conversation_is_corrected_with_a_reason(frame, qtbot):
    record = finished_talk(frame.workplace)
    flow = entered(ConversationFlow(frame), record_id=record.id, reason="wrong word")
    qtbot.addWidget(flow.view)
    flow.view.given.emit("safe.rating", "no", "fit-4")
    flow._finish(flow.session)
    revised = frame.gone[-1][1]["record"]
    assert (revised.revision, revised.reason, revised.id) == (2, "wrong word", record.id)


def test_one_that_cannot_be_opened_leads_back_to_today(frame, qtbot):
    record = finished_talk(frame.workplace)
    flow = entered(ConversationFlow(frame), record_id=record.id, reason="")
    qtbot.addWidget(flow.view)
    assert frame.place == "today"
    assert frame.problems


def test_every_shape_of_page_is_made_before_its_turn(flow, qtbot):
    qtbot.waitUntil(lambda: not flow._cold, timeout=20_000)
    made = len(flow.view.page.bodies)
    for page in list(flow.session.instrument.pages()):
        flow.view.page_asked.emit(page.id)
    assert len(flow.view.page.bodies) == made
    flow._show_minutes()
    assert flow.view.minutes.text() == "0 min"


def test_no_minute_passes_once_the_window_is_gone(frame):
    torn = entered(ConversationFlow(frame), session=begun_talk(frame.workplace))
    assert torn._tick._timer.isActive()
    shiboken6.delete(torn.view)
    assert not torn._tick._timer.isActive()


def test_the_cover_comes_as_the_project_says_or_sooner(flow, frame):
    assert frame.watched[-1] == flow.session.project.cover_minutes
    save_settings(frame.workplace, Settings(cover_minutes=1))
    flow.enter(session=flow.session)
    assert frame.watched[-1] == 1
    save_settings(frame.workplace, Settings(cover_minutes=60))
    flow.enter(session=flow.session)
    assert frame.watched[-1] == flow.session.project.cover_minutes


def test_behind_the_pin_the_clock_stands_and_nothing_looks_cut_off(flow, frame):
    frame.workplace.clock.advance(60)
    flow.view.typed.emit("safe.words", "the nigh")
    flow.rest()
    assert kept(flow).typing["safe.words"] == "the nigh"
    assert not interviewing.today(frame.workplace).drafts[0].cut_off
    frame.workplace.clock.advance(600)
    flow.wake()
    assert flow.session.timing.minutes(frame.workplace.clock.elapsed_s()) == 1
    assert interviewing.today(frame.workplace).drafts[0].cut_off


def test_one_key_stops_for_who_seemed_unwilling_and_the_button_takes_it_back(flow, frame):
    flow.view.unwilling_asked.emit()
    assert frame.question is None
    assert kept(flow).header.stopped == "seemed_unwilling"
    assert kept(flow).answers["safe.rating"].non_answer == "stopped_here"
    flow.view.stop_button.click()
    assert kept(flow).header.stopped == ""
    assert "safe.rating" not in kept(flow).answers
    assert flow.session.stage is Stage.PAGES


@pytest.mark.parametrize("stage", [Stage.TOGETHER, Stage.PERMISSIONS])
def test_why_it_matters_can_be_asked_where_no_single_question_is(flow, qtbot, stage):
    flow.turn(steps.go_to_stage(flow.session, stage))
    front = flow.view.stages.currentWidget()
    qtbot.keyClick(front.title, Qt.Key.Key_F1)
    assert front.why.isVisible()
    assert front.why.why.text()
    assert front.why_button.isChecked()
    qtbot.keyClick(front.title, Qt.Key.Key_F1)
    assert front.why.isHidden()


def test_on_a_small_screen_every_letter_is_seen_at_once_and_leads_to_its_page(qtbot, flow):
    flow.view.resize(1280, 667)  # what a window of 1280 by 720 leaves
    flow.view.page.opening.setFocus()
    qtbot.keyClick(flow.view.page.opening, Qt.Key.Key_K, Qt.KeyboardModifier.ControlModifier)
    sheet = flow.view.map.sheet
    assert sheet.isVisible()
    pages = [page.id for page in flow.session.instrument.pages()]
    assert len(pages) > 25
    assert {row.page for row, _ in sheet.placed} >= set(pages)
    letter = next(row.letter for row, _ in sheet.placed if row.page == pages[-1])
    qtbot.keyClicks(flow.view.page.opening, letter)
    assert flow.session.page == pages[-1]
    assert not sheet.isVisible()


@pytest.mark.parametrize("goes", ["hidden", "map over it"])
def test_letters_do_not_wait_for_what_comes_in_front_next(flow, goes):
    flow.view.resize(1280, 667)
    flow.view.map.show_letters(on=True)
    sheet = flow.view.map.sheet
    assert sheet.isVisible()
    if goes == "hidden":
        flow.view.hide()
        flow.view.show()
    else:  # a screen reader presses what lies under the letters
        flow.tool(MapTool).open_button.click()
    assert not sheet.isVisible()
    assert not flow.view.map.shows_letters


def test_letters_follow_a_turn_of_the_page(flow):
    flow.view.resize(1280, 667)
    flow.view.map.show_letters(on=True)
    flow.view.next_asked.emit()
    (current,) = [row.page for row, _ in flow.view.map.sheet.placed if row.page and row.current]
    assert current == flow.session.page


# -- in the very moment in which it goes to the file -----------------------------------------------


@pytest.fixture
def ending(flow, frame):
    """Next was pressed on the last page, and the disk takes its time."""
    flow.turn(steps.go_to_stage(flow.session, Stage.PERMISSIONS))
    flow.view.permissions.replied.emit("figures", "yes")
    flow.view.next_button.setFocus()
    frame.runner = Later()
    flow.view.next_button.click()
    return flow


@pytest.mark.qt_log_ignore("This plugin does not support", "Keyboard event not accepted", extend=True)
def test_a_second_press_and_a_word_that_comes_too_late_go_nowhere(ending, frame, qtbot):
    for _ in range(2):
        qtbot.keyClick(ending.view, Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier)
        qtbot.keyClick(ending.view, Qt.Key.Key_J, Qt.KeyboardModifier.ControlModifier)
    ending.view.pause_button.click()
    focused = QApplication.focusWidget()
    assert focused is None or not ending.view.isAncestorOf(focused), "a press must not do what is next"
    frame.runner.go()
    assert [place for place, _ in frame.gone] == ["sheet"]
    assert (frame.problems, frame.failures) == ([], [])


@pytest.mark.parametrize("way", ["leave", "close", "rest"])
def test_a_lock_meanwhile_calls_nothing_unsaved(ending, frame, way):
    getattr(ending, way)()
    if way == "rest":
        ending.wake()
    frame.runner.go()
    assert (frame.problems, frame.failures) == ([], [])
    assert [place for place, _ in frame.gone] == (["sheet"] if way == "rest" else [])
    assert interviewing.today(frame.workplace).drafts == ()


def test_one_that_is_refused_after_it_was_left_waits_on_today_and_was_not_cut_off(ending, frame, monkeypatch):
    def refuse(*_told):
        raise InputRefused(Finding(code="interview.jot_loose"))

    monkeypatch.setattr(interviewing, "finish", refuse)
    ending.leave()
    frame.runner.go()
    (draft,) = interviewing.today(frame.workplace).drafts
    assert not draft.cut_off
    assert (frame.problems, frame.gone) == ([], [])


def test_one_that_the_disk_refuses_is_worked_on_again(ending, frame, monkeypatch):
    def full(*_told):
        raise EnvironmentFailure("store.disk_full", name="vault.db")

    monkeypatch.setattr(interviewing, "finish", full)
    frame.runner.go()
    assert frame.problems == ["store.disk_full"]
    assert ending.view.isEnabled()
    assert ending.view.pause_button.isEnabled()
    assert ending.view.next_button.hasFocus()


def test_one_that_was_carried_on_and_left_before_it_came_in_front_was_not_cut_off(ending, frame):
    frame.runner.go()
    interview = begun_talk(frame.workplace, "Isla").interview
    ending.enter(interview=interview)
    ending.leave()
    frame.runner.go()
    (draft,) = interviewing.today(frame.workplace).drafts
    assert draft.cut_off, "as it was: it was never opened"
    ending.enter(interview=interview)
    _, job, _ = frame.runner.waiting.pop()
    job(None)
    ending.leave()
    frame.runner.go()
    (draft,) = interviewing.today(frame.workplace).drafts
    assert not draft.cut_off
