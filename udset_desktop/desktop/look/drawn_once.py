"""A button painted from the tokens, whose picture is kept until something about it is another.

A turned page paints all that stands on it, and most of its buttons just as they were.
"""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtGui import QPainter, QPaintEvent, QPixmap
from PySide6.QtWidgets import QAbstractButton, QWidget

from udset_desktop.desktop.look.theme import theme_of


class DrawnOnce(QAbstractButton):
    """What it looks like is told by `looks`, and drawn by `draw` where that is not what it was."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._drawn: tuple[object, ...] = ()
        self._kept = QPixmap()

    def looks(self) -> tuple[object, ...]:
        """Everything that a painting of it depends on, but for its size, its focus, the mouse and the theme."""
        return ()

    def draw(self, painter: QPainter) -> None:
        """Paint it, as large as it is; one that is of no kind has nothing to show."""

    def paintEvent(self, _event: QPaintEvent) -> None:
        """As it was drawn last, unless something about it is another now."""
        ratio = self.devicePixelRatioF()
        drawn = (*self.looks(), self.hasFocus(), self.underMouse(), self.size(), theme_of(), ratio)
        if drawn != self._drawn:
            self._drawn = drawn
            self._kept = QPixmap(self.size() * ratio)
            self._kept.setDevicePixelRatio(ratio)
            self._kept.fill(Qt.GlobalColor.transparent)
            painter = QPainter(self._kept)
            painter.setRenderHint(QPainter.RenderHint.Antialiasing)
            self.draw(painter)
            painter.end()
        QPainter(self).drawPixmap(0, 0, self._kept)
