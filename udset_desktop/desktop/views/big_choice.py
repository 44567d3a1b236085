"""One big word to choose, with its key in a round mark, and a picture before it where wished.

Painted from the colours of the turned screen, which are not the window's.  Chosen shows as a tick in
the mark and a heavier edge, never by colour alone.
"""

from __future__ import annotations

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QColor, QKeyEvent, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QAbstractButton, QWidget

from udset_desktop.desktop.look.pictures import paint_picture
from udset_desktop.desktop.look.theme import face
from udset_desktop.desktop.look.tokens import PERSON_GROUNDS, RADIUS, RING, Colours
from udset_desktop.desktop.views.person_layout import Cell

_TEXT = int(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter) | int(Qt.TextFlag.TextWordWrap)
_TICK = ((0.27, 0.53), (0.44, 0.7), (0.74, 0.34))


class BigChoice(QAbstractButton):
    """A word to choose; `hint` is its key."""

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self.setCheckable(True)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.colours: Colours = PERSON_GROUNDS["light"]
        self.cell = Cell(pixels=48, pad=14, mark=38, picture=0)
        self.picture = ""
        self.hint = ""

    def show_choice(self, words: str, *, picture: str, hint: str, chosen: bool) -> None:
        """Draw this word."""
        self.setText(words.replace("&", "&&"))
        self.setAccessibleName(words)
        self.picture, self.hint = picture, hint
        self.setChecked(chosen)
        self.update()

    def dress(self, colours: Colours, cell: Cell) -> None:
        """In these colours and sizes."""
        self.colours, self.cell = colours, cell
        self.update()

    @property
    def said(self) -> str:
        """The word as written."""
        return self.text().replace("&&", "&")

    def nextCheckState(self) -> None:
        """Whether it is chosen is told by what was taken in, never by the press itself."""

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Return chooses too, as Space does; a key held down chooses once."""
        if event.isAutoRepeat():
            event.accept()
        elif event.key() in {Qt.Key.Key_Return, Qt.Key.Key_Enter} and not event.modifiers():
            self.click()
        else:
            super().keyPressEvent(event)

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Ground, mark, picture, word."""
        painter, colours, cell = QPainter(self), self.colours, self.cell
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        chosen = self.isChecked()
        edge = 4 if chosen else 2
        body = QRectF(self.rect()).adjusted(RING, RING, -RING, -RING)
        painter.setPen(QPen(QColor(colours.accent if chosen else colours.edge), edge))
        painter.setBrush(QColor(colours.tint if chosen else colours.raised))
        painter.drawRoundedRect(body, RADIUS, RADIUS)
        if self.hasFocus():
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.setPen(QPen(QColor(colours.ring), RING))
            painter.drawRoundedRect(
                QRectF(self.rect()).adjusted(1.5, 1.5, -1.5, -1.5), RADIUS + 2, RADIUS + 2
            )
        ink = colours.on_tint if chosen else colours.ink
        self._paint_mark(painter, ink, chosen=chosen)
        x = cell.pad + cell.mark + cell.pad
        if cell.picture:
            paint_picture(painter, self.picture, self._spot(x, cell.picture), ink)
            x += cell.picture + cell.pad
        painter.setFont(face(cell.pixels, strong=True))
        painter.setPen(QColor(ink))
        painter.drawText(self.rect().adjusted(x, 0, -cell.pad, 0), _TEXT, self.said)

    def _spot(self, x: float, across: int) -> QRectF:
        return QRectF(x, (self.height() - across) / 2, across, across)

    def _paint_mark(self, painter: QPainter, ink: str, *, chosen: bool) -> None:
        spot = self._spot(self.cell.pad, self.cell.mark)
        painter.setPen(QPen(QColor(ink), 2))
        painter.setBrush(QColor(ink) if chosen else Qt.BrushStyle.NoBrush)
        painter.drawEllipse(spot)
        if chosen:
            painter.setPen(QPen(QColor(self.colours.tint), spot.width() / 9, c=Qt.PenCapStyle.RoundCap))
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.drawPolyline(
                [QPointF(spot.x() + x * spot.width(), spot.y() + y * spot.height()) for x, y in _TICK]
            )
            return
        painter.setFont(face(max(15, round(spot.width() * 0.55))))
        painter.drawText(spot, int(Qt.AlignmentFlag.AlignCenter), self.hint)
