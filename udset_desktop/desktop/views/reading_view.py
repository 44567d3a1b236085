"""Every text of a conversation read by somebody before others see it: names hidden, words kept or left out."""

from __future__ import annotations

from dataclasses import dataclass

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from udset_desktop.desktop.fields.choice_row import ChoiceRow
from udset_desktop.desktop.look.box_door import LineBox
from udset_desktop.desktop.look.controls import Heading, announce, button, card, label
from udset_desktop.desktop.look.layouts import ScrollPage, beside, clear
from udset_desktop.desktop.look.tokens import UNIT
from udset_desktop.desktop.look.words import say
from udset_desktop.desktop.views.reading_card import ReadingCard, TextShown
from udset_desktop.interview.screen import ChoiceState


@dataclass(frozen=True, slots=True, kw_only=True)
class ReadingShown:
    """All texts of one conversation, and how many nobody has decided yet."""

    texts: tuple[TextShown, ...] = ()
    waiting: int = 0
    trouble: str = ""
    checking: bool = False  # by a second person: nothing is decided here but the whole
    lead: str = ""  # where it says more than the page always does
    kinds: tuple[ChoiceState, ...] = ()  # what else may give somebody away


class ReadingView(ScrollPage):
    """The texts, one under the other.

    Signals: `place_decided(text, place, how)`, `place_worded(text, place, words)`, `hide_asked(words, kind)`,
    `decided(text, how)`, `print_asked()`, `save_asked()`, `left()`.
    """

    place_decided = Signal(str, str, str)
    place_worded = Signal(str, str, str)
    hide_asked = Signal(str, str)
    decided = Signal(str, str)
    print_asked = Signal()
    save_asked = Signal()
    left = Signal()

    WORDS = "reading"
    """Where the words of the page stand."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.state: ReadingShown | None = None
        self.cards: dict[str, ReadingCard] = {}
        column = self.column
        column.setSpacing(2 * UNIT)
        self.title = Heading(say(f"{self.WORDS}.title"))
        column.addWidget(self.title)
        self.lead = label(say(f"{self.WORDS}.lead"), voice="quiet")
        column.addWidget(self.lead)
        self.none = label(say(f"{self.WORDS}.none"), voice="quiet", name="none")
        column.addWidget(self.none)
        held = QWidget()  # cards come late, and are read where they stand all the same
        self._texts = QVBoxLayout(held)
        self._texts.setContentsMargins(0, 0, 0, 0)
        self._texts.setSpacing(2 * UNIT)
        column.addWidget(held)
        self._add_also(column)
        self.waiting = label(voice="strong", name="waiting")
        self.trouble = label(voice="badge", name="reading_trouble")
        column.addWidget(self.waiting)
        column.addWidget(self.trouble)
        self._add_foot(column)
        column.addStretch(1)
        self.show_reading(ReadingShown())

    def _add_also(self, column: QVBoxLayout) -> None:
        """Where the reader says what the rules did not find."""
        self.also_card, inner = card()
        inner.addWidget(label(say("reading.also"), voice="strong"))
        inner.addWidget(label(say("reading.also_about"), voice="quiet"))
        self.also = LineBox()
        self.also.setAccessibleName(say("reading.also"))
        self.also.setAccessibleDescription(say("reading.also_about"))
        self.also.returnPressed.connect(self._on_also)
        self.also_kind = ChoiceRow(say("reading.also_kind"))
        self.also_button = button(say("reading.also_go"), name="also_go")
        self.also_button.clicked.connect(self._on_also)
        inner.addWidget(self.also)
        inner.addWidget(label(say("reading.also_kind"), voice="small"))
        inner.addWidget(self.also_kind)
        inner.addWidget(beside(self.also_button))
        column.addWidget(self.also_card)

    def _add_foot(self, column: QVBoxLayout) -> None:
        self.print_button = button(say("reading.print"), kind="loud", name="reading_print")
        self.save_button = button(say("reading.save"), name="reading_save")
        back = button(say("reading.back"), kind="quiet", name="reading_back")
        self.print_button.clicked.connect(self.print_asked)
        self.save_button.clicked.connect(self.save_asked)
        back.clicked.connect(self.left)
        column.addWidget(beside(self.print_button, self.save_button, back))

    def show_reading(self, state: ReadingShown) -> None:
        """Draw the texts as they stand; cards stay where they are, so that the focus does too."""
        if tuple(one.id for one in state.texts) != tuple(self.cards):
            self._make_cards(state)
        for one in state.texts:
            self.cards[one.id].show_text(one)
        self.none.setVisible(not state.texts)
        self.lead.setText(state.lead or say(f"{self.WORDS}.lead"))
        if tuple(one.code for one in state.kinds) != tuple(self.also_kind.buttons):
            self.also_kind.show_choices(state.kinds)
        self.also_card.setVisible(bool(state.texts) and not state.checking)
        waits = say("reading.waiting", count=state.waiting) if state.waiting else say("reading.ready")
        if self.state is not None and state.texts and self.state.waiting != state.waiting:
            announce(self, waits)
        self.waiting.setText(waits if state.texts and not state.checking else "")
        self.trouble.setText(state.trouble)
        self.trouble.setVisible(bool(state.trouble))
        self._show_ready(state, ready=bool(state.texts) and not state.waiting)
        self.state = state

    def _show_ready(self, _state: ReadingShown, *, ready: bool) -> None:
        self.print_button.setEnabled(ready)
        self.save_button.setEnabled(ready)

    def _on_also(self) -> None:
        words = self.also.text().strip()
        self.also.clear()
        if words:
            self.hide_asked.emit(words, self.also_kind.code)

    def forget(self) -> None:
        """Nothing of it stays behind another place."""
        self.show_reading(ReadingShown())

    def _make_cards(self, state: ReadingShown) -> None:
        clear(self._texts)
        self.cards = {}
        for one in state.texts:
            made = ReadingCard(one.id)
            made.place_decided.connect(self.place_decided)
            made.place_worded.connect(self.place_worded)
            made.decided.connect(self.decided)
            self._texts.addWidget(made)
            self.cards[one.id] = made
