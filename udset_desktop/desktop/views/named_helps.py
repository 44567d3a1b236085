"""What was named in the talk as a help and is in no step yet: each one press away from being one."""

from __future__ import annotations

from functools import partial

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from udset_desktop.desktop.look.controls import button, label
from udset_desktop.desktop.look.layouts import WrapLayout, clear
from udset_desktop.desktop.look.words import say
from udset_desktop.interview.screen import ChoiceState


class NamedHelps(QWidget):
    """One row, there only where something was named.

    Signals: `chosen(choice)`.
    """

    chosen = Signal(object)

    def __init__(self) -> None:
        super().__init__()
        self._row = WrapLayout(self)
        self._shown: tuple[ChoiceState, ...] = ()

    def show_named(self, named: tuple[ChoiceState, ...]) -> None:
        """Draw these; the same twice changes nothing."""
        if named == self._shown:
            return
        self._shown = named
        clear(self._row)
        if named:
            self._row.addWidget(label(say("together.named"), voice="small", wrap=False))
        for choice in named:
            made = button(choice.words, kind="small", says=say("together.named_one", what=choice.words))
            made.setObjectName(f"named_{choice.code}")
            made.clicked.connect(partial(self._on_chosen, choice))
            self._row.addWidget(made)
        self.setVisible(bool(named))

    def _on_chosen(self, choice: ChoiceState, _checked: object = None) -> None:
        self.chosen.emit(choice)
