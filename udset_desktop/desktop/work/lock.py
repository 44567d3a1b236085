"""When to cover and when to lock: watches for keys and pointer, and for a laptop that has slept.

A cover hides a conversation and drops nothing; any key lifts it.  A lock is the shell's: what is
typed is saved first, then hidden, then the keys are dropped (`practice.md` 13).
"""

from __future__ import annotations

from PySide6.QtCore import QEvent, QObject, QTimer, Signal

from udset_desktop.foundation.clock import Clock

TICK_S, LATE_S = 5, 30
_SIGNS_OF_LIFE = frozenset(
    {
        QEvent.Type.KeyPress,
        QEvent.Type.MouseButtonPress,
        QEvent.Type.MouseMove,
        QEvent.Type.Wheel,
        QEvent.Type.TouchBegin,
        QEvent.Type.InputMethod,
    }
)


class IdleWatch(QObject):
    """Says once that nobody has touched the laptop for a while.

    Signals: `idle()`.
    """

    idle = Signal()

    def __init__(self, minutes: int, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._timer = QTimer(self)
        self._timer.setSingleShot(True)
        self._timer.timeout.connect(self.idle)
        self.set_minutes(minutes)

    def set_minutes(self, minutes: int) -> None:
        """Wait this long from now on."""
        self._timer.setInterval(minutes * 60_000)

    def start(self) -> None:
        """Begin to watch."""
        self._timer.start()

    def stop(self) -> None:
        """Watch no more."""
        self._timer.stop()

    def eventFilter(self, _watched: QObject, event: QEvent) -> bool:
        """Every touch begins the wait again; no event is ever taken away."""
        if event.type() in _SIGNS_OF_LIFE and self._timer.isActive():
            self._timer.start()
        return False


class SleepWatch(QObject):
    """Says when the laptop has slept: its lid was shut, or it was put to sleep by hand.

    Qt tells nothing of it on a laptop; what is seen is a tick that comes far too late.

    Signals: `slept()`.
    """

    slept = Signal()

    def __init__(self, clock: Clock, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._clock = clock
        self._last_s = clock.elapsed_s()
        self._timer = QTimer(self)
        self._timer.setInterval(TICK_S * 1000)
        self._timer.timeout.connect(self.tick)
        self._timer.start()

    def tick(self) -> None:
        """One tick; late by more than half a minute, the laptop was asleep."""
        before, self._last_s = self._last_s, self._clock.elapsed_s()
        if self._last_s - before > TICK_S + LATE_S:
            self.slept.emit()
