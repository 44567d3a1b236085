"""What the tests of the conversation's flows share: one under way, at its page on feeling safe."""

import pytest

from tests.kit.talks import begun_talk
from tests.kit.windows import entered
from udset_desktop.desktop.flows.conversation_flow import ConversationFlow


@pytest.fixture
def flow(qtbot, frame):
    made = entered(ConversationFlow(frame), session=begun_talk(frame.workplace))
    qtbot.addWidget(made.view)
    made.view.resize(1366, 768)
    made.view.show()
    made.view.activateWindow()
    made.view.page_asked.emit("safe")
    return made
