"""Harm and safety through the window: what is said at the start, the one key, the paper."""

from dataclasses import replace

from PySide6.QtCore import Qt
from PySide6.QtPrintSupport import QPrintDialog
from PySide6.QtTest import QTest

from tests.kit.talks import begun_talk, finished_talk
from tests.kit.windows import entered, in_front, words_on
from udset_desktop.desktop.flows.begin_flow import BeginFlow
from udset_desktop.desktop.flows.conversation_flow import ConversationFlow
from udset_desktop.desktop.flows.follow_up_flow import FollowUpFlow
from udset_desktop.desktop.flows.sheet_flow import SheetFlow
from udset_desktop.project.model import STEPS_AT_RISK, Helpline
from udset_desktop.usecases import following_up
from udset_desktop.usecases.exporting import preview

NUMBERS = (
    Helpline(for_whom="adults", name="Adult protection", number="01632 960110"),
    Helpline(for_whom="children", name="Children's team", number="01632 960220"),
)
STEPS = "Ring the same day.\nTell your team lead."
HARM = "If you or someone else may come to harm, I have to pass that on. I would tell you first."


def test_the_opening_words_say_when_confidence_would_be_broken_before_the_yes(qtbot, frame):
    flow = entered(BeginFlow(frame))
    qtbot.addWidget(flow.view)
    in_front(qtbot, flow.view)
    assert HARM in flow.view.notice_words.text()
    assert HARM in words_on(flow.view)
    column = flow.view.talk_asked.parentWidget().layout()
    assert column.indexOf(flow.view.notice_words) < column.indexOf(flow.view.talk_asked)


def test_one_key_shows_the_numbers_and_steps_of_this_place_and_nothing_of_it_leaves(qtbot, frame):
    frame.workplace.project = replace(
        frame.workplace.require_project(), helplines=NUMBERS, notes={STEPS_AT_RISK: STEPS}
    )
    talk = entered(ConversationFlow(frame), session=begun_talk(frame.workplace))
    qtbot.addWidget(talk.view)
    in_front(qtbot, talk.view)
    QTest.keyClick(talk.view.page.opening, Qt.Key.Key_F2)
    place, handed = frame.gone[-1]
    assert place == "follow_up"
    page = entered(FollowUpFlow(frame), **handed)
    qtbot.addWidget(page.view)
    shown = words_on(page.view)
    for words in ("01632 960110", "Adult protection", "01632 960220", "1. Ring the same day.", "2. Tell"):
        assert words in shown
    page.view.boxes["said"].setPlainText("He takes my card.")
    page.leave()
    assert [note.said for note in following_up.list_notes(frame.workplace)] == ["He takes my card."]
    finished_talk(frame.workplace, "Agnes")
    leaving = preview(frame.workplace)
    assert leaving.records == 1
    assert b"card" not in b"".join(bundle.inner for bundle in leaving.bundles)
    assert "card" not in "".join(leaving.lines)


def test_no_key_prints_before_it_is_said_that_the_paper_is_safe_here(qtbot, frame):
    flow = entered(SheetFlow(frame), record=finished_talk(frame.workplace))
    qtbot.addWidget(flow.view)
    in_front(qtbot, flow.view)

    def asked_to_print():
        flow.view.ask_print()  # what the shell's Ctrl+P calls
        return flow.view.findChildren(QPrintDialog)

    assert not asked_to_print()
    assert flow.view.safe_card.isVisible()
    flow.view.safe.buttons["no"].click()
    assert not asked_to_print()
    flow.view.safe.buttons["yes"].click()
    (dialog,) = asked_to_print()
    dialog.reject()
