"""A conversation sheet to print before the visit: which one, how large, and the pages themselves."""

from __future__ import annotations

from dataclasses import dataclass

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from udset_desktop.desktop.fields.choice_row import ChoiceRow
from udset_desktop.desktop.look.controls import Heading, button, label
from udset_desktop.desktop.look.words import say, say_all
from udset_desktop.desktop.views.paper_pages import BesidePaper
from udset_desktop.interview.screen import ChoiceState


@dataclass(frozen=True, slots=True, kw_only=True)
class BlankShown:
    """What may be had on paper, and what is in front."""

    instruments: tuple[ChoiceState, ...]
    style: str = "standard"
    languages: tuple[ChoiceState, ...] = ()  # nothing is asked where there is only one


class BlankSheetView(BesidePaper):
    """The paper at the left, what to do with it at the right.

    Signals: `look_asked(instrument, style, language)`, `print_asked()`, `save_asked()`, `type_in_asked()`,
    `left()`.
    """

    look_asked = Signal(str, str, str)
    print_asked = Signal()
    save_asked = Signal()
    type_in_asked = Signal()
    left = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        column = self.side.column
        self.title = Heading(say("blank_sheet.title"))
        column.addWidget(self.title)
        column.addWidget(label(say("blank_sheet.lead"), voice="quiet"))
        self.instruments = ChoiceRow(say("blank_sheet.which"))
        self.styles = ChoiceRow(say("blank_sheet.style_ask"))
        self.styles.show_choices(
            tuple(ChoiceState(code=code, words=words) for code, words in say_all("blank_sheet.style"))
        )
        self.languages = ChoiceRow(say("blank_sheet.language_ask"))
        self.languages_ask = label(say("blank_sheet.language_ask"), voice="strong")
        for asked, row in (
            (label(say("blank_sheet.which"), voice="strong"), self.instruments),
            (label(say("blank_sheet.style_ask"), voice="strong"), self.styles),
            (self.languages_ask, self.languages),
        ):
            column.addWidget(asked)
            column.addWidget(row)
            row.chosen.connect(self._on_look)
        for key, kind, signal in (
            ("print", "loud", self.print_asked),
            ("save", "", self.save_asked),
            ("type_in", "", self.type_in_asked),
            ("back", "quiet", self.left),
        ):
            made = button(say(f"blank_sheet.{key}"), kind=kind, name=f"{key}_button")
            made.clicked.connect(signal)
            column.addWidget(made)
            setattr(self, f"{key}_button", made)
        column.addStretch(1)

    def show_state(self, state: BlankShown) -> None:
        """Which sheets there are, and which is in front."""
        self.instruments.show_choices(state.instruments)
        self.styles.choose(state.style)
        self.languages.show_choices(state.languages)
        for widget in (self.languages, self.languages_ask):
            widget.setVisible(len(state.languages) > 1)

    def _on_look(self, _code: str) -> None:
        self.look_asked.emit(self.instruments.code, self.styles.code, self.languages.code)
