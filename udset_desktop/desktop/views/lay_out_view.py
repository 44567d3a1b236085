"""Laying out what was jotted, at the kitchen table or in the car: jots at the left, the map at the right."""

from __future__ import annotations

from collections.abc import Mapping
from functools import partial

from PySide6.QtCore import QEvent, Qt, Signal
from PySide6.QtGui import QFocusEvent, QHideEvent, QKeyEvent, QResizeEvent, QShowEvent
from PySide6.QtWidgets import QHBoxLayout, QPushButton, QVBoxLayout, QWidget

from udset_desktop.desktop.look.controls import Heading, button, label, wrapping_button
from udset_desktop.desktop.look.layouts import GivingWay, WrapLayout
from udset_desktop.desktop.look.theme import theme_of
from udset_desktop.desktop.look.tokens import UNIT
from udset_desktop.desktop.look.words import say
from udset_desktop.desktop.models.jot_model import JotRow, row_of
from udset_desktop.desktop.views.jot_bar import JotLine
from udset_desktop.desktop.views.jot_list import JotList
from udset_desktop.desktop.views.map_board import MapBoard
from udset_desktop.interview.jot import Jot, loose_jots
from udset_desktop.interview.outcome_map import MapState

_LIST_WIDTH = 360
DEEDS = ("words", "between_us", "change", "drop")


