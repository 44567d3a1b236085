"""What was wanted and not there: counts in words, and whom to tell when it comes."""

from __future__ import annotations

from dataclasses import dataclass

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from udset_desktop.desktop.fields.choice_row import ChoiceRow
from udset_desktop.desktop.look.controls import Heading, button, label
from udset_desktop.desktop.look.layouts import ScrollPage, beside, space
from udset_desktop.desktop.look.rows import RowList
from udset_desktop.desktop.look.words import say, say_all
from udset_desktop.interview.screen import ChoiceState


@dataclass(frozen=True, slots=True, kw_only=True)
class MissedRowShown:
    """One line: what was wanted, and how often, in words."""

    code: str
    what: str
    told: str
    has_names: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class NameShown:
    """Somebody to tell."""

    key: str
    name: str
    about: str


@dataclass(frozen=True, slots=True, kw_only=True)
class MissedShown:
    """The list as it stands."""

    counted: str
    span: str = "year"
    about: str = "everybody"
    rows: tuple[MissedRowShown, ...] = ()


class MissedView(ScrollPage):
    """The list; names come one thing at a time, and only when asked for.

    Signals: `look_asked(span, about)`, `names_asked(code)`, `sheet_asked(record)`, `print_asked()`.
    """

    look_asked = Signal(str, str)
    names_asked = Signal(str)
    sheet_asked = Signal(str)
    print_asked = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.shown: MissedShown | None = None
        self.title = Heading(say("missed.title"))
        self.spans = ChoiceRow(say("missed.span"))
        self.spans.show_choices(_choices(say_all("missed.spans")))
        self.abouts = ChoiceRow(say("missed.about"))
        self.abouts.show_choices(_choices(say_all("missed.abouts")))
        self.counted = label(voice="quiet", name="counted")
        self.rows = RowList(say("missed.rows"))
        self.none = label(say("missed.none"), voice="quiet", name="none")
        self.names_title = label(voice="title", name="names_title")
        self.names = RowList(say("missed.who"))
        self.names.lie_flat()
        self.print_button = button(say("missed.print"), name="print_button")
        self._lay()
        for row in (self.spans, self.abouts):
            row.chosen.connect(self._on_look)
        self.rows.acted.connect(self._on_row)
        self.names.acted.connect(self._on_name)
        self.print_button.clicked.connect(self.print_asked)

    def _lay(self) -> None:
        column = self.column
        column.addWidget(self.title)
        column.addWidget(label(say("missed.lead"), voice="quiet"))
        space(column, 1)
        column.addWidget(self.spans)
        column.addWidget(self.abouts)
        column.addWidget(self.counted)
        column.addWidget(self.rows)
        column.addWidget(self.none)
        space(column, 1)
        column.addWidget(self.names_title)
        column.addWidget(self.names)
        space(column, 1)
        column.addWidget(beside(self.print_button))
        column.addStretch(1)

    def show_list(self, shown: MissedShown) -> None:
        """Draw the list; names of the list before are gone."""
        self.show_names("", ())
        if shown == self.shown:
            return
        self.shown = shown
        self.spans.choose(shown.span)
        self.abouts.choose(shown.about)
        self.counted.setText(shown.counted)
        who = say("missed.who")
        self.rows.show_rows(
            tuple(
                (row.code, row.what, row.told, (("who", who),) if row.has_names else ()) for row in shown.rows
            )
        )
        self.none.setVisible(not shown.rows)
        self.print_button.setEnabled(bool(shown.rows))

    def show_names(self, what: str, names: tuple[NameShown, ...]) -> None:
        """Whom to tell of one thing; nobody until somebody asks."""
        self.names_title.setText(say("missed.names", what=what) if names else "")
        self.names_title.setVisible(bool(names))
        sheet = say("missed.sheet")
        self.names.show_rows(tuple((one.key, one.name, one.about, (("sheet", sheet),)) for one in names))

    def forget(self) -> None:
        """Nobody is named any more."""
        self.show_names("", ())

    def _on_look(self, _code: str) -> None:
        self.look_asked.emit(self.spans.code, self.abouts.code)

    def _on_row(self, code: str, _deed: str) -> None:
        self.names_asked.emit(code)

    def _on_name(self, key: str, _deed: str) -> None:
        self.sheet_asked.emit(key.partition("/")[2])


def _choices(told: tuple[tuple[str, str], ...]) -> tuple[ChoiceState, ...]:
    return tuple(ChoiceState(code=code, words=words) for code, words in told)
