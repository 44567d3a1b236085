import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication

from tests.kit.talks import begun_talk
from tests.kit.windows import entered
from udset_desktop.desktop.flows.conversation_flow import ConversationFlow
from udset_desktop.desktop.flows.jot_tool import JotTool
from udset_desktop.desktop.flows.lay_out_tool import LayOutTool
from udset_desktop.interview.answers import SaidBy
from udset_desktop.interview.screen import Stage


@pytest.fixture
def flow(flow):
    """With three jots."""
    for text in ("the nights", "the bus", "my son"):
        tool_of(flow, JotTool).bar.entered.emit(text, False)  # noqa: FBT003
    return flow


def tool_of(flow, kind):
    return next(one for one in flow.tools if isinstance(one, kind))


@pytest.fixture
def tool(flow):
    made = tool_of(flow, LayOutTool)
    made.open_button.click()
    return made


def kept(flow):
    return flow.workplace.require_vault().load_draft(flow.session.interview)


def strike(qtbot, key, held=Qt.KeyboardModifier.NoModifier):
    qtbot.keyClick(QApplication.focusWidget(), key, held)


def letter(tool, page):
    return getattr(Qt.Key, f"Key_{tool.page.board.letters[page].upper()}")


def test_the_button_says_how_many_there_are(flow):
    assert tool_of(flow, LayOutTool).open_button.text() == "Jots (3)"


def test_jots_are_laid_by_keys_and_kept(qtbot, flow, tool):
    strike(qtbot, letter(tool, "safe"))
    strike(qtbot, letter(tool, "reliable"))
    strike(qtbot, Qt.Key.Key_Down)
    strike(qtbot, letter(tool, "people"))
    assert [jot.laid for jot in kept(flow).jots] == [("safe", "reliable"), ("people",), ()]
    strike(qtbot, letter(tool, "people"))
    assert kept(flow).jots[1].laid == ()
    assert tool.page.board.nodes["safe"].place.jots == 1


def test_a_jot_is_carried_to_its_place(flow, tool):
    tool.page.board.nodes["home"].dropped.emit("home", 3)
    tool.page.board.nodes["home"].dropped.emit("home", 3)
    assert kept(flow).jots[2].laid == ("home",)
    assert tool.page.list.number == 3


def test_enter_puts_it_into_the_words_of_all_it_is_about(qtbot, flow, tool):
    strike(qtbot, letter(tool, "safe"))
    strike(qtbot, letter(tool, "reliable"))
    strike(qtbot, Qt.Key.Key_Return)
    strike(qtbot, Qt.Key.Key_Return)
    answers = kept(flow).answers
    assert answers["safe.words"].value == answers["reliable.words"].value == "the nights"
    assert kept(flow).jots[0].worded == ("safe", "reliable")


def test_a_jot_keeps_who_said_it_and_lay_out_says_so_where_it_was_not_the_person(qtbot, flow, tool):
    flow.view.said.emit("", "family_or_friend.what_i_think")
    tool_of(flow, JotTool).bar.entered.emit("twice, I think", False)  # noqa: FBT003
    notes = [row.note for row in tool.page.list.rows.rows]
    assert notes[:3] == ["", "", ""]
    assert "family or a friend" in notes[3].lower()
    strike(qtbot, letter(tool, "safe"))
    strike(qtbot, Qt.Key.Key_Return)
    said = kept(flow).answers["safe.words"]
    assert (said.value, said.said_by, said.perspective) == ("the nights", (SaidBy.PERSON,), None)
    assert kept(flow).jots[3].told_by == (SaidBy.FAMILY_OR_FRIEND,)


def test_a_page_without_words_is_said(qtbot, flow, tool, frame):
    flow.view.room_said.emit(())
    tool.page.laid.emit(1, "views")
    tool.page.worded.emit(1)
    assert frame.told == ["This page has no words of its own to put a jot into. The jot stays where it lies."]


def test_just_between_us_here_too(qtbot, flow, tool):
    strike(qtbot, letter(tool, "safe"))
    strike(qtbot, Qt.Key.Key_Return)
    strike(qtbot, Qt.Key.Key_F7)
    assert kept(flow).jots[0].between_us
    assert kept(flow).answers["safe.words"].between_us
    strike(qtbot, Qt.Key.Key_F7)
    assert not kept(flow).jots[0].between_us


def test_better_words_are_kept_with_the_same_moment(qtbot, flow, tool, frame):
    strike(qtbot, Qt.Key.Key_F3)
    qtbot.keyClicks(tool.page.line, "the nights since the fall")
    strike(qtbot, Qt.Key.Key_Return)
    assert kept(flow).jots[0].text == "the nights since the fall"
    tool.page.rewritten.emit(1, "x" * 2001)
    assert "more than one jot can hold" in frame.told[-1]
    assert kept(flow).jots[0].text == "the nights since the fall"


def test_better_words_half_typed_are_kept_within_a_second_and_back_after_a_crash(qtbot, flow, tool, frame):
    strike(qtbot, Qt.Key.Key_F3)
    qtbot.keyClicks(tool.page.line, "the nights si")
    qtbot.waitUntil(lambda: bool(kept(flow).typing), timeout=1200)
    assert kept(flow).jots[0].text == "the nights"
    again = entered(ConversationFlow(frame), interview=flow.session.interview)
    qtbot.addWidget(again.view)
    page = tool_of(again, LayOutTool).page
    qtbot.waitUntil(lambda: again.view.desk.lies_over(page))
    assert (page.list.number, page.line.toPlainText()) == (1, "the nights si")
    again.put_down()
    assert (kept(flow).jots[0].text, kept(flow).typing) == ("the nights si", {})