class LayOutView(QWidget):
    """The jots and what they are about.

    Signals: `laid(number, page)` onto a page or off it; `carried(number, page)` onto it by the mouse;
    `worded(number)`; `marked(number)`; `retyped(number, text)` other words as far as they are typed, ""
    where they are let go; `rewritten(number, text)`; `dropped(number)`; `put_back_asked()`;
    `drop_loose_asked()`; `left()`; `in_front(on)`.
    """

    laid = Signal(int, str)
    carried = Signal(int, str)
    worded = Signal(int)
    marked = Signal(int)
    retyped = Signal(int, str)
    rewritten = Signal(int, str)
    dropped = Signal(int)
    put_back_asked = Signal()
    drop_loose_asked = Signal()
    left = Signal()
    in_front = Signal(bool)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("lay_out")
        self.jots: tuple[Jot, ...] = ()
        self._changing = 0
        self._titles: dict[str, str] = {}
        self._known: dict[tuple[Jot, str, bool], JotRow] = {}
        self.title = Heading(say("jots.lay_title"), voice="title")
        self.count = label(voice="strong", name="lay_count")
        self.hint = label(say("jots.lay_hint"), voice="small")
        self.list = JotList()
        self.board = MapBoard()
        self.board.take_in_drops()
        self.line = JotLine()
        self.line.setObjectName("lay_line")
        self.line.ask(say("jots.change_line"))
        self.buttons = {deed: self._button(deed) for deed in DEEDS}
        self.put_back = button(say("jots.put_back"), kind="quiet small", name="lay_put_back")
        self.drop_loose = wrapping_button(
            kind="quiet small", name="lay_drop_loose", says=say("jots.drop_loose")
        )
        self.drop_loose.setText(say("jots.drop_loose"))
        self.back_button = button(say("jots.go_back"), kind="quiet small end", name="lay_back")
        self._lay()
        self._connect()
        self.line.hide()

    def _button(self, deed: str) -> QPushButton:
        made = button(
            say(f"jots.{deed}"), kind="quiet small", name=f"lay_{deed}", says=say(f"jots.{deed}_says")
        )
        made.clicked.connect(partial(self._on_deed, deed))
        return made

    def _lay(self) -> None:
        column = QVBoxLayout(self)
        column.setContentsMargins(2 * UNIT, UNIT, 0, 0)
        column.setSpacing(UNIT // 2)
        top = QHBoxLayout()
        top.addWidget(self.title, 1)
        top.addWidget(self.count)
        top.addSpacing(2 * UNIT)
        top.addWidget(self.back_button)
        top.addSpacing(2 * UNIT)
        column.addLayout(top)
        column.addWidget(self.hint)
        held = QWidget()
        row = WrapLayout(held)
        for widget in (*self.buttons.values(), self.put_back, self.drop_loose):
            row.addWidget(widget)
        self.side = QWidget()
        jots = QVBoxLayout(self.side)
        jots.setContentsMargins(0, 0, 0, UNIT)
        jots.addWidget(self.list, 1)
        jots.addWidget(self.line)
        jots.addWidget(GivingWay(held))
        middle = QHBoxLayout()
        middle.setSpacing(UNIT)
        middle.addWidget(self.side)
        middle.addWidget(self.board, 1)
        column.addLayout(middle, 1)

    def _connect(self) -> None:
        self.list.chosen.connect(self._show_chosen)
        self.list.acted.connect(self._on_deed)
        self.list.lettered.connect(self._on_letter)
        self.list.put_back_asked.connect(self.put_back_asked)
        self.board.chosen.connect(self._on_place)
        self.board.dropped.connect(lambda page, number: self.carried.emit(number, page))
        self.line.entered.connect(self.put_down)
        self.line.textChanged.connect(self._on_retyped)
        self.line.put_away.connect(self._let_be)
        self.put_back.clicked.connect(self.put_back_asked)
        self.drop_loose.clicked.connect(self.drop_loose_asked)
        self.back_button.clicked.connect(self.left)

    def show_jots(
        self,
        jots: tuple[Jot, ...],
        state: MapState,
        letters: dict[str, str],
        who: Mapping[int, str],
        *,
        can_put_back: bool,
        timed: bool = True,
    ) -> None:
        """Draw the jots and what they can be about; `who` said each, where it was not the person."""
        self.jots = jots
        self.board.show_map(state, letters)
        titles = {place.page: place.title for place in state.places()}
        self.list.show_rows(self._rows_of(jots, titles, who, timed=timed))
        loose = len(loose_jots(jots))
        key = (
            "lay_none"
            if not jots
            else "lay_done"
            if not loose
            else "lay_one_loose"
            if loose == 1
            else "lay_loose"
        )
        self.count.setText(say(f"jots.{key}", count=loose) if key == "lay_loose" else say(f"jots.{key}"))
        self.put_back.setVisible(can_put_back)
        self.drop_loose.setVisible(loose > 1)
        self._show_chosen()

    def _rows_of(
        self, jots: tuple[Jot, ...], titles: dict[str, str], who: Mapping[int, str], *, timed: bool
    ) -> tuple[JotRow, ...]:
        """Their rows; of a hundred jots a letter changes one."""
        known = self._known if titles == self._titles else {}
        self._titles = titles
        keys = [(jot, who.get(jot.number, ""), timed) for jot in jots]
        self._known = {key: known.get(key) or row_of(key[0], titles, key[1], timed=timed) for key in keys}
        return tuple(self._known.values())

    def begin(self, number: int = 0) -> None:
        """Come in front with the first jot that lies nowhere, or the one named."""
        loose = loose_jots(self.jots)
        self.list.go_to(number or (loose[0].number if loose else 0))
        self.list.setFocus(Qt.FocusReason.OtherFocusReason)

    def change(self, number: int, text: str = "") -> None:
        """A jot in its line, to be said in other words: its own, or those half typed before."""
        self.list.go_to(number)
        jot = self._jot()
        if jot is None or jot.number != number:
            return
        self._changing = 0
        self.line.setPlainText(text or jot.text)
        self._changing = number
        self.line.show()
        self.line.setFocus(Qt.FocusReason.OtherFocusReason)

    def put_down(self) -> None:
        """What is being changed is kept."""
        number, self._changing = self._changing, 0
        if number:
            text = self.line.toPlainText()
            self._end_changing()
            self.rewritten.emit(number, text)

    def focusInEvent(self, event: QFocusEvent) -> None:
        """The focus belongs to the list."""
        super().focusInEvent(event)
        self.list.setFocus(Qt.FocusReason.OtherFocusReason)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Escape goes back."""
        if event.key() == Qt.Key.Key_Escape:
            self.left.emit()
        else:
            super().keyPressEvent(event)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """The map has what it needs first: a page never goes sideways."""
        super().resizeEvent(event)
        self._fit_side()

    def changeEvent(self, event: QEvent) -> None:
        """And it needs more where the text is larger."""
        super().changeEvent(event)
        if event.type() in {QEvent.Type.FontChange, QEvent.Type.StyleChange} and hasattr(self, "side"):
            self._fit_side()

    def _fit_side(self) -> None:
        left = self.width() - 2 * UNIT - UNIT - self.board.least_width()
        width = min(theme_of().px(_LIST_WIDTH), max(left, self.width() // 4))
        if self.side.width() != width:
            self.side.setFixedWidth(width)

    def showEvent(self, event: QShowEvent) -> None:
        """It takes the whole width."""
        super().showEvent(event)
        if not event.spontaneous():
            self.in_front.emit(self.isVisible())

    def hideEvent(self, event: QHideEvent) -> None:
        """And gives it back."""
        super().hideEvent(event)
        if not event.spontaneous():
            self.put_down()
            self.in_front.emit(self.isVisible())

    def _jot(self) -> Jot | None:
        return next((jot for jot in self.jots if jot.number == self.list.number), None)

    def _show_chosen(self, _number: int = 0) -> None:
        jot = self._jot()
        self.board.show_checked(frozenset(jot.laid) if jot else frozenset())
        for made in self.buttons.values():
            made.setEnabled(jot is not None)
        self.buttons["words"].setEnabled(jot is not None and not set(jot.laid) <= set(jot.worded))

    def _on_letter(self, letter: str) -> None:
        if page := self.board.page_at_letter(letter):
            self._on_place(page)

    def _on_place(self, page: str) -> None:
        if self.list.number:
            self.laid.emit(self.list.number, page)
        self._show_chosen()

    def _on_deed(self, deed: str, _checked: object = None) -> None:
        number = self.list.number
        if not number:
            return
        if deed == "change":
            self.change(number)
            self.line.selectAll()
        else:
            {"words": self.worded, "between_us": self.marked, "drop": self.dropped}[deed].emit(number)
            self.list.setFocus(Qt.FocusReason.OtherFocusReason)

    def _on_retyped(self) -> None:
        if self._changing:
            self.retyped.emit(self._changing, self.line.toPlainText())

    def _let_be(self) -> None:
        number = self._changing
        self._end_changing()
        self.retyped.emit(number, "")

    def _end_changing(self) -> None:
        self._changing = 0
        self.line.hide()
        self.list.setFocus(Qt.FocusReason.OtherFocusReason)
