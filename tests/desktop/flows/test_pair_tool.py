from PySide6.QtCore import Qt

from tests.kit.talks import begun_talk
from tests.kit.windows import words_on
from udset_desktop.desktop.flows.jot_tool import JotTool
from udset_desktop.desktop.flows.pair_tool import WAITS_AT_MOST_S, PairTool
from udset_desktop.interview.screen import Stage
from udset_desktop.usecases.interviewing import today


def tool_of(flow, kind=PairTool):
    return next(one for one in flow.tools if isinstance(one, kind))


def go(flow, frame):
    """What the window does when a flow asks for the conversation of another."""
    place, handed = frame.gone[-1]
    assert place == "conversation"
    flow.leave()
    flow.enter(**handed)


def bring(flow, frame, name="Ewan"):
    """Somebody else's turn: begun beside the first."""
    frame.answer_with = ("begin", "")
    assert tool_of(flow).swap_button.isHidden()
    tool_of(flow)._on_swap()
    assert frame.place == "begin"
    flow.leave()
    flow.enter(session=begun_talk(frame.workplace, name))


def swap(qtbot, flow, frame):
    qtbot.keyClick(flow.view.page.opening, Qt.Key.Key_Tab, Qt.KeyboardModifier.ControlModifier)
    go(flow, frame)


def test_one_key_goes_from_one_to_the_other_and_back(qtbot, flow, frame):
    bring(flow, frame)
    assert tool_of(flow).swap_button.text() == "Over to Morag · Ctrl+Tab"
    swap(qtbot, flow, frame)
    assert (flow.session.name, flow.view.name.text()) == ("Morag", "Morag")
    assert tool_of(flow).swap_button.text() == "Over to Ewan · Ctrl+Tab"
    swap(qtbot, flow, frame)
    assert flow.session.name == "Ewan"


def test_each_goes_on_where_it_stood_with_nothing_of_the_other(qtbot, flow, frame):
    box = flow.view.page.body.fields[0].box
    qtbot.keyClicks(box, "the nights")
    bring(flow, frame)
    flow.view.page_asked.emit("safe")
    assert flow.view.page.body.fields[0].box.toPlainText() == ""
    swap(qtbot, flow, frame)
    assert flow.session.page == "safe"
    assert flow.view.page.body.fields[0].box.toPlainText() == "the nights"
    assert flow.view.focusWidget() is flow.view.page.opening


def test_not_even_far_too_long_a_text_is_seen_in_the_other(qtbot, flow, frame):
    box = flow.view.page.body.fields[0].box
    box.setPlainText("x" * 200_001)  # too long to keep
    bring(flow, frame)
    flow.view.page_asked.emit("safe")
    assert flow.view.page.body.fields[0].box.toPlainText() == ""


def test_no_step_and_no_line_of_bringing_it_together_is_seen_in_the_other(qtbot, flow, frame):
    def to_together():
        while flow.session.stage is not Stage.TOGETHER:
            flow.view.next_asked.emit()

    to_together()
    together = flow.view.together
    qtbot.keyClicks(together.matters[0], "To sleep")
    together.add_step.click()
    qtbot.keyClicks(together.review, "nonsense")
    bring(flow, frame)
    to_together()
    assert [line.text() for line in (*together.matters, together.review)] == [""] * 4
    assert together.steps == []


def test_a_name_is_offered_for_a_remark(qtbot, flow, frame):
    bring(flow, frame)
    bar = tool_of(flow, JotTool).bar
    tool_of(flow, JotTool)._on_open()
    assert bar.whose.text() == "Morag"


def test_nobody_is_beside_anybody_unless_it_was_asked_for(flow, frame):
    flow.leave()
    flow.enter(session=begun_talk(frame.workplace, "Isla"))
    assert tool_of(flow).beside is None
    assert "Morag" not in words_on(flow.view)


def test_who_comes_much_later_is_in_another_house(flow, frame):
    frame.answer_with = ("today", "")
    tool_of(flow)._on_swap()
    assert frame.place == "today"
    flow.leave()
    frame.workplace.clock.advance(WAITS_AT_MOST_S + 1)
    flow.enter(session=begun_talk(frame.workplace, "Isla"))
    assert tool_of(flow).beside is None


def test_a_third_conversation_shows_neither(flow, frame):
    bring(flow, frame)
    flow.leave()
    flow.enter(session=begun_talk(frame.workplace, "Isla"))
    assert tool_of(flow).beside is None
    shown = words_on(flow.view)
    assert "Morag" not in shown
    assert "Ewan" not in shown


def test_no_is_no(flow, frame):
    tool_of(flow)._on_swap()
    assert frame.gone == []
    flow.leave()
    flow.enter(session=begun_talk(frame.workplace, "Ewan"))
    assert tool_of(flow).beside is None


def test_a_finished_conversation_is_beside_nobody(qtbot, flow, frame):
    bring(flow, frame)
    while flow.session.stage is not Stage.PERMISSIONS:
        flow.view.next_asked.emit()
    flow.view.next_asked.emit()
    assert frame.place == "sheet"
    flow.leave()
    flow.enter(interview=today(frame.workplace).drafts[0].interview)
    assert flow.session.name == "Morag"
    assert tool_of(flow).beside is None


def test_nothing_that_is_kept_or_listed_names_the_other(flow, frame):
    bring(flow, frame)
    drafts = frame.workplace.require_vault().load_drafts()
    ewan = next(draft for draft in drafts if draft.interview == flow.session.interview)
    assert "Morag" not in repr(ewan)
    assert all("Morag" not in repr(row) or "Ewan" not in repr(row) for row in today(frame.workplace).drafts)
