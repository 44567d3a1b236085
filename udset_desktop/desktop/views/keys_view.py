"""What the keys do: one quiet page, shown at `?` outside text."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QGridLayout, QWidget

from udset_desktop.desktop.look.controls import Heading, button, card, label
from udset_desktop.desktop.look.layouts import ScrollPage, beside
from udset_desktop.desktop.look.tokens import UNIT
from udset_desktop.desktop.look.words import say, say_all


class KeysView(ScrollPage):
    """Keys at the left, what they do at the right.

    Signals: `left()`.
    """

    left = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.title = Heading(say("keys.title"))
        self.column.addWidget(self.title)
        self.column.addWidget(label(say("keys.lead"), voice="quiet"))
        frame, column = card()
        grid = QGridLayout()
        grid.setHorizontalSpacing(4 * UNIT)
        grid.setVerticalSpacing(UNIT)
        grid.setColumnStretch(1, 1)
        for part, where in say_all("keys.where"):
            _fill(grid, part, where)
        column.addLayout(grid)
        self.column.addWidget(frame)
        self.close_button = button(say("keys.close"), kind="loud", name="close_button")
        self.close_button.clicked.connect(self.left)
        self.column.addWidget(beside(self.close_button))
        self.column.addStretch(1)
        self.column.setSpacing(2 * UNIT)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Escape goes back, as the button does."""
        if event.key() == Qt.Key.Key_Escape:
            self.left.emit()
        else:
            super().keyPressEvent(event)


def _fill(grid: QGridLayout, part: str, where: str) -> None:
    """The keys of one place under its name: the same key does different things in different places."""
    at = grid.rowCount()
    if grid.count():
        grid.setRowMinimumHeight(at, UNIT)
        at += 1
    grid.addWidget(label(where, voice="title"), at, 0, 1, 2)
    for _, words in say_all(f"keys.{part}"):
        at += 1
        key, _, what = words.partition(" | ")
        grid.addWidget(label(key, voice="strong", wrap=False), at, 0, Qt.AlignmentFlag.AlignTop)
        grid.addWidget(label(what), at, 1, Qt.AlignmentFlag.AlignTop)
