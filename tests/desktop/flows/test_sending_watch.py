"""Sending by itself: only where it was planned, due and quiet; whatever comes first has the way."""

import shutil

import pytest

from tests.kit.bundles import record
from tests.kit.joined import put_on_file
from tests.kit.windows import AtOnce, FakeFrame
from udset_desktop.desktop.flows.sending_watch import SendingWatch
from udset_desktop.desktop.work.runner import Lane, Ticket
from udset_desktop.foundation.problems import Cancelled
from udset_desktop.usecases.carrying import keep_carrier, parse_address
from udset_desktop.usecases.exporting import make_bundles
from udset_desktop.usecases.sending_plan import plan_sending, sending_plan


class Held(AtOnce):
    """Runs at once but what goes to the place: that waits until it is let go."""

    held = None

    def start(self, job, *, lane, on_done, on_problem, on_share=None, on_stopped=None, keep=False):
        if lane is not Lane.PURE:
            return super().start(job, lane=lane, on_done=on_done, on_problem=on_problem, keep=keep)
        ticket = Ticket()

        class Stops:
            def checkpoint(self, share=None):
                if ticket.asked_to_stop:
                    raise Cancelled

        self.held = lambda: on_done(job(Stops()))
        return ticket


class Window:
    def __init__(self, frame):
        self.frame, self.is_quiet, self.is_busy = frame, True, False
        self.watch = SendingWatch(lambda: frame, lambda: self.is_quiet, lambda: self.is_busy)


@pytest.fixture
def place(frame, tmp_path):
    folder = tmp_path / "place"
    folder.mkdir()
    put_on_file(frame.workplace, record(1))
    make_bundles(frame.workplace)
    keep_carrier(frame.workplace, parse_address(str(folder)))
    return folder


@pytest.fixture
def window(frame, place, qapp):
    plan_sending(frame.workplace, "00:00")
    return Window(frame)


@pytest.fixture
def slow(river, place, qapp):
    """A window whose way to the place takes as long as the test likes."""
    frame = FakeFrame(river.laptop)
    frame.runner = Held()
    plan_sending(river.laptop, "00:00")
    return Window(frame)


def lying(folder):
    return [one.name for one in folder.iterdir()]


def test_what_is_due_goes_off_the_vault_s_lane_and_the_page_is_told(qtbot, window, frame, place):
    with qtbot.waitSignal(window.watch.sent):
        window.watch.look()
    assert len(lying(place)) == 1
    assert Lane.PURE in frame.runner.lanes
    assert sending_plan(frame.workplace).last.delivered == 1
    assert frame.busy_shown == 0


def test_nothing_goes_before_it_was_planned(window, frame, place):
    plan_sending(frame.workplace, "")
    window.watch.look()
    assert lying(place) == []
    assert Lane.PURE not in frame.runner.lanes


@pytest.mark.parametrize("what", ["is_quiet", "is_busy"])
def test_nothing_goes_during_a_conversation_or_beside_other_work(window, frame, place, what):
    setattr(window, what, what == "is_busy")
    window.watch.look()
    assert (lying(place), frame.runner.lanes) == ([], [])  # not even the vault is asked
    setattr(window, what, what != "is_busy")
    window.watch.look()
    assert len(lying(place)) == 1


def test_a_page_that_comes_in_front_on_the_way_breaks_it_off_and_it_is_due_again(slow, place):
    slow.watch.look()
    assert slow.frame.busy_shown == 1
    slow.is_quiet = False
    slow.watch.give_way()
    slow.frame.runner.held()
    assert (lying(place), slow.frame.busy_shown) == ([], 0)
    assert sending_plan(slow.frame.workplace).last is None
    slow.is_quiet = True
    slow.watch.look()
    slow.frame.runner.held()
    assert len(lying(place)) == 1


def test_another_quiet_page_does_not_break_it_off(slow, place):
    slow.watch.look()
    slow.watch.give_way()
    slow.frame.runner.held()
    assert len(lying(place)) == 1


def test_somebody_s_own_work_has_the_way_and_the_line(slow, place):
    slow.watch.look()
    slow.watch.on_busy()
    slow.frame.runner.held()
    assert lying(place) == []
    assert slow.frame.busy_shown == 1  # theirs
    assert sending_plan(slow.frame.workplace).last is None


def test_a_stop_is_kept_and_left_until_tomorrow(slow, place):
    stops = []
    slow.frame.begin_busy = lambda _words, stop: stops.append(stop)
    slow.watch.look()
    stops[0]()
    slow.frame.runner.held()
    assert sending_plan(slow.frame.workplace).last.problem == "foundation.cancelled"
    slow.watch.look()
    assert len(stops) == 1


def test_a_place_that_is_away_says_nothing_in_the_middle_of_other_work(window, frame, place):
    shutil.rmtree(place)
    window.watch.look()
    assert (frame.told, frame.problems) == ([], [])
    assert sending_plan(frame.workplace).last.problem == "delivery.no_folder"


def test_a_vault_that_was_shut_on_the_way_loses_nothing(slow, place):
    slow.watch.look()
    slow.frame.workplace.close()
    slow.frame.runner.held()
    slow.watch.look()
    assert (slow.frame.told, slow.frame.problems) == ([], [])


def test_it_looks_by_itself(qtbot, window, place):
    with qtbot.waitSignal(window.watch.sent):
        window.watch.start()
    assert len(lying(place)) == 1
