"""The focus ring of a quiet button: it stands outside the words, which begin where their column begins.

Every other control draws its ring inside itself.  Room for one would push the words of a quiet button
to the right of the words above and under it.
"""

from __future__ import annotations

from functools import cache

from PySide6.QtCore import QEvent, QObject, QRect, QRectF, Qt
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
        self._round: QPushButton | None = None
        self._chain: list[QWidget] = []
        self._whole = QRect()
        self.hide()

    def stand_round(self, button: QPushButton | None) -> None:
        """Follow this button; none lets go of the last one."""
        for widget in self._chain:
            if isValid(widget):
                widget.removeEventFilter(self)
        self._round, self._chain = button, []
        widget: QWidget | None = button
        while widget is not None and not widget.isWindow():
            widget.installEventFilter(self)
            self._chain.append(widget)
            widget = widget.parentWidget()
        self._settle()

    def eventFilter(self, _watched: QObject, event: QEvent) -> bool:
        """Whatever the button stands in may move."""
        if event.type() in _MOVES:
            self._settle()
        return False

    def _settle(self) -> None:
        button, window = self._round, self.parentWidget()
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


@cache
def follow_focus() -> None:
    """From now on the quiet button that has the focus has its ring."""
    application = QApplication.instance()
    assert isinstance(application, QApplication)
    application.focusChanged.connect(_on_focus_changed)


def _on_focus_changed(old: QWidget | None, now: QWidget | None) -> None:
    for widget in (old, now):
        if widget is None or not isValid(widget):
            continue
        wanted = widget if widget is now and isinstance(widget, QPushButton) and is_flat(widget) else None
        window = widget.window()
        ring = window.findChild(FocusRing, options=Qt.FindChildOption.FindDirectChildrenOnly)
        if ring is None and wanted is not None:
            ring = FocusRing(window)
        if ring is not None:
            ring.stand_round(wanted)
