"""The list at the side of a conversation: sections with their pages, as flat read-only rows."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from PySide6.QtCore import QObject, QSize, Qt

from udset_desktop.desktop.look.words import say
from udset_desktop.desktop.models.row_model import Index, RowModel
from udset_desktop.interview.screen import SectionMark, Touch

ROW_ROLE = Qt.ItemDataRole.UserRole + 1
_SIZE = Qt.ItemDataRole.SizeHintRole.value
LETTERS = "abcdefghijklmnopqrstuvwxyz0123456789"


@dataclass(frozen=True, slots=True, kw_only=True)
class MapRow:
    """One row: a section when `page` is empty."""

    section: str
    page: str = ""
    number: int = 0
    title: str
    touch: Touch | None = None
    marks: tuple[Touch, ...] = ()  # of a section's pages
    current: bool = False
    closed: bool = False  # waits until nobody else is in the room
    letter: str = ""

    @property
    def key(self) -> object:
        """The section or page, whatever was said on it."""
        return self.section, self.page

    @property
    def spoken(self) -> str:
        """The row as a screen reader says it."""
        if not self.page:
            done = sum(mark is Touch.TOUCHED for mark in self.marks)
            return say("conversation.section_said", title=self.title, done=done, of=len(self.marks))
        state = say(f"conversation.touch.{self.touch}") if self.touch else ""
        if self.closed:
            state = say("conversation.waits")
        return f"{self.title}, {state}"


def letters_of(sections: tuple[SectionMark, ...]) -> dict[str, str]:
    """The letter of every page, the same in the list and on the map."""
    pages = (page.id for section in sections for page in section.pages)
    return dict(zip(pages, LETTERS, strict=False))


def rows_of(sections: tuple[SectionMark, ...], *, letters: bool = False) -> tuple[MapRow, ...]:
    """Every section, and the pages of the one in front; with `letters` every page of all of them."""
    rows: list[MapRow] = []
    names = iter(LETTERS)
    for section in sections:
        marks = tuple(page.touch for page in section.pages)
        rows.append(
            MapRow(
                section=section.id,
                number=section.number,
                title=section.title,
                marks=marks,
                current=section.current,
            )
        )
        if not (section.current or letters):
            continue
        rows += [
            MapRow(
                section=section.id,
                page=page.id,
                title=page.title,
                touch=page.touch,
                current=page.current,
                closed=page.alone,
                letter=next(names, "") if letters else "",
            )
            for page in section.pages
        ]
    return tuple(rows)


class MapModel(RowModel):
    """The rows behind the map, and the room each wants, as the view works it out."""

    def __init__(
        self, parent: QObject | None = None, *, size_of: Callable[[MapRow], QSize] | None = None
    ) -> None:
        super().__init__(parent)
        self._size_of = size_of

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        """A row, its title, the room it wants, or how it is said."""
        row = self.rows[index.row()]
        if role == _SIZE and self._size_of is not None:
            return self._size_of(row)
        if role == ROW_ROLE:
            return row
        if role == Qt.ItemDataRole.DisplayRole:
            return row.title
        if role == Qt.ItemDataRole.AccessibleTextRole:
            return row.spoken
        return None

    def place_of_current(self) -> int:
        """The row of the page in front, -1 for none."""
        return next((at for at, row in enumerate(self.rows) if row.page and row.current), -1)
