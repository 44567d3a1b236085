"""Own words: a box that grows with what is written and never loses a letter."""

from __future__ import annotations

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtGui import QFocusEvent
from PySide6.QtWidgets import QPlainTextEdit, QSizePolicy

from udset_desktop.desktop.fields.base import Field
from udset_desktop.desktop.look.theme import theme_of
from udset_desktop.desktop.look.tokens import UNIT
from udset_desktop.interview.screen import ItemState

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


class WordsField(Field):
    """The words as they were said."""

    def build(self) -> None:
        """One box; the question above it is the page's own."""
        self.box = GrowingBox()
        self.box.setObjectName("words")
        self.box.textChanged.connect(self._on_changed)
        self.box.left.connect(self.put_down)
        self.column.addWidget(self.box)
        self._drawing = False
        self._touched = False

    def draw(self, item: ItemState) -> None:
        """Half-typed words stand before the answer; what is being written is never written over."""
        kept = str(item.answer.value) if item.answer and item.answer.value is not None else ""
        text = item.typed or kept
        self.box.setAccessibleName(item.ask)
        self.box.setPlaceholderText("" if item.ask else item.help)
        if not self._touched and text != self.box.toPlainText():
            self._drawing = True
            self.box.setPlainText(text)
            self._drawing = False

    def show_item(self, item: ItemState) -> None:
        """Another item begins with its own words."""
        if self.item is None or self.item.id != item.id:
            self._touched = False
        super().show_item(item)

    def put_down(self) -> None:
        """The words become the answer."""
        if self._touched and self.item is not None:
            self._touched = False
            self.given.emit(self.item.id, self.box.toPlainText(), "")

    def _on_changed(self) -> None:
        if not self._drawing and self.item is not None:
            self._touched = True
            self.typed.emit(self.item.id, self.box.toPlainText())
