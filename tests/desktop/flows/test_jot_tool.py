from dataclasses import replace

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication

from tests.kit.talks import choice_of
from tests.kit.windows import Later, entered
from udset_desktop.desktop.flows.conversation_flow import ConversationFlow
from udset_desktop.desktop.flows.jot_tool import JotTool
from udset_desktop.desktop.flows.lay_out_tool import LayOutTool
from udset_desktop.desktop.look.words import say
from udset_desktop.foundation.problems import EnvironmentFailure
from udset_desktop.interview.answers import SaidBy
from udset_desktop.interview.header import FROM_PAPER
from udset_desktop.interview.jot import JOT_TYPING, HalfJot, half_jot_of
from udset_desktop.interview.jotting import lay_jot
from udset_desktop.interview.screen import Stage
from udset_desktop.usecases import interviewing, jotting, remarks


@pytest.fixture
def tool(flow):
    return tool_of(flow)


def tool_of(flow):
    return next(one for one in flow.tools if isinstance(one, JotTool))


def kept(flow):
    return flow.workplace.require_vault().load_draft(flow.session.interview)


def jot(qtbot, flow, text):
    tool = tool_of(flow)
    tool._on_open()
    qtbot.keyClicks(tool.bar.line, text)
    qtbot.keyClick(tool.bar.line, Qt.Key.Key_Return)


@pytest.mark.parametrize("stage", list(Stage)[:3])
def test_a_jot_is_kept_from_any_page_and_the_focus_goes_back(qtbot, flow, tool, frame, stage):
    while flow.session.stage is not stage:
        flow.view.next_asked.emit()
    flow.view.next_button.setFocus()
    before = frame.commits
    frame.workplace.clock.advance(60)
    qtbot.keyClick(flow.view.next_button, Qt.Key.Key_J, Qt.KeyboardModifier.ControlModifier)
    assert flow.view.focusWidget() is tool.bar.line
    qtbot.keyClicks(tool.bar.line, "the nights")
    qtbot.keyClick(tool.bar.line, Qt.Key.Key_Return)
    (only,) = kept(flow).jots
    assert (only.text, only.minutes) == ("the nights", 1)
    assert frame.commits > before
    assert flow.view.focusWidget() is flow.view.next_button
    assert tool.bar.isHidden()
    assert kept(flow).typing == {}


def test_nothing_is_called_saved_when_the_disk_said_no(qtbot, flow, frame, monkeypatch):
    def full(*_told):
        raise EnvironmentFailure("foundation.disk_full", name="vault.db")

    monkeypatch.setattr(jotting, "keep_jot", full)
    before = frame.commits
    jot(qtbot, flow, "x")
    assert (frame.commits, frame.failures) == (before, ["foundation.disk_full"])
    assert [one.text for one in flow.session.jots] == ["x"]


def test_half_a_jot_is_kept_within_a_second_and_back_after_a_crash(qtbot, flow, tool, frame):
    tool._on_open()
    qtbot.keyClicks(tool.bar.line, "the nigh")
    qtbot.waitUntil(lambda: not tool._pulse._waiting, timeout=1200)
    assert kept(flow).typing[JOT_TYPING] == "the nigh"
    again = entered(ConversationFlow(frame), interview=flow.session.interview)
    qtbot.addWidget(again.view)
    bar = tool_of(again).bar
    assert not bar.isHidden()
    assert bar.text == "the nigh"
    again.leave()
    assert (bar.text, bar.isHidden()) == ("", True)


def test_put_away_the_line_keeps_what_is_half_typed(qtbot, flow, tool):
    tool._on_open()
    qtbot.keyClicks(tool.bar.line, "the nigh")
    qtbot.keyClick(tool.bar.line, Qt.Key.Key_Escape)
    assert tool.bar.isHidden()
    assert flow.view.focusWidget() is flow.view.page.opening
    tool._on_open()
    assert tool.bar.text == "the nigh"
    flow.put_down()
    assert kept(flow).typing[JOT_TYPING] == "the nigh"
    qtbot.keyClick(tool.bar.line, Qt.Key.Key_J, Qt.KeyboardModifier.ControlModifier)
    assert tool.bar.isHidden()


