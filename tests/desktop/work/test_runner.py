import contextlib
import threading
import time

from udset_desktop.desktop.work.runner import Lane, Runner
from udset_desktop.foundation.problems import AccessRefused


@contextlib.contextmanager
def running():
    # Ended inside the test: no thread may outlive it.
    made = Runner()
    try:
        yield made
    finally:
        made.end()


class Heard:
    def __init__(self):
        self.done, self.problems, self.shares, self.stopped = [], [], [], []

    def ears(self):
        return {
            "on_done": self.done.append,
            "on_problem": self.problems.append,
            "on_share": self.shares.append,
            "on_stopped": lambda: self.stopped.append(True),
        }


def test_work_is_done_elsewhere_and_told_here(qtbot):
    with running() as runner:
        heard = Heard()
        runner.start(lambda _control: threading.current_thread().name, lane=Lane.STORE, **heard.ears())
        qtbot.waitUntil(lambda: bool(heard.done))
        assert heard.done[0].startswith("store")
        assert runner.is_quiet


def test_the_store_lane_does_one_thing_after_the_other(qtbot):
    with running() as runner:
        order = []

        def job(number):
            def work(_control):
                order.append(("in", number))
                order.append(("out", number))
                return number

            return work

        heard = Heard()
        for number in range(10):
            runner.start(job(number), lane=Lane.STORE, **heard.ears())
        qtbot.waitUntil(lambda: len(heard.done) == 10)
        assert heard.done == list(range(10))
        assert order == [pair for number in range(10) for pair in (("in", number), ("out", number))]


def test_an_expected_problem_and_a_defect_take_different_roads(qtbot):
    with running() as runner:
        heard = Heard()

        def refused(_control):
            raise AccessRefused("usecases.vault_locked")

        def broken(_control):
            raise ZeroDivisionError

        runner.start(refused, lane=Lane.PURE, **heard.ears())
        qtbot.waitUntil(lambda: bool(heard.problems))
        with qtbot.waitSignal(runner.crashed) as crashed:
            runner.start(broken, lane=Lane.PURE, **heard.ears())
        assert isinstance(crashed.args[0], ZeroDivisionError)
        assert heard.problems[0].code == "usecases.vault_locked"
        assert heard.done == []


def test_a_dropped_ticket_swallows_a_late_answer(qtbot):
    with running() as runner:
        gate = threading.Event()
        heard = Heard()
        ticket = runner.start(lambda _control: gate.wait(5), lane=Lane.PURE, **heard.ears())
        ticket.drop()
        gate.set()
        qtbot.waitUntil(lambda: runner.is_quiet)
        assert heard.done == []


def test_long_work_tells_its_share_and_stops_when_asked(qtbot):
    with running() as runner:
        heard = Heard()

        def endless(control):
            for step in range(100_000):
                control.checkpoint(step / 100_000)
                threading.Event().wait(0.001)

        ticket = runner.start(endless, lane=Lane.STORE, **heard.ears())
        qtbot.waitUntil(lambda: bool(heard.shares))
        ticket.cancel()
        qtbot.waitUntil(lambda: bool(heard.stopped))
        assert heard.problems == []


def test_the_end_keeps_what_must_be_kept_and_starts_nothing_else(qtbot):
    runner = Runner()
    gate, kept, others = threading.Event(), [], []
    heard = Heard()
    runner.start(lambda _control: gate.wait(5), lane=Lane.STORE, **heard.ears())
    runner.start(lambda _control: kept.append(1), lane=Lane.STORE, keep=True, **heard.ears())
    runner.start(lambda _control: others.append(1), lane=Lane.STORE, **heard.ears())
    threading.Timer(0.05, gate.set).start()
    began = time.monotonic()
    runner.end(lambda: kept.append("last"))
    assert time.monotonic() - began < 3
    assert kept == [1, "last"]
    assert others == []
    late = runner.start(lambda _control: kept.append(2), lane=Lane.STORE, **heard.ears())
    assert late.dropped
    runner.end()
    assert kept == [1, "last"]


def test_the_window_goes_on_while_work_is_done(qtbot):
    with running() as runner:
        beats, heard = [], Heard()
        from PySide6.QtCore import QTimer  # noqa: PLC0415

        timer = QTimer()
        timer.timeout.connect(lambda: beats.append(time.monotonic()))
        timer.start(5)
        gate = threading.Event()
        runner.start(lambda _control: gate.wait(0.3), lane=Lane.STORE, **heard.ears())
        qtbot.waitUntil(lambda: bool(heard.done))
        timer.stop()
        assert len(beats) > 10


def refuse(_control):
    raise AccessRefused("usecases.vault_locked")


def test_what_comes_for_a_place_behind_the_door_waits_and_other_work_does_not(qtbot):
    with running() as runner:
        behind, door = Heard(), Heard()
        runner.hold_back()
        runner.start(lambda _control: 1, lane=Lane.STORE, **behind.ears(), behind_door=True)
        runner.start(refuse, lane=Lane.STORE, **behind.ears(), behind_door=True)
        runner.start(lambda _control: 2, lane=Lane.STORE, **door.ears())
        qtbot.waitUntil(lambda: door.done == [2])
        assert runner.is_quiet
        assert (behind.done, behind.problems) == ([], [])
        runner.let_through()
        assert not runner.is_quiet
        assert behind.done == [], "in a turn of the loop of its own"
        qtbot.waitUntil(lambda: runner.is_quiet)
        assert (behind.done, len(behind.problems)) == ([1], 1)


def test_what_was_dropped_while_it_waited_is_never_told_and_a_second_lock_keeps_the_rest(qtbot):
    with running() as runner:
        heard, dropped = Heard(), Heard()
        runner.hold_back()
        runner.start(lambda _control: 1, lane=Lane.STORE, **heard.ears(), behind_door=True)
        ticket = runner.start(lambda _control: 2, lane=Lane.STORE, **dropped.ears(), behind_door=True)
        qtbot.waitUntil(lambda: runner.is_quiet)
        ticket.drop()
        runner.let_through()
        runner.hold_back()
        qtbot.waitUntil(lambda: runner.is_quiet)
        assert heard.done == []
        runner.let_through()
        qtbot.waitUntil(lambda: heard.done == [1])
        assert dropped.done == []


def test_a_defect_is_told_whatever_is_hidden(qtbot):
    with running() as runner:
        runner.hold_back()
        with qtbot.waitSignal(runner.crashed):
            runner.start(lambda _control: 1 / 0, lane=Lane.PURE, **Heard().ears(), behind_door=True)
