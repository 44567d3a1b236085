"""A slim line under the page: the words again, or the offer to read a section back.

Stays until it is put away or the page is turned; nothing on it has to be answered.
"""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QFrame, QHBoxLayout, QVBoxLayout, QWidget

from udset_desktop.desktop.look.controls import announce, button, label
from udset_desktop.desktop.look.layouts import WrapLayout
from udset_desktop.desktop.look.tokens import UNIT
from udset_desktop.desktop.look.words import say


class SpokenBar(QFrame):
    """One loud line, a quieter one under it, and what can be done.

    Signals: `acted(deed)` with the code of the button pressed; putting away is `close`.
    """

    acted = Signal(str)

    def __init__(self, deeds: tuple[tuple[str, str], ...], *, name: str, voice: str = "lead") -> None:
        super().__init__()
        self.setObjectName(name)
        self.setProperty("raised", True)  # noqa: FBT003 -- Qt's own signature
        line = QHBoxLayout(self)
        line.setContentsMargins(2 * UNIT, UNIT, 2 * UNIT, UNIT)
        line.setSpacing(2 * UNIT)
        words = QVBoxLayout()
        words.setSpacing(0)
        self.first = label(voice=voice)
        self.second = label(voice=voice)
        words.addWidget(self.first)
        words.addWidget(self.second)
        line.addLayout(words, 3)
        held = QWidget()
        row = WrapLayout(held, right=True)
        self.buttons = {}
        for code, title in (*deeds, ("close", say("spoken.close"))):
            made = button(title, kind="quiet small")
            made.clicked.connect(lambda _=False, deed=code: self._on_pressed(deed))
            row.addWidget(made)
            self.buttons[code] = made
        line.addWidget(held, 1)

    def show_words(self, first: str, second: str = "", *, aloud: bool = False) -> None:
        """These words, said to a screen reader too."""
        self.first.setText(first)
        self.second.setText(second)
        self.second.setVisible(bool(second))
        if "aloud" in self.buttons:
            self.buttons["aloud"].setVisible(aloud)
        self.show()
        announce(self, f"{first} {second}".strip())

    def put_away(self) -> None:
        """Nothing of it stays."""
        self.first.clear()
        self.second.clear()
        self.hide()

    def _on_pressed(self, deed: str) -> None:
        if deed == "close":
            self.put_away()
        self.acted.emit(deed)
