"""The map itself: the person in the middle, the outcomes round them in their groups, the rest below.

A board of buttons that stay where they are.  Arrow keys go from one to the next, Enter, Space and a
letter choose; it never asks for more than is there and scrolls where letters are large.
"""

from __future__ import annotations

import math

from PySide6.QtCore import QEvent, QPointF, QRect, QRectF, Qt, Signal
from PySide6.QtGui import (
    QFontMetrics,
    QKeyEvent,
    QPainter,
    QPainterPath,
    QPaintEvent,
    QPen,
    QPixmap,
    QResizeEvent,
)
from PySide6.QtWidgets import QFrame, QScrollArea, QWidget

from udset_desktop.desktop.look.theme import theme_of
from udset_desktop.desktop.look.tokens import BODY, SMALL, UNIT
from udset_desktop.desktop.look.words import say
from udset_desktop.desktop.models.ring import NARROWEST, Ring, Size, clear_of_places, nearest_towards, ring_of
from udset_desktop.desktop.views.map_node import MapNode, node_size
from udset_desktop.interview.outcome_map import MapState
from udset_desktop.interview.screen import Touch

_PERSON = 56
_ARROWS = {
    Qt.Key.Key_Left: (-1, 0),
    Qt.Key.Key_Right: (1, 0),
    Qt.Key.Key_Up: (0, -1),
    Qt.Key.Key_Down: (0, 1),
}


class _Canvas(QWidget):
    """Holds the buttons, and paints what lies behind them."""

    def __init__(self) -> None:
        super().__init__()
        self.state: MapState | None = None
        self.ring: Ring | None = None
        self.rest_y = 0
        self.nodes: list[MapNode] = []
        self._drawn: tuple[object, ...] = ()
        self._picture = QPixmap()

    def paintEvent(self, event: QPaintEvent) -> None:
        """As it was drawn last, unless something it shows is another now."""
        if self.state is None or self.ring is None:
            return
        ratio = self.devicePixelRatioF()
        drawn = (_ground_of(self.state), self.ring, self.rest_y, self.size(), theme_of(), ratio)
        if drawn != self._drawn:
            self._drawn = drawn
            self._picture = QPixmap(self.size() * ratio)
            self._picture.setDevicePixelRatio(ratio)
            self._picture.fill(Qt.GlobalColor.transparent)
            painter = QPainter(self._picture)
            painter.setRenderHint(QPainter.RenderHint.Antialiasing)
            self._draw(painter, self.state, self.ring)
            painter.end()
        part = event.rect()
        source = QRectF(part.x() * ratio, part.y() * ratio, part.width() * ratio, part.height() * ratio)
        QPainter(self).drawPixmap(QRectF(part), self._picture, source)

    def _draw(self, painter: QPainter, state: MapState, ring: Ring) -> None:
        """The bands of the groups, a line to each outcome, the person."""
        for band in ring.bands:
            self._paint_band(painter, band)
        self._paint_lines(painter, state, ring)
        self._paint_person(painter, state, ring)
        for group, head in zip(state.groups, ring.heads, strict=True):
            self._paint_title(painter, ring, group.title, head)
        if state.others:
            painter.setFont(theme_of().font(SMALL))
            painter.setPen(theme_of().colour("quiet"))
            room = QRect(UNIT, self.rest_y, self.width() - 2 * UNIT, theme_of().px(20))
            painter.drawText(room, Qt.AlignmentFlag.AlignLeft, say("outcome_map.others"))

    def _paint_band(self, painter: QPainter, band: tuple[tuple[float, float], ...]) -> None:
        path = QPainterPath(QPointF(*band[0]))
        for point in band[1:]:
            path.lineTo(QPointF(*point))
        painter.setBrush(Qt.BrushStyle.NoBrush)
        for role, width in (("line", 90), ("sunk", 88)):  # an edge, for where the grounds are alike
            pen = QPen(theme_of().colour(role), theme_of().px(width))
            pen.setCapStyle(Qt.PenCapStyle.RoundCap)
            pen.setJoinStyle(Qt.PenJoinStyle.RoundJoin)
            painter.setPen(pen)
            painter.drawPath(path)

    def _paint_lines(self, painter: QPainter, state: MapState, ring: Ring) -> None:
        middle = QPointF(*ring.middle)
        for group, points in zip(state.groups, ring.places, strict=True):
            for place, point in zip(group.places, points, strict=True):
                reached = place.touch is not Touch.UNTOUCHED
                pen = QPen(theme_of().colour("accent" if reached else "edge"), 1.6 if reached else 1)
                if not reached:
                    pen.setStyle(Qt.PenStyle.DotLine)
                painter.setPen(pen)
                painter.drawLine(middle, QPointF(*point))

    def _paint_person(self, painter: QPainter, state: MapState, ring: Ring) -> None:
        theme, (x, y) = theme_of(), ring.middle
        far = theme.px(_PERSON)
        painter.setPen(QPen(theme.colour("accent"), 2))
        painter.setBrush(theme.colour("tint"))
        painter.drawEllipse(QPointF(x, y), far, far)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(theme.colour("accent"))
        painter.drawEllipse(QPointF(x, y - far * 0.48), far * 0.19, far * 0.19)
        shoulders = QPainterPath(QPointF(x - far * 0.36, y + far * 0.08))
        shoulders.arcTo(QRectF(x - far * 0.36, y - far * 0.24, far * 0.72, far * 0.64), 180, -180)
        painter.drawPath(shoulders)
        painter.setFont(theme.font(SMALL, strong=True))
        painter.setPen(theme.colour("on_tint"))
        wraps = int(Qt.TextFlag.TextWordWrap) | int(Qt.AlignmentFlag.AlignHCenter)
        painter.drawText(QRectF(x - far * 0.8, y + far * 0.16, far * 1.6, far * 0.66), wraps, state.name)

    def _paint_title(self, painter: QPainter, ring: Ring, title: str, head: tuple[float, float]) -> None:
        theme, (x, y) = theme_of(), ring.middle
        painter.setFont(theme.font(BODY, strong=True))
        words = QFontMetrics(painter.font()).boundingRect(title)
        place = node_size(theme)
        # As far in as the outcomes are deep, on the way to the person.
        across, down = head[0] - x, head[1] - y
        clear_x = place.width() / 2 + words.width() / 2 + UNIT
        clear_y = place.height() / 2 + words.height() + UNIT
        share = max(
            1 - clear / abs(way) if abs(way) > clear else 0.0
            for clear, way in ((clear_x, across), (clear_y, down))
        )
        # And never over the person.
        far = theme.px(_PERSON) + UNIT
        apart = min(
            (far + half) / abs(way) if way else 1.0
            for half, way in ((words.width() / 2, across), (words.height() / 2, down))
        )
        room = QRectF(0, 0, words.width() + 2 * UNIT, words.height() + UNIT)
        middle = clear_of_places(
            ring,
            Size(place.width(), place.height()),
            head,
            Size(room.width(), room.height()),
            share=share,
            least=min(apart, 0.85),
        )
        room.moveCenter(QPointF(*middle))
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(theme.colour("page"))
        painter.drawRoundedRect(room, UNIT, UNIT)
        painter.setPen(theme.colour("ink"))
        painter.drawText(room, Qt.AlignmentFlag.AlignCenter, title)


