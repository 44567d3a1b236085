"""Layouts Qt does not bring: a row that wraps like words, a page that scrolls rather than clips, parts that yield."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass

from PySide6.QtCore import QEvent, QObject, QPoint, QRect, QSize, Qt
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import (
    QBoxLayout,
    QFrame,
    QHBoxLayout,
    QLayout,
    QLayoutItem,
    QScrollArea,
    QSizePolicy,
    QStackedWidget,
    QVBoxLayout,
    QWidget,
)

from udset_desktop.desktop.look.controls import is_flat
from udset_desktop.desktop.look.theme import theme_of
from udset_desktop.desktop.look.tokens import LINE_LENGTH, UNIT

_BESIDE_BOX = UNIT
"""More between a button's edge and words that have none, which would else seem to hang on it."""


@dataclass(frozen=True, slots=True)
class _Want:
    """What one widget of a row wants."""

    item: QLayoutItem
    hint: QSize
    least: QSize
    wraps: bool
    flat: bool

    def size_in(self, width: int) -> QSize:
        """Its size in a row so wide."""
        wide = min(self.hint.width(), max(width, self.least.width()))
        return QSize(wide, self.item.heightForWidth(wide) if self.wraps else self.hint.height())


class WrapLayout(QLayout):
    """Widgets side by side, going on in the next line where the width ends.

    Qt asks for the height many times for one painting; what was worked out stands until something in
    the row says that it wants other room.
    """

    def __init__(self, parent: QWidget | None = None, *, gap: int = UNIT // 2, right: bool = False) -> None:
        super().__init__(parent)
        self._items: list[QLayoutItem] = []
        self._heights: dict[int, int] = {}  # by width
        self._wants: list[_Want] | None = None
        self._least: QSize | None = None
        self._gap = gap
        self._right = right
        self.setContentsMargins(0, 0, 0, 0)

    def addItem(self, item: QLayoutItem) -> None:
        """Qt's own door."""
        self._items.append(item)
        widget = item.widget()
        if self._right and widget is not None and is_flat(widget):
            widget.setProperty("end", True)  # noqa: FBT003 -- Qt's own signature
        self.invalidate()

    def invalidate(self) -> None:
        """Qt's own door: something wants other room, or is shown or hidden."""
        self._heights.clear()
        self._wants = self._least = None
        super().invalidate()

    def count(self) -> int:
        """Qt's own door."""
        return len(self._items)

    def itemAt(self, index: int) -> QLayoutItem | None:
        """Qt's own door."""
        return self._items[index] if 0 <= index < len(self._items) else None

    def takeAt(self, index: int) -> QLayoutItem | None:
        """Qt's own door."""
        if not 0 <= index < len(self._items):
            return None
        self.invalidate()
        return self._items.pop(index)

    def expandingDirections(self) -> Qt.Orientation:
        """It never asks for more room than its lines need."""
        return Qt.Orientation(0)

    def hasHeightForWidth(self) -> bool:
        """Fewer words a line, more lines."""
        return True

    def heightForWidth(self, width: int) -> int:
        """The height the lines need at this width."""
        if width not in self._heights:
            self._heights[width] = self._lay(QRect(0, 0, width, 0), place=False)
        return self._heights[width]

    def setGeometry(self, rect: QRect) -> None:
        """Put every widget in its place."""
        super().setGeometry(rect)
        self._lay(rect, place=True)

    def sizeHint(self) -> QSize:
        """The smallest size; the height comes from the width."""
        return self.minimumSize()

    def minimumSize(self) -> QSize:
        """As wide as the widest widget."""
        if self._least is None:
            size = QSize()
            for want in self._wanted():
                size = size.expandedTo(want.least)
            self._least = size
        return QSize(self._least)

    def _wanted(self) -> list[_Want]:
        """What each widget that is there wants, asked once until something changes."""
        if self._wants is None:
            self._wants = [
                _Want(one, one.sizeHint(), one.minimumSize(), one.hasHeightForWidth(), is_flat(one.widget()))
                for one in self._items
                if not one.isEmpty()
            ]
        return self._wants

    def _lay(self, rect: QRect, *, place: bool) -> int:
        y = rect.y()
        line: list[tuple[QLayoutItem, QSize, int]] = []
        wide = 0
        flat = self._right  # what stands before it
        for want in self._wanted():
            size = want.size_in(rect.width())
            apart = flat is self._right and want.flat is not self._right  # with no white space of their own
            gap = self._gap + (_BESIDE_BOX if apart else 0) if line else 0
            if line and wide + gap + size.width() > rect.width():
                y += self._lay_line(line, rect, y, wide, place=place) + self._gap
                line, wide, gap = [], 0, 0
            wide += gap + size.width()
            line.append((want.item, size, gap))
            flat = want.flat
        return y + self._lay_line(line, rect, y, wide, place=place) - rect.y()

    def _lay_line(
        self, line: list[tuple[QLayoutItem, QSize, int]], rect: QRect, y: int, wide: int, *, place: bool
    ) -> int:
        height = max((size.height() for _, size, _ in line), default=0)
        if place:
            x = rect.right() + 1 - wide if self._right else rect.x()
            for item, size, gap in line:
                x += gap
                item.setGeometry(QRect(QPoint(x, y + (height - size.height()) // 2), size))
                x += size.width()
        return height


@contextmanager
def laid_once(widgets: Iterable[QWidget]) -> Iterator[None]:
    """Lay these out once, afterwards, whatever is shown and hidden in them in between.

    Qt lays out all that stands around a widget as soon as it is shown: eight shown, eight times the page.
    """
    layouts = [layout for widget in widgets if (layout := widget.layout()) is not None]
    for layout in layouts:
        layout.setEnabled(False)
    try:
        yield
    finally:
        for layout in layouts:
            layout.setEnabled(True)  # what was asked of it in between waits as an event


def beside(*widgets: QWidget) -> QWidget:
    """Widgets at their own width, in a row that wraps."""
    held = QWidget()
    row = WrapLayout(held)
    for widget in widgets:
        row.addWidget(widget)
    return held


class PagePart(QWidget):
    """A part of a page, which takes the height its words need at the width it gets.

    Qt's own lays its words out at the width it would like too, part within part, for a height nobody takes.
    """

    def sizeHint(self) -> QSize:
        """Qt's own door."""
        layout = self.layout()
        return super().sizeHint() if layout is None else layout.sizeHint()


class ScrollPage(QScrollArea):
    """A page whose column of reading width scrolls when text is large, and never clips.

    Fill `column`.  The control with the focus is always brought into sight.
    """

    def __init__(self, parent: QWidget | None = None, *, width: int = LINE_LENGTH) -> None:
        super().__init__(parent)
        self._width = width
        # Qt's own would be looked for among all its classes when Python first asks for it: 16 ms.
        self._room = QWidget()
        self.setViewport(self._room)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self._ground = QWidget()
        self._middle = PagePart()
        outer = QHBoxLayout(self._ground)
        outer.setContentsMargins(3 * UNIT, 3 * UNIT, 3 * UNIT, 3 * UNIT)
        outer.addStretch(1)
        outer.addWidget(self._middle, 100)
        outer.addStretch(1)
        self.column = QVBoxLayout(self._middle)
        self.column.setContentsMargins(0, 0, 0, 0)
        self.column.setSpacing(UNIT)
        self.setWidget(self._ground)
        self._ground.installEventFilter(self)
        self._fit()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Follow the window."""
        super().resizeEvent(event)
        self._settle()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Follow what is on the page."""
        if watched is self._ground and event.type() is QEvent.Type.LayoutRequest:
            self._settle()
        return super().eventFilter(watched, event)

    def _settle(self) -> None:
        # Qt's own resizing asks for the height of the narrowest column; words need less in a wide one.
        width = self._room.width()
        # Pages of paper alone have one height at any width, and Qt then tells none for a width.
        follows = self._ground.hasHeightForWidth()
        needed = self._ground.heightForWidth(width) if follows else self._ground.sizeHint().height()
        height = max(self._room.height(), needed)
        self._ground.resize(width, height)

    def changeEvent(self, event: QEvent) -> None:
        """Follow the text size."""
        super().changeEvent(event)
        if event.type() in {QEvent.Type.FontChange, QEvent.Type.StyleChange}:
            self._fit()

    def _fit(self) -> None:
        widest = theme_of().px(self._width)
        if self._middle.maximumWidth() != widest:
            self._middle.setMaximumWidth(widest)

    def show_top(self) -> None:
        """Begin at the top, as a new page does."""
        self.verticalScrollBar().setValue(0)


class GivingWay(QScrollArea):
    """A part as tall as what it holds where there is room for that, and scrolled where there is not.

    `held` keeps its own layout.  Something beside it in the column takes the room that is left.
    """

    def __init__(self, held: QWidget, *, least: int = 6 * UNIT) -> None:
        super().__init__()
        self._held, self._least = held, least
        self._room = QWidget()  # as in `ScrollPage`
        self.setViewport(self._room)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Maximum)
        self.setWidget(held)
        held.installEventFilter(self)

    def sizeHint(self) -> QSize:
        """As tall as what it holds is at this width."""
        return QSize(self._held.minimumSizeHint().width(), self._tall(self.width()))

    def minimumSizeHint(self) -> QSize:
        """A line or two of it, in sight."""
        hint = self.sizeHint()
        return QSize(hint.width(), min(hint.height(), theme_of().px(self._least)))

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Follow the window."""
        super().resizeEvent(event)
        self._settle()
        if event.oldSize().width() != event.size().width():
            self.updateGeometry()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Follow what is held."""
        if watched is self._held and event.type() is QEvent.Type.LayoutRequest:
            self._settle()
            self.updateGeometry()
        return super().eventFilter(watched, event)

    def _settle(self) -> None:
        width = self._room.width()
        self._held.resize(width, max(self._room.height(), self._tall(width)))

    def _tall(self, width: int) -> int:
        held = self._held
        return held.heightForWidth(width) if held.hasHeightForWidth() else held.sizeHint().height()


class FrontOnly(QWidget):
    """Pages one over the other that ask for no more room than the one in front; Qt's own stack asks for all."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._pages: list[QWidget] = []

    def addWidget(self, page: QWidget) -> None:
        """One page more; the first is in front."""
        page.setVisible(not self._pages)
        self._pages.append(page)
        self._column.addWidget(page)

    def removeWidget(self, page: QWidget) -> None:
        """One page fewer."""
        self._pages.remove(page)
        self._column.removeWidget(page)

    def setCurrentWidget(self, page: QWidget) -> None:
        """Bring one page to the front."""
        for one in self._pages:
            one.setVisible(one is page)

    def currentWidget(self) -> QWidget | None:
        """The page in front."""
        return next((one for one in self._pages if not one.isHidden()), None)


def stack(line: QBoxLayout, *, fits: bool, gap: int = 2 * UNIT) -> None:
    """Two parts side by side where both fit, else one over the other; `gap` is between them side by side."""
    across, down = QBoxLayout.Direction.LeftToRight, QBoxLayout.Direction.TopToBottom
    line.setDirection(across if fits else down)
    between = gap if fits else UNIT // 2
    if (
        line.spacing() != between
    ):  # Qt lays all out anew for the same one too, and who asks in that never rests
        line.setSpacing(between)


class FrontStack(QStackedWidget):
    """Pages that fill their room, one in front; what room they want is what the one in front wants.

    Qt's own asks every page it holds, whenever a word changes anywhere in the window: half the time of
    bringing another one to the front.
    """

    def hasHeightForWidth(self) -> bool:
        """Qt's own door: a page takes the height it is given, and scrolls."""
        return False

    def sizeHint(self) -> QSize:
        """Qt's own door."""
        front = self.currentWidget()
        return QSize() if front is None else front.sizeHint()

    def minimumSizeHint(self) -> QSize:
        """Qt's own door."""
        front = self.currentWidget()
        return QSize() if front is None else front.minimumSizeHint()


def space(layout: QVBoxLayout, units: int) -> None:
    """White space of so many units."""
    layout.addSpacing(units * UNIT)


def clear(layout: QLayout) -> None:
    """Take every widget out and let it go."""
    while (item := layout.takeAt(0)) is not None:
        widget = item.widget()
        inner = item.layout()
        if widget is not None:
            widget.hide()
            _let_go(widget)
        elif inner is not None:
            clear(inner)


def _let_go(thing: QObject) -> None:
    thing.deleteLater()
