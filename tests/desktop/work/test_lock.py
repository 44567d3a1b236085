from PySide6.QtCore import QEvent, Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QWidget

from tests.kit.joined import clock
from udset_desktop.desktop.work.lock import IdleWatch, SleepWatch


def test_a_silence_is_told_once(qtbot):
    watch = IdleWatch(3)
    watch._timer.setInterval(30)
    with qtbot.waitSignal(watch.idle):
        watch.start()
    assert not watch._timer.isActive()


def test_a_key_begins_the_wait_again_and_is_not_taken_away(qtbot):
    watch = IdleWatch(3)
    widget = QWidget()
    qtbot.addWidget(widget)
    key = QKeyEvent(QEvent.Type.KeyPress, Qt.Key.Key_A, Qt.KeyboardModifier.NoModifier)
    assert watch.eventFilter(widget, key) is False
    assert not watch._timer.isActive()
    watch._timer.setTimerType(Qt.TimerType.PreciseTimer)
    watch.start()
    qtbot.waitUntil(lambda: watch._timer.remainingTime() < 179_900)
    watch.eventFilter(widget, key)
    assert watch._timer.remainingTime() >= 179_950


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
