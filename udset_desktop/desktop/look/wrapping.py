"""A button whose words go on in another line where they are wider than their place."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QSize, Qt
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QPushButton, QSizePolicy, QWidget


class WrappingButton(QPushButton):
    """For words nobody knows the length of: a question that unfolds, somebody's name.

    Qt draws what the style sheet says for it, line by line; `text` gives the words as they were set.
    """

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._words = ""
        self._frame: QSize | None = None
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
        widest = max(self._words.split(), key=self._wide, default="")
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
        if event.type() in {QEvent.Type.FontChange, QEvent.Type.StyleChange} and hasattr(self, "_frame"):
            self._frame = None
            self._break()

    def _break(self) -> None:
        lines = self._lines(self.width())
        if lines != super().text():
            super().setText(lines)

    def _lines(self, width: int) -> str:
        room, lines = width - self._around("").width(), [""]
        for word in self._words.split():
            longer = f"{lines[-1]} {word}".strip()
            if lines[-1] and self._wide(longer) > room:
                lines.append(word)
            else:
                lines[-1] = longer
        return "\n".join(lines)

    def _wide(self, words: str) -> int:
        return self.fontMetrics().size(Qt.TextFlag.TextShowMnemonic, words).width()

    def _around(self, words: str) -> QSize:
        """The size of the button round these lines; what the style puts round them is asked once a style."""
        letters = self.fontMetrics()
        if self._frame is None:
            self.ensurePolished()
            self._frame = super().sizeHint() - letters.size(
                Qt.TextFlag.TextShowMnemonic, super().text() or "XXXX"
            )
        size = letters.size(Qt.TextFlag.TextShowMnemonic, words)
        return self._frame + QSize(size.width(), max(size.height(), letters.height()))
