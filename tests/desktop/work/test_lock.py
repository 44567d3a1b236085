import pytest
from PySide6.QtCore import QCoreApplication, QEvent, Qt
from PySide6.QtGui import QKeyEvent, QKeySequence, QShortcut
from PySide6.QtWidgets import QWidget

from tests.kit.joined import clock
from tests.kit.windows import in_front
from udset_desktop.desktop.work.lock import IdleWatch, SleepWatch


def test_a_silence_is_told_once(qtbot):
    watch = IdleWatch(3)
    watch._timer.setInterval(30)
    with qtbot.waitSignal(watch.idle):
        watch.start()
    assert not watch._timer.isActive()


def a_key():
    return QKeyEvent(QEvent.Type.KeyPress, Qt.Key.Key_A, Qt.KeyboardModifier.NoModifier)


@pytest.fixture
def touched(qtbot):
    """A widget that any watch of the program sees touched."""
    widget = QWidget()
    qtbot.addWidget(widget)
    return lambda: QCoreApplication.sendEvent(widget, a_key())


@pytest.fixture
def watch(qtbot):
    made = IdleWatch(3)
    made._timer.setTimerType(Qt.TimerType.PreciseTimer)
    yield made
    made.stop()


def test_a_key_begins_the_wait_again_and_is_not_taken_away(qtbot, watch, touched):
    assert watch.eventFilter(QWidget(), a_key()) is False
    touched()
    assert not watch._timer.isActive()
    watch.start()
    qtbot.waitUntil(lambda: watch._timer.remainingTime() < 179_900)
    touched()
    assert watch._timer.remainingTime() >= 179_950


def test_a_key_that_a_shortcut_takes_is_a_sign_of_life_too(qtbot, watch):
    window = QWidget()
    qtbot.addWidget(window)
    in_front(qtbot, window)
    taken = QShortcut(QKeySequence("F4"), window)
    watch.start()
    qtbot.waitUntil(lambda: watch._timer.remainingTime() < 179_900)
    with qtbot.waitSignal(taken.activated):
        qtbot.keyClick(window, Qt.Key.Key_F4)
    assert watch._timer.remainingTime() >= 179_950


def test_keys_of_the_next_second_are_not_listened_to_and_the_wait_begins_after_it(qtbot, watch, touched):
    watch.start()
    watch._breath.setInterval(300)
    touched()
    qtbot.waitUntil(lambda: watch._timer.remainingTime() < 179_900)
    touched()
    assert watch._timer.remainingTime() < 179_950
    qtbot.waitUntil(lambda: not watch._breath.isActive())
    assert watch._timer.remainingTime() >= 179_950
    qtbot.waitUntil(lambda: watch._timer.remainingTime() < 179_900)
    touched()
    assert watch._timer.remainingTime() >= 179_950


def test_every_silence_is_told_not_only_the_first(qtbot, watch, touched):
    watch._timer.setInterval(30)
    watch._breath.setInterval(0)
    with qtbot.waitSignal(watch.idle):
        watch.start()
    touched()
    with qtbot.waitSignal(watch.idle):
        pass


def test_nobody_listens_once_stopped(qtbot, watch, touched):
    watch.start()
    touched()
    watch.stop()
    touched()
    assert not watch._timer.isActive()
    assert not watch._breath.isActive()


def test_minutes_are_minutes():
    watch = IdleWatch(3)
    assert watch._timer.interval() == 180_000
    watch.set_minutes(60)
    assert watch._timer.interval() == 3_600_000
    watch.start()
    watch.stop()
    assert not watch._timer.isActive()


def test_a_tick_that_comes_far_too_late_means_sleep(qtbot):
    told, time = [], clock()
    watch = SleepWatch(time)
    watch.slept.connect(lambda: told.append("slept"))
    for passed_s in (5, 12, 30):
        time.advance(passed_s)
        watch.tick()
    assert told == []
    time.advance(600)
    watch.tick()
    watch.tick()
    assert told == ["slept"]
