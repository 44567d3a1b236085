import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QWidget

from tests.kit.talks import begun_talk
from tests.kit.windows import entered, words_on
from udset_desktop.desktop.flows.conversation_flow import ConversationFlow
from udset_desktop.desktop.flows.taking_tool import TakingTool
from udset_desktop.interview import session as steps
from udset_desktop.usecases import interviewing

SAID = "my son drinks"


@pytest.fixture
def flow(qtbot, frame):
    session = steps.go_to(begun_talk(frame.workplace), "safe")
    made = entered(ConversationFlow(frame), session=session)
    qtbot.addWidget(made.view)
    made.view.resize(1366, 768)
    made.view.show()
    made.view.given.emit("safe.rating", "no", "")
    made.view.given.emit("safe.words", SAID, "")
    return made


def kept(flow):
    return flow.workplace.require_vault().load_draft(flow.session.interview)


def slip_of(flow):
    return next(tool for tool in flow.tools if isinstance(tool, TakingTool)).slip


def test_one_key_takes_the_words_back_and_leaves_the_rest(flow, frame, qtbot):
    commits = frame.commits
    qtbot.keyClick(flow.view, Qt.Key.Key_F4)
    draft = kept(flow)
    assert draft.answers["safe.words"].non_answer == "taken_back"
    assert draft.answers["safe.rating"].value == "no"
    assert SAID not in repr(draft)
    assert frame.commits > commits
    assert SAID not in flow.view.page.findChild(QWidget, "words").toPlainText()
    assert slip_of(flow).isVisible()


def test_the_answer_in_hand_is_the_one_that_goes(flow, qtbot):
    flow.view.page.body.fields[1].take(1)  # the person has just chosen another word
    qtbot.keyClick(flow.view, Qt.Key.Key_F4)
    answers = kept(flow).answers
    assert answers["safe.rating"].non_answer == "taken_back"
    assert answers["safe.words"].value == SAID
    assert "Taken back" in words_on(flow.view.page)


def test_half_typed_words_go_too(flow, qtbot):
    box = flow.view.page.findChild(QWidget, "words")
    box.setPlainText(f"{SAID} and shouts")
    qtbot.keyClick(flow.view, Qt.Key.Key_F4)
    flow.put_down()
    assert SAID not in repr(kept(flow))


def test_refused_words_go_by_the_same_key_and_can_be_put_back(flow, qtbot):
    flow.view.page_asked.emit("people")
    box = flow.view.page.body.fields[0].boxes()[0]
    box.setFocus()
    box.setPlainText("x" * 30_000)
    flow.view.put_down()
    assert flow.session.answers.get("people.words") is None
    flow.view.page.body.mark("taken_back")
    assert kept(flow).answers["people.words"].non_answer == "taken_back"
    assert "people.words" not in kept(flow).typing
    assert flow.view.page.findChild(QWidget, "words").toPlainText() == ""
    slip_of(flow).put_back_asked.emit()
    assert len(flow.session.typing["people.words"]) == 30_000
    assert "people.words" not in kept(flow).answers
    assert len(kept(flow).typing["people.words"]) == 30_000


def test_it_is_put_back_by_key_or_button_while_the_page_is_in_front(flow, qtbot):
    qtbot.keyClick(flow.view, Qt.Key.Key_F4)
    qtbot.keyClick(flow.view, Qt.Key.Key_F4, Qt.KeyboardModifier.ShiftModifier)
    assert kept(flow).answers["safe.words"].value == SAID
    assert not slip_of(flow).isVisible()
    qtbot.keyClick(flow.view, Qt.Key.Key_F4)
    slip_of(flow).put_back.click()
    assert kept(flow).answers["safe.words"].value == SAID


def test_with_the_page_it_is_forgotten(flow, qtbot):
    qtbot.keyClick(flow.view, Qt.Key.Key_F4)
    flow.view.next_asked.emit()
    assert not slip_of(flow).isVisible()
    flow.view.page_asked.emit("safe")
    assert slip_of(flow).isVisible()  # it still says so
    assert slip_of(flow).put_back.isHidden()
    qtbot.keyClick(flow.view, Qt.Key.Key_F4, Qt.KeyboardModifier.ShiftModifier)
    assert kept(flow).answers["safe.words"].non_answer == "taken_back"
    assert SAID not in repr(next(tool for tool in flow.tools if isinstance(tool, TakingTool))._last)


def test_the_button_says_its_key_and_is_there_only_where_something_was_said(flow):
    assert "F4" in flow.view.page.body.take_back.text()
    flow.view.next_asked.emit()
    assert not flow.view.page.body.take_back.isVisible()


def test_a_mark_it_does_not_know_marks_nothing(flow):
    before = flow.session
    flow.view.marked.emit("safe.words", "something_else")
    assert flow.session.answers == before.answers


def test_of_a_conversation_opened_again_it_says_that_the_version_before_stays(flow, frame, qtbot):
    record = interviewing.finish(frame.workplace, flow.session)
    again = steps.go_to(interviewing.reopen(frame.workplace, record.id, "she rang"), "safe")
    opened = entered(ConversationFlow(frame), session=again)
    qtbot.addWidget(opened.view)
    opened.view.marked.emit("safe.words", "taken_back")
    assert "The version before stays on file" in words_on(opened.view.page)
