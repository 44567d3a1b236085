"""A box for words that is as tall as what is written; light to import, the first page may hold one."""

from __future__ import annotations

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtGui import QFocusEvent
from PySide6.QtWidgets import QPlainTextEdit, QSizePolicy

from udset_desktop.desktop.look.theme import theme_of
from udset_desktop.desktop.look.tokens import UNIT

LINES_AT_LEAST, LINES_AT_MOST = 3, 9


class GrowingBox(QPlainTextEdit):
    """A box as tall as its words, between three lines and nine.

    Signals: `left()` when the focus goes elsewhere.
    """

    left = Signal()

    def __init__(self, *, voice: str = "lead", at_least: int = LINES_AT_LEAST) -> None:
        super().__init__()
        self._at_least = at_least
        self.setProperty("voice", voice)
        self.setTabChangesFocus(True)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAsNeeded)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.document().documentLayout().documentSizeChanged.connect(self.updateGeometry)

    def sizeHint(self) -> QSize:
        """Tall enough for the words, up to nine lines."""
        lines = max(self._at_least, min(LINES_AT_MOST, round(self.document().size().height())))
        voice = 20 if self.property("voice") == "lead" else 16
        around = 6 * UNIT if voice == 20 else 4 * UNIT  # noqa: PLR2004 -- the lead voice has more air
        return QSize(20 * UNIT, round(lines * theme_of().px(voice) * 1.3) + around)

    def minimumSizeHint(self) -> QSize:
        """Never lower than its words ask."""
        return QSize(10 * UNIT, self.sizeHint().height())

    def focusOutEvent(self, event: QFocusEvent) -> None:
        """Leaving the box puts the words down."""
        super().focusOutEvent(event)
        if event.reason() is not Qt.FocusReason.PopupFocusReason:
            self.left.emit()
