"""A choice out of many that folds away: the closed box with its mark, painted from the tokens."""

from __future__ import annotations

from PySide6.QtCore import QPointF, QSize, Qt
from PySide6.QtGui import QPainter, QPaintEvent, QPen, QPolygonF, QWheelEvent
from PySide6.QtWidgets import QComboBox, QStyle, QStyleOptionComboBox, QStylePainter

from udset_desktop.desktop.look.theme import theme_of
from udset_desktop.desktop.look.tokens import UNIT


class PickBox(QComboBox):
    """A `QComboBox` that shows that it opens, and that the wheel never changes in passing."""

    def __init__(self, said: str) -> None:
        super().__init__()
        self.setAccessibleName(said)
        self.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToContents)

    def show_picks(self, picks: tuple[tuple[str, str], ...], chosen: str) -> None:
        """These `(code, words)`, the chosen one in front; the first where none fits."""
        self.clear()
        for code, words in picks:
            self.addItem(words, code)
        self.setCurrentIndex(max(0, self.findData(chosen)))

    @property
    def code(self) -> str:
        """What is chosen."""
        return str(self.currentData() or "")

    def sizeHint(self) -> QSize:
        """Room for the longest words and the mark, in whatever size they have."""
        size = super().sizeHint()
        words = (self.fontMetrics().horizontalAdvance(self.itemText(at)) for at in range(self.count()))
        # One more: Qt tells whole pixels, and cuts by parts of them.
        size.setWidth(max(size.width(), max(words, default=0) + 1 + self._around()))
        return size

    @staticmethod
    def _around() -> int:
        """What stands beside the words: the mark, and white space."""
        return theme_of().px(UNIT) + 4 * UNIT

    def wheelEvent(self, event: QWheelEvent) -> None:
        """The page scrolls on."""
        event.ignore()

    def paintEvent(self, _event: QPaintEvent) -> None:
        """The box, its words cut with an ellipsis where they are long, and a mark that it opens."""
        theme = theme_of()
        painter = QStylePainter(self)
        option = QStyleOptionComboBox()
        self.initStyleOption(option)
        side = theme.px(UNIT) / 2
        option.currentText = self.fontMetrics().elidedText(
            option.currentText, Qt.TextElideMode.ElideRight, self.width() - self._around()
        )
        painter.drawComplexControl(QStyle.ComplexControl.CC_ComboBox, option)
        painter.drawControl(QStyle.ControlElement.CE_ComboBoxLabel, option)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(QPen(theme.colour("quiet" if self.isEnabled() else "edge"), 1.5))
        x, y = self.width() - 1.5 * UNIT - side, self.height() / 2 - side / 2
        painter.drawPolyline(QPolygonF([QPointF(x - side, y), QPointF(x, y + side), QPointF(x + side, y)]))
