"""The map at the side: where one is, what has been talked about, any page one key or click away."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import (
    QModelIndex,
    QPersistentModelIndex,
    QPoint,
    QPointF,
    QRect,
    QRectF,
    QSize,
    Qt,
    QTimer,
    Signal,
)
from PySide6.QtGui import QFontMetrics, QImage, QKeyEvent, QPainter, QPaintEvent, QPen, QResizeEvent
from PySide6.QtWidgets import (
    QAbstractItemView,
    QAbstractSlider,
    QFrame,
    QListView,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QWidget,
)

from udset_desktop.desktop.look.theme import Theme, theme_of
from udset_desktop.desktop.look.tokens import BODY, RADIUS, RING, SMALL, UNIT
from udset_desktop.desktop.look.words import say
from udset_desktop.desktop.models.map_model import MapModel, MapRow, rows_of
from udset_desktop.desktop.views.letter_sheet import LetterSheet
from udset_desktop.desktop.views.touch_mark import paint_touch
from udset_desktop.interview.screen import SectionMark

Index = QModelIndex | QPersistentModelIndex
_MOST_PICTURES = 200  # of rows, each a few ten thousand bytes
_SCROLLS = {
    Qt.Key.Key_Down: QAbstractSlider.SliderAction.SliderSingleStepAdd,
    Qt.Key.Key_Up: QAbstractSlider.SliderAction.SliderSingleStepSub,
    Qt.Key.Key_Home: QAbstractSlider.SliderAction.SliderToMinimum,
    Qt.Key.Key_End: QAbstractSlider.SliderAction.SliderToMaximum,
}
_PAGES = {Qt.Key.Key_PageDown: 1, Qt.Key.Key_PageUp: -1}
_WRAP = int(Qt.TextFlag.TextWordWrap) | int(Qt.AlignmentFlag.AlignLeft) | int(Qt.AlignmentFlag.AlignVCenter)


def _lead(theme: Theme, row: MapRow) -> int:
    return theme.px(44) if row.page else theme.px(32)


def _height_of(row: MapRow, theme: Theme, width: int) -> int:
    room = max(UNIT, width - _lead(theme, row) - UNIT // 2)
    metrics = QFontMetrics(theme.font(BODY if not row.page else SMALL + 2, strong=True))
    text = metrics.boundingRect(QRect(0, 0, room, 4000), _WRAP, row.title).height()
    height = text + (UNIT + UNIT // 2 if not row.page else UNIT)
    return height if row.page else height + theme.px(10)


class _MapPainter(QStyledItemDelegate):
    """Paints a row; long titles take a second line."""

    def __init__(self, parent: QListView, rows: MapModel) -> None:
        super().__init__(parent)
        self._rows, self._list = rows, parent
        self._pictures: dict[tuple[str, str, str, bool, int], tuple[object, QImage]] = {}

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        row, size = self._rows.rows[index.row()], option.rect.size()
        focused = self._list.hasFocus() and self._list.currentIndex().row() == index.row()
        ratio = painter.device().devicePixelRatio()
        looks = (row, focused, theme_of(), size, ratio)
        # Rows are compared, because to hash one takes longer than to draw it.
        place = (row.section, row.page, row.letter, row.current, size.width())
        if len(self._pictures) > _MOST_PICTURES:
            self._pictures.clear()
        if place not in self._pictures or self._pictures[place][0] != looks:
            self._pictures[place] = looks, self._picture_of(row, size, ratio, focused=focused)
        painter.drawImage(option.rect.topLeft(), self._pictures[place][1])

    def _picture_of(self, row: MapRow, size: QSize, ratio: float, *, focused: bool) -> QImage:
        # A turned page paints all rows anew, and most of them just as they were.
        theme, rect = theme_of(), QRect(QPoint(0, 0), size)
        picture = QImage(size * ratio, QImage.Format.Format_RGB32)
        picture.setDevicePixelRatio(ratio)
        picture.fill(theme.colour("sunk"))
        painter = QPainter(picture)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        body = QRectF(rect).adjusted(RING, 1, -RING, -1)
        if row.page and row.current:
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(theme.colour("tint"))
            painter.drawRoundedRect(body, RADIUS, RADIUS)
        if focused:
            painter.setPen(QPen(theme.colour("ring"), RING))
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.drawRoundedRect(body, RADIUS, RADIUS)
        if row.page:
            self._paint_page(painter, rect, row, theme)
        else:
            self._paint_section(painter, rect, row, theme)
        painter.end()
        return picture

    def _paint_section(self, painter: QPainter, rect: QRect, row: MapRow, theme: Theme) -> None:
        painter.setFont(theme.font(BODY, strong=row.current))
        painter.setPen(theme.colour("ink" if row.current else "quiet"))
        dots = theme.px(10)
        number = QRect(rect.x() + UNIT, rect.y(), theme.px(22), rect.height() - dots)
        painter.drawText(number, _WRAP, str(row.number))
        words = rect.adjusted(_lead(theme, row), 0, 0, -dots)
        painter.drawText(words, _WRAP, row.title)
        x = rect.x() + _lead(theme, row) + theme.px(3)
        room = max(1, (rect.right() - round(x)) // theme.px(10))
        for mark in row.marks[:room]:
            paint_touch(painter, theme, QPointF(x, rect.bottom() - theme.px(8)), mark, theme.px(5))
            x += theme.px(10)

    def _paint_page(self, painter: QPainter, rect: QRect, row: MapRow, theme: Theme) -> None:
        middle = QPointF(rect.x() + theme.px(28), rect.center().y() + 1)
        if row.letter:
            box = QRectF(middle.x() - theme.px(10), middle.y() - theme.px(10), theme.px(20), theme.px(20))
            painter.setPen(QPen(theme.colour("accent"), 1))
            painter.setBrush(theme.colour("raised"))
            painter.drawRoundedRect(box, 4, 4)
            painter.setFont(theme.font(SMALL, strong=True))
            painter.setPen(theme.colour("accent"))
            painter.drawText(box, Qt.AlignmentFlag.AlignCenter, row.letter.upper())
        elif row.touch:
            paint_touch(painter, theme, middle, row.touch, theme.px(8))
        painter.setFont(theme.font(SMALL + 2, strong=row.current))
        painter.setPen(theme.colour("on_tint" if row.current else "quiet" if row.closed else "ink"))
        painter.drawText(rect.adjusted(_lead(theme, row), 0, 0, 0), _WRAP, row.title)


class MapView(QListView):
    """The list of sections and pages.

    Signals: `page_asked(page)`, `section_asked(section)`.
    """

    page_asked = Signal(str)
    section_asked = Signal(str)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("map")
        self.setAccessibleName(say("conversation.map"))
        self._width = 0
        self._heights: dict[tuple[str, bool, int], int] = {}
        self._measured_in = theme_of()
        self.rows = MapModel(self, size_of=self._size_of)
        self.setModel(self.rows)
        self.setItemDelegate(_MapPainter(self, self.rows))
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setMouseTracking(False)
        # What is current shows which page is in front; a selection beside it would cost a layout a turn.
        self.setSelectionMode(QAbstractItemView.SelectionMode.NoSelection)
        self.clicked.connect(self._on_chosen)
        # Else what is scrolled takes the line at the foot along.
        self.verticalScrollBar().valueChanged.connect(lambda _value: self.viewport().update())
        self._sections: tuple[SectionMark, ...] = ()
        self._letters = False
        self.sheet: LetterSheet | None = None

    def spread_over(self, ground: QWidget) -> None:
        """Show every letter at once over this ground, where the list is too low for them."""
        self.sheet = LetterSheet(ground)
        self.sheet.page_asked.connect(self._on_sheet)
        self.sheet.left.connect(self.put_letters_away)

    def show_sections(self, sections: tuple[SectionMark, ...]) -> None:
        """Draw where the conversation stands."""
        self._sections = sections
        self._draw()
        if self._letters:
            self._spread()

    @property
    def shows_letters(self) -> bool:
        """Whether a letter stands on every page."""
        return self._letters

    def show_letters(self, *, on: bool) -> None:
        """A letter on every page, so that any is two keys away."""
        self._letters = on
        self._draw()
        self._spread()

    def scroll_letters(self, key: int) -> bool:
        """More of the letters, where not all of them fit; whether this key does that."""
        bar = self.verticalScrollBar()
        if key in _PAGES:
            # What the line at the foot covered is in sight again.
            bar.setValue(bar.value() + _PAGES[Qt.Key(key)] * max(1, bar.pageStep() - 2))
        elif key in _SCROLLS:
            bar.triggerAction(_SCROLLS[Qt.Key(key)])
        else:
            return False
        return True

    @property
    def more_letters(self) -> str:
        """What is said at the foot where more letters lie below, "" where none do."""
        bar = self.verticalScrollBar()
        there = self._letters and bar.value() < bar.maximum()
        return say("conversation.letters_more") if there else ""

    def paintEvent(self, event: QPaintEvent) -> None:
        """The rows, and a line over the last where there are more letters below."""
        super().paintEvent(event)
        if not (words := self.more_letters):
            return
        theme, seen = theme_of(), self.viewport().rect()
        painter = QPainter(self.viewport())
        painter.setFont(theme.font(SMALL, strong=True))
        room = QRect(UNIT, 0, seen.width() - 2 * UNIT, seen.height())
        tall = painter.fontMetrics().boundingRect(room, _WRAP, words).height() + UNIT
        room = QRect(room.x(), seen.height() - tall, room.width(), tall)
        ground = QRect(0, room.y(), seen.width(), tall)
        painter.fillRect(ground, theme.colour("sunk"))
        painter.setPen(QPen(theme.colour("edge"), 1))
        painter.drawLine(ground.topLeft(), ground.topRight())
        painter.setPen(theme.colour("ink"))
        painter.drawText(room, _WRAP, words)

    def put_letters_away(self) -> None:
        """No letters any more, drawn at the latest when nothing else changes the map before."""
        if not self._letters:
            return
        self._letters = False
        QTimer.singleShot(0, self, self._draw)
        self._spread()

    def _spread(self) -> None:
        sheet = self.sheet
        if sheet is None:
            return
        if self._letters:
            self.executeDelayedItemsLayout()
        if self._letters and self.verticalScrollBar().maximum():
            side = self.parentWidget() or self  # down to the end of what it stands in
            low = side.height() - self.y() - UNIT
            sheet.show_rows(
                self.rows.rows, QRect(self.mapTo(sheet.over, QPoint(0, 0)), QSize(self.width(), low))
            )
        else:
            sheet.hide()

    def _on_sheet(self, page: str) -> None:
        self.put_letters_away()
        self.page_asked.emit(page)

    def page_at_letter(self, letter: str) -> str:
        """The page under a letter, "" for none."""
        return next((row.page for row in self.rows.rows if row.letter and row.letter == letter), "")

    def dataChanged(self, first: Index, last: Index, roles: Sequence[int] = ()) -> None:
        """Paint the rows that changed; Qt's list would lay out and paint all of them."""
        # No row is higher or lower for what it marks: `_size_of` knows nothing of marks.
        QAbstractItemView.dataChanged(self, first, last, roles)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Return goes to the row in hand."""
        if event.key() in {Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_Space}:
            self._on_chosen(self.currentIndex())
        elif event.key() in {Qt.Key.Key_Up, Qt.Key.Key_Down, Qt.Key.Key_Home, Qt.Key.Key_End}:
            super().keyPressEvent(event)
        else:
            event.ignore()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Rows follow the width; the page in front stays in sight."""
        super().resizeEvent(event)
        self._spread()
        self._width = self.viewport().width()
        if event.oldSize().width() != event.size().width():
            self.scheduleDelayedItemsLayout()
        if self.currentIndex().isValid():
            self.scrollTo(self.currentIndex())

    def _size_of(self, row: MapRow) -> QSize:
        # Qt asks for every row at every layout; measuring words costs more than all the painting.
        if (theme := theme_of()) is not self._measured_in:
            self._measured_in = theme
            self._heights.clear()
        key = (row.title, bool(row.page), self._width)
        if key not in self._heights:
            self._heights[key] = _height_of(row, theme, self._width)
        return QSize(self._width, self._heights[key])

    def _draw(self) -> None:
        self.rows.show_rows(rows_of(self._sections, letters=self._letters))
        place = self.rows.place_of_current()
        if place >= 0 and self.currentIndex().row() != place:
            self.setCurrentIndex(self.rows.index(place))

    def _on_chosen(self, index: QModelIndex) -> None:
        if not index.isValid():
            return
        row = self.rows.rows[index.row()]
        if not row.page:
            self.section_asked.emit(row.section)
        elif not row.closed:
            self.page_asked.emit(row.page)
