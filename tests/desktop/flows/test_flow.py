import weakref

from tests.kit.windows import Later
from udset_desktop.desktop.flows.flow import Flow
from udset_desktop.desktop.views.ask_view import AskView
from udset_desktop.desktop.work.runner import Ticket
from udset_desktop.foundation.problems import AccessRefused, Cancelled, EnvironmentFailure


def test_a_value_comes_back_and_a_problem_goes_to_the_quiet_line(qtbot, frame):
    flow = Flow(frame, AskView())
    qtbot.addWidget(flow.view)
    heard = []
    flow.run(lambda _control: 7, heard.append)
    flow.run(_refuse, heard.append)
    assert heard == [7]
    assert frame.problems == ["usecases.vault_locked"]


def test_leaving_drops_what_was_only_to_be_shown(qtbot, frame):
    flow = Flow(frame, AskView())
    qtbot.addWidget(flow.view)
    shown = flow.run(lambda _control: None, lambda _none: None)
    kept = flow.run(lambda _control: None, lambda _none: None, keep=True)
    flow.leave()
    assert shown.dropped
    assert not kept.dropped
    flow.close()


def test_what_was_kept_leaves_nothing_behind_in_a_long_conversation(qtbot, frame):
    flow = Flow(frame, AskView())
    qtbot.addWidget(flow.view)
    kept = weakref.ref(flow.run(lambda _control: None, lambda _none: None, keep=True))
    assert kept() is None


def test_long_work_ends_its_line_however_it_ends(qtbot, frame):
    flow = Flow(frame, AskView())
    qtbot.addWidget(flow.view)
    ends, heard = [], []
    frame.end_busy = lambda: ends.append(1)
    flow.run_long("Writing", lambda _control: 1, heard.append)
    flow.run_long("Writing", _refuse, heard.append, heard.append)
    flow.run_long("Writing", _stop, heard.append)
    assert len(ends) == 3
    assert heard[0] == 1
    assert heard[1].code == "usecases.vault_locked"


def test_a_stop_is_heard_by_whoever_listens(qtbot, frame):
    flow = Flow(frame, AskView())
    qtbot.addWidget(flow.view)
    heard = []
    flow.run_long("Writing", _stop, heard.append, on_stopped=lambda: heard.append("stopped"))
    assert heard == ["stopped"]


def test_letting_go_asks_long_work_to_stop_and_ends_its_line(qtbot, frame):
    flow = Flow(frame, AskView())
    qtbot.addWidget(flow.view)
    waiting = Ticket()
    frame.runner.start = lambda _job, **_ears: waiting
    flow.run_long("Writing", _stop, lambda _none: None)
    assert frame.busy_shown == 1
    flow.let_go()
    assert waiting.dropped
    assert waiting.asked_to_stop
    assert frame.busy_shown == 0


def test_only_the_door_hears_of_its_work_while_the_window_is_locked(qtbot, frame):
    class Door(Flow):
        is_door = True

    told = []
    frame.runner.start = lambda _job, *, behind_door, **_ears: told.append(behind_door) or Ticket()
    for kind in (Flow, Door):
        flow = kind(frame, AskView())
        qtbot.addWidget(flow.view)
        flow.run(_stop, lambda _none: None)
        flow.run_long("Writing", _stop, lambda _none: None)
    assert told == [True, True, False, False]


def test_letting_go_waits_for_nothing_but_what_is_kept(qtbot, frame):
    flow = Flow(frame, AskView())
    qtbot.addWidget(flow.view)
    shown = flow.run(lambda _control: None, lambda _none: None)
    kept = flow.run(lambda _control: None, lambda _none: None, keep=True)
    flow.let_go()
    assert (shown.dropped, kept.dropped) == (True, False)


def _refuse(_control):
    raise AccessRefused("usecases.vault_locked")


def _stop(_control):
    raise Cancelled


def test_of_a_view_that_is_gone_only_what_did_not_reach_the_disk_is_told(qtbot, frame):
    frame.runner = Later()
    flow = Flow(frame, AskView())
    qtbot.addWidget(flow.view)
    done, heard = [], []

    def lose(_control):
        raise EnvironmentFailure("foundation.disk_full")

    flow.run(lambda _control: done.append("kept"), heard.append, keep=True)
    flow.run(_refuse, heard.append, on_problem=heard.append, keep=True)
    flow.run(lose, heard.append, on_problem=heard.append, keep=True)
    flow.let_go()
    frame.runner.go()
    assert (done, heard) == (["kept"], [])
    assert (frame.problems, frame.failures) == ([], ["foundation.disk_full"])
