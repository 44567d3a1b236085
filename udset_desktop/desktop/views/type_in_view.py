"""Everything of a conversation on one page, for typing in from paper: words, and one sign a tick.

A row is a page of the paper.  What the signs mean stands beside them while they are typed; they go to
the conversation as they are typed, and are read there when the row is left.
"""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel, QVBoxLayout, QWidget

from udset_desktop.desktop.fields.line_field import iso_of
from udset_desktop.desktop.look.box_door import LineBox
from udset_desktop.desktop.look.controls import Heading, announce, button, label
from udset_desktop.desktop.look.growing_box import GrowingBox
from udset_desktop.desktop.look.layouts import ScrollPage
from udset_desktop.desktop.look.reading_order import tell_in_order
from udset_desktop.desktop.look.theme import theme_of
from udset_desktop.desktop.look.tokens import UNIT
from udset_desktop.desktop.look.trouble import show_trouble
from udset_desktop.desktop.look.words import say
from udset_desktop.desktop.views.why_part import WhyPart
from udset_desktop.foundation.wording import sentence_of
from udset_desktop.instrument.model import Kind
from udset_desktop.interview.paper_typing import (
    box_signs,
    listed_items,
    read_signs,
    signs_of,
    ticked_items,
    written_items,
)
from udset_desktop.interview.screen import ItemState, PageState

_SIGNS_WIDTH = 18 * UNIT


class WrittenBox(GrowingBox):
    """What was written to one question.

    Signals: `told(item, raw)` when it is left, `written(item, text)` while it is typed.
    """

    told = Signal(str, object)
    written = Signal(str, str)

    def __init__(self, page: PageState, item: ItemState) -> None:
        super().__init__(voice="body", at_least=1)
        self.item = item
        self._drawing = self._touched = False
        self.setObjectName(f"words_{item.id}")
        self.setAccessibleName(
            say("type_in.written_to", title=page.title, ask=item.ask)
            if item.ask
            else say("type_in.written", title=page.title)
        )
        self.setPlaceholderText(item.ask if item.kind is not Kind.WORDS else "")
        self.textChanged.connect(self._on_changed)
        self.left.connect(self.put_down)

    def show_item(self, item: ItemState) -> None:
        """What is answered now; what is being typed is never written over."""
        self.item = item
        text = item.typed or _text_of(item)
        if not self._touched and text != self.toPlainText():
            self._drawing = True
            self.setPlainText(text)
            self._drawing = False

    def put_down(self) -> None:
        """What is written becomes the answer."""
        if self._touched:
            self._touched = False
            self.told.emit(self.item.id, _raw_of(self.item, self.toPlainText()))

    def _on_changed(self) -> None:
        if not self._drawing:
            self._touched = True
            self.written.emit(self.item.id, self.toPlainText())


