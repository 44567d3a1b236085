"""The whole screen for the person: whatever else the window shows is hidden while it is open.

What lies on it is `person_view` and `suits_view`.  Only a deliberate act leaves it: Escape twice with
nothing between, or a finger held long in the top corner, for a laptop folded over its keys.
"""

from __future__ import annotations

from PySide6.QtCore import QEvent, QObject, QPointF, QRect, Qt, QTimer, Signal
from PySide6.QtGui import QKeyEvent, QMouseEvent, QResizeEvent
from PySide6.QtWidgets import QLabel, QWidget

from udset_desktop.desktop.look.controls import announce
from udset_desktop.desktop.look.theme import face
from udset_desktop.desktop.look.tokens import PERSON_GROUNDS, TOUCH, UNIT, Colours
from udset_desktop.desktop.look.words import say

HOLD_MS = 2_000
"""How long a finger is held in the corner to leave."""

_HINT_PIXELS = 20


class TurnedScreen(QWidget):
    """Lies over a window, alone.

    Signals: `left()`, once the window is as it was before.
    """

    left = Signal()

    def __init__(self, window: QWidget) -> None:
        super().__init__(window)
        self._window = window
        self._hidden: list[QWidget] = []
        self._state = window.windowState()
        self._armed = False
        self.colours: Colours = PERSON_GROUNDS["light"]
        self.setObjectName("turned_screen")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setAccessibleDescription(say("person.leave_says"))
        self.hint = QLabel(say("person.leave_hint"), self)
        self.hint.setTextFormat(Qt.TextFormat.PlainText)
        self.hint.hide()
        self._held = QTimer(self)
        self._held.setSingleShot(True)
        self._held.setInterval(HOLD_MS)
        self._held.timeout.connect(self.leave)
        window.installEventFilter(self)
        self.hide()

    # -- come and go --------------------------------------------------------------

    @property
    def is_open(self) -> bool:
        """Whether it lies in front."""
        return not self.isHidden()

    def lay_over(self) -> None:
        """Hide everything else, take the whole screen, and come in front."""
        if self.is_open:
            return
        self._armed = False
        children = self._window.findChildren(QWidget, options=Qt.FindChildOption.FindDirectChildrenOnly)
        self._hidden = [
            one for one in children if one is not self and not one.isHidden() and not one.isWindow()
        ]
        for one in self._hidden:
            one.hide()
        self._state = self._window.windowState()
        self._window.setWindowState(self._state | Qt.WindowState.WindowFullScreen)
        self.setGeometry(self._window.rect())
        self.show()
        self.raise_()

    def leave(self) -> None:
        """Everything else as it was, and nothing of the person's screen left."""
        if not self.is_open:
            return
        self._held.stop()
        self.hide()
        for one in self._hidden:
            one.show()
        self._hidden = []
        self._window.setWindowState(self._state)
        self.left.emit()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Follow the window's size."""
        if watched is self._window and event.type() is QEvent.Type.Resize and self.is_open:
            self.setGeometry(self._window.rect())
        return False

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Lay everything out anew."""
        super().resizeEvent(event)
        self.lay_out()

    def lay_out(self) -> None:
        """Put everything in its place."""
        self.hint.adjustSize()
        self.hint.move(self.width() - self.hint.width() - UNIT, self.height() - self.hint.height() - UNIT)

    def wear(self, ground: str) -> None:
        """The colours of one ground; the window's own theme has no say here."""
        self.colours = PERSON_GROUNDS[ground]
        self.setStyleSheet(f"#turned_screen {{ background: {self.colours.page}; }}")
        self.dress(self.hint, _HINT_PIXELS)

    def dress(self, words: QLabel, pixels: int, *, strong: bool = False) -> None:
        """Words in the ink of the ground, at a size that the text size has no say in."""
        weight = 600 if strong else 400
        words.setStyleSheet(
            f"color: {self.colours.ink}; background: transparent; font-size: {pixels}px; font-weight: {weight};"
        )
        words.setFont(face(pixels, strong=strong))

    # -- leaving on purpose -------------------------------------------------------

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Escape twice leaves; no key goes on to the window behind."""
        event.accept()
        if event.isAutoRepeat():
            return
        if event.key() == Qt.Key.Key_Escape:
            self._on_escape()
            return
        self.disarm()
        self.take_key(event)

    def take_key(self, event: QKeyEvent) -> None:
        """Any other key; does nothing unless something lies here that knows it."""

    def disarm(self) -> None:
        """Anything else was done: the next Escape is a first one again."""
        self._armed = False
        self.hint.hide()

    def _on_escape(self) -> None:
        if self._armed:
            self.leave()
            return
        self._armed = True
        self.hint.show()
        self.hint.raise_()
        announce(self, self.hint.text())

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """A finger on the ground does nothing; held in the top corner it leaves."""
        self.disarm()
        if self._corner().contains(event.position().toPoint()):
            self._held.start()

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        """One that slips away was not meant."""
        if not self._in_corner(event.position()):
            self._held.stop()

    def mouseReleaseEvent(self, _event: QMouseEvent) -> None:
        """Nor one that lets go."""
        self._held.stop()

    def _corner(self) -> QRect:
        side = 2 * TOUCH
        return QRect(self.width() - side, 0, side, side)

    def _in_corner(self, at: QPointF) -> bool:
        return self._corner().contains(at.toPoint())
