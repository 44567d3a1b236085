"""Every page with its letter at once, in columns over the page, where the list at the side is too low for them.

Painted alone: keys go where they went (`views.talk_keys`), and to a screen reader the list is the list.
"""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QEvent, QObject, QPoint, QRect, Qt, Signal
from PySide6.QtGui import QFontMetrics, QHideEvent, QMouseEvent, QPainter, QPaintEvent, QPen, QShowEvent
from PySide6.QtWidgets import QWidget

from udset_desktop.desktop.look.theme import Theme, theme_of
from udset_desktop.desktop.look.tokens import BODY, RADIUS, SMALL, UNIT
from udset_desktop.desktop.look.words import say
from udset_desktop.desktop.models.map_model import MapRow

_COLUMN = 280
_LEAD = 36
_WRAP = int(Qt.TextFlag.TextWordWrap) | int(Qt.AlignmentFlag.AlignLeft) | int(Qt.AlignmentFlag.AlignVCenter)
Placed = tuple[tuple[MapRow, QRect], ...]


class LetterSheet(QWidget):
    """A panel over what it is given to, as large as its rows: what it hides is painted again when it goes.

    Signals: `page_asked(page)` by a click on it, `left()` by a click on anything else in `over`.
    """

    page_asked = Signal(str)
    left = Signal()

    def __init__(self, over: QWidget) -> None:
        super().__init__(over)
        self.over = over
        self.placed: Placed = ()
        """Every row with its place on the panel."""
        self.setObjectName("letter_sheet")
        self.setAccessibleName(say("conversation.letters_all"))
        self.setAttribute(Qt.WidgetAttribute.WA_OpaquePaintEvent)
        self.hide()

    def show_rows(self, rows: Sequence[MapRow], at: QRect) -> None:
        """All rows in columns that begin at `at` and are no higher; nothing where they do not fit."""
        placed = placed_in(rows, at, self.over.width() - UNIT, theme_of())
        ground = QRect()
        for _, rect in placed:
            ground = ground.united(rect)
        ground.adjust(-UNIT // 2, -UNIT // 2, UNIT // 2, UNIT // 2)
        self.placed = tuple((row, rect.translated(-ground.topLeft())) for row, rect in placed)
        if placed:
            self.setGeometry(ground)
            self.update()
            self.raise_()
        self.setVisible(bool(placed))

    def showEvent(self, event: QShowEvent) -> None:
        """Listen to clicks beside it: as large as the page it would have all of it painted, twice a jump."""
        super().showEvent(event)
        if (handle := self.window().windowHandle()) is not None:
            handle.installEventFilter(self)

    def hideEvent(self, event: QHideEvent) -> None:
        """And no longer."""
        if (handle := self.window().windowHandle()) is not None:
            handle.removeEventFilter(self)
        super().hideEvent(event)

    def eventFilter(self, _watched: QObject, event: QEvent) -> bool:
        """A click beside it puts the letters away, and means nothing else."""
        if not isinstance(event, QMouseEvent) or event.type() != QEvent.Type.MouseButtonPress:
            return False
        at = self.over.mapFrom(self.window(), event.position().toPoint())
        beside = self.over.rect().contains(at) and not self.geometry().contains(at)
        if beside:
            self.left.emit()
        return beside

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """A click on a page goes there; any other puts the letters away."""
        page = self.page_at(event.position().toPoint())
        if page:
            self.page_asked.emit(page)
        else:
            self.left.emit()

    def page_at(self, point: QPoint) -> str:
        """The page under a point, "" for none that can be gone to."""
        return next((row.page for row, rect in self.placed if rect.contains(point) and not row.closed), "")

    def paintEvent(self, _event: QPaintEvent) -> None:
        """The ground with its edge, and each row."""
        theme, painter = theme_of(), QPainter(self)
        painter.setPen(QPen(theme.colour("edge"), 1))
        painter.setBrush(theme.colour("sunk"))
        painter.drawRect(self.rect().adjusted(0, 0, -1, -1))
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        for row, rect in self.placed:
            (_paint_page if row.page else _paint_section)(painter, row, rect, theme)


def placed_in(rows: Sequence[MapRow], at: QRect, right: int, theme: Theme) -> Placed:
    """Each row with its place: columns from `at` on, none beyond `right`; () where that is too little room."""
    wide, placed = theme.px(_COLUMN), []
    x, y = at.x(), at.y()
    for number, row in enumerate(rows):
        high = _height_of(row, theme, wide)
        # A section's name is never the last of a column.
        more = 0 if row.page or number + 1 == len(rows) else _height_of(rows[number + 1], theme, wide)
        if y + high + more > at.bottom() + 1:
            x, y = x + wide, at.y()
        if x + wide > right or y + high + more > at.bottom() + 1:
            return ()
        placed.append((row, QRect(x, y, wide, high)))
        y += high
    return tuple(placed)


def _height_of(row: MapRow, theme: Theme, wide: int) -> int:
    room = QRect(0, 0, wide - theme.px(_LEAD if row.page else UNIT) - UNIT, 4000)
    metrics = QFontMetrics(theme.font(SMALL + 2 if row.page else BODY, strong=row.current))
    return max(theme.px(24), metrics.boundingRect(room, _WRAP, row.title).height() + UNIT)


def _paint_section(painter: QPainter, row: MapRow, rect: QRect, theme: Theme) -> None:
    painter.setFont(theme.font(BODY, strong=row.current))
    painter.setPen(theme.colour("ink" if row.current else "quiet"))
    painter.drawText(rect.adjusted(theme.px(UNIT), 0, -UNIT, 0), _WRAP, row.title)


def _paint_page(painter: QPainter, row: MapRow, rect: QRect, theme: Theme) -> None:
    if row.current:
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(theme.colour("tint"))
        painter.drawRoundedRect(rect.adjusted(0, 1, -UNIT // 2, -1), RADIUS, RADIUS)
    side = theme.px(20)
    box = QRect(rect.x() + theme.px(UNIT), rect.center().y() + 1 - side // 2, side, side)
    painter.setPen(QPen(theme.colour("accent"), 1))
    painter.setBrush(theme.colour("raised"))
    painter.drawRoundedRect(box, 4, 4)
    painter.setFont(theme.font(SMALL, strong=True))
    painter.drawText(box, Qt.AlignmentFlag.AlignCenter, row.letter.upper())
    painter.setFont(theme.font(SMALL + 2, strong=row.current))
    painter.setPen(theme.colour("on_tint" if row.current else "quiet" if row.closed else "ink"))
    painter.drawText(rect.adjusted(theme.px(_LEAD), 0, -UNIT, 0), _WRAP, row.title)
