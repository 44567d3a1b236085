import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest

from tests.kit.talks import begun_talk
from tests.kit.windows import entered, in_front
from udset_desktop.desktop.flows.conversation_flow import ConversationFlow
from udset_desktop.desktop.look.words import say
from udset_desktop.interview.permission import Giving, Reply
from udset_desktop.interview.screen import Stage
from udset_desktop.interview.together import Action, Together
from udset_desktop.summary.person_sheet import person_sheet
from udset_desktop.summary.source import source_of_session


@pytest.fixture
def flow(qtbot, frame):
    made = entered(ConversationFlow(frame), session=begun_talk(frame.workplace))
    qtbot.addWidget(made.view)
    return made


def kept(flow):
    return flow.workplace.require_vault().load_draft(flow.session.interview)


def cut_off_and_resumed(flow, frame, qtbot):
    """The half-typed text goes down by the pulse alone, and another window takes the draft up."""
    qtbot.waitUntil(lambda: not flow._pulse._waiting, timeout=1200)
    again = entered(ConversationFlow(frame), interview=flow.session.interview)
    qtbot.addWidget(again.view)
    return again


def test_who_may_permit_is_kept(flow):
    flow.view.permissions.giver_chosen.emit("attorney")
    flow.view.permissions.papers_said.emit(True)  # noqa: FBT003
    assert (kept(flow).permissions.given_by, kept(flow).permissions.papers_seen) == ("attorney", True)


def test_a_yes_the_person_gave_is_asked_again_of_an_attorney_and_said_so(flow, frame):
    flow.view.permissions.replied.emit("figures", "yes")
    flow.view.permissions.how_chosen.emit("signed")
    assert frame.told == []
    flow.view.permissions.giver_chosen.emit("attorney")
    flow.view.permissions.papers_said.emit(True)  # noqa: FBT003
    assert kept(flow).permissions.figures is Reply.NOT_ASKED
    assert frame.told == [say("permissions.asked_again")]
    flow.view.permissions.replied.emit("figures", "yes")
    flow.view.permissions.giver_chosen.emit("attorney")
    assert kept(flow).permissions.figures is Reply.YES
    assert kept(flow).permissions.papers_seen
    flow.view.permissions.giver_chosen.emit("person")
    now = kept(flow).permissions
    assert (now.figures, now.papers_seen, now.first_giving) == (Reply.NOT_ASKED, False, Giving())
    assert frame.told == [say("permissions.asked_again")] * 2


def test_bringing_it_together_half_written_is_kept_within_a_second(flow, frame, qtbot):
    while flow.session.stage is Stage.PAGES:
        flow.view.next_asked.emit()
    flow.view.show()
    view = flow.view.together
    qtbot.keyClicks(view.matters[0], "To sleep thro")
    view.add_step.click()
    qtbot.keyClicks(view.steps[0].what, "Ring the al")
    qtbot.keyClicks(view.review, "18/1")
    again = cut_off_and_resumed(flow, frame, qtbot)
    taken_up = again.view.together
    assert taken_up.matters[0].text() == "To sleep thro"
    assert taken_up.steps[0].what.text() == "Ring the al"
    assert taken_up.review.text() == "18/1"
    again.put_down()
    assert kept(again).together == Together(matters=("To sleep thro",), actions=(Action(what="Ring the al"),))
    assert again.view.together.review.text() == "18/1"  # refused, and still there
    again.view.together.review.selectAll()
    qtbot.keyClicks(again.view.together.review, "18/12/2026")
    again.put_down()
    assert kept(again).together.review_on == "2026-12-18"
    assert kept(again).typing == {}


def test_a_line_taken_off_at_read_back_stays_off_the_paper(flow):
    flow.view.given.emit("safe.rating", "no", "")
    flow.view.given.emit("safe.words", "my son drinks", "")
    while flow.session.stage is Stage.PAGES:
        flow.view.next_asked.emit()
    paper = flow.view.together.paper
    assert list(paper.buttons) == ["safe"]
    paper.buttons["safe"].click()
    answers = kept(flow).answers
    assert answers["safe.rating"].off_sheet
    assert answers["safe.words"].off_sheet
    sheet = person_sheet(source_of_session(flow.session))
    assert not [said for said in sheet.told if "son" in " ".join(said.words) or said.sentences]
    paper.buttons["safe"].click()
    assert not kept(flow).answers["safe.words"].off_sheet


def test_the_keys_keep_back_what_matters_and_a_step_and_the_sheet_has_neither(flow, frame, qtbot):
    while flow.session.stage is Stage.PAGES:
        flow.view.next_asked.emit()
    in_front(qtbot, flow.view)
    view = flow.view.together
    view.matters[0].setFocus()
    qtbot.keyClicks(view.matters[0], "To get away")
    qtbot.keyClick(view.matters[0], Qt.Key.Key_F7)
    view.add_step.click()
    qtbot.keyClicks(view.steps[-1].what, "Ring the refuge")
    qtbot.keyClick(view.steps[-1].what, Qt.Key.Key_F8)
    told = kept(flow).together
    assert (told.matters, told.marks) == (("To get away",), (("between_us",),))
    assert [(step.what, step.marks) for step in told.actions] == [("Ring the refuge", ("off_sheet",))]
    sheet = person_sheet(source_of_session(flow.session))
    assert (sheet.matters, sheet.steps) == ((), ())
    again = entered(ConversationFlow(frame), interview=flow.session.interview)
    qtbot.addWidget(again.view)
    assert again.view.together.written().marks == (("between_us",),)
    assert [line.code for line in again.view.state.together.paper] == ["step.1"]
    again.view.together.paper.buttons["step.1"].click()
    assert kept(again).together.actions[0].marks == ()


def test_a_mark_is_on_file_at_once_also_where_the_line_itself_is_refused(flow, qtbot):
    while flow.session.stage is Stage.PAGES:
        flow.view.next_asked.emit()
    in_front(qtbot, flow.view)
    view = flow.view.together
    qtbot.keyClicks(view.matters[0], "To get away")
    view.put_down()
    view.matters[0].insertPlainText(" from him" * 4_000)
    view.matters[0].setFocus()
    view.add_step.click()
    qtbot.keyClicks(view.steps[0].what, "Ring the line")
    for box in (view.matters[0], view.steps[0].what):
        box.setFocus()
        QTest.keyClick(box, Qt.Key.Key_F7)
    on_file = kept(flow).together
    assert on_file.matters == ("To get away",)
    assert on_file.marks == (("between_us",),)
    assert [(step.what, step.marks) for step in on_file.actions] == [("Ring the line", ("between_us",))]
    assert len(view.matters[0].text()) > 30_000  # refused, and still there
    assert person_sheet(source_of_session(flow.session)).matters == ()
