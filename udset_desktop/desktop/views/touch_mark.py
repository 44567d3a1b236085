"""The marks of the map and of the list: told apart by shape, never by colour."""

from __future__ import annotations

import math
from functools import cache

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QImage, QPainter, QPen, QPolygonF

from udset_desktop.desktop.look.theme import Theme
from udset_desktop.desktop.look.tokens import SMALL
from udset_desktop.interview.screen import Touch

STAR_POINTS = 5


def paint_touch(painter: QPainter, theme: Theme, middle: QPointF, touch: Touch, side: int) -> None:
    """A small ring, a half mark, a full one."""
    mark = _mark(theme, touch, side, painter.device().devicePixelRatio())
    painter.drawImage(QPointF(round(middle.x()) - side, round(middle.y()) - side), mark)


# A map holds half a hundred marks of three kinds, and a curve costs more than a word.
@cache
def _mark(theme: Theme, touch: Touch, side: int, ratio: float) -> QImage:
    room = math.ceil(2 * side * ratio)  # a mark in the middle of as much again, for its pen
    mark = QImage(room, room, QImage.Format.Format_ARGB32_Premultiplied)
    mark.setDevicePixelRatio(ratio)
    mark.fill(Qt.GlobalColor.transparent)
    painter = QPainter(mark)
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    _draw_touch(painter, theme, QPointF(side, side), touch, side)
    painter.end()
    return mark


def _draw_touch(painter: QPainter, theme: Theme, middle: QPointF, touch: Touch, side: int) -> None:
    half = side / 2
    painter.setPen(QPen(theme.colour("accent" if touch is not Touch.UNTOUCHED else "edge"), 1.4))
    painter.setBrush(theme.colour("accent") if touch is Touch.TOUCHED else Qt.BrushStyle.NoBrush)
    spot = QRectF(middle.x() - half, middle.y() - half, side, side)
    painter.drawEllipse(spot)
    if touch is Touch.BEGUN:
        painter.setBrush(theme.colour("accent"))
        painter.drawPie(spot, 90 * 16, 180 * 16)


def paint_star(painter: QPainter, theme: Theme, middle: QPointF, side: float) -> None:
    """What matters now."""
    points = []
    for at in range(2 * STAR_POINTS):
        far = side / 2 if at % 2 == 0 else side / 4.6
        turn = math.pi * at / STAR_POINTS
        points.append(QPointF(middle.x() + far * math.sin(turn), middle.y() - far * math.cos(turn)))
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(theme.colour("accent"))
    painter.drawPolygon(QPolygonF(points))


def paint_note(painter: QPainter, theme: Theme, spot: QRectF, count: int) -> None:
    """So many jots: a slip of paper with a number on it."""
    fold = spot.width() * 0.3
    slip = QPolygonF(
        [
            spot.topLeft(),
            QPointF(spot.right() - fold, spot.top()),
            QPointF(spot.right(), spot.top() + fold),
            spot.bottomRight(),
            spot.bottomLeft(),
        ]
    )
    painter.setPen(QPen(theme.colour("accent"), 1.2))
    painter.setBrush(theme.colour("raised"))
    painter.drawPolygon(slip)
    painter.setFont(theme.font(SMALL))
    painter.setPen(theme.colour("accent"))
    painter.drawText(spot, Qt.AlignmentFlag.AlignCenter, str(min(count, 99)))
