"""The quiet line that says something is being done: shown only after 300 ms, with a way to stop.

Used by flows whose work may take longer than a breath.  Never covers the window, never blinks.
"""

from __future__ import annotations

from PySide6.QtCore import QTimer, Signal
from PySide6.QtWidgets import QFrame, QHBoxLayout, QProgressBar, QWidget

from udset_desktop.desktop.look.controls import button, label
from udset_desktop.desktop.look.tokens import UNIT
from udset_desktop.desktop.look.words import say

SHOWN_AFTER_MS = 300


class BusyLine(QFrame):
    """A line of words with a thin bar.

    Signals: `stop_asked()`; `begun()`: something has begun, whether the line shows itself or not.
    """

    stop_asked = Signal()
    begun = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setProperty("raised", True)  # noqa: FBT003 -- Qt's own signature
        self.words = label(voice="quiet")
        self.bar = QProgressBar()
        self.bar.setTextVisible(False)
        self.bar.setRange(0, 1000)
        self.bar.setAccessibleName(say("shell.busy"))
        self.stop = button(say("shell.stop"), kind="quiet end", name="stop")
        row = QHBoxLayout(self)
        row.setContentsMargins(2 * UNIT, UNIT, 2 * UNIT, UNIT)
        row.addWidget(self.words, 2)
        row.addWidget(self.bar, 3)
        row.addWidget(self.stop)
        self._is_held = False
        self._wait = QTimer(self)
        self._wait.setSingleShot(True)
        self._wait.setInterval(SHOWN_AFTER_MS)
        self._wait.timeout.connect(self.show)
        self.stop.clicked.connect(self.stop_asked)
        self.hide()

    @property
    def is_idle(self) -> bool:
        """Whether nothing is told of."""
        return self.isHidden() and not self._wait.isActive() and not self._is_held

    def begin(self, words: str, *, may_stop: bool = False) -> None:
        """Something has begun; the line shows itself if it takes long."""
        self._is_held = False
        self.words.setText(words)
        self.bar.setValue(0)
        self.stop.setVisible(may_stop)
        self._wait.start()
        self.begun.emit()

    def show_share(self, share: float) -> None:
        """So much of it is done."""
        self.bar.setValue(round(1000 * share))

    def end(self) -> None:
        """It is over."""
        self._is_held = False
        self._wait.stop()
        self.hide()

    def hold(self) -> None:
        """The window is hidden: what is under way goes on out of sight, until `let_out`; what begins meanwhile is shown."""
        self._is_held = not self.is_idle
        self._wait.stop()
        self.hide()

    def let_out(self) -> None:
        """It may be seen again; if it is over, that is told within the time that it takes to show itself."""
        if self._is_held:
            self._is_held = False
            self._wait.start()
