"""An offer and what was said to it, by one key each; Today's quietest row."""

from __future__ import annotations

from functools import partial

from PySide6.QtCore import Signal
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QFrame, QPushButton, QVBoxLayout, QWidget

from udset_desktop.desktop.look.controls import announce, button, label
from udset_desktop.desktop.look.layouts import WrapLayout, beside
from udset_desktop.desktop.look.tokens import UNIT
from udset_desktop.desktop.look.words import say, say_all


class OfferRow(QFrame):
    """Four answers to an offer, and a way to take the last one back.

    Signals: `said(code)` what was said; `taken_back()`.
    """

    said = Signal(str)
    taken_back = Signal()

    def __init__(self) -> None:
        super().__init__()
        self.setAccessibleName(say("offers.ask"))
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        held = QWidget()
        row = WrapLayout(held, gap=UNIT // 2)
        row.addWidget(label(say("offers.ask"), voice="quiet", wrap=False))
        self.buttons: dict[str, QPushButton] = {}
        for number, (code, words) in enumerate(say_all("offers.said"), start=1):
            shown = say("offers.key", words=words, number=number)
            made = button(shown, kind="quiet small", name=f"offer_{code}")
            made.clicked.connect(partial(self._on_said, code))
            row.addWidget(made)
            self.buttons[code] = made
            QShortcut(QKeySequence(f"Alt+{number}"), self).activated.connect(partial(self._on_said, code))
        column.addWidget(held)
        self.noted = label(voice="small", wrap=False, name="noted")
        self.back_button = button(say("offers.take_back"), kind="quiet small", name="offer_back")
        self.back_button.clicked.connect(self.taken_back)
        column.addWidget(beside(self.noted, self.back_button))
        self.show_noted("")

    def show_noted(self, code: str) -> None:
        """What was counted last, and can be taken back; "" for nothing."""
        words = dict(say_all("offers.said")).get(code, "")
        self._tell(say("offers.noted", said=words.lower()) if words else "")
        self.back_button.setVisible(bool(words))

    def show_taken_back(self) -> None:
        """The last count is gone again."""
        self._tell(say("offers.taken_back"))
        self.back_button.hide()

    def _tell(self, words: str) -> None:
        self.noted.setText(words)
        self.noted.setVisible(bool(words))
        announce(self, words)

    def _on_said(self, code: str, _checked: object = None) -> None:
        self.said.emit(code)
