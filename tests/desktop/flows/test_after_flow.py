import pytest
from PySide6.QtGui import QGuiApplication

from tests.kit.talks import finished_talk
from tests.kit.tools import REFLECTION, talked_through
from tests.kit.windows import entered, words_on
from udset_desktop.desktop.flows.sheet_flow import SheetFlow
from udset_desktop.desktop.work.clipboard import lent_clipboard
from udset_desktop.usecases import importing


@pytest.fixture
def record(tool_frame):
    return talked_through(tool_frame.workplace, "user-review/1.0.1")


@pytest.fixture
def flow(qtbot, tool_frame, record):
    made = entered(SheetFlow(tool_frame), record=record)
    qtbot.addWidget(made.view)
    yield made
    lent_clipboard().take_off()


def on_board():
    return QGuiApplication.clipboard().text()


def test_a_conversation_is_copied_as_the_very_text_of_the_command(flow, tool_frame, record):
    flow.view.after.copy_button.click()
    assert on_board() == importing.copy_out(tool_frame.workplace, record.interview)
    assert "taken off the clipboard" in words_on(flow.view)


def test_the_ways_on_lead_to_their_places(flow, tool_frame, record):
    after = flow.view.after
    after.summary_button.click()
    assert tool_frame.gone[-1] == ("summary", {"record_id": record.id})
    after.reflection_button.click()
    place, handed = tool_frame.gone[-1]
    assert (place, handed["key"], handed["record_id"]) == ("work_note", REFLECTION, record.id)
    assert (handed["came_from"].place, handed["came_from"].handed) == ("sheet", {"record_id": record.id})


def test_the_summary_is_a_sheet_of_its_own(flow, tool_frame, record):
    assert not flow.view.kinds.buttons["summary"].isHidden()
    flow.view.kinds.buttons["summary"].click()
    assert flow.view.paper.pages


def test_where_the_project_uses_no_such_tool_nothing_is_offered(qtbot, frame):
    flow = entered(SheetFlow(frame), record=finished_talk(frame.workplace))
    qtbot.addWidget(flow.view)
    assert flow.view.after.summary_button.isHidden()
    assert flow.view.after.reflection_button.isHidden()
    assert flow.view.kinds.buttons["summary"].isHidden()
    assert not flow.view.after.copy_button.isHidden()
