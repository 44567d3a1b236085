"""When to cover and when to lock: watches for keys and pointer, and for a laptop that has slept.

A cover hides a conversation and drops nothing; any key lifts it.  A lock is the shell's: what is
typed is saved first, then hidden, then the keys are dropped (`practice.md` 13).
"""

from __future__ import annotations

from PySide6.QtCore import QCoreApplication, QEvent, QObject, QTimer, Signal

from udset_desktop.foundation.clock import Clock

TICK_S, LATE_S = 5, 30
BREATH_MS = 1000
SIGNS_OF_LIFE = frozenset(
    {
        QEvent.Type.KeyPress,
        QEvent.Type.ShortcutOverride,  # a key that a shortcut takes is never pressed as far as Qt tells
        QEvent.Type.MouseButtonPress,
        QEvent.Type.MouseMove,
        QEvent.Type.Wheel,
        QEvent.Type.TouchBegin,
        QEvent.Type.InputMethod,
    }
)


class IdleWatch(QObject):
    """Says that nobody has touched the laptop for a while: once for every silence, until `stop`.

    A sign of life is enough for the next second: nothing is listened to until that second is over,
    because a listener is asked about every event of the program, a hundred for one page turn.  The
    wait begins after it, so that it is never shorter than was asked for.

    Signals: `idle()`.
    """

    idle = Signal()

    def __init__(self, minutes: int, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._timer, self._breath = QTimer(self), QTimer(self)
        self._breath.setInterval(BREATH_MS)
        for timer, over in ((self._timer, self.idle.emit), (self._breath, self._listen)):
            timer.setSingleShot(True)
            timer.timeout.connect(over)
        self._watching = False
        self.set_minutes(minutes)

    def set_minutes(self, minutes: int) -> None:
        """Wait this long from now on."""
        self._timer.setInterval(minutes * 60_000)

    def start(self) -> None:
        """Begin to watch."""
        self._watching = True
        self._breath.stop()
        self._listen()

    def stop(self) -> None:
        """Watch no more."""
        self._watching = False
        self._timer.stop()
        self._breath.stop()
        self._deafen()

    def eventFilter(self, _watched: QObject, event: QEvent) -> bool:
        """A touch begins the wait again; no event is ever taken away."""
        if event.type() in SIGNS_OF_LIFE and self._watching:
            self._timer.start()
            self._breath.start()
            self._deafen()
        return False

    def _listen(self) -> None:
        self._timer.start()
        QCoreApplication.instance().installEventFilter(self)  # type: ignore[union-attr]

    def _deafen(self) -> None:
        QCoreApplication.instance().removeEventFilter(self)  # type: ignore[union-attr]


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
