"""The list of what was jotted: chosen by arrows, worked by keys, carried by the mouse."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import (
    QEvent,
    QModelIndex,
    QPersistentModelIndex,
    QPointF,
    QRect,
    QRectF,
    QSize,
    Qt,
    Signal,
)
from PySide6.QtGui import QFontMetrics, QKeyEvent, QKeySequence, QPainter, QPen, QResizeEvent
from PySide6.QtWidgets import (
    QAbstractItemView,
    QFrame,
    QListView,
    QStyle,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QWidget,
)

from udset_desktop.desktop.look.theme import Theme, theme_of
from udset_desktop.desktop.look.tokens import BODY, RADIUS, RING, SMALL, UNIT
from udset_desktop.desktop.look.words import say
from udset_desktop.desktop.models.jot_model import ROW_ROLE, JotModel, JotRow
from udset_desktop.desktop.views.touch_mark import paint_touch
from udset_desktop.interview.screen import Touch

Index = QModelIndex | QPersistentModelIndex
_WRAP = int(Qt.TextFlag.TextWordWrap) | int(Qt.AlignmentFlag.AlignLeft) | int(Qt.AlignmentFlag.AlignTop)


class _RowPainter(QStyledItemDelegate):
    """Paints a jot: its moment, its words, where it lies."""

    def __init__(self, parent: JotList) -> None:
        super().__init__(parent)
        self._list = parent
        self._heights: dict[tuple[JotRow, int, Theme], tuple[int, int]] = {}

    def sizeHint(self, _option: QStyleOptionViewItem, index: Index) -> QSize:
        # Asked of every row when one of them grows: straight from the list, without a way through Qt.
        width = self._list.viewport().width()
        return QSize(width, self.height_of(self._list.rows.rows[index.row()], width))

    def height_of(self, row: JotRow, width: int) -> int:
        """The height of a row in a list so wide."""
        text, state = self._heights_of(row, width)
        return text + state + self._head(row) + 2 * UNIT

    def _heights_of(self, row: JotRow, width: int) -> tuple[int, int]:
        theme = theme_of()
        key = (row, width, theme)
        if key not in self._heights:
            room = QRect(0, 0, max(UNIT, width - self._lead(theme) - UNIT), 10_000)
            self._heights[key] = (
                QFontMetrics(theme.font(BODY)).boundingRect(room, _WRAP, row.text).height(),
                QFontMetrics(theme.font(SMALL)).boundingRect(room, _WRAP, row.state).height(),
            )
        return self._heights[key]

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        row: JotRow = index.data(ROW_ROLE)
        theme, rect = theme_of(), QRect(option.rect)
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        body = QRectF(rect).adjusted(RING, 2, -RING, -2)
        chosen = bool(option.state & QStyle.StateFlag.State_Selected)
        painter.setPen(QPen(theme.colour("accent" if chosen else "line"), 2 if chosen else 1))
        painter.setBrush(theme.colour("tint" if chosen else "raised"))
        painter.drawRoundedRect(body, RADIUS, RADIUS)
        if option.state & QStyle.StateFlag.State_HasFocus:
            painter.setPen(QPen(theme.colour("ring"), RING))
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.drawRoundedRect(body, RADIUS, RADIUS)
        lies = Touch.TOUCHED if row.where else Touch.UNTOUCHED
        paint_touch(
            painter, theme, QPointF(rect.x() + theme.px(18), rect.y() + theme.px(19)), lies, theme.px(9)
        )
        self._paint_words(painter, theme, rect, row, chosen=chosen)
        painter.restore()

    def _paint_words(
        self, painter: QPainter, theme: Theme, rect: QRect, row: JotRow, *, chosen: bool
    ) -> None:
        text, state = self._heights_of(row, rect.width())
        x, width = rect.x() + self._lead(theme), max(UNIT, rect.width() - self._lead(theme) - UNIT)
        y = rect.y() + UNIT
        painter.setFont(theme.font(SMALL))
        painter.setPen(theme.colour("on_tint" if chosen else "quiet"))
        painter.drawText(QRect(x, y, width, theme.px(20)), _WRAP, row.moment)
        y += self._head(row)
        painter.drawText(QRect(x, y + text, width, state), _WRAP, row.state)
        painter.setFont(theme.font(BODY))
        painter.setPen(theme.colour("on_tint" if chosen else "ink"))
        painter.drawText(QRect(x, y, width, text), _WRAP, row.text)

    @staticmethod
    def _head(row: JotRow) -> int:
        """The room of the line over the words."""
        return theme_of().px(20) if row.moment else 0

    @staticmethod
    def _lead(theme: Theme) -> int:
        return theme.px(34)


class JotList(QListView):
    """The jots, the first typed first.

    Signals: `chosen(number)` another one is in hand; `acted(deed)` on it: words, drop, between_us,
    change; `put_back_asked()`; `lettered(letter)` a letter was struck.
    """

    chosen = Signal(int)
    acted = Signal(str)
    put_back_asked = Signal()
    lettered = Signal(str)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("jot_list")
        self.setAccessibleName(say("jots.list"))
        self.rows = JotModel(self)
        self.setModel(self.rows)
        self._painter = _RowPainter(self)
        self.setItemDelegate(self._painter)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setVerticalScrollMode(QListView.ScrollMode.ScrollPerPixel)
        self.setDragEnabled(True)
        self.setSelectionMode(QListView.SelectionMode.SingleSelection)
        self.selectionModel().currentChanged.connect(self._on_current)
        self._deeds = {
            Qt.Key.Key_Return: "words",
            Qt.Key.Key_Enter: "words",
            Qt.Key.Key_Delete: "drop",
            Qt.Key.Key_F7: "between_us",
            Qt.Key.Key_F3: "change",
        }

    @property
    def number(self) -> int:
        """The jot in hand, 0 for none."""
        at = self.currentIndex().row()
        return self.rows.rows[at].number if 0 <= at < len(self.rows.rows) else 0

    def show_rows(self, rows: tuple[JotRow, ...]) -> None:
        """Draw them; the one in hand stays, or the next one takes its place."""
        number, at = self.number, self.currentIndex().row()
        before = self.rows.rows
        self.rows.show_rows(rows)
        if len(before) == len(rows) and self._grown(before, rows):
            self.scheduleDelayedItemsLayout()
        place = self.rows.place_of(number)
        if place < 0:
            place = min(max(at, 0), len(rows) - 1)
        if place >= 0 and self.currentIndex().row() != place:
            self.setCurrentIndex(self.rows.index(place))

    def _grown(self, before: tuple[JotRow, ...], rows: tuple[JotRow, ...]) -> bool:
        """Whether some row needs another height than it had: all others would be measured again too."""
        width = self.viewport().width()
        return any(
            self._painter.height_of(old, width) != self._painter.height_of(new, width)
            for old, new in zip(before, rows, strict=True)
            if old != new
        )

    def go_to(self, number: int) -> None:
        """Take one in hand."""
        if (place := self.rows.place_of(number)) >= 0:
            self.setCurrentIndex(self.rows.index(place))

    def dataChanged(self, first: Index, last: Index, roles: Sequence[int] = ()) -> None:
        """Qt's own list would measure every row again; `show_rows` has that done where one has grown."""
        QAbstractItemView.dataChanged(self, first, last, roles)

    def event(self, event: QEvent) -> bool:
        """Its own keys come before the conversation's: F7 here is about the jot."""
        if (
            event.type() is QEvent.Type.ShortcutOverride
            and isinstance(event, QKeyEvent)
            and self._deed_of(event)
        ):
            event.accept()
            return True
        return super().event(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Arrows choose, letters lay, the rest is done to the jot in hand."""
        if event.matches(QKeySequence.StandardKey.Undo):
            self.put_back_asked.emit()
        elif deed := self._deed_of(event):
            if self.number:
                self.acted.emit(deed)
        elif event.key() in {Qt.Key.Key_Up, Qt.Key.Key_Down, Qt.Key.Key_Home, Qt.Key.Key_End}:
            super().keyPressEvent(event)
        elif event.text().isalnum() and not event.modifiers() & ~Qt.KeyboardModifier.ShiftModifier:
            self.lettered.emit(event.text().lower())
        else:
            event.ignore()

    def _deed_of(self, event: QKeyEvent) -> str:
        held = event.modifiers() & ~Qt.KeyboardModifier.KeypadModifier
        return "" if held else self._deeds.get(Qt.Key(event.key()), "")

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Rows follow the width."""
        super().resizeEvent(event)
        if event.oldSize().width() != event.size().width():
            self.scheduleDelayedItemsLayout()

    def _on_current(self, _now: object, _before: object) -> None:
        self.chosen.emit(self.number)
