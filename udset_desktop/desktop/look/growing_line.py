"""A line that grows with what is written: one sentence, seen whole, ended by Return."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent

from udset_desktop.desktop.look.growing_box import GrowingBox


class GrowingLine(GrowingBox):
    """One sentence; Return never breaks it.

    Signals: `edited()` a letter was written by hand; `ended()` Return, or the focus gone elsewhere,
    with something new in it; `onward()` Return.
    """

    edited = Signal()
    ended = Signal()
    onward = Signal()

    def __init__(self, *, voice: str = "line") -> None:
        super().__init__(voice=voice, at_least=1)
        self._drawing = False
        self._modified = False
        self.textChanged.connect(self._on_changed)
        self.left.connect(self.end)

    def text(self) -> str:
        """What is written, in one line."""
        return " ".join(self.toPlainText().split())

    def setText(self, text: str) -> None:
        """Write something by the program's hand."""
        self._drawing = True
        self.setPlainText(text)
        self._drawing = False
        self._modified = False

    def isModified(self) -> bool:
        """Whether something was written by hand that nobody has put down."""
        return self._modified

    def setModified(self, modified: bool) -> None:  # noqa: FBT001 -- as Qt's own lines have it
        """It has been put down."""
        self._modified = modified

    def end(self) -> None:
        """Say that the sentence stands, where it is new."""
        if self._modified:
            self.ended.emit()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Return goes on instead of breaking the line."""
        if event.key() in {Qt.Key.Key_Return, Qt.Key.Key_Enter}:
            self.end()
            self.onward.emit()
        else:
            super().keyPressEvent(event)

    def _on_changed(self) -> None:
        if not self._drawing:
            self._modified = True
            self.edited.emit()
