import gc
import threading
import weakref

import pytest
from PySide6.QtWidgets import QLineEdit

from udset_desktop.desktop.work.sweep import PATIENCE, Sweep


class Knot:
    """Something only a collection can free."""

    def __init__(self):
        self.itself = self


@pytest.fixture
def sweep(qapp):
    made = Sweep()
    yield made
    made.stop()


def many_knots():
    knots = [Knot() for _ in range(2 * gc.get_threshold()[0])]
    return weakref.ref(knots[0])


def test_python_collects_nothing_by_itself_on_any_thread(sweep):
    found = []
    worker = threading.Thread(target=lambda: found.append(many_knots()))
    worker.start()
    worker.join()
    assert found[0]() is not None


def test_a_sweep_collects_what_is_due(sweep):
    sweep.sweep()
    knot = many_knots()
    assert knot() is not None
    sweep.sweep()
    assert knot() is None


def test_the_timer_sweeps_without_being_asked(sweep, qtbot):
    sweep.sweep()
    knot = many_knots()
    qtbot.waitUntil(lambda: knot() is None, timeout=10_000)


def old_knot():
    """One that has outlived a sweep of the young, where a look through what is older is due."""
    knot = Knot()
    told = weakref.ref(knot)
    for _ in range(gc.get_threshold()[1] + 1):
        gc.collect(0)
    return told


def test_what_is_older_waits_until_nobody_types(sweep, qtbot):
    sweep.sweep()
    box = QLineEdit()
    qtbot.addWidget(box)
    knot = old_knot()
    for _ in range(5):
        sweep.sweep()
        qtbot.keyClick(box, "a")
    assert knot() is not None
    sweep.sweep()
    sweep.sweep()
    assert knot() is None


def test_and_no_longer_than_a_minute(sweep, qtbot):
    sweep.sweep()
    box = QLineEdit()
    qtbot.addWidget(box)
    knot = old_knot()
    for _ in range(PATIENCE):
        assert knot() is not None
        sweep.sweep()
        qtbot.keyClick(box, "a")
    assert knot() is None


def test_the_timing_goes_back_to_python(qapp):
    Sweep().stop()
    assert gc.isenabled()
