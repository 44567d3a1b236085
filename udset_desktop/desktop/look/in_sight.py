"""Whatever takes the focus comes wholly into sight, and stays there while the page around it grows.

Qt scrolls to what Tab leads to, and to nothing else: not to what a key, a page turn or an answer gives the
focus, and not again when a line that opens over it, or a bar under it, pushes it out.
"""

from __future__ import annotations

from collections.abc import Iterator
from functools import cache

from PySide6.QtCore import QEvent, QObject, QRect, Qt, QTimer
from PySide6.QtWidgets import QApplication, QPlainTextEdit, QScrollArea, QScrollBar, QWidget
from shiboken6 import isValid

from udset_desktop.desktop.look.tokens import UNIT

_AROUND = 3 * UNIT
_CHANGES = frozenset({QEvent.Type.Move, QEvent.Type.Resize, QEvent.Type.Show, QEvent.Type.LayoutRequest})


class InSight(QObject):
    """Keeps one widget in sight: the one with the focus, or what a page brought since then.

    Who scrolls away from it is let go; a press of the mouse moves nothing, for it would miss its mark.
    """

    def __init__(self, parent: QObject) -> None:
        super().__init__(parent)
        self._wanted: QWidget | None = None
        self._areas: list[QScrollArea] = []
        self._watched: list[QWidget] = []
        self._values: dict[QScrollBar, int] = {}
        self._holds = self._came = self._waits = self._moves = False

    def on_focus_changed(self, _before: QWidget | None, now: QWidget | None) -> None:
        """The focus went elsewhere; back from another window it is where it was, in sight or not."""
        if now is None or now is self._wanted:
            return
        pressed = QApplication.mouseButtons() != Qt.MouseButton.NoButton
        self._follow(now, came=not pressed)

    def bring(self, widget: QWidget) -> None:
        """Show one that has no focus, as soon as it is laid out."""
        self._follow(widget, came=True)

    def _follow(self, wanted: QWidget, *, came: bool) -> None:
        self._let_go()
        self._wanted, self._came = wanted, came
        self._areas = list(_areas_round(wanted))
        for area in self._areas:
            bar = area.verticalScrollBar()
            self._values[bar] = bar.value()
            bar.valueChanged.connect(self._on_scrolled)
        grounds = [part for area in self._areas for part in (area.viewport(), _ground_of(area))]
        for part in (wanted, *grounds) if self._areas else ():
            part.installEventFilter(self)
            self._watched.append(part)
        if self._areas:
            self._holds = came or self._is_seen()
            self._wait()

    def _let_go(self) -> None:
        for part in self._watched:
            if isValid(part):
                part.removeEventFilter(self)
        for bar in self._values:
            if isValid(bar):
                bar.valueChanged.disconnect(self._on_scrolled)
        self._areas, self._watched, self._values = [], [], {}
        self._wanted, self._holds, self._came = None, False, False

    def eventFilter(self, _watched: QObject, event: QEvent) -> bool:
        """Something it stands in has changed."""
        if event.type() in _CHANGES and self._holds:
            self._wait()
        return False

    def _on_scrolled(self, value: int) -> None:
        bar = self.sender()
        if not isinstance(bar, QScrollBar) or bar not in self._values:
            return
        before, self._values[bar] = self._values[bar], value
        shrank = value < before and value == bar.maximum()  # the page did, and nobody scrolled
        if not self._moves and not shrank and not self._came:
            self._holds = self._is_seen()

    def _wait(self) -> None:
        """Once, when everything is laid out."""
        if not self._waits:
            self._waits = True
            QTimer.singleShot(0, self, self._settle)

    def _settle(self) -> None:
        self._waits = False
        wanted = self._wanted
        if wanted is None or not isValid(wanted) or not self._holds or not wanted.isVisible():
            return
        self._came, self._moves = False, True
        for area in self._areas:
            _scroll(area, wanted)
        self._moves = False

    def _is_seen(self) -> bool:
        wanted = self._wanted
        return wanted is not None and isValid(wanted) and all(not _off(area, wanted) for area in self._areas)


def _areas_round(widget: QWidget) -> Iterator[QScrollArea]:
    """What it is scrolled in, from the inside."""
    holder = widget.parentWidget()
    while holder is not None and not widget.isWindow():
        if isinstance(holder, QScrollArea):
            ground = _ground_of(holder)
            if ground is widget or ground.isAncestorOf(widget):
                yield holder
        if holder.isWindow():
            return
        holder = holder.parentWidget()


def _ground_of(area: QScrollArea) -> QWidget:
    return area.widget() or area.viewport()


def _place_in(area: QScrollArea, widget: QWidget) -> QRect:
    """Where it stands on the page; of one that is taller than the page, where it is written in."""
    rect = widget.rect()
    if rect.height() > area.viewport().height():
        if isinstance(widget, QPlainTextEdit):
            rect = widget.cursorRect().translated(widget.viewport().pos())
        else:
            rect.setHeight(min(rect.height(), 6 * UNIT))
    return QRect(widget.mapTo(_ground_of(area), rect.topLeft()), rect.size())


def _off(area: QScrollArea, widget: QWidget) -> int:
    """By how much it lies over (less than 0) or under what is in sight of the page."""
    place, top = _place_in(area, widget), area.verticalScrollBar().value()
    end = top + area.viewport().height()
    if place.top() < top:
        return place.top() - top
    return max(0, place.bottom() + 1 - end)


def _scroll(area: QScrollArea, widget: QWidget) -> None:
    off = _off(area, widget)
    if off:
        free = area.viewport().height() - _place_in(area, widget).height()
        around = max(0, min(_AROUND, free // 2))
        bar = area.verticalScrollBar()
        bar.setValue(bar.value() + off + (around if off > 0 else -around))


@cache
def _sight(application: QApplication) -> InSight:
    return InSight(application)


@cache
def keep_focus_in_sight(application: QApplication) -> None:
    """From now on, wherever it goes."""
    application.focusChanged.connect(_sight(application).on_focus_changed)


def keep_in_sight(widget: QWidget) -> None:
    """Scroll to something that has no focus, as soon as it is laid out: what is wrong, what has opened."""
    application = QApplication.instance()
    if isinstance(application, QApplication):
        _sight(application).bring(widget)
