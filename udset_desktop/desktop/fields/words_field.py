"""Own words: a box that grows with what is written and never loses a letter."""

from __future__ import annotations

from udset_desktop.desktop.fields.base import Field
from udset_desktop.desktop.look.aside_line import AsideLine
from udset_desktop.desktop.look.growing_box import GrowingBox
from udset_desktop.interview.screen import ItemState


class WordsField(Field):
    """The words as they were said."""

    def build(self) -> None:
        """One box; the question above it is the page's own."""
        self.box = GrowingBox()
        self.box.setObjectName("words")
        self.box.textChanged.connect(self._on_changed)
        self.box.left.connect(self.put_down)
        self.column.addWidget(self.box)
        self.aside = AsideLine(keeps_room=False)
        self.aside.listen_to(self.box)
        # Inside: a line kept free under every box would hang there as a hole, and one that comes would move the page.
        self.box.take_foot(self.aside)
        self.aside.worded.connect(self.box.fit_foot)
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
            self.aside.hush()
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
