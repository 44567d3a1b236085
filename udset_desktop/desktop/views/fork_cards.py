"""Conversations that came in two versions: what each says, side by side, and one to keep.

Part of the Take in page.  Only what differs is shown; the rest is the same in all of them.
"""

from __future__ import annotations

from dataclasses import dataclass

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QFrame, QGridLayout, QPushButton, QVBoxLayout, QWidget

from udset_desktop.desktop.look.controls import button, card, label, rule
from udset_desktop.desktop.look.layouts import clear
from udset_desktop.desktop.look.tokens import UNIT
from udset_desktop.desktop.look.words import say


@dataclass(frozen=True, slots=True, kw_only=True)
class SideShown:
    """One version of a conversation."""

    key: str
    name: str


@dataclass(frozen=True, slots=True, kw_only=True)
class DifferenceShown:
    """One thing that the versions say differently; `told` has one entry a side."""

    asked: str
    told: tuple[str, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class ForkShown:
    """One conversation in two versions or more."""

    lead: str
    sides: tuple[SideShown, ...]
    differences: tuple[DifferenceShown, ...]


class ForkCards(QWidget):
    """A card for each conversation, its versions beside each other; hidden while there is none.

    Signals: `keep_asked(side)` with the side's key.
    """

    keep_asked = Signal(str)

    def __init__(self) -> None:
        super().__init__()
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.setSpacing(2 * UNIT)
        self._shown: tuple[ForkShown, ...] = ()
        self.keep_buttons: dict[str, QPushButton] = {}
        self.hide()

    def show_forks(self, forks: tuple[ForkShown, ...]) -> None:
        """Draw every fork; the same forks twice change nothing."""
        if forks == self._shown:
            return
        self._shown = forks
        clear(self._column)
        self.keep_buttons = {}
        for fork in forks:
            self._column.addWidget(self._card(fork))
        self.setVisible(bool(forks))

    def _card(self, fork: ForkShown) -> QFrame:
        frame, column = card()
        column.addWidget(label(say("take_in.sides"), voice="title"))
        column.addWidget(label(fork.lead, voice="quiet"))
        grid = QGridLayout()
        grid.setHorizontalSpacing(2 * UNIT)
        grid.setVerticalSpacing(UNIT)
        for at, side in enumerate(fork.sides):
            grid.setColumnStretch(at, 1)
            grid.addWidget(label(side.name, voice="strong"), 0, at, _TOP)
        line = 1
        for one in fork.differences:
            grid.addWidget(rule(), line, 0, 1, -1)
            grid.addWidget(label(one.asked, voice="small"), line + 1, 0, 1, -1)
            for at, told in enumerate(one.told):
                grid.addWidget(label(told), line + 2, at, _TOP)
            line += 3
        grid.addWidget(rule(), line, 0, 1, -1)
        for at, side in enumerate(fork.sides):
            grid.addWidget(self._keep(side), line + 1, at, _TOP | Qt.AlignmentFlag.AlignLeft)
        column.addLayout(grid)
        return frame

    def _keep(self, side: SideShown) -> QPushButton:
        words = say("take_in.keep")
        made = button(words, name="keep", says=f"{words}: {side.name}")
        made.clicked.connect(lambda _=False, key=side.key: self.keep_asked.emit(key))
        self.keep_buttons[side.key] = made
        return made


_TOP = Qt.AlignmentFlag.AlignTop
