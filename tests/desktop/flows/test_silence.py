from tests.kit.talks import finished_talk
from tests.kit.windows import Later, entered
from udset_desktop.desktop.flows.begin_flow import BeginFlow
from udset_desktop.desktop.flows.came_from import CameFrom
from udset_desktop.desktop.flows.flow import Flow
from udset_desktop.desktop.flows.follow_up_flow import FollowUpFlow
from udset_desktop.desktop.flows.sheet_flow import SheetFlow
from udset_desktop.desktop.flows.silence import cover_after_silence, never_cover
from udset_desktop.desktop.flows.summary_flow import SummaryFlow
from udset_desktop.desktop.views.ask_view import AskView
from udset_desktop.usecases.settings import Settings, save_settings


def test_the_cover_comes_as_the_project_says_or_sooner(qtbot, frame):
    flow = FollowUpFlow(frame)
    qtbot.addWidget(flow.view)
    cover_after_silence(flow)
    assert frame.watched[-1] == frame.workplace.require_project().cover_minutes
    save_settings(frame.workplace, Settings(cover_minutes=1))
    cover_after_silence(flow)
    assert frame.watched[-1] == 1


def watched_while_in_front(qtbot, frame, flow, **handed):
    qtbot.addWidget(flow.view)
    entered(flow, **handed)
    assert frame.watched[-1] > 0
    flow.leave()
    assert frame.watched[-1] == 0
    flow.wake()
    assert frame.watched[-1] > 0


def test_a_follow_up_opened_in_a_visit_is_covered_too(qtbot, frame):
    there = CameFrom(place="conversation")
    watched_while_in_front(qtbot, frame, FollowUpFlow(frame), about="Morag", came_from=there)


def test_so_are_the_sheet_and_the_summary(qtbot, frame):
    record = finished_talk(frame.workplace)
    watched_while_in_front(qtbot, frame, SheetFlow(frame), record=record)
    watched_while_in_front(qtbot, frame, SummaryFlow(frame), record_id=record.id)


def test_begin_is_covered_once_a_name_stands_there_and_never_over_the_persons_own_screen(qtbot, frame):
    flow = entered(BeginFlow(frame))
    qtbot.addWidget(flow.view)
    assert frame.watched == []
    qtbot.keyClicks(flow.view.name, "Mo")
    qtbot.waitUntil(lambda: bool(frame.watched))
    assert frame.watched[-1] > 0
    flow._turn.open()
    assert frame.watched[-1] == 0
    flow._turn.close()
    assert frame.watched[-1] > 0
    flow.leave()
    assert frame.watched[-1] == 0


def test_minutes_that_come_late_never_cover_the_persons_screen(qtbot, frame):
    frame.runner = Later()
    flow = Flow(frame, AskView())
    qtbot.addWidget(flow.view)
    cover_after_silence(flow)
    cover_after_silence(flow)
    never_cover(flow)
    frame.runner.go()
    assert frame.watched[-1] == 0
    cover_after_silence(flow)
    frame.runner.go()
    assert frame.watched[-1] > 0