def test_better_words_let_be_leave_nothing_behind(qtbot, flow, tool):
    strike(qtbot, Qt.Key.Key_F3)
    qtbot.keyClicks(tool.page.line, "the nights si")
    flow._pulse.flush()
    assert kept(flow).typing
    strike(qtbot, Qt.Key.Key_Escape)
    flow.put_down()
    assert (kept(flow).jots[0].text, kept(flow).typing) == ("the nights", {})


def test_too_many_better_words_stay_in_the_line_and_finishing_says_so(qtbot, flow, tool, frame):
    for number in (1, 2, 3):
        tool.page.laid.emit(number, "safe")
    strike(qtbot, Qt.Key.Key_F3)
    long = "x" * 2001
    tool.page.line.setPlainText(long)
    strike(qtbot, Qt.Key.Key_Return)
    assert tool.page.line.toPlainText() == long
    assert tool.page.line.isVisible()
    strike(qtbot, Qt.Key.Key_Escape)  # let be, and typed once more, and then away from it
    strike(qtbot, Qt.Key.Key_F3)
    tool.page.line.setPlainText(long)
    tool.page.left.emit()
    assert list(kept(flow).typing.values()) == [long]
    flow._finish(flow.session)
    assert frame.workplace.require_vault().count_records() == 0
    assert "more than one jot can hold" in frame.told[-1]
    assert tool.page.line.toPlainText() == long


def test_a_jot_deleted_can_be_put_back(qtbot, flow, tool):
    strike(qtbot, Qt.Key.Key_Delete)
    assert [jot.text for jot in kept(flow).jots] == ["the bus", "my son"]
    assert tool.page.list.number == 2
    assert not tool.page.put_back.isHidden()
    strike(qtbot, Qt.Key.Key_Z, Qt.KeyboardModifier.ControlModifier)
    assert [jot.text for jot in kept(flow).jots] == ["the nights", "the bus", "my son"]
    assert tool.page.put_back.isHidden()
    strike(qtbot, Qt.Key.Key_Z, Qt.KeyboardModifier.ControlModifier)


def test_all_that_lie_nowhere_go_only_when_it_is_said_twice(flow, tool, frame):
    tool.page.laid.emit(1, "safe")
    tool.page.drop_loose.click()
    assert len(kept(flow).jots) == 3
    frame.answer_with = ("drop", "")
    tool.page.drop_loose.click()
    assert [jot.number for jot in kept(flow).jots] == [1]


def test_a_conversation_is_not_finished_over_jots_that_lie_nowhere(qtbot, flow, frame):
    tool = tool_of(flow, LayOutTool)
    while flow.session.stage is not Stage.PERMISSIONS:
        flow.view.next_asked.emit()
    flow.view.next_asked.emit()
    assert frame.workplace.require_vault().count_records() == 0
    assert flow.view.desk.lies_over(tool.page)
    assert frame.told == [
        "Jots that lie nowhere yet: 3. Lay each onto what it is about, or delete it; then finish."
    ]
    for _ in range(2):
        strike(qtbot, letter(tool, "safe"))
        strike(qtbot, Qt.Key.Key_Down)
    strike(qtbot, Qt.Key.Key_Delete)
    strike(qtbot, Qt.Key.Key_Escape)
    assert flow.session.stage is Stage.PERMISSIONS
    assert not flow.view.desk.covered
    flow.view.next_asked.emit()
    place, handed = frame.gone[-1]
    assert place == "sheet"
    assert [jot.text for jot in handed["record"].jots] == ["the nights", "the bus"]


def test_a_half_typed_jot_is_named_too_before_finishing(qtbot, flow, frame):
    tool_of(flow, LayOutTool).page.laid.emit(1, "safe")
    for number in (2, 3):
        tool_of(flow, LayOutTool).page.dropped.emit(number)
    bar = tool_of(flow, JotTool).bar
    bar.line.setPlainText("half a")
    flow._finish(flow.session)
    assert frame.workplace.require_vault().count_records() == 0
    assert frame.told[-1].startswith("A jot is half typed.")
    assert flow.view.focusWidget() is bar.line
    bar.line.clear()
    qtbot.keyClick(bar.line, Qt.Key.Key_Return)
    flow._finish(flow.session)
    assert frame.workplace.require_vault().count_records() == 1


def test_the_page_takes_the_whole_width_and_gives_it_back(qtbot, flow, tool):
    assert flow.view.side.isHidden()
    strike(qtbot, Qt.Key.Key_Escape)
    assert not flow.view.side.isHidden()
    assert flow.view.focusWidget() is flow.view.page.opening
    tool._on_open()
    tool._on_open()
    assert not flow.view.desk.covered


def test_nothing_of_one_conversation_is_put_back_into_another(qtbot, flow, tool, frame):
    strike(qtbot, Qt.Key.Key_Delete)
    flow.leave()
    flow.enter(session=begun_talk(frame.workplace, "Ewan"))
    tool._on_open()
    assert tool.page.list.rows.rows == ()
    assert tool.page.put_back.isHidden()
    tool.page.put_back_asked.emit()
    assert flow.session.jots == ()
