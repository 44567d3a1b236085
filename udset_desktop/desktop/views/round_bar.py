"""The first round: a quiet bar at the foot that says what one is looking at, one step at a time."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QBoxLayout, QFrame, QHBoxLayout, QWidget

from udset_desktop.desktop.look.controls import announce, button, label
from udset_desktop.desktop.look.layouts import stack
from udset_desktop.desktop.look.theme import theme_of
from udset_desktop.desktop.look.tokens import UNIT
from udset_desktop.desktop.look.words import say

_LEAST = 320
"""How wide the words must be, at 100 %, to stand beside the ways on."""


class RoundBar(QFrame):
    """One step and the ways on.

    Signals: `moved(by)` one step back or on; `ended()`.
    """

    moved = Signal(int)
    ended = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("round_bar")
        self.setProperty("notice", True)  # noqa: FBT003 -- Qt's own signature
        self.words = label(voice="small", name="round_words")
        self.count = label(voice="small", wrap=False, name="round_count")
        self.back_button = button(say("show_round.back"), kind="quiet", name="round_back")
        self.next_button = button(say("show_round.next"), kind="loud", name="round_next")
        self.end_button = button(say("show_round.end"), kind="quiet end", name="round_end")
        self._line = QBoxLayout(QBoxLayout.Direction.LeftToRight, self)
        self._line.setContentsMargins(2 * UNIT, UNIT // 2, 2 * UNIT, UNIT // 2)
        self._ways = QHBoxLayout()
        self._ways.setSpacing(2 * UNIT)
        for widget in (self.count, self.back_button, self.next_button, self.end_button):
            self._ways.addWidget(widget)
        self._line.addWidget(self.words, 1)
        self._line.addLayout(self._ways)
        self.back_button.clicked.connect(self._on_back)
        self.next_button.clicked.connect(self._on_next)
        self.end_button.clicked.connect(self.ended)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """What is said stands over the ways on where it would be a narrow column beside them."""
        super().resizeEvent(event)
        left = self.width() - self._ways.sizeHint().width() - 6 * UNIT
        stack(self._line, fits=left >= theme_of().px(_LEAST))

    def show_step(self, step: str, number: int, of: int) -> None:
        """Step `number` of `of`, told to a screen reader too."""
        words = say(f"show_round.step.{step}")
        self.words.setText(words)
        self.count.setText(say("show_round.count", number=number, of=of))
        self.back_button.setEnabled(number > 1)
        self.next_button.setVisible(number < of)
        announce(self, words)

    def _on_back(self) -> None:
        self.moved.emit(-1)

    def _on_next(self) -> None:
        self.moved.emit(1)
