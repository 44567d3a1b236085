from dataclasses import replace

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QWidget

from tests.kit.talks import choice_of
from tests.kit.windows import entered, in_front, words_on
from udset_desktop.desktop.flows.conversation_flow import ConversationFlow
from udset_desktop.desktop.flows.over_time_tool import OverTimeTool
from udset_desktop.interview import session as steps
from udset_desktop.interview.header import Interviewer
from udset_desktop.interview.page_marks import mark_page
from udset_desktop.interview.screen import Stage
from udset_desktop.interview.together import Action, Together
from udset_desktop.record.thread import OverTime, Told
from udset_desktop.usecases import interviewing
from udset_desktop.usecases.people import note_life


def earlier_talk(workplace):
    choice = choice_of()
    session = interviewing.begin(
        workplace, replace(choice, header=replace(choice.header, held_on="2026-04-02"))
    )
    for item, raw in (
        ("safe.words", "It's the nights."),
        ("safe.rating", "mostly"),
        ("people.words", "My sister."),
    ):
        session, _ = steps.answer_item(session, item, raw)
    session = mark_page(session, "people", between_us=True)
    session, _ = steps.set_together(
        session, Together(matters=("The club",), actions=(Action(what="Ring the bus"),))
    )
    return interviewing.finish(workplace, session)


def talk_again(workplace, person, **header):
    choice = choice_of("")
    choice = replace(choice, person=person, header=replace(choice.header, **header))
    return interviewing.begin(workplace, choice)


@pytest.fixture
def again(qtbot, frame):
    """The same person once more, with somebody new asking."""
    person = earlier_talk(frame.workplace).person
    session = talk_again(frame.workplace, person, interviewers=(Interviewer(ref="", type="third_party"),))
    flow = entered(ConversationFlow(frame), session=session)
    qtbot.addWidget(flow.view)
    flow.view.resize(1366, 700)
    in_front(qtbot, flow.view)
    flow.view.page_asked.emit("safe")
    return flow


def tool_of(flow):
    return next(tool for tool in flow.tools if isinstance(tool, OverTimeTool))


def test_it_is_closed_until_somebody_opens_it(again):
    tool = tool_of(again)
    assert tool.open_button.isVisible()
    assert not tool.panel.isVisible()
    assert "It's the nights." not in words_on(again.view)
    tool.open_button.click()
    assert tool.panel.isVisible()
    assert "It's the nights." in words_on(tool.panel)
    assert "2 April 2026" in words_on(tool.panel)
    tool.panel.close_button.click()
    assert not tool.panel.isVisible()


def test_it_follows_the_page(again):
    tool = tool_of(again)
    tool.turn_over()
    again.view.page_asked.emit("well")
    assert tool.panel.title.text() == "Staying well, over time"
    assert not tool.panel.nothing.isHidden()


def test_what_was_just_between_us_is_never_there(again):
    again.view.page_asked.emit("people")
    tool_of(again).turn_over()
    assert "sister" not in words_on(tool_of(again).panel)


def test_it_closes_when_somebody_comes_in_and_stays_folded_until_they_have_left(again, frame):
    tool = tool_of(again)
    tool.turn_over()
    again.view.room_said.emit(("partner",))
    assert tool.panel.isVisible() is False
    QTest.keyClick(again.view.page.opening, Qt.Key.Key_E, Qt.KeyboardModifier.ControlModifier)
    assert not tool.panel.isVisible()
    assert not tool.open_button.isChecked()
    assert "opens when they have left" in frame.told[-1]
    again.view.room_said.emit(())
    tool.turn_over()
    assert tool.panel.isVisible()


def test_whoever_read_in_it_then_stands_at_the_head_of_the_page_again(again):
    tool_of(again).open_button.click()
    tool_of(again).panel.close_button.setFocus()
    again.view.room_said.emit(("partner",))
    assert not tool_of(again).panel.isVisible()
    assert again.view.page.opening.hasFocus() or again.view.page.opening.isAncestorOf(
        again.view.window().focusWidget()
    )


def test_how_it_stands_is_asked_where_there_is_an_earlier_one_and_kept_as_the_pages_own(again):
    tool = tool_of(again)
    tool.turn_over()
    tool.panel.verdict.buttons["same_not_fine"].click()
    assert again.session.answers.get("safe.verdict").value == "same_not_fine"
    tool.panel.verdict.buttons["same_not_fine"].click()
    assert again.session.answers.get("safe.verdict") is None
    again.view.page_asked.emit("well")
    assert tool.panel.verdict_card.isHidden()


def test_what_changed_in_the_asking_is_offered_and_confirmed(again):
    tool = tool_of(again)
    tool.turn_over()
    again.view.given.emit("safe.rating", "no", "")
    assert tool.panel.offer_button.isHidden()
    tool.panel.verdict.buttons["further"].click()
    assert "somebody new is asking" in tool.panel.offer.text()
    tool.panel.offer_button.click()
    assert again.session.answers.get("safe.asking_changed").value == ("new_interviewer",)
    assert tool.panel.offer_button.isHidden()


