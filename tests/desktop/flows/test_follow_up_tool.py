import pytest
from PySide6.QtCore import Qt

from tests.kit.talks import begun_talk
from tests.kit.windows import entered
from udset_desktop.desktop.flows.conversation_flow import ConversationFlow
from udset_desktop.interview import session as steps
from udset_desktop.interview.screen import Stage


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


@pytest.mark.parametrize("stands", ["words", "map", "jots", "letters", Stage.TOGETHER, Stage.PERMISSIONS])
def test_its_key_is_heard_wherever_the_conversation_stands(qtbot, flow, frame, stands):
    both = Qt.KeyboardModifier.ControlModifier | Qt.KeyboardModifier.ShiftModifier
    flow.view.page.opening.setFocus()
    if isinstance(stands, Stage):
        flow.turn(steps.go_to_stage(flow.session, stands))
        assert flow.session.stage is stands
    elif stands == "words":
        flow.view.page.body.fields[0].boxes()[0].setFocus()
    else:
        key, held = {
            "map": (Qt.Key.Key_M, Qt.KeyboardModifier.ControlModifier),
            "jots": (Qt.Key.Key_J, both),
            "letters": (Qt.Key.Key_K, Qt.KeyboardModifier.ControlModifier),
        }[stands]
        qtbot.keyClick(flow.view.page.opening, key, held)
    qtbot.keyClick(flow.view.window().focusWidget(), Qt.Key.Key_F2)
    assert [place for place, _ in frame.gone] == ["follow_up"]


def test_the_button_says_nothing_of_what_it_is_for(flow):
    assert flow.view.side.findChild(object, "follow_up_button").text() == "Follow-up · F2"


def test_without_a_conversation_the_key_does_nothing(flow, frame):
    flow.leave()
    next(tool for tool in flow.tools if tool.__class__.__name__ == "FollowUpTool").open()
    assert frame.gone == []
