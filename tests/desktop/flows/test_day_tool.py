from datetime import timedelta

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest

from tests.kit.talks import begun_talk, finished_talk
from tests.kit.windows import entered, in_front
from udset_desktop.desktop.flows.conversation_flow import ConversationFlow
from udset_desktop.foundation.clock import FixedClock
from udset_desktop.foundation.wording import sentence_of
from udset_desktop.usecases import interviewing

KEY = "9"  # under the seven kinds of people in the room and who holds it
TODAY = "2026-06-01"


@pytest.fixture
def flow(qtbot, frame):
    made = entered(ConversationFlow(frame), session=begun_talk(frame.workplace))
    qtbot.addWidget(made.view)
    in_front(qtbot, made.view)
    return made


def chosen(flow, frame, deed, day=""):
    frame.answer_with = (deed, day)
    QTest.keyClick(flow.view, Qt.Key.Key_R, Qt.KeyboardModifier.ControlModifier)
    QTest.keyClick(flow.view.room.menu_shown, getattr(Qt.Key, f"Key_{KEY}"))


def kept_day(flow):
    return flow.workplace.require_vault().load_draft(flow.session.interview).header.held_on


def test_a_day_that_was_wrong_is_put_right_by_the_keys_alone_and_is_on_the_record(flow, frame):
    chosen(flow, frame, "keep", " 3/5/2026 ")
    assert frame.question.filled == "01/06/2026"
    assert kept_day(flow) == flow.session.header.held_on == "2026-05-03"
    assert flow.view.room.groups[2][0].words == "The day: 3 May 2026"
    chosen(flow, frame, "back", "4/5/2026")
    assert kept_day(flow) == "2026-05-03"
    assert interviewing.finish(frame.workplace, flow.session).held_on == "2026-05-03"


@pytest.mark.parametrize(
    ("day", "code"),
    [("2/6/2026", "held_in_future"), ("the third", "not_a_date"), ("31/6/2026", "not_a_date")],
)
def test_a_day_that_cannot_be_is_said_and_nothing_changes(flow, frame, day, code):
    chosen(flow, frame, "keep", day)
    assert frame.told == [sentence_of(f"interview.{code}", {})]
    assert kept_day(flow) == flow.session.header.held_on == TODAY


def test_the_line_about_the_clock_says_where_the_day_is_put_right(qtbot, flow, frame):
    interview, clock = flow.session.interview, frame.workplace.clock
    flow.leave()
    frame.workplace.clock = FixedClock(clock.now_utc() - timedelta(days=365))
    again = entered(ConversationFlow(frame), interview=interview)
    qtbot.addWidget(again.view)
    assert "Ctrl+R" in frame.told[-1]


def test_what_was_said_before_is_beside_the_page_once_the_day_is_right(qtbot, frame):
    workplace = frame.workplace
    before = finished_talk(workplace)
    clock = workplace.clock
    workplace.clock = FixedClock(clock.now_utc() - timedelta(days=365))
    flow = entered(ConversationFlow(frame), session=begun_talk(workplace, person=before.person))
    qtbot.addWidget(flow.view)
    in_front(qtbot, flow.view)
    assert not flow.session.has_earlier
    workplace.clock = clock
    chosen(flow, frame, "keep", "1/6/2026")
    assert flow.session.has_earlier
    again = interviewing.resume(workplace, flow.session.interview)
    assert again.has_earlier
    assert flow.view.side.findChild(type(flow.view.back_button), "over_time_button").isVisibleTo(flow.view)