def test_an_emptied_line_leaves_nothing_behind(qtbot, flow, tool):
    tool._on_open()
    qtbot.keyClicks(tool.bar.line, "x")
    flow.put_down()
    tool.bar.line.setPlainText("  ")
    qtbot.keyClick(tool.bar.line, Qt.Key.Key_Return)
    assert kept(flow).typing == {}
    assert kept(flow).jots == ()


def test_too_long_a_jot_is_said_and_stays_in_the_line(qtbot, flow, tool):
    tool._on_open()
    tool.bar.line.setPlainText("x" * 2001)
    qtbot.keyClick(tool.bar.line, Qt.Key.Key_Return)
    assert "more than one jot can hold" in tool.bar.finding.text()
    assert len(tool.bar.text) == 2001
    assert kept(flow).jots == ()
    flow.put_down()
    assert len(kept(flow).typing[JOT_TYPING]) == 2001


def test_unseen_marks_are_taken_out_and_it_is_said_so(qtbot, flow, tool, frame):
    tool._on_open()
    tool.bar.line.setPlainText("the \u202enights\u200f since")
    qtbot.keyClick(tool.bar.line, Qt.Key.Key_Return)
    assert kept(flow).jots[0].text == "the nights since"
    assert frame.told == ["2 unseen marks were taken out of the text. Every letter is still there."]


def test_just_between_us_is_kept_with_the_jot(qtbot, flow, tool):
    tool._on_open()
    qtbot.keyClicks(tool.bar.line, "my son drinks")
    qtbot.keyClick(tool.bar.line, Qt.Key.Key_F7)
    qtbot.keyClick(tool.bar.line, Qt.Key.Key_Return)
    assert kept(flow).jots[0].between_us
    assert not tool.bar.between_us.isChecked()


def test_jots_on_the_page_go_into_its_words_by_one_key_behind_what_is_half_typed(qtbot, flow, tool):
    jot(qtbot, flow, "the nights")
    flow.step(lay_jot(flow.session, 1, "safe"))
    assert not tool.strip.isHidden()
    box = flow.view.page.body.fields[0].box
    box.setFocus()
    qtbot.keyClicks(box, "fine by day")
    qtbot.keyClick(box, Qt.Key.Key_I, Qt.KeyboardModifier.ControlModifier)
    assert kept(flow).answers["safe.words"].value == "fine by day\nthe nights"
    assert kept(flow).jots[0].worded == ("safe",)
    assert box.toPlainText() == "fine by day\nthe nights"
    flow.view.page_asked.emit("people")
    assert tool.strip.isHidden()


def test_words_that_grow_too_long_are_said_and_nothing_changes(qtbot, flow, tool, frame):
    jot(qtbot, flow, "the nights")
    flow.view.given.emit("safe.words", "y" * 19_999, "")
    flow.step(lay_jot(flow.session, 1, "safe"))
    tool.strip.put_all.click()
    assert "more than one answer can hold" in frame.told[-1]
    assert len(kept(flow).answers["safe.words"].value) == 19_999


def test_a_remark_for_another_is_no_jot_of_this_conversation(qtbot, flow, tool, frame):
    tool._on_open()
    qtbot.keyClicks(tool.bar.line, "I never sleep")
    qtbot.keyClick(tool.bar.line, Qt.Key.Key_F4)
    qtbot.keyClick(tool.bar.line, Qt.Key.Key_Return)
    assert "who it is" in tool.bar.finding.text()
    qtbot.keyClicks(tool.bar.whose, "Ewan")
    qtbot.keyClick(tool.bar.whose, Qt.Key.Key_Return)
    assert frame.told == ["Kept for Ewan's own conversation, outside this one."]
    assert (flow.session.jots, kept(flow).typing, tool.bar.isHidden()) == ((), {}, True)
    (heard,) = remarks.remarks_heard(frame.workplace, flow.session.interview)
    assert heard.text == "I never sleep"


