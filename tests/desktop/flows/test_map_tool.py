import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication

from tests.kit.talks import begun_talk
from tests.kit.windows import entered
from udset_desktop.desktop.flows.conversation_flow import ConversationFlow
from udset_desktop.desktop.flows.map_tool import MapTool
from udset_desktop.interview.screen import Stage, Touch


@pytest.fixture
def tool(flow):
    return next(one for one in flow.tools if isinstance(one, MapTool))


def kept(flow):
    return flow.workplace.require_vault().load_draft(flow.session.interview)


def press(qtbot, key, held=Qt.KeyboardModifier.NoModifier):
    qtbot.keyClick(QApplication.focusWidget(), key, held)


def test_any_outcome_is_two_keys_away_by_the_map(qtbot, flow, tool):
    press(qtbot, Qt.Key.Key_M, Qt.KeyboardModifier.ControlModifier)
    assert flow.view.desk.lies_over(tool.map)
    assert tool.map.board.nodes["safe"].hasFocus()
    letter = tool.map.board.letters["reliable"]
    press(qtbot, getattr(Qt.Key, f"Key_{letter.upper()}"))
    assert flow.session.page == "reliable"
    assert not flow.view.desk.covered
    assert flow.view.focusWidget() is flow.view.page.opening


def test_the_letters_are_those_of_the_list(flow, tool):
    flow.view.map.show_letters(on=True)
    in_list = {row.page: row.letter for row in flow.view.map.rows.rows if row.page}
    tool.open_button.click()
    assert tool.map.board.letters == in_list


@pytest.mark.parametrize("stage", [Stage.TOGETHER, Stage.PERMISSIONS])
def test_it_opens_from_the_last_stages_too_and_goes_back_there(qtbot, flow, tool, stage):
    while flow.session.stage is not stage:
        flow.view.next_asked.emit()
    tool.open_button.click()
    assert flow.view.desk.lies_over(tool.map)
    press(qtbot, Qt.Key.Key_Escape)
    assert not flow.view.desk.covered
    assert flow.session.stage is stage


def test_half_typed_words_are_put_down_before_it_shows_what_was_touched(qtbot, flow, tool):
    box = flow.view.page.body.fields[0].box
    box.setFocus()
    qtbot.keyClicks(box, "the nights")
    press(qtbot, Qt.Key.Key_M, Qt.KeyboardModifier.ControlModifier)
    assert kept(flow).answers["safe.words"].value == "the nights"
    assert tool.map.board.nodes["safe"].place.touch is Touch.BEGUN
    press(qtbot, Qt.Key.Key_M, Qt.KeyboardModifier.ControlModifier)
    assert not flow.view.desk.covered


def test_to_the_page_one_came_from_it_simply_goes_back(qtbot, flow, tool):
    tool.open_button.click()
    press(qtbot, Qt.Key.Key_Return)
    assert (flow.session.page, flow.view.desk.covered) == ("safe", False)
    assert flow.view.focusWidget() is flow.view.page.opening


def test_a_conversation_begun_to_be_short_opens_with_the_map_to_pick_on(qtbot, frame):
    flow = entered(ConversationFlow(frame), session=begun_talk(frame.workplace), pick_short=True)
    qtbot.addWidget(flow.view)
    tool = next(one for one in flow.tools if isinstance(one, MapTool))
    assert flow.view.desk.lies_over(tool.map)
    assert tool.map.short_button.isChecked()
    tool.map.board.nodes["safe"].click()
    tool.map.take_button.click()
    assert kept(flow).header.short == ("safe",)


def test_a_short_visit_is_picked_on_it_and_kept(flow, tool):
    tool.open_button.click()
    tool.map.short_button.click()
    for page in ("reliable", "well", "safe"):
        tool.map.board.nodes[page].click()
    tool.map.take_button.click()
    assert kept(flow).header.short == ("safe", "well", "reliable")
    assert flow.session.page == "safe"
    flow.view.next_asked.emit()
    assert flow.session.page == "well"
    tool.open_button.click()
    assert tool.map.board.nodes["well"].place.picked
    tool.map.all_button.click()
    assert kept(flow).header.short == ()
    assert not flow.view.desk.covered


def test_another_conversation_never_shows_the_map_of_the_one_before(qtbot, flow, tool, frame):
    flow.view.given.emit("safe.rating", "no", "")
    tool.open_button.click()
    flow.leave()
    flow.enter(session=begun_talk(frame.workplace, "Ewan"))
    assert not flow.view.desk.covered
    tool.open_button.click()
    assert tool.map.board.canvas.state.name == "Ewan"
    assert tool.map.board.nodes["safe"].place.touch is Touch.UNTOUCHED
