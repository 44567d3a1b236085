"""The jots that lie on the page in front, with their moment, one key away from the words.

Its rows are made once and used for every page.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from functools import partial

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from udset_desktop.desktop.look.controls import button, label
from udset_desktop.desktop.look.tokens import UNIT
from udset_desktop.desktop.look.words import say
from udset_desktop.desktop.models.jot_model import moment_of
from udset_desktop.interview.jot import Jot, jots_on

ROWS_AT_FIRST = 4


@dataclass(frozen=True, slots=True)
class JotLineState:
    """One line of the strip."""

    number: int
    text: str
    about: str  # its moment, and what else is to be known of it
    worded: bool


def lines_on(
    jots: tuple[Jot, ...], page: str, who: Mapping[int, str], *, timed: bool = True
) -> tuple[JotLineState, ...]:
    """What the strip of one page shows; `who` said each, where it was not the person."""
    lines = []
    for jot in jots_on(jots, page):
        worded = page in jot.worded
        about = [moment_of(jot, timed=timed), *([who[jot.number]] if jot.number in who else [])]
        about += [say("jots.private")] if jot.between_us else []
        about += [say("jots.worded")] if worded else []
        lines.append(JotLineState(jot.number, jot.text, " · ".join(filter(None, about)), worded))
    return tuple(lines)


class _Row(QWidget):
    """One jot."""

    asked = Signal(int)

    def __init__(self) -> None:
        super().__init__()
        self.number = 0
        line = QHBoxLayout(self)
        line.setContentsMargins(0, 0, 0, 0)
        line.setSpacing(UNIT)
        words = QVBoxLayout()
        words.setSpacing(0)
        self.text = label(name="jot_text")
        self.about = label(voice="small")
        words.addWidget(self.text)
        words.addWidget(self.about)
        self.put_in = button(say("jots.put_in"), kind="quiet small end")
        self.put_in.clicked.connect(partial(self._on_asked))
        line.addLayout(words, 1)
        line.addWidget(self.put_in)

    def _on_asked(self) -> None:
        self.asked.emit(self.number)

    def show_line(self, state: JotLineState) -> None:
        self.number = state.number
        self.text.setText(state.text)
        self.about.setText(state.about)
        self.put_in.setAccessibleName(say("jots.put_in_says", text=state.text))
        self.put_in.setVisible(not state.worded)


class JotStrip(QWidget):
    """The jots of the page in front; not there at all where there are none.

    Signals: `words_asked(numbers)` some of them are to go into the words; () for all.
    """

    words_asked = Signal(object)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("jot_strip")
        self.lines: tuple[JotLineState, ...] = ()
        column = QVBoxLayout(self)
        column.setContentsMargins(0, UNIT // 2, 0, 0)
        column.setSpacing(UNIT // 2)
        top = QHBoxLayout()
        self.title = label(say("jots.on_page"), voice="strong")
        self.put_all = button(say("jots.put_all_in"), kind="quiet small end", name="jots_put_all")
        self.put_all.clicked.connect(self._on_all)
        top.addWidget(self.title, 1)
        top.addWidget(self.put_all)
        column.addLayout(top)
        self._column = column
        self.rows: list[_Row] = []
        self._make_rows(ROWS_AT_FIRST)
        self.hide()

    def show_lines(self, lines: tuple[JotLineState, ...]) -> None:
        """Draw them; the same ones twice change nothing."""
        if lines == self.lines:
            return
        self.lines = lines
        self._make_rows(len(lines))
        for at, row in enumerate(self.rows):
            if at < len(lines):
                row.show_line(lines[at])
            row.setVisible(at < len(lines))
        self.put_all.setVisible(not all(line.worded for line in lines))
        self.setVisible(bool(lines))

    def _make_rows(self, count: int) -> None:
        while len(self.rows) < count:
            row = _Row()
            row.hide()
            row.asked.connect(self._on_one)
            self._column.addWidget(row)
            self.rows.append(row)

    def _on_one(self, number: int) -> None:
        self.words_asked.emit((number,))

    def _on_all(self) -> None:
        self.words_asked.emit(())