def test_a_talk_after_one_from_paper_is_one_in_which_they_go_on_talking(flow, tool, frame):
    tool.take(replace(flow.session, header=replace(flow.session.header, mode=FROM_PAPER)))
    assert tool.bar.line.placeholderText() == say("jots.line_paper")
    tool.take(flow.session)
    assert tool.bar.line.placeholderText() == say("jots.line")


def test_enter_pressed_twice_keeps_a_remark_once(qtbot, flow, tool, frame):
    tool._on_open()
    qtbot.keyClicks(tool.bar.line, "I never sleep")
    tool.bar.for_another.click()
    qtbot.keyClicks(tool.bar.whose, "Ewan")
    frame.runner = Later()
    for _ in range(2):
        qtbot.keyClick(tool.bar.whose, Qt.Key.Key_Return)
    frame.runner.go()
    (heard,) = remarks.remarks_heard(frame.workplace, flow.session.interview)
    assert heard.text == "I never sleep"
    tool.bar.remark_entered.emit("Ewan", "Nor in the day")  # and the next one is kept as well
    frame.runner.go()
    assert len(remarks.remarks_heard(frame.workplace, flow.session.interview)) == 2


def test_a_remark_the_disk_refuses_stays_in_the_line(qtbot, flow, tool, frame, monkeypatch):
    def full(*_told):
        raise EnvironmentFailure("foundation.disk_full", name="vault.db")

    monkeypatch.setattr(remarks, "keep_remark", full)
    tool._on_open()
    tool.bar.line.setPlainText("I never sleep")
    tool.bar.remark_entered.emit("Ewan", tool.bar.text)
    assert frame.failures == ["foundation.disk_full"]
    assert tool.bar.text == "I never sleep"


def test_the_button_opens_the_line_too(flow, tool):
    tool.open_button.click()
    assert QApplication.focusWidget() in {tool.bar.line, None} or tool.bar.isVisible()
    assert not tool.bar.isHidden()


def test_half_a_jot_just_between_us_is_that_after_a_crash_and_after_a_pause(qtbot, flow, tool, frame):
    tool._on_open()
    qtbot.keyClicks(tool.bar.line, "my son takes my pension")
    qtbot.keyClick(tool.bar.line, Qt.Key.Key_F7)
    qtbot.waitUntil(lambda: not tool._pulse._waiting, timeout=1200)
    again = entered(ConversationFlow(frame), interview=flow.session.interview)
    qtbot.addWidget(again.view)
    assert tool_of(again).bar.between_us.isChecked()
    interview = again.session.interview
    again.put_down()
    again.leave()
    again.enter(interview=interview)
    assert tool_of(again).bar.half == HalfJot(text="my son takes my pension", between_us=True)
    qtbot.keyClick(tool_of(again).bar.line, Qt.Key.Key_Return)
    assert kept(again).jots[0].between_us
    assert kept(again).typing == {}


def test_half_a_remark_for_another_is_theirs_after_a_pause(qtbot, flow, tool, frame):
    tool._on_open()
    qtbot.keyClicks(tool.bar.line, "I never sleep")
    qtbot.keyClick(tool.bar.line, Qt.Key.Key_F4)
    qtbot.keyClicks(tool.bar.whose, "Ewan Munro")
    interview = flow.session.interview
    flow.put_down()
    flow.leave()
    assert (tool.bar.text, tool.bar.whose.text()) == ("", "")
    flow.enter(interview=interview)
    assert tool.bar.half == HalfJot(text="I never sleep", whose="Ewan Munro")
    assert tool.stands_in_the_way(flow.session)
    qtbot.keyClick(tool.bar.line, Qt.Key.Key_Return)
    assert (kept(flow).jots, kept(flow).typing) == ((), {})
    (heard,) = remarks.remarks_heard(frame.workplace, interview)
    assert (heard.whose, heard.text) == ("Ewan Munro", "I never sleep")


