import pytest
from PySide6.QtCore import Qt

from tests.kit.talks import begun_talk
from tests.kit.windows import entered
from udset_desktop.desktop.flows.conversation_flow import ConversationFlow


@pytest.fixture
def flow(qtbot, frame):
    made = entered(ConversationFlow(frame), session=begun_talk(frame.workplace))
    qtbot.addWidget(made.view)
    made.view.show()
    return made


def test_one_key_leads_there_from_any_stage_and_says_the_way_back(qtbot, flow, frame):
    interview = flow.session.interview
    for press in (
        lambda: qtbot.keyClick(flow.view.page.body.fields[0], Qt.Key.Key_F2),
        lambda: flow.view.side.findChild(object, "follow_up_button").click(),
    ):
        frame.gone.clear()
        press()
        ((place, handed),) = frame.gone
        assert (place, handed["about"], handed["interview"]) == ("follow_up", "Morag", interview)
        assert (handed["came_from"].place, handed["came_from"].handed) == (
            "conversation",
            {"interview": interview},
        )


def test_the_button_says_nothing_of_what_it_is_for(flow):
    assert flow.view.side.findChild(object, "follow_up_button").text() == "Follow-up · F2"


def test_without_a_conversation_the_key_does_nothing(flow, frame):
    flow.leave()
    next(tool for tool in flow.tools if tool.__class__.__name__ == "FollowUpTool").open()
    assert frame.gone == []
