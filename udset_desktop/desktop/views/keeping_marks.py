"""The two quiet marks under a thing that matters or a step: just between us, and not on the sheet."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from udset_desktop.desktop.look.controls import button
from udset_desktop.desktop.look.layouts import WrapLayout
from udset_desktop.desktop.look.words import say
from udset_desktop.interview.together import MARKS


class KeepingMarks(QWidget):
    """How one line is kept back; the marks are words of `MARKS`.

    Signals: `changed()` when one was set or taken off by somebody.
    """

    changed = Signal()

    def __init__(self) -> None:
        super().__init__()
        row = WrapLayout(self, right=True)
        self.buttons = {
            mark: button(
                say(f"conversation.{mark}_key"),
                kind="quiet small",
                name=mark,
                says=say(f"conversation.{mark}"),
            )
            for mark in MARKS
        }
        for made in self.buttons.values():
            made.setCheckable(True)
            made.clicked.connect(self.changed)
            row.addWidget(made)

    @property
    def marks(self) -> tuple[str, ...]:
        """The marks that are set, in the order of `MARKS`."""
        return tuple(mark for mark, made in self.buttons.items() if made.isChecked())

    @property
    def words(self) -> str:
        """The same in words; "" for none."""
        return " · ".join(say(f"conversation.{mark}") for mark in self.marks)

    def show_marks(self, marks: tuple[str, ...]) -> None:
        """Draw these as set and no others."""
        for mark, made in self.buttons.items():
            made.setChecked(mark in marks)

    def put(self, mark: str, *, on: bool) -> None:
        """Set a mark or take it off, as a press would."""
        if self.buttons[mark].isChecked() is not on:
            self.turn(mark)

    def turn(self, mark: str) -> None:
        """The other way round, as a press would; also while the row is hidden."""
        self.buttons[mark].toggle()
        self.changed.emit()