class SignLine(QWidget):
    """A line of signs and what they mean; `of_list` for one question with several boxes.

    Signals: `signs_typed(item, signs)` with the first item of the row, `signs_left(item)` when they are to
    be read, `went_on()` on Enter, when every sign means something.
    """

    signs_typed = Signal(str, str)
    signs_left = Signal(str)
    went_on = Signal()

    def __init__(self, page: PageState, items: tuple[ItemState, ...], *, of_list: bool = False) -> None:
        super().__init__()
        self.items, self._of_list, self._last = items, of_list, ""
        line = QHBoxLayout(self)
        line.setContentsMargins(0, 0, 0, 0)
        self.signs = LineBox()
        self.signs.setObjectName(f"ticks_{items[0].id}")
        self.signs.setAccessibleName(
            say("type_in.written_to", title=page.title, ask=items[0].ask)
            if of_list
            else say("type_in.ticks", title=page.title)
        )
        self.signs.setFixedWidth(theme_of().px(_SIGNS_WIDTH))
        self.signs.textEdited.connect(self._on_edited)
        self.signs.returnPressed.connect(self._on_return)
        self.meaning: QLabel = label(voice="small", name="meaning")
        self.finding = label(voice="badge", name="finding")
        self.finding.hide()
        line.addWidget(self.signs)
        line.addWidget(self.meaning, 1)
        line.addWidget(self.finding)

    def show_items(self, items: tuple[ItemState, ...]) -> None:
        """What is ticked now, and what cannot be read yet; what is being typed is never written over."""
        self.items = items
        signs = items[0].typed or signs_of(items)
        if not self.signs.isModified() and self.signs.text() != signs:
            self.signs.setText(signs)
        self.show_meaning()

    def show_meaning(self) -> bool:
        """What the signs say, in words; gives whether something in them means nothing.

        The box is described by it too: what stands beside it tells nothing to who does not see it.
        """
        reading = read_signs(self.items, self.signs.text())
        words = [tick.words for tick in reading.ticks]
        told = " · ".join(one or "\N{EN DASH}" for one in words) if any(words) or not self._of_list else ""
        self.meaning.setText(told or self._hint())
        # A sign of several digits is no trouble while it is being typed.
        unread = bool(reading.rest) and not (reading.begun and self.signs.isModified())
        trouble = self._trouble(reading.wrong, full=reading.full) if unread else self._refused()
        show_trouble(self.finding, trouble, (self.signs,))
        if not trouble:
            heard = ", ".join(one or say("type_in.no_tick") for one in words)
            self.signs.setAccessibleDescription(heard if told else self._hint())
        self._last = (words[-1] or say("type_in.no_tick")) if words else ""
        return bool(trouble or reading.rest)

    def put_down(self) -> None:
        """The signs are to be read, where they were typed since or could not be read before."""
        if self.signs.isModified() or self.items[0].typed:
            self.signs.setModified(False)
            self.signs_left.emit(self.items[0].id)
            self.show_meaning()

    def take_focus_to_trouble(self) -> None:
        """Ready to type the right sign over what cannot be read; the good ones before it stay."""
        self.signs.setFocus(Qt.FocusReason.ShortcutFocusReason)
        rest = read_signs(self.items, self.signs.text()).rest
        self.signs.setSelection(len(self.signs.text().rstrip()) - len(rest), len(rest))

    def _hint(self) -> str:
        if not self._of_list:
            return say("type_in.rows", count=len(self.items))
        item, signs = self.items[0], box_signs(len(self.items[0].choices))
        if not signs or len(signs[0]) == 1:
            return item.ask
        return say("type_in.numbers", ask=item.ask, first=signs[0], last=signs[-1])

    @staticmethod
    def _trouble(sign: str, *, full: bool) -> str:
        return say("type_in.more", sign=sign) if full else say("type_in.unknown", sign=sign)

    def _refused(self) -> str:
        """Why what was typed is no answer though every sign means something, until it is typed anew."""
        found = [one for item in self.items if item.typed for one in item.findings]
        return sentence_of(found[0].code, found[0].context) if found and not self.signs.isModified() else ""

    def _on_edited(self, text: str) -> None:
        """The last sign is said as it is typed: a digit alone tells nothing."""
        self.signs_typed.emit(self.items[0].id, text)
        if not self.show_meaning():
            announce(self.signs, self._last)

    def _on_return(self) -> None:
        if not self.show_meaning():
            self.went_on.emit()


