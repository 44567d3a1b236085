"""A row of choices that belongs to no item: Begin, permissions, settings."""

from __future__ import annotations

from functools import partial

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from udset_desktop.desktop.look.controls import ChoiceButton
from udset_desktop.desktop.look.layouts import WrapLayout
from udset_desktop.interview.screen import ChoiceState


class ChoiceRow(QWidget):
    """Choices side by side; with `many` several may be chosen, and `none_code` rules the others out.

    Signals: `chosen(code)` when one was pressed.
    """

    chosen = Signal(str)

    def __init__(self, name: str, *, many: bool = False, small: bool = True) -> None:
        super().__init__()
        self.setAccessibleName(name)
        self._name, self._many, self._small = name, many, small
        self._room = QVBoxLayout(self)
        self._room.setContentsMargins(0, 0, 0, 0)
        self._held = QWidget()
        self._row = WrapLayout(self._held)
        self._room.addWidget(self._held)
        self.buttons: dict[str, ChoiceButton] = {}

    def show_choices(self, choices: tuple[ChoiceState, ...]) -> None:
        """Draw these choices; buttons stay where the codes stay."""
        if tuple(self.buttons) != tuple(choice.code for choice in choices):
            self._make(choices)
        for choice in choices:
            self.buttons[choice.code].set_words(choice.words)
            self.buttons[choice.code].setChecked(choice.chosen)

    def choose(self, *codes: str) -> None:
        """Draw these codes as chosen and no others."""
        for code, made in self.buttons.items():
            made.setChecked(code in codes)

    def show_hints(self, *, on: bool) -> None:
        """Whether each choice shows the digit that `press` takes."""
        for number, made in enumerate(self.buttons.values(), start=1):
            made.set_words(made.said, hint=str(number) if on else "")

    def press(self, number: int) -> bool:
        """Press the choice of a digit; whether there is one."""
        made = tuple(self.buttons.values())[number - 1 : number]
        for one in made:
            one.click()
        return bool(made)

    @property
    def codes(self) -> tuple[str, ...]:
        """What is chosen now."""
        return tuple(code for code, made in self.buttons.items() if made.isChecked())

    @property
    def code(self) -> str:
        """The one that is chosen, "" for none."""
        return self.codes[0] if self.codes else ""

    @property
    def words(self) -> str:
        """What is chosen, in its words."""
        return ", ".join(made.said for made in self.buttons.values() if made.isChecked())

    def _make(self, choices: tuple[ChoiceState, ...]) -> None:
        while (item := self._row.takeAt(0)) is not None:
            if (widget := item.widget()) is not None:
                widget.hide()
                widget.deleteLater()
        self.buttons = {}
        for choice in choices:
            made = ChoiceButton(choice.words, many=self._many, small=self._small)
            made.clicked.connect(partial(self._on_pressed, choice.code))
            self._row.addWidget(made)
            self.buttons[choice.code] = made

    def _on_pressed(self, code: str) -> None:
        if not self._many:
            self.choose(code)
        self.chosen.emit(code)
