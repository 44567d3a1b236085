"""Words that go on in another line where they are wider than their place, and how tall they are then."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QSize, Qt
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QLabel, QPushButton, QSizePolicy, QWidget

_KEPT = 500
"""How many measured lines are kept, a few for every page of a conversation."""


class WrappingLabel(QLabel):
    """A label that measures its words once for a width.

    Qt lays the words out anew each time it is asked how tall they are, and asks twenty times a turn.
    """

    def __init__(self, text: str = "", parent: QWidget | None = None) -> None:
        super().__init__(text, parent)
        self._measured: dict[tuple[str, int], int] = {}

    def heightForWidth(self, width: int) -> int:
        """The height its lines need at this width."""
        asked = (self.text(), width)
        if asked not in self._measured:
            if len(self._measured) > _KEPT:
                self._measured.clear()
            self._measured[asked] = super().heightForWidth(width)
        return self._measured[asked]

    def changeEvent(self, event: QEvent) -> None:
        """In another size of text they are measured anew."""
        super().changeEvent(event)
        if event.type() in {QEvent.Type.FontChange, QEvent.Type.StyleChange} and hasattr(self, "_measured"):
            self._measured.clear()


class WrappingButton(QPushButton):
    """For words nobody knows the length of: a question that unfolds, somebody's name.

    Qt draws what the style sheet says for it, line by line; `text` gives the words as they were set.
    """

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._words = self._drawn = ""
        self._frame: tuple[int, int] | None = None  # what the style puts round the words
        self._measured: dict[str, tuple[int, int]] = {}
        policy = QSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Minimum)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)
        self.setProperty("flush", True)  # noqa: FBT003 -- Qt's own signature
        self.setAutoDefault(False)

    def text(self) -> str:
        """The words, without the lines they are drawn in."""
        return self._words

    def setText(self, text: str) -> None:
        """Other words."""
        if text != self._words:
            self._words = text
            self._break()
            self.updateGeometry()

    def sizeHint(self) -> QSize:
        """Room for the words in one line."""
        return self._around(self._words)

    def minimumSizeHint(self) -> QSize:
        """Room for the longest word."""
        widest = max(self._words.split(), key=lambda word: self._measure(word)[0], default="")
        return self._around(widest)

    def hasHeightForWidth(self) -> bool:
        """Fewer words a line, more lines."""
        return True

    def heightForWidth(self, width: int) -> int:
        """The height its lines need at this width."""
        return self._around(self._lines(width)).height()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Other lines in another width."""
        super().resizeEvent(event)
        self._break()

    def changeEvent(self, event: QEvent) -> None:
        """And in another size of text."""
        super().changeEvent(event)
        if event.type() in {QEvent.Type.FontChange, QEvent.Type.StyleChange} and hasattr(self, "_measured"):
            self._frame = None
            self._measured.clear()
            self._break()

    def _break(self) -> None:
        lines = self._lines(self.width())
        if lines != self._drawn:
            self._drawn = lines
            super().setText(lines)

    def _lines(self, width: int) -> str:
        room = width - self._around("").width()
        if self._measure(self._words)[0] <= room:
            return self._words
        lines = [""]
        for word in self._words.split():
            longer = f"{lines[-1]} {word}".strip()
            if lines[-1] and self._measure(longer)[0] > room:
                lines.append(word)
            else:
                lines[-1] = longer
        return "\n".join(lines)

    def _measure(self, words: str) -> tuple[int, int]:
        # Asked many times for one painting: what a turn of the page costs is counted in milliseconds.
        if words not in self._measured:
            if len(self._measured) > _KEPT:
                self._measured.clear()
            size = self.fontMetrics().size(Qt.TextFlag.TextShowMnemonic, words)
            self._measured[words] = (size.width(), size.height() or self.fontMetrics().height())
        return self._measured[words]

    def _around(self, words: str) -> QSize:
        """The size of the button round these lines."""
        if self._frame is None:
            self.ensurePolished()
            drawn = self._measure(self._drawn or "XXXX")  # which Qt measures too where there are no words
            whole = super().sizeHint()
            self._frame = (whole.width() - drawn[0], whole.height() - drawn[1])
        wide, high = self._measure(words)
        return QSize(wide + self._frame[0], high + self._frame[1])
