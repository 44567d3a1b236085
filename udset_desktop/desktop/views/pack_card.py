"""The project's pack on this computer, and a newer one: a card of Settings."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from udset_desktop.desktop.look.controls import button, card_in, label
from udset_desktop.desktop.look.layouts import beside
from udset_desktop.desktop.look.words import say


class PackCard(QWidget):
    """Which pack is in force.

    Signals: `pack_asked()`.
    """

    pack_asked = Signal()

    def __init__(self) -> None:
        super().__init__()
        inner = card_in(self)
        inner.addWidget(label(say("pack.title"), voice="title"))
        inner.addWidget(label(say("pack.about"), voice="small"))
        self.standing = label(name="pack_standing")
        self.trouble = label(voice="badge", name="pack_trouble")
        self.take_button = button(say("pack.take"), name="pack_take")
        self.take_button.clicked.connect(self.pack_asked)
        for widget in (self.standing, self.trouble, beside(self.take_button)):
            inner.addWidget(widget)
        self.show_pack(0)

    def show_pack(self, number: int, trouble: str = "") -> None:
        """The pack in force; 0 where this computer takes none, and the card is not there."""
        self.standing.setText(say("pack.number", number=number))
        self.trouble.setText(trouble)
        self.trouble.setVisible(bool(trouble))
        self.setVisible(number > 0)
