"""Half-typed text, saved within a second: after half a second's rest, and at the latest after one.

Used by the conversation's flow; only the last text of an item is ever due.
"""

from __future__ import annotations

from PySide6.QtCore import QObject, QTimer, Signal

REST_MS, AT_MOST_MS = 500, 1000


class TypingPulse(QObject):
    """Gathers keystrokes into savings.

    Signals: `due(item, text)`.
    """

    due = Signal(str, str)

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._waiting: dict[str, str] = {}
        self._rest, self._most = QTimer(self), QTimer(self)
        for timer, length_ms in ((self._rest, REST_MS), (self._most, AT_MOST_MS)):
            timer.setSingleShot(True)
            timer.setInterval(length_ms)
            timer.timeout.connect(self.flush)

    def note(self, item: str, text: str) -> None:
        """The text of an item as it stands now."""
        self._waiting[item] = text
        self._rest.start()
        if not self._most.isActive():
            self._most.start()

    def forget(self, item: str) -> None:
        """The text has become an answer: nothing of it is due any more."""
        self._waiting.pop(item, None)

    def flush(self) -> None:
        """Say everything that is due, now."""
        self._rest.stop()
        self._most.stop()
        waiting, self._waiting = self._waiting, {}
        for item, text in waiting.items():
            self.due.emit(item, text)
