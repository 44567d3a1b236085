"""The jots of a conversation as rows of a list; what is dragged from it is a number and no words."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from PySide6.QtCore import QMimeData, Qt

from udset_desktop.desktop.look.words import say
from udset_desktop.desktop.models.row_model import Index, RowModel
from udset_desktop.interview.jot import Jot

JOT_MIME = "application/x-udset-jot"
"""What is dragged holds the jot's number alone: other programs can be dropped on too."""

ROW_ROLE = Qt.ItemDataRole.UserRole + 1


@dataclass(frozen=True, slots=True, kw_only=True)
class JotRow:
    """One jot."""

    number: int
    text: str
    moment: str  # "" where nobody knows it
    where: str  # what it lies on, in words; "" while it lies nowhere
    note: str = ""  # who said it, just between us, in the words

    @property
    def key(self) -> object:
        """The jot, whatever has become of it."""
        return self.number

    @property
    def state(self) -> str:
        """Where it lies, and what else is to be known of it."""
        lies = say("jots.lies", where=self.where) if self.where else say("jots.nowhere")
        return " · ".join(filter(None, [lies, self.note]))

    @property
    def spoken(self) -> str:
        """The row as a screen reader says it."""
        if not self.moment:
            return say("jots.spoken_bare", text=self.text, state=self.state)
        return say("jots.spoken", text=self.text, moment=self.moment, state=self.state)


def moment_of(jot: Jot, *, timed: bool = True) -> str:
    """When it was typed: minutes into the talk, and the time of day; nothing of a talk held on paper."""
    if not timed:
        return ""
    if jot.clock:
        return say("jots.moment_clock", minutes=jot.minutes, clock=jot.clock)
    return say("jots.moment", minutes=jot.minutes)


def rows_of(jots: Sequence[Jot], titles: Mapping[str, str]) -> tuple[JotRow, ...]:
    """Every jot in the order they were made; `titles` are those of the pages."""
    return tuple(row_of(jot, titles) for jot in jots)


def row_of(jot: Jot, titles: Mapping[str, str], who: str = "", *, timed: bool = True) -> JotRow:
    """One jot as a row; `who` said it, "" for the person; without its moment where nobody knows it."""
    notes = [who] if who else []
    notes += [say("jots.private")] if jot.between_us else []
    notes += [say("jots.worded")] if jot.laid and set(jot.laid) <= set(jot.worded) else []
    where = ", ".join(titles.get(page, page) for page in jot.laid)
    return JotRow(
        number=jot.number,
        text=jot.text,
        moment=moment_of(jot, timed=timed),
        where=where,
        note=" · ".join(notes),
    )


class JotModel(RowModel):
    """The rows behind the list."""

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        """A row, its text, or how it is said."""
        row = self.rows[index.row()]
        if role == ROW_ROLE:
            return row
        if role == Qt.ItemDataRole.DisplayRole:
            return row.text
        if role == Qt.ItemDataRole.AccessibleTextRole:
            return row.spoken
        return None

    def flags(self, index: Index) -> Qt.ItemFlag:
        """Each can be chosen and carried."""
        return super().flags(index) | Qt.ItemFlag.ItemIsDragEnabled

    def mimeTypes(self) -> list[str]:
        """What is carried."""
        return [JOT_MIME]

    def mimeData(self, indexes: Sequence[Index]) -> QMimeData:
        """The number of the jot."""
        held = QMimeData()
        if indexes:
            held.setData(JOT_MIME, str(self.rows[indexes[0].row()].number).encode())
        return held

    def place_of(self, number: int) -> int:
        """The row of a jot, -1 for none."""
        return next((at for at, row in enumerate(self.rows) if row.number == number), -1)
