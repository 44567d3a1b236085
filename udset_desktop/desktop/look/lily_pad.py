"""A lily pad: the small stone in front of a next step, painted from the tokens.

Full where the step can be taken, only an outline where it is not there; the words beside it say so too.
"""

from __future__ import annotations

from PySide6.QtCore import QPointF, QRectF, QSize, Qt
from PySide6.QtGui import QPainter, QPainterPath, QPaintEvent, QPen
from PySide6.QtWidgets import QSizePolicy, QWidget

from udset_desktop.desktop.look.theme import theme_of
from udset_desktop.desktop.look.tokens import UNIT

_SIDE = 24
_TOP = 12
_TILT, _NOTCH, _FULL = 60, 34, 360  # unit: degrees
_FLAT = 0.82
"""How much lower than wide it looks from the bank."""


class LilyPad(QWidget):
    """One pad, and the way to it from what it leads towards."""

    def __init__(self, *, led_to: bool = True) -> None:
        super().__init__()
        self._led_to, self._there = led_to, True
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Expanding)
        self.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)

    def show_there(self, *, there: bool) -> None:
        """Whether the step can be taken."""
        if there is not self._there:
            self._there = there
            self.update()

    def sizeHint(self) -> QSize:
        """As wide as the pad, with the text."""
        side = theme_of().px(_SIDE)
        return QSize(side + UNIT, side + 2 * _TOP)

    def paintEvent(self, _event: QPaintEvent) -> None:
        """The way, then the pad with its notch."""
        theme = theme_of()
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        side = theme.px(_SIDE)
        pad = QRectF(2, _TOP, side - 4, (side - 4) * _FLAT)
        middle = pad.center()
        if self._led_to:
            painter.setPen(QPen(theme.colour("edge"), 1.5, Qt.PenStyle.DotLine))
            painter.drawLine(QPointF(middle.x(), -UNIT), QPointF(middle.x(), pad.top() - 3))
        leaf = QPainterPath(middle)
        leaf.arcTo(pad, _TILT + _NOTCH / 2, _FULL - _NOTCH)
        leaf.closeSubpath()
        line = Qt.PenStyle.SolidLine if self._there else Qt.PenStyle.DotLine
        pen = QPen(theme.colour("accent" if self._there else "edge"), 1.5, line)
        pen.setJoinStyle(Qt.PenJoinStyle.RoundJoin)
        painter.setPen(pen)
        painter.setBrush(theme.colour("accent" if self._there else "raised"))
        painter.drawPath(leaf)
