"""The quiet line on a page of which an answer was taken back, and the way to put it back at once.

Holds what it is about, and never what was said.
"""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QWidget

from udset_desktop.desktop.look.controls import button, label
from udset_desktop.desktop.look.tokens import UNIT
from udset_desktop.desktop.look.words import say


class TakenSlip(QWidget):
    """One line.

    Signals: `put_back_asked()`.
    """

    put_back_asked = Signal()

    def __init__(self) -> None:
        super().__init__()
        line = QHBoxLayout(self)
        line.setContentsMargins(0, 0, 0, 0)
        line.setSpacing(UNIT)
        self.words = label(voice="badge", name="taken")
        self.put_back = button(say("taking.put_back"), kind="quiet small end", name="put_back")
        self.put_back.clicked.connect(self.put_back_asked)
        line.addWidget(self.words, 1)
        line.addWidget(self.put_back)
        self.hide()

    def show_taken(self, what: tuple[str, ...], *, again: str = "", on_file: bool = False) -> None:
        """What was taken back on this page; `again` is what can still be put back.

        `on_file` where the conversation is being corrected: its earlier version stays.
        """
        told = "taking.taken_on_file" if on_file else "taking.taken"
        self.words.setText("\n".join(say(told, what=one) for one in what))
        self.put_back.setVisible(bool(again))
        self.put_back.setAccessibleName(say("taking.put_back_says", what=again) if again else "")
        self.setVisible(bool(what))
