"""A share and how far it may be off, drawn quietly: a hairline from 0 to 100, a span, a mark.

No colour speaks for good or bad, and no length invites to rank; the figure stands in words beside it.
"""

from __future__ import annotations

from PySide6.QtCore import QLineF, QPointF, QRectF, QSize, Qt
from PySide6.QtGui import QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QSizePolicy, QWidget

from udset_desktop.desktop.look.theme import theme_of

_WHOLE = 100
_HEIGHT, _SPAN, _MARK, _LEAST = 20, 6, 10, 120


class IntervalBar(QWidget):
    """One interval; nothing but the hairline where there is none."""

    def __init__(self, said: str = "") -> None:
        super().__init__()
        self.interval: tuple[int, int, int] | None = None
        self.setAccessibleName(said)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)

    def show_interval(self, share: int, low: int, high: int, said: str) -> None:
        """Draw these whole per cent, and say them to a screen reader."""
        self.interval = (share, low, high)
        self.setAccessibleName(said)
        self.update()

    def sizeHint(self) -> QSize:
        """Grows with the text."""
        return QSize(theme_of().px(2 * _LEAST), theme_of().px(_HEIGHT))

    def minimumSizeHint(self) -> QSize:
        """Still readable."""
        return QSize(_LEAST, theme_of().px(_HEIGHT))

    def place_of(self, percent: int) -> float:
        """Where a percentage lies on the line, in pixels from the left."""
        edge = theme_of().px(_MARK) / 2
        return edge + (self.width() - 2 * edge) * percent / _WHOLE

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Line, ends, span, mark."""
        theme = theme_of()
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        middle = self.height() / 2
        painter.setPen(QPen(theme.colour("edge"), 1))
        painter.drawLine(QLineF(self.place_of(0), middle, self.place_of(_WHOLE), middle))
        for end in (0, _WHOLE):
            at = self.place_of(end)
            painter.drawLine(QLineF(at, middle - 3, at, middle + 3))
        if self.interval is None:
            return
        share, low, high = self.interval
        thick = theme.px(_SPAN)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(theme.colour("edge"))
        span = QRectF(self.place_of(low), middle - thick / 2, self.place_of(high) - self.place_of(low), thick)
        painter.drawRoundedRect(span, thick / 2, thick / 2)
        side = theme.px(_MARK)
        painter.setPen(QPen(theme.colour("raised"), 2))
        painter.setBrush(theme.colour("accent"))
        painter.drawEllipse(QPointF(self.place_of(share), middle), side / 2, side / 2)