def test_what_was_refused_as_a_remark_is_still_saved_as_half_typed(qtbot, flow, tool):
    tool._on_open()
    qtbot.keyClicks(tool.bar.line, "I never sleep")
    qtbot.keyClick(tool.bar.line, Qt.Key.Key_F4)
    qtbot.keyClick(tool.bar.line, Qt.Key.Key_Return)
    assert "who it is" in tool.bar.finding.text()
    flow.put_down()
    assert half_jot_of(kept(flow).typing) == HalfJot(text="I never sleep", whose="")


@pytest.mark.parametrize("cut", [False, True])
def test_a_jot_is_said_by_whoever_was_answering_at_its_first_letter(qtbot, flow, tool, frame, cut):
    tool._on_open()
    qtbot.keyClicks(tool.bar.line, "Fell ag")
    flow.view.said.emit("", "advocate.what_i_think")
    qtbot.keyClicks(tool.bar.line, "ain on Tues")
    if cut:
        qtbot.waitUntil(lambda: not tool._pulse._waiting, timeout=1200)
        flow = entered(ConversationFlow(frame), interview=flow.session.interview)
        qtbot.addWidget(flow.view)
        tool = tool_of(flow)
    assert flow.session.said_by == (SaidBy.ADVOCATE,)
    qtbot.keyClicks(tool.bar.line, "day")
    qtbot.keyClick(tool.bar.line, Qt.Key.Key_Return)
    (jot,) = kept(flow).jots
    assert "Tues" in jot.text
    assert (jot.told_by, jot.view) == ((SaidBy.PERSON,), None)
    assert kept(flow).typing == {}
    jot_again(qtbot, tool, "twice")
    assert kept(flow).jots[-1].told_by == (SaidBy.ADVOCATE,)


def jot_again(qtbot, tool, text):
    tool._on_open()
    qtbot.keyClicks(tool.bar.line, text)
    qtbot.keyClick(tool.bar.line, Qt.Key.Key_Return)


def test_what_is_jotted_while_typing_in_from_paper_shows_no_minutes(qtbot, frame, monkeypatch):
    said = []
    monkeypatch.setattr(
        "udset_desktop.desktop.flows.jot_tool.announce", lambda _on, words: said.append(words)
    )
    header = replace(
        choice_of().header, mode=FROM_PAPER, held_on=frame.workplace.clock.today_on().isoformat()
    )
    flow = entered(
        ConversationFlow(frame), session=interviewing.begin(frame.workplace, choice_of(header=header))
    )
    qtbot.addWidget(flow.view)
    flow.view.show()
    tool = tool_of(flow)
    frame.workplace.clock.advance(1_500)
    tool._on_open()
    assert tool.bar.minutes.isHidden()
    assert tool.bar.line.placeholderText() == tool.bar.line.accessibleName() == say("jots.line_paper")
    qtbot.keyClicks(tool.bar.line, "half a line")
    flow.put_down()
    flow.leave()
    flow.enter(interview=flow.workplace.require_vault().load_drafts()[0].interview)
    assert tool.bar.text == "half a line"
    assert tool.bar.minutes.isHidden()
    qtbot.keyClick(tool.bar.line, Qt.Key.Key_Return)
    assert said == ["Jot kept"]
    flow.step(lay_jot(flow.session, 1, flow.session.page))
    assert tool.strip.rows[0].about.text() == ""
    lay_out = flow.tool(LayOutTool)
    lay_out._on_open()
    (row,) = lay_out.page.list.rows.rows
    assert row.moment == ""
