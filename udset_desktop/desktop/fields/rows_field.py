"""A short list that one edits in its place: services, localities, organisations, numbers to ring.

Each line has a few columns; lines are added at the end and taken out one by one.  Knows no rule: what
is wrong with a line is the verb's to say.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from functools import partial

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QGridLayout, QVBoxLayout, QWidget

from udset_desktop.desktop.look.box_door import LineBox
from udset_desktop.desktop.look.controls import button, label
from udset_desktop.desktop.look.layouts import beside, clear
from udset_desktop.desktop.look.pick_box import PickBox
from udset_desktop.desktop.look.reading_order import tell_in_order
from udset_desktop.desktop.look.tokens import UNIT

Values = Mapping[str, str]


@dataclass(frozen=True, slots=True, kw_only=True)
class Column:
    """One column; with `choices` (code, words) it is chosen, else typed."""

    key: str
    name: str
    choices: tuple[tuple[str, str], ...] = ()
    width: int = 2


@dataclass(frozen=True, slots=True, kw_only=True)
class RowsWords:
    """What stands on the two buttons."""

    add: str
    take_out: str


class RowsField(QWidget):
    """Lines of a list.

    Signals: `changed()` whenever a line is added, taken out or written in.
    """

    changed = Signal()

    def __init__(self, name: str, columns: tuple[Column, ...], words: RowsWords) -> None:
        super().__init__()
        self.setAccessibleName(name)
        self.columns, self._name, self._words = columns, name, words
        self.lines: list[dict[str, QWidget]] = []
        self._kept: list[Values] = []
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(UNIT)
        self._grid = QGridLayout()
        self._grid.setHorizontalSpacing(UNIT)
        self._grid.setVerticalSpacing(UNIT // 2)
        for at, one in enumerate(columns):
            self._grid.setColumnStretch(at, one.width)
        column.addLayout(self._grid)
        self.add_button = button(words.add, kind="quiet", says=f"{words.add}: {name}")
        self.add_button.clicked.connect(self._on_add)
        column.addWidget(beside(self.add_button))

    def show_rows(self, rows: tuple[Values, ...], *, anew: bool = False) -> None:
        """Draw these lines; what a line holds beyond the columns is kept with it.

        The same lines twice change nothing, unless `anew`: the columns may have other choices now.
        """
        if anew or rows != self.rows():
            self._draw(list(rows))

    def rows(self) -> tuple[Values, ...]:
        """The lines as they stand, each with what was kept with it."""
        return tuple(
            {**kept, **{key: _value_of(made) for key, made in line.items()}}
            for kept, line in zip(self._kept, self.lines, strict=True)
        )

    def _draw(self, rows: list[Values]) -> None:
        clear(self._grid)
        self.lines, self._kept = [], rows
        if rows:
            for at, one in enumerate(self.columns):
                self._grid.addWidget(label(one.name, voice="small"), 0, at)
        for number, row in enumerate(rows):
            line = {one.key: self._made(one, str(row.get(one.key, "")), number + 1) for one in self.columns}
            for at, made in enumerate(line.values()):
                self._grid.addWidget(made, number + 1, at)
            out = button(
                self._words.take_out,
                kind="quiet",
                says=f"{self._words.take_out}: {self._name}, {number + 1}",
            )
            out.clicked.connect(partial(self._on_take_out, number))
            self._grid.addWidget(out, number + 1, len(self.columns))
            self.lines.append(line)
        tell_in_order(self)

    def _made(self, column: Column, value: str, number: int) -> QWidget:
        said = f"{self._name}, {number}: {column.name}"
        made: LineBox | PickBox
        if column.choices:
            made = PickBox(said)
            made.setSizeAdjustPolicy(PickBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)
            made.setMinimumContentsLength(8)
            made.show_picks(column.choices, value)
            made.activated.connect(self._on_written)
        else:
            made = LineBox(value)
            made.setCursorPosition(0)
            made.textEdited.connect(self._on_written)
            made.setAccessibleName(said)
        return made

    def _on_written(self, _said: object) -> None:
        self.changed.emit()

    def _on_add(self) -> None:
        self._draw([*self.rows(), {}])
        first = next(iter(self.lines[-1].values()))
        first.setFocus()
        self.changed.emit()

    def _on_take_out(self, number: int, _checked: bool = False) -> None:  # noqa: FBT001, FBT002 -- a slot
        rows = list(self.rows())
        del rows[number]
        self._draw(rows)
        self.changed.emit()


def _value_of(made: QWidget) -> str:
    if isinstance(made, PickBox):
        return made.code
    return str(made.property("text") or "").strip()
