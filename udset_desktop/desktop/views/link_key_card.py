"""The key that joins a person's visits, as a laptop takes it: a card of Settings."""

from __future__ import annotations

from dataclasses import dataclass

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from udset_desktop.desktop.look.box_door import LineBox
from udset_desktop.desktop.look.controls import button, card_in, label
from udset_desktop.desktop.look.layouts import beside
from udset_desktop.desktop.look.words import say


@dataclass(frozen=True, slots=True, kw_only=True)
class LinkKeyShown:
    """How it stands, and whether the post's six words are asked for the file that was chosen."""

    standing: str
    trouble: str = ""
    ask_words: bool = False


class LinkKeyCard(QWidget):
    """Whether the key is here, and taking it; there only where the project joins visits.

    Signals: `file_asked()`, `words_told(words)` for the file that was chosen.
    """

    file_asked = Signal()
    words_told = Signal(str)

    def __init__(self) -> None:
        super().__init__()
        inner = card_in(self)
        inner.addWidget(label(say("link_key.title"), voice="title"))
        inner.addWidget(label(say("link_key.about"), voice="small"))
        self.standing = label(name="link_standing")
        self.trouble = label(voice="badge", name="link_trouble")
        self.take_button = button(say("link_key.take"), name="link_take")
        self.take_button.clicked.connect(self.file_asked)
        self.words = LineBox()
        self.words.setObjectName("link_words")
        self.words.setPlaceholderText(say("link_key.words"))
        self.words.setAccessibleName(say("link_key.words"))
        self.words.returnPressed.connect(self._on_words)
        self.words_button = button(say("link_key.words_go"), name="link_words_go")
        self.words_button.clicked.connect(self._on_words)
        for widget in (self.standing, self.trouble, self.words):
            inner.addWidget(widget)
        inner.addWidget(beside(self.take_button, self.words_button))
        self.show_key(None)

    def show_key(self, shown: LinkKeyShown | None) -> None:
        """Draw how it stands; None where no visits are joined, and the card is not there."""
        self.words.clear()
        asks = shown is not None and shown.ask_words
        for widget in (self.words, self.words_button):
            widget.setVisible(asks)
        self.standing.setText(shown.standing if shown else "")
        self.trouble.setText(shown.trouble if shown else "")
        self.trouble.setVisible(bool(shown and shown.trouble))
        self.setVisible(shown is not None)

    def _on_words(self) -> None:
        self.words_told.emit(self.words.text().strip())