class TypeInRow(QFrame):
    """One page of the paper.

    Signals: `given(item, raw, scale)`, `typed(item, text)`, those of its lines of signs.
    """

    given = Signal(str, object, str)
    typed = Signal(str, str)
    signs_typed = Signal(str, str)
    signs_left = Signal(str)
    went_on = Signal()

    def __init__(self, page: PageState) -> None:
        super().__init__()
        self.page = page
        column = QVBoxLayout(self)
        column.setContentsMargins(0, UNIT, 0, UNIT)
        column.setSpacing(UNIT // 2)
        column.addWidget(label(page.title, voice="strong"))
        self.why = WhyPart()
        column.addWidget(self.why)
        self.boxes = [WrittenBox(page, item) for item in written_items(page.items)]
        self.lists = [SignLine(page, (item,), of_list=True) for item in listed_items(page.items)]
        ticked = ticked_items(page.items)
        self.ticks = [SignLine(page, ticked)] if ticked else []
        for box in self.boxes:
            box.told.connect(self._on_told)
            box.written.connect(self.typed)
            column.addWidget(box)
        for line in (*self.lists, *self.ticks):
            line.signs.editingFinished.connect(line.put_down)
            line.signs_typed.connect(self.signs_typed)
            line.signs_left.connect(self.signs_left)
            line.went_on.connect(self.went_on)
            column.addWidget(line)
        self.show_page(page)

    @property
    def box(self) -> WrittenBox:
        """The first box to write in."""
        return self.boxes[0]

    @property
    def signs(self) -> LineBox:
        """The line of the questions with one tick each."""
        return self.ticks[0].signs

    @property
    def lines(self) -> tuple[QWidget, ...]:
        """Everything that is typed in, in order."""
        return (*self.boxes, *(line.signs for line in (*self.lists, *self.ticks)))

    def fits(self, page: PageState) -> bool:
        """Whether a page asks the same questions as this row."""
        return [item.id for item in page.items] == [item.id for item in self.page.items]

    def show_page(self, page: PageState) -> None:
        """What is answered now."""
        self.page = page
        self.why.tell(page.why, page.guidance)
        for box, item in zip(self.boxes, written_items(page.items), strict=True):
            box.show_item(item)
        for line, item in zip(self.lists, listed_items(page.items), strict=True):
            line.show_items((item,))
        for line in self.ticks:
            line.show_items(ticked_items(page.items))

    def put_down(self) -> None:
        """What is typed becomes answers; signs that mean nothing stay and say so."""
        for box in self.boxes:
            box.put_down()
        for line in (*self.lists, *self.ticks):
            line.put_down()

    def take_focus(self) -> None:
        """Ready to type."""
        self.lines[0].setFocus(Qt.FocusReason.ShortcutFocusReason)

    def stand_at(self, item: str) -> None:
        """Ready to put right what cannot be read in the line of an item."""
        for line in (*self.lists, *self.ticks):
            if any(one.id == item for one in line.items):
                line.take_focus_to_trouble()

    def _on_told(self, item: str, raw: object) -> None:
        self.given.emit(item, raw, "")


class TypeInView(ScrollPage):
    """All rows, under a heading that says how.

    Signals: those of its rows; `away_asked()` one page at a time; `done()` after the last row.
    """

    given = Signal(str, object, str)
    typed = Signal(str, str)
    signs_typed = Signal(str, str)
    signs_left = Signal(str)
    away_asked = Signal()
    done = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.rows: dict[str, TypeInRow] = {}
        self.title = Heading(say("type_in.title"))
        self.away_button = button(say("type_in.away"), kind="quiet small end", name="away_button")
        self.away_button.clicked.connect(self.away_asked)
        head = QHBoxLayout()
        head.addWidget(self.title, 1)
        head.addWidget(self.away_button)
        self.column.addLayout(head)
        self.column.addWidget(label(say("type_in.lead"), voice="small"))
        self._rows = QVBoxLayout()
        self.column.addLayout(self._rows)
        self.done_button = button(say("type_in.done"), name="done_button")
        self.done_button.clicked.connect(self.done)
        self.column.addWidget(self.done_button, 0, Qt.AlignmentFlag.AlignRight)
        self.column.addStretch(1)
        self.setFocusProxy(self.title)

    def show_pages(self, pages: tuple[PageState, ...]) -> None:
        """The pages of the paper; rows stay where the pages stay."""
        shown = {page.id: page for page in pages if _is_typed_in(page)}
        for gone in [
            name for name, row in self.rows.items() if name not in shown or not row.fits(shown[name])
        ]:
            row = self.rows.pop(gone)
            self._rows.removeWidget(row)
            row.deleteLater()
        for place, page in enumerate(shown.values()):
            if (there := self.rows.get(page.id)) is None:
                self._rows.insertWidget(place, self._new_row(page))
            elif there.page != page:
                there.show_page(page)
        tell_in_order(self)

    def _new_row(self, page: PageState) -> TypeInRow:
        row = TypeInRow(page)
        row.given.connect(self.given)
        row.typed.connect(self.typed)
        row.signs_typed.connect(self.signs_typed)
        row.signs_left.connect(self.signs_left)
        row.went_on.connect(lambda: self._on_went_on(page.id))
        self.rows[page.id] = row
        return row

    def put_down(self) -> None:
        """What is half-typed becomes answers."""
        for row in self.rows.values():
            row.put_down()

    def turn_over_why(self) -> None:
        """F1: why the row in hand is asked, else the first, from the same guidance as its page."""
        here = self.focusWidget()
        at = (row for row in self.rows.values() if here is not None and row.isAncestorOf(here))
        row = next(at, self._row_at(0))
        if row is not None:
            row.why.turn_over_on(self)

    def start(self) -> None:
        """The first row, ready to type, once it is said what page this is."""
        self.show_top()
        announce(self.title, self.title.text())
        if (first := self._row_at(0)) is not None:
            first.take_focus()

    def stand_at(self, item: str) -> None:
        """The row that an item is typed in, ready to type."""
        for row in self.rows.values():
            if any(one.id == item for one in row.page.items):
                row.stand_at(item)
                self.ensureWidgetVisible(row)

    def _on_went_on(self, page: str) -> None:
        here = self._rows.indexOf(self.rows[page])
        following = self._row_at(here + 1)
        if following is None:
            self.done_button.setFocus(Qt.FocusReason.TabFocusReason)
        else:
            following.take_focus()

    def _row_at(self, place: int) -> TypeInRow | None:
        item = self._rows.itemAt(place)
        row = item.widget() if item is not None else None
        return row if isinstance(row, TypeInRow) else None


def _is_typed_in(page: PageState) -> bool:
    return bool(written_items(page.items) or listed_items(page.items) or ticked_items(page.items))


def _text_of(item: ItemState) -> str:
    value = item.answer.value if item.answer is not None else None
    if isinstance(value, tuple):
        return "\n".join(value)
    return "" if value is None else str(value)


def _raw_of(item: ItemState, text: str) -> object:
    if item.kind is Kind.PEOPLE:
        return tuple(line.strip() for line in text.splitlines() if line.strip()) or None
    if item.kind is Kind.DATE:
        return iso_of(text) or None
    return text
