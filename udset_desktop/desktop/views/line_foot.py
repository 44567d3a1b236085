"""Under a thing that matters or a step: a question about its wording on the left, the two marks on the right.

The question has room that is there for the marks anyway: nothing is kept empty for it, and nothing moves
when it comes or goes.  Where the letters are large the marks stand one over the other, which makes room.
"""

from __future__ import annotations

from PySide6.QtCore import QEvent, QRect, Qt
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QHBoxLayout, QWidget

from udset_desktop.desktop.look.aside_line import AsideLine
from udset_desktop.desktop.look.tokens import UNIT
from udset_desktop.desktop.look.words import say, say_all
from udset_desktop.desktop.views.keeping_marks import KeepingMarks
from udset_desktop.interview.screen import TogetherState

_GAP = 2 * UNIT


class LineFoot(QWidget):
    """One row under one text; `told` names the questions that may be asked of it: `matter` or `step`."""

    def __init__(self, told: str, text: QWidget) -> None:
        super().__init__()
        self._told, self._name = told, ""
        self.aside, self.keeping = AsideLine(), KeepingMarks()
        self.aside.listen_to(text)
        self._row = QHBoxLayout(self)
        self._row.setContentsMargins(0, 0, 0, 0)
        self._row.setSpacing(_GAP)
        self._row.addWidget(self.aside, 1)
        self._row.addWidget(self.keeping)

    def expect(self, name: str) -> None:
        """Whose name the questions may say."""
        if name != self._name:
            self._name = name
            self._fit()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Follow the page."""
        super().resizeEvent(event)
        if event.size().width() != event.oldSize().width():
            self._fit()

    def changeEvent(self, event: QEvent) -> None:
        """Follow the text size."""
        super().changeEvent(event)
        if event.type() in {QEvent.Type.FontChange, QEvent.Type.StyleChange}:
            self._fit()

    def _fit(self) -> None:
        """Room for the longest question that may come, the marks in one line or two: whichever is lower."""
        wide = [made.sizeHint().width() for made in self.keeping.buttons.values()]
        beside, over = sum(wide) + _GAP * (len(wide) - 1), max(wide)
        lower = min((beside, over), key=self._height_with)
        if self.keeping.width() != lower or self.keeping.minimumWidth() != lower:
            self.keeping.setFixedWidth(lower)
        self.setMinimumHeight(self._height_with(lower))

    def _height_with(self, marks: int) -> int:
        layout = self.keeping.layout()
        tall = layout.heightForWidth(marks) if layout is not None else 0
        self.aside.ensurePolished()
        letters, room = self.aside.fontMetrics(), QRect(0, 0, max(1, self.width() - marks - _GAP), 1 << 14)
        asked = [
            say("asides.line", question=sentence.format(name=self._name))
            for _, sentence in say_all(f"asides.{self._told}")
        ]
        return max(
            tall, *(letters.boundingRect(room, Qt.TextFlag.TextWordWrap, one).height() for one in asked)
        )


def name_told(state: TogetherState) -> str:
    """The person's name, as the page says it among who may do a step."""
    return next((one.words for one in state.who if one.code == "person"), "")