def _ground_of(state: MapState) -> tuple[object, ...]:
    """What the ground shows of a state; the buttons show the rest."""
    touches = tuple(place.touch for group in state.groups for place in group.places)
    return state.name, tuple(group.title for group in state.groups), touches, bool(state.others)


class MapBoard(QScrollArea):
    """The map.

    Signals: `chosen(page)` by click, Enter, Space or letter; `dropped(page, number)` a jot let fall.
    """

    chosen = Signal(str)
    dropped = Signal(str, int)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("map_board")
        self.setAccessibleName(say("outcome_map.open_says"))
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.canvas = _Canvas()
        self.setWidget(self.canvas)
        self.letters: dict[str, str] = {}
        self._laid: tuple[object, ...] = ()
        self._drops = False

    @property
    def nodes(self) -> dict[str, MapNode]:
        """The buttons by page."""
        return {node.page: node for node in self.canvas.nodes if not node.isHidden()}

    def show_map(self, state: MapState, letters: dict[str, str]) -> None:
        """Draw how everything stands."""
        if state == self.canvas.state and letters == self.letters:
            return
        before, self.canvas.state, self.letters = self.canvas.state, state, letters
        outcomes = sum(len(group.places) for group in state.groups)
        places = state.places()
        self._make(len(places), outcomes)
        for node, place in zip(self.canvas.nodes, places, strict=False):
            node.show_place(place, letters.get(place.page, ""))
        self._lay()
        if before is None or _ground_of(before) != _ground_of(state):
            self.canvas.update()

    def least_width(self) -> int:
        """With less it would go sideways."""
        return (
            math.ceil(NARROWEST * node_size(theme_of()).width()) + self.verticalScrollBar().sizeHint().width()
        )

    def show_checked(self, pages: frozenset[str] | None) -> None:
        """Mark some pages as chosen; `None` where there is nothing to choose, only to go to."""
        for node in self.canvas.nodes:
            node.setCheckable(pages is not None)
            node.setChecked(pages is not None and node.page in pages)

    def take_in_drops(self) -> None:
        """Jots may be let fall on every place."""
        self._drops = True
        for node in self.canvas.nodes:
            node.setAcceptDrops(True)

    def go_to(self, page: str) -> None:
        """The focus to a page, or to the first; from the top, so that no place is passed over."""
        nodes, low = self.nodes, self.viewport().height()
        seen = (one for one in nodes.values() if one.geometry().bottom() < low)  # before anything is scrolled
        node = nodes.get(page) or next(seen, None) or next(iter(nodes.values()), None)
        if node is not None:
            self._hold(node)
            self.verticalScrollBar().setValue(0)
            node.setFocus(Qt.FocusReason.OtherFocusReason)
            self.ensureWidgetVisible(node)

    def page_at_letter(self, letter: str) -> str:
        """The page under a letter, "" for none."""
        return next((page for page, one in self.letters.items() if letter and one == letter), "")

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Arrows go round, a letter chooses."""
        page = self.page_at_letter(event.text().lower())
        if event.key() in _ARROWS and not event.modifiers() & ~Qt.KeyboardModifier.KeypadModifier:
            self._step(*_ARROWS[Qt.Key(event.key())])
        elif page and not event.modifiers() & ~Qt.KeyboardModifier.ShiftModifier:
            self._choose(self.nodes[page])
        else:
            event.ignore()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """The ring is as wide as there is room."""
        super().resizeEvent(event)
        self._lay()

    def changeEvent(self, event: QEvent) -> None:
        """And its places grow with the text."""
        super().changeEvent(event)
        if event.type() in {QEvent.Type.FontChange, QEvent.Type.StyleChange}:
            self._lay()

    def _make(self, count: int, outcomes: int) -> None:
        # Outcomes and the rest are drawn differently; another instrument has others.
        if [node.property("slim") for node in self.canvas.nodes] == [at >= outcomes for at in range(count)]:
            return
        for node in self.canvas.nodes:
            node.hide()
            node.deleteLater()
        self.canvas.nodes = []
        for at in range(count):
            node = MapNode(self.canvas, small=at >= outcomes)
            node.setProperty("slim", at >= outcomes)
            node.clicked.connect(lambda _=False, node=node: self._choose(node))
            node.dropped.connect(self.dropped)
            node.setAcceptDrops(self._drops)
            node.show()
            self.canvas.nodes.append(node)
        self._laid = ()

    def _lay(self) -> None:
        state = self.canvas.state if hasattr(self, "canvas") else None
        if state is None:
            return
        theme, width = theme_of(), self.viewport().width()
        counts = tuple(len(group.places) for group in state.groups)
        rest = self.canvas.nodes[sum(counts) :]
        widths = tuple(node.sizeHint().width() for node in rest)
        key = (counts, widths, width, self.viewport().height(), theme)
        if key == self._laid:
            return
        self._laid = key
        size = node_size(theme)
        ring = self.canvas.ring = self._ring_over_rest(counts, widths)
        points = [point for group in ring.places for point in group]
        for node, (x, y) in zip(self.canvas.nodes, points, strict=False):
            node.setGeometry(
                round(x - size.width() / 2), round(y - size.height() / 2), size.width(), size.height()
            )
        wide = max(width, math.ceil(ring.room.width))
        self.canvas.rest_y = round(ring.room.height)
        self._lay_rest(rest, wide)
        in_hand = next((node for node in self.canvas.nodes if node.hasFocus()), None)
        self.canvas.resize(wide, round(ring.room.height) + self._rest_height(widths, wide))
        if in_hand is not None:
            self.ensureWidgetVisible(in_hand)

    def _ring_over_rest(self, counts: tuple[int, ...], widths: tuple[int, ...]) -> Ring:
        """The ring over the rest; where not all of it is seen, no row lies half below what is seen."""
        theme, width, seen = theme_of(), self.viewport().width(), self.viewport().height()
        size, below = node_size(theme), self._rest_height(widths, width)
        place = Size(size.width(), size.height())
        ring = ring_of(counts, Size(width, seen - below), place, float(UNIT))
        free = seen - ring.room.height
        if not 0 <= free < below:
            return ring
        head, row = theme.px(22), theme.px(30) + UNIT // 2
        rows = max(0, int((free - head) // row))
        return ring_of(counts, Size(width, seen - (head + rows * row if rows else 0)), place, float(UNIT))

    def _lay_rest(self, rest: list[MapNode], width: int) -> None:
        x, y = UNIT, self.canvas.rest_y + theme_of().px(22)
        for node in rest:
            size = node.sizeHint()
            if x > UNIT and x + size.width() > width - UNIT:
                x, y = UNIT, y + size.height() + UNIT // 2
            node.setGeometry(x, y, size.width(), size.height())
            x += size.width() + UNIT // 2

    def _rest_height(self, widths: tuple[int, ...], width: int) -> int:
        if not widths:
            return 0
        rows, x = 1, UNIT
        for one in widths:
            if x > UNIT and x + one > width - UNIT:
                rows, x = rows + 1, UNIT
            x += one + UNIT // 2
        return theme_of().px(22) + rows * (theme_of().px(30) + UNIT // 2) + UNIT

    def _step(self, across: int, down: int) -> None:
        nodes = list(self.nodes.values())
        at = next((number for number, node in enumerate(nodes) if node.hasFocus()), 0)
        middles = [(node.geometry().center().x(), node.geometry().center().y()) for node in nodes]
        if nodes:
            node = nodes[nearest_towards([(float(x), float(y)) for x, y in middles], at, across, down)]
            self._hold(node)
            node.setFocus(Qt.FocusReason.OtherFocusReason)
            self.ensureWidgetVisible(node)

    def _hold(self, node: MapNode) -> None:
        for one in self.canvas.nodes:
            one.hold(in_hand=one is node)

    def _choose(self, node: MapNode) -> None:
        if node.place is not None and not (node.place.waits and not node.isCheckable()):
            self._hold(node)
            self.chosen.emit(node.page)
