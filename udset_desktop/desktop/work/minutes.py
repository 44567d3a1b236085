"""A quiet tick once a minute, for what is shown in minutes."""

from __future__ import annotations

from PySide6.QtCore import QObject, QTimer, Signal


class MinuteTick(QObject):
    """Ticks while it is wanted.

    Signals: `passed()`.
    """

    passed = Signal()

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._timer = QTimer(self)
        self._timer.setInterval(60_000)
        self._timer.timeout.connect(self.passed)

    def start(self) -> None:
        """From now on."""
        self._timer.start()

    def stop(self) -> None:
        """No more."""
        self._timer.stop()
