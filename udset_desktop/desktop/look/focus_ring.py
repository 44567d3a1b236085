"""The focus ring of a quiet button: it stands outside the words, which begin where their column begins.

Every other control draws its ring inside itself.  Room for one would push the words of a quiet button
to the right of the words above and under it.
"""

from __future__ import annotations

from functools import cache

from PySide6.QtCore import QEvent, QObject, QRect, QRectF
from PySide6.QtGui import QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QApplication, QFocusFrame, QPushButton, QScrollArea, QWidget
from shiboken6 import isValid

from udset_desktop.desktop.look.controls import is_flat
from udset_desktop.desktop.look.theme import theme_of
from udset_desktop.desktop.look.tokens import RADIUS, RING, UNIT

_OUT = UNIT + 1
_MOVES = frozenset({QEvent.Type.Move, QEvent.Type.Resize, QEvent.Type.Show, QEvent.Type.Hide})


# Qt leaves a `QFocusFrame` out of what a screen reader hears, and rightly so: the button says it has the focus.
class FocusRing(QFocusFrame):
    """The ring of one window, round the quiet button that has the focus, wherever that goes."""

    def __init__(self, window: QWidget) -> None:
        super().__init__(window)
        self._window = window
        self._round: QPushButton | None = None
        self._chain: list[QWidget] = []
        self._whole = QRect()
        self.hide()

    def stand_round(self, button: QPushButton | None) -> None:
        """Follow this button; none lets go of the last one."""
        for held in self._chain:
            if isValid(held):
                held.removeEventFilter(self)
        self._round, self._chain = button, []
        inner: QWidget | None = button
        while inner is not None and not inner.isWindow():
            inner.installEventFilter(self)
            self._chain.append(inner)
            inner = inner.parentWidget()
        self._settle()

    def eventFilter(self, _watched: QObject, event: QEvent) -> bool:
        """Whatever the button stands in may move."""
        if event.type() in _MOVES:
            self._settle()
        return False

    def _settle(self) -> None:
        button, window = self._round, self._window
        if button is None or not isValid(button) or not button.isVisible():
            self.hide()
            return
        at_end = button.property("end") is True
        corner = button.mapTo(window, button.rect().topLeft())
        self._whole = QRect(corner, button.size()).translated(_OUT if at_end else -_OUT, 0)
        seen = self._whole
        for widget in self._chain:
            area = widget.parentWidget()
            if isinstance(area, QScrollArea):  # what of it is in sight
                top = widget.mapTo(window, widget.rect().topLeft()).y()
                seen = seen.intersected(QRect(seen.x(), top, seen.width(), widget.height()))
        self.setGeometry(seen)
        self.setVisible(not seen.isEmpty())
        self.raise_()

    def paintEvent(self, _event: QPaintEvent) -> None:
        """The house's one ring, of which a page that scrolls may hide a part."""
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(QPen(theme_of().colour("ring"), RING))
        whole = QRectF(self._whole.translated(-self.pos())).adjusted(1.5, 1.5, -1.5, -1.5)
        painter.drawRoundedRect(whole, RADIUS - 1, RADIUS - 1)


class _Follower:
    """Keeps the one ring there is at a time in the window that has the focus."""

    def __init__(self) -> None:
        self._ring: FocusRing | None = None

    def on_focus_changed(self, _old: QWidget | None, now: QWidget | None) -> None:
        """The focus went elsewhere: on to another control, or out of the window."""
        ring = self._ring if self._ring is not None and isValid(self._ring) else None
        wanted = now if isinstance(now, QPushButton) and is_flat(now) else None
        if wanted is not None and (ring is None or ring.parentWidget() is not wanted.window()):
            if ring is not None:
                ring.stand_round(None)
                ring.deleteLater()
            ring = self._ring = FocusRing(wanted.window())
        if ring is not None:
            ring.stand_round(wanted)


_follower = _Follower()  # Qt holds no method of something nobody else holds


@cache
def follow_focus(application: QApplication) -> None:
    """From now on the quiet button that has the focus has its ring."""
    application.focusChanged.connect(_follower.on_focus_changed)
