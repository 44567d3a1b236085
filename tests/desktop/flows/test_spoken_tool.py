import pytest
from PySide6.QtCore import Qt

from tests.kit.talks import begun_talk
from tests.kit.windows import entered, words_on
from udset_desktop.desktop.flows.conversation_flow import ConversationFlow
from udset_desktop.desktop.flows.person_tool import PersonTool
from udset_desktop.desktop.flows.spoken_tool import SpokenTool
from udset_desktop.foundation.voices import Voice
from udset_desktop.interview import session as steps
from udset_desktop.interview.person_look import PersonLook
from udset_desktop.interview.screen import Stage

SAID = "my son drinks"
ASKED = "Do you feel safe, at home and when you are out?"


@pytest.fixture
def flow(qtbot, frame):
    session = steps.go_to(begun_talk(frame.workplace), "safe")
    made = entered(ConversationFlow(frame), session=session)
    qtbot.addWidget(made.view)
    made.view.resize(1366, 768)
    made.view.show()
    return made


def tool(flow, kind=SpokenTool):
    return next(one for one in flow.tools if isinstance(one, kind))


@pytest.fixture
def heard(flow):
    speech, said = tool(flow, PersonTool).speech, []
    speech.voice = Voice(speak=("voice",))
    speech.say = said.append
    return said


def test_one_key_shows_the_question_and_the_words_in_order(flow, qtbot):
    qtbot.keyClick(flow.view, Qt.Key.Key_F5)
    bar = tool(flow).again
    assert bar.isVisible()
    assert bar.first.text() == ASKED
    assert bar.second.text() == "Yes · Mostly · Not really · No"


def test_it_is_spoken_for_whoever_likes_it_and_else_when_asked(flow, qtbot, heard):
    flow.view.given.emit("safe.words", SAID, "")
    qtbot.keyClick(flow.view, Qt.Key.Key_F5)
    assert heard == []
    tool(flow).again.buttons["aloud"].click()
    tool(flow, PersonTool).look = PersonLook(spoken=True)
    qtbot.keyClick(flow.view, Qt.Key.Key_F5)
    assert heard == [f"{ASKED}\nYes.\nMostly.\nNot really.\nNo."] * 2


def test_the_words_go_with_the_page_or_when_they_are_put_away(flow, qtbot):
    qtbot.keyClick(flow.view, Qt.Key.Key_F5)
    flow.view.next_asked.emit()
    assert tool(flow).again.isHidden()
    qtbot.keyClick(flow.view, Qt.Key.Key_F5)
    tool(flow).again.buttons["close"].click()
    assert tool(flow).again.isHidden()


def test_a_lock_stops_the_voice_in_the_middle_of_a_word(flow):
    speech = tool(flow, PersonTool).speech
    speech.voice = Voice(speak=("sleep", "60"))
    tool(flow)._on_again_acted("aloud")
    assert speech.is_speaking
    flow.rest()
    assert not speech.is_speaking


def leave_section(flow):
    flow.view.page_asked.emit("else_life")  # the last of its section
    flow.view.next_asked.emit()


def test_a_section_that_is_done_is_offered_once_in_one_quiet_line(flow):
    flow.view.given.emit("safe.words", SAID, "")
    leave_section(flow)
    offer = tool(flow).offer
    assert offer.isVisible()
    assert "Your life" in offer.first.text() or "your life" in offer.first.text()
    assert SAID not in words_on(flow.view)
    assert flow.session.page == "listened"  # nobody was kept from going on
    flow.view.next_asked.emit()
    assert offer.isHidden()
    leave_section(flow)
    assert offer.isHidden()


def test_a_section_in_which_nothing_was_said_is_not_offered(flow):
    leave_section(flow)
    assert tool(flow).offer.isHidden()


def test_going_back_offers_nothing(flow):
    flow.view.given.emit("safe.words", SAID, "")
    flow.view.page_asked.emit("services")
    assert tool(flow).offer.isHidden()


def test_the_last_section_is_offered_when_it_is_brought_together(flow):
    flow.view.page_asked.emit("best")
    flow.view.given.emit("best.words", "The lunches.", "")
    while flow.session.stage is Stage.PAGES:
        flow.view.next_asked.emit()
    assert tool(flow).offer.isVisible()


def test_read_back_shows_the_section_that_was_left(flow, qtbot):
    flow.view.given.emit("safe.words", SAID, "")
    leave_section(flow)
    tool(flow).offer.buttons["read"].click()
    assert flow.view.desk.lies_over(tool(flow).page)
    assert SAID in words_on(tool(flow).page)
    assert tool(flow).offer.isHidden()
    qtbot.keyClick(tool(flow).page, Qt.Key.Key_Escape)
    assert not flow.view.desk.covered
    assert SAID not in words_on(tool(flow).page)


def test_a_key_reads_back_the_section_in_front_with_what_is_half_typed_and_lifts_it_again(flow, qtbot):
    flow.view.page.body.fields[0].box.setPlainText(SAID)
    qtbot.keyClick(flow.view, Qt.Key.Key_F3)
    assert SAID in words_on(tool(flow).page)
    qtbot.keyClick(flow.view, Qt.Key.Key_F3)
    assert not flow.view.desk.covered


def test_a_title_leads_to_its_page(flow, qtbot):
    flow.view.given.emit("safe.words", SAID, "")
    flow.view.page_asked.emit("people")
    qtbot.keyClick(flow.view, Qt.Key.Key_F3)
    tool(flow).page.page_asked.emit("safe")
    assert flow.session.page == "safe"
    assert not flow.view.desk.covered


def test_leaving_the_conversation_leaves_nothing_behind(flow, qtbot):
    flow.view.given.emit("safe.words", SAID, "")
    qtbot.keyClick(flow.view, Qt.Key.Key_F3)
    flow.leave()
    assert SAID not in words_on(tool(flow).page)
    assert tool(flow).again.isHidden()


def test_what_was_said_is_never_spoken(flow, qtbot, heard):
    flow.view.given.emit("safe.words", SAID, "")
    tool(flow, PersonTool).look = PersonLook(spoken=True)
    qtbot.keyClick(flow.view, Qt.Key.Key_F3)
    qtbot.keyClick(flow.view, Qt.Key.Key_F5)
    assert not [one for one in heard if SAID in one]
