"""Sharing: what would leave this laptop, field by field, from the very bytes; then the bundle itself."""

from __future__ import annotations

from dataclasses import dataclass
from functools import partial

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QFrame, QGridLayout, QHBoxLayout, QVBoxLayout, QWidget

from udset_desktop.desktop.look.controls import Heading, announce, button, card, label
from udset_desktop.desktop.look.layouts import ScrollPage, clear
from udset_desktop.desktop.look.tokens import UNIT
from udset_desktop.desktop.look.words import say
from udset_desktop.desktop.views.carrier_card import CarrierCard
from udset_desktop.desktop.views.clear_card import ClearCard
from udset_desktop.desktop.views.outbox_card import OutboxCard
from udset_desktop.desktop.views.schedule_card import ScheduleCard
from udset_desktop.desktop.views.words_card import WordsCard


@dataclass(frozen=True, slots=True, kw_only=True)
class SharingShown:
    """What a preview says, in words."""

    lead: str  # how many, of what kind
    fields: tuple[tuple[str, str], ...] = ()  # a field and the words it takes
    example: tuple[tuple[str, str], ...] = ()  # one record: its fields, then its answers
    place: str = ""  # which of them it is
    is_first: bool = True
    is_last: bool = True
    cautions: tuple[str, ...] = ()  # few, alone
    staying: tuple[str, ...] = ()  # why others stay here
    own: tuple[tuple[str, str], ...] = ()  # what workers chose about using the tool, as it leaves
    texts: tuple[tuple[str, str], ...] = ()  # a few of the texts that leave, as they leave
    with_words: bool = False  # the label must not say that no words leave
    with_keys: bool = False  # visits of one person are joined
    may_write: bool = False
    has_place: bool = False  # somewhere was chosen for what is sent
    may_send: bool = False


class SharingView(ScrollPage):
    """The place before anything leaves.

    Signals: `look_asked()`, `write_asked()`, `send_asked()`, `turned(step)`: the record before (-1) or after (1).
    """

    look_asked = Signal()
    write_asked = Signal()
    send_asked = Signal()
    turned = Signal(int)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.state: SharingShown | None = None
        self.title = Heading(say("sharing.title"))
        self.lead = label(voice="lead", name="lead")
        self.label_words = label(say("sharing.label"), voice="quiet")
        self.cautions, self.caution_column = card(notice=True)
        self.send_button = button(say("outbox.send"), kind="loud", name="send_button")
        self.send_button.clicked.connect(self.send_asked)
        self.write_button = button(say("sharing.write"), name="write_button")
        self.write_button.clicked.connect(self.write_asked)
        self.look_button = button(say("sharing.look"), kind="quiet", name="look_button")
        self.look_button.clicked.connect(self.look_asked)
        self.written = label(voice="strong", name="written")
        self.written.setTextInteractionFlags(
            Qt.TextInteractionFlag.TextSelectableByMouse | Qt.TextInteractionFlag.TextSelectableByKeyboard
        )
        self.fields, self._fields_grid = self._table("sharing.fields")
        self.example, self._example_grid = self._table("sharing.example")
        self._add_turning()
        self.own, self._own_grid = self._table("sharing.own")
        self.texts, self._texts_grid = self._table("sharing.texts")
        self.words = WordsCard()
        self.staying, self.staying_column = card()
        for widget in (self.title, self.lead, self.label_words, self.cautions):
            self.column.addWidget(widget)
        line = QHBoxLayout()
        line.addWidget(self.send_button)
        line.addWidget(self.write_button)
        line.addWidget(self.look_button)
        line.addStretch(1)
        self.column.addLayout(line)
        self._add_cards()
        for table in (self.fields, self.example, self.texts, self.own, self.staying):
            self.column.addWidget(table)
        self.column.setSpacing(2 * UNIT)
        self.column.addStretch(1)
        self.show_state(SharingShown(lead=say("sharing.looking")))

    def _add_cards(self) -> None:
        self.carrier, self.schedule = CarrierCard(), ScheduleCard()
        self.outbox, self.clear = OutboxCard(), ClearCard()
        for below in (self.written, self.words, self.carrier, self.schedule, self.outbox, self.clear):
            self.column.addWidget(below)

    @staticmethod
    def _table(key: str) -> tuple[QFrame, QGridLayout]:
        frame, column = card()
        column.addWidget(label(say(key), voice="title"))
        column.addWidget(label(say(f"{key}_about"), voice="small"))
        grid = QGridLayout()
        grid.setColumnStretch(0, 2)
        grid.setColumnStretch(1, 3)
        grid.setHorizontalSpacing(3 * UNIT)
        grid.setVerticalSpacing(UNIT)
        column.addLayout(grid)
        return frame, grid

    def _add_turning(self) -> None:
        line = QHBoxLayout()
        self.place = label(voice="quiet", name="place")
        self.back_button = button(say("sharing.example_back"), kind="quiet small", name="back_button")
        self.next_button = button(say("sharing.example_next"), kind="quiet small", name="next_button")
        self.back_button.clicked.connect(partial(self._on_turn, -1))
        self.next_button.clicked.connect(partial(self._on_turn, 1))
        for widget in (self.place, self.back_button, self.next_button):
            line.addWidget(widget)
        line.addStretch(1)
        column = self.example.layout()
        if isinstance(column, QVBoxLayout):
            column.insertLayout(2, line)

    def _on_turn(self, step: int) -> None:
        self.turned.emit(step)

    def show_state(self, state: SharingShown) -> None:
        """Draw what would leave now."""
        if state == self.state:
            return
        self.state = state
        self.lead.setText(state.lead)
        self._fill(self.cautions, self.caution_column, state.cautions)
        self._fill(
            self.staying,
            self.staying_column,
            ((say("sharing.staying"), *state.staying) if state.staying else ()),
        )
        self._show_grid(self.fields, self._fields_grid, state.fields)
        self._show_grid(self.example, self._example_grid, state.example)
        self._show_grid(self.own, self._own_grid, state.own)
        self._show_grid(self.texts, self._texts_grid, state.texts)
        self.label_words.setText(say(_LABELS[state.with_words, state.with_keys]))
        self.place.setText(state.place)
        for made, off in ((self.back_button, state.is_first), (self.next_button, state.is_last)):
            made.setEnabled(not off)
            made.setVisible(not (state.is_first and state.is_last))
        self.write_button.setEnabled(state.may_write)
        self.send_button.setVisible(state.has_place)
        self.send_button.setEnabled(state.may_send)

    def show_written(self, sentence: str) -> None:
        """What lies where, once it does."""
        self.written.setText(sentence)
        announce(self.written, sentence)
        self.written.setVisible(bool(sentence))

    @staticmethod
    def _fill(frame: QFrame, column: QVBoxLayout, lines: tuple[str, ...]) -> None:
        clear(column)
        for line in lines:
            column.addWidget(label(line))
        frame.setVisible(bool(lines))

    @staticmethod
    def _show_grid(frame: QFrame, grid: QGridLayout, rows: tuple[tuple[str, str], ...]) -> None:
        clear(grid)
        for at, (name, words) in enumerate(rows):
            grid.addWidget(label(name, voice="quiet"), at, 0, Qt.AlignmentFlag.AlignTop)
            grid.addWidget(label(words), at, 1, Qt.AlignmentFlag.AlignTop)
        frame.setVisible(bool(rows))


_LABELS = {
    (False, False): "sharing.label",
    (True, False): "sharing.label_words",
    (False, True): "sharing.label_linking",
    (True, True): "sharing.label_both",
}
"""What is always said of what leaves: with words, with keys."""