def since_of(flow):
    return flow.view.page.body.since


def test_beside_the_rating_the_last_words_are_folded(again):
    since = since_of(again)
    assert since.last_button.isVisible()
    assert "It's the nights." not in words_on(again.view)
    since.last_button.click()
    assert "2 April 2026" in since.last.text()
    assert "It's the nights." in since.last.text()
    again.view.room_said.emit(("partner",))
    assert "It's the nights." not in words_on(again.view)
    assert not since.last_button.isVisible()


def test_beside_another_rating_stands_what_changed_in_the_asking(again):
    since = since_of(again)
    again.view.given.emit("safe.rating", "mostly", "")
    assert not since.asking.isVisible()
    again.view.given.emit("safe.rating", "no", "")
    assert since.asking.isVisible()
    assert "somebody else asked then" in since.asking.text()
    again.view.room_said.emit(("partner",))
    assert not since.asking.isVisible()


def test_how_it_stands_is_said_beside_the_rating_in_two_keys(qtbot, again):
    since = since_of(again)
    QTest.keyClick(again.view, Qt.Key.Key_G, Qt.KeyboardModifier.ControlModifier)
    qtbot.keyClick(since.verdict.menu_shown, Qt.Key.Key_3)
    assert again.session.answers.get("safe.verdict").value == "same_not_fine"
    assert not any("since we last talked" in fold.text() for fold in shown_folds(again))
    QTest.keyClick(again.view, Qt.Key.Key_G, Qt.KeyboardModifier.ControlModifier)
    qtbot.keyClick(again.view.focusWidget(), Qt.Key.Key_1)
    assert again.session.answers.get("safe.verdict").value == "closer"


def shown_folds(flow):
    return [fold for fold in flow.view.page.body.folds if fold.isVisible()]


def test_where_nothing_was_said_before_no_line_is_there_and_the_key_does_nothing(again):
    again.view.page_asked.emit("well")
    assert since_of(again).isHidden()
    QTest.keyClick(again.view, Qt.Key.Key_G, Qt.KeyboardModifier.ControlModifier)
    assert since_of(again).verdict.menu_shown.isEmpty()
    assert any("since we last talked" in fold.text() for fold in shown_folds(again))


def test_what_was_just_between_us_is_not_beside_the_rating_either(again):
    again.view.page_asked.emit("people")
    assert since_of(again).isHidden()
    assert "sister" not in words_on(again.view)


def test_a_turn_makes_nothing_anew(again):
    for page in ("well", "safe", "people"):
        again.view.page_asked.emit(page)
    made = set(again.view.findChildren(QWidget))
    for page in ("safe", "well", "people", "safe"):
        again.view.page_asked.emit(page)
    assert set(again.view.findChildren(QWidget)) == made


def test_beside_the_last_page_stands_what_was_brought_together_before(again):
    tool = tool_of(again)
    while again.session.stage is Stage.PAGES:
        again.view.next_asked.emit()
    tool.turn_over()
    told = words_on(tool.panel)
    assert "The club" in told
    assert "Ring the bus" in told
    again.view.next_asked.emit()
    assert not tool.panel.isVisible()
    tool.turn_over()
    assert not tool.panel.isVisible()


def test_somebody_talked_with_for_the_first_time_has_no_button(qtbot, frame):
    flow = entered(ConversationFlow(frame), session=interviewing.begin(frame.workplace, choice_of("New")))
    qtbot.addWidget(flow.view)
    tool = tool_of(flow)
    assert tool.open_button.isHidden()
    tool.turn_over()
    assert tool.panel.isHidden()


def test_whoever_wants_no_contact_is_not_looked_back_at_from_then_on(frame, again):
    interview, person = again.session.interview, again.session.person
    again.leave()
    assert "nights" not in words_on(tool_of(again).panel)
    note_life(frame.workplace, person, "no_contact")
    again.enter(interview=interview)
    assert tool_of(again).open_button.isHidden()


def test_where_there_is_little_room_it_lies_over_the_page(qtbot, again):
    tool, desk = tool_of(again), again.view.desk
    again.view.resize(900, 640)
    qtbot.waitUntil(lambda: desk.width() < 700)
    tool.turn_over()
    assert desk.lies_over(tool.panel)
    again.view.resize(1500, 700)
    qtbot.waitUntil(lambda: not desk.covered)
    assert tool.panel.isVisible()
    tool.turn_over()
    assert not tool.panel.isVisible()


def test_what_comes_late_is_never_shown_beside_another_conversation(again, frame):
    tool, late = (
        tool_of(again),
        OverTime(threads={"safe": (Told(held_on="2020-01-01", on="then", words=("Mine.",)),)}),
    )
    other = interviewing.begin(frame.workplace, choice_of("Somebody else"))
    before = again.session.interview
    again.enter(session=other)
    tool._on_loaded(before, late)
    assert tool.open_button.isHidden()
    tool._on_loaded(other.interview, late)
    assert not tool.open_button.isHidden()
