"""Measures: the four national measures as rows, each with its rule, its base and what was left out.

Draws what has been through disclosure control; no order by size, no arrow, no colour that judges.
"""

from __future__ import annotations

from dataclasses import dataclass

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QFrame, QGridLayout, QHBoxLayout, QLabel, QSizePolicy, QVBoxLayout, QWidget

from udset_desktop.desktop.fields.choice_row import ChoiceRow
from udset_desktop.desktop.look.controls import Heading, button, card, label, rule, unfolding
from udset_desktop.desktop.look.interval_bar import IntervalBar
from udset_desktop.desktop.look.layouts import ScrollPage, WrapLayout, beside, clear, space
from udset_desktop.desktop.look.pick_box import PickBox
from udset_desktop.desktop.look.tokens import UNIT
from udset_desktop.desktop.look.words import say
from udset_desktop.interview.screen import ChoiceState

WIDTH = 960


@dataclass(frozen=True, slots=True, kw_only=True)
class FigureShown:
    """One line of a measure in words; `interval` is share, low and high in whole per cent."""

    who: str
    group: str = ""
    share: str = ""
    count: str = ""
    interval: tuple[int, int, int] | None = None
    said: str = ""  # the interval as a screen reader says it
    beside: tuple[str, ...] = ()
    behind: tuple[str, ...] = ()  # what is told once the figure is opened: who held the talks, and how


@dataclass(frozen=True, slots=True, kw_only=True)
class MeasureShown:
    """One measure: its newer name, its older one, its lines, and the small print."""

    name: str
    older: str
    figures: tuple[FigureShown, ...]
    notes: tuple[str, ...] = ()
    small: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class MeasuresShown:
    """The whole page."""

    lead: str
    empty: str = ""  # what to do first, where there is nothing to count
    measures: tuple[MeasureShown, ...] = ()
    breakdowns: tuple[ChoiceState, ...] = ()
    quarters: tuple[str, ...] = ()
    first: str = ""
    last: str = ""


class MeasuresView(ScrollPage):
    """The figures that may be handed out.

    Signals: `by_chosen(code)` ("" for none), `window_chosen(first, last)` ("" for open),
    `report_asked(ending)`, `take_in_asked()`.
    """

    by_chosen = Signal(str)
    window_chosen = Signal(str, str)
    report_asked = Signal(str)
    take_in_asked = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent, width=WIDTH)
        self.state: MeasuresShown | None = None
        self.title = Heading(say("measures.title"))
        self.lead = label(voice="quiet", name="lead")
        self.column.addWidget(self.title)
        self.column.addWidget(self.lead)
        self.column.addWidget(self._choices())
        self.empty, column = card()
        self.empty_words = label(voice="lead", name="empty_words")
        self.take_in_button = button(say("measures.take_in"), kind="loud", name="take_in_button")
        self.take_in_button.clicked.connect(self.take_in_asked)
        column.addWidget(self.empty_words)
        column.addWidget(beside(self.take_in_button))
        self.column.addWidget(self.empty)
        self._cards = QVBoxLayout()
        self._cards.setSpacing(2 * UNIT)
        self.column.addLayout(self._cards)
        self.reading = label(say("measures.reading"), voice="small")
        self.column.addWidget(self.reading)
        self.column.setSpacing(2 * UNIT)
        self.column.addStretch(1)
        self.show_state(MeasuresShown(lead=say("measures.looking")))

    def _choices(self) -> QWidget:
        self.choices = QWidget()
        column = QVBoxLayout(self.choices)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(UNIT)
        self.breakdown = ChoiceRow(say("measures.by"))
        self.breakdown.chosen.connect(self._on_by)
        column.addWidget(label(say("measures.by"), voice="small"))
        column.addWidget(self.breakdown)
        self.first, self.last = PickBox(say("measures.first")), PickBox(say("measures.last"))
        line = QHBoxLayout()
        line.setSpacing(UNIT)
        for name, box in (("first", self.first), ("last", self.last)):
            box.setObjectName(name)
            box.activated.connect(self._on_window)
            box.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)  # as wide as its words
            line.addWidget(label(say(f"measures.{name}"), voice="quiet", wrap=False))
            line.addWidget(box)
        held = QWidget()
        held.setLayout(line)
        line.setContentsMargins(0, 0, 2 * UNIT, 0)
        row = QWidget()
        wrap = WrapLayout(row, gap=UNIT)
        wrap.addWidget(held)
        self.report_buttons = {}
        for ending in ("pdf", "csv"):
            made = button(say(f"measures.report_{ending}"), name=f"report_{ending}")
            made.clicked.connect(lambda _=False, ending=ending: self.report_asked.emit(ending))
            wrap.addWidget(made)
            self.report_buttons[ending] = made
        column.addWidget(row)
        self.written = label(voice="strong", name="written")
        self.written.setTextInteractionFlags(
            Qt.TextInteractionFlag.TextSelectableByMouse | Qt.TextInteractionFlag.TextSelectableByKeyboard
        )
        self.written.hide()
        column.addWidget(self.written)
        return self.choices

    def show_state(self, state: MeasuresShown) -> None:
        """Draw these figures."""
        if state == self.state:
            return
        self.state = state
        self.lead.setText(state.lead)
        self.empty_words.setText(state.empty)
        self.empty.setVisible(bool(state.empty))
        there = bool(state.measures)
        self.choices.setVisible(there)
        self.reading.setVisible(there)
        self.breakdown.show_choices(state.breakdowns)
        self._show_quarters(state)
        clear(self._cards)
        for measure in state.measures:
            self._cards.addWidget(_card_of(measure))

    def _show_quarters(self, state: MeasuresShown) -> None:
        for box, open_end, chosen in (
            (self.first, say("measures.from_start"), state.first),
            (self.last, say("measures.to_now"), state.last),
        ):
            quarters = tuple((quarter, quarter.replace("-", " ")) for quarter in state.quarters)
            box.show_picks((("", open_end), *quarters), chosen)

    def show_written(self, sentence: str) -> None:
        """Where the report lies, once it does."""
        self.written.setText(sentence)
        self.written.setVisible(bool(sentence))

    def _on_by(self, code: str) -> None:
        self.by_chosen.emit(code)

    def _on_window(self, _index: int) -> None:
        self.window_chosen.emit(self.first.code, self.last.code)


