"""The project's pack on this computer, and a newer one: a card of Settings."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from udset_desktop.desktop.look.box_door import LineBox
from udset_desktop.desktop.look.controls import button, card_in, label
from udset_desktop.desktop.look.layouts import beside
from udset_desktop.desktop.look.words import say


class PackCard(QWidget):
    """Which pack is in force.

    Signals: `pack_asked()`, `words_told(words)` for a pack that a new root key has signed.
    """

    pack_asked = Signal()
    words_told = Signal(str)

    def __init__(self) -> None:
        super().__init__()
        inner = card_in(self)
        inner.addWidget(label(say("pack.title"), voice="title"))
        inner.addWidget(label(say("pack.about"), voice="small"))
        self.standing = label(name="pack_standing")
        self.trouble = label(voice="badge", name="pack_trouble")
        self.take_button = button(say("pack.take"), name="pack_take")
        self.take_button.clicked.connect(self.pack_asked)
        self.words = LineBox()
        self.words.setObjectName("pack_words")
        self.words.setPlaceholderText(say("pack.words"))
        self.words.setAccessibleName(say("pack.words"))
        self.words.returnPressed.connect(self._on_words)
        self.words_button = button(say("pack.words_go"), name="pack_words_go")
        self.words_button.clicked.connect(self._on_words)
        for widget in (self.standing, self.trouble, self.words):
            inner.addWidget(widget)
        inner.addWidget(beside(self.take_button, self.words_button))
        self.show_pack(0)

    def show_pack(self, number: int, trouble: str = "", *, ask_words: bool = False) -> None:
        """The pack in force; 0 where this computer takes none, and the card is not there.

        With `ask_words` the pack that was chosen is taken only with its six words.
        """
        self.words.clear()
        for widget in (self.words, self.words_button):
            widget.setVisible(ask_words)
        self.standing.setText(say("pack.number", number=number))
        self.trouble.setText(trouble)
        self.trouble.setVisible(bool(trouble))
        self.setVisible(number > 0)

    def _on_words(self) -> None:
        self.words_told.emit(self.words.text().strip())