def _card_of(measure: MeasureShown) -> QFrame:
    frame, column = card()
    frame.setAccessibleName(measure.name)
    column.addWidget(label(measure.name, voice="title"))
    column.addWidget(label(measure.older, voice="small"))
    space(column, 1)
    grid = QGridLayout()
    grid.setHorizontalSpacing(3 * UNIT)
    grid.setVerticalSpacing(UNIT // 2)
    for at, stretch in enumerate((9, 3, 9, 4)):
        grid.setColumnStretch(at, stretch)
    who = ""
    row = 0
    for figure in measure.figures:
        if row and figure.who != who:
            grid.setRowMinimumHeight(row, UNIT)
            grid.addWidget(rule(), row + 1, 0, 1, 4)
            grid.setRowMinimumHeight(row + 2, UNIT // 2)
            row += 3
        row = _fill(grid, row, figure, first=figure.who != who)
        who = figure.who
    column.addLayout(grid)
    for note in measure.notes:
        column.addWidget(label(note, voice="small"))
    if measure.small:
        space(column, 1)
        for line in measure.small:
            column.addWidget(label(line, voice="small"))
    return frame


def _fill(grid: QGridLayout, row: int, figure: FigureShown, *, first: bool) -> int:
    """One line of the grid, and what stands beside it; gives the next free row."""
    middle = Qt.AlignmentFlag.AlignVCenter
    if figure.group and first:
        grid.addWidget(label(figure.who, voice="strong"), row, 0, 1, 4)
        row += 1
    if figure.group:
        grid.addWidget(_indented(figure.group), row, 0, middle)
    else:
        grid.addWidget(label(figure.who, voice="strong"), row, 0, middle)
    if figure.interval is None:
        grid.addWidget(label(figure.share, voice="quiet"), row, 1, 1, 2, middle)
    else:
        grid.addWidget(label(figure.share, voice="" if figure.group else "title"), row, 1, middle)
        bar = IntervalBar()
        bar.show_interval(*figure.interval, figure.said)
        bar.setToolTip(figure.said)
        grid.addWidget(bar, row, 2, middle)
    grid.addWidget(label(figure.count), row, 3, middle)
    lines: list[QWidget] = [label(" ".join(figure.beside), voice="small")] if figure.beside else []
    if figure.behind:
        lines += _behind(figure)
    for line in lines:
        row += 1
        last = line is lines[-1] or line.isHidden()
        line.setContentsMargins(2 * UNIT if figure.group else 0, 0, 0, UNIT if last else 0)
        grid.addWidget(line, row, 0, 1, 4)
    return row + 1


def _behind(figure: FigureShown) -> list[QWidget]:
    """What opens under a figure, and the line that opens it."""
    ask = say("measures.behind")
    fold = button(say("measures.fold", ask=ask), kind="quiet small", name="behind")
    fold.setAccessibleName(say("measures.behind_of", ask=ask, who=figure.who, group=figure.group))
    unfolding(fold)
    told = label("\n".join(figure.behind), voice="small", name="told_behind")
    told.hide()
    fold.toggled.connect(told.setVisible)
    return [beside(fold), told]


def _indented(words: str) -> QLabel:
    made = label(words)
    made.setContentsMargins(2 * UNIT, 0, 0, 0)
    return made
