"""One text as somebody reads it before it is shown to others: what would stand there, and each place in it."""

from __future__ import annotations

from dataclasses import dataclass
from functools import partial

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from udset_desktop.desktop.fields.choice_row import ChoiceRow
from udset_desktop.desktop.look.box_door import LineBox
from udset_desktop.desktop.look.controls import button, card_in, label
from udset_desktop.desktop.look.layouts import beside, clear
from udset_desktop.desktop.look.tokens import UNIT
from udset_desktop.desktop.look.words import say
from udset_desktop.interview.screen import ChoiceState

HIDE, OWN, READ, OUT = "hide", "own", "read", "out"


@dataclass(frozen=True, slots=True, kw_only=True)
class PlaceShown:
    """One place that may give somebody away, and what can be done about it."""

    key: str
    was: str
    about: str  # what it may be
    choices: tuple[ChoiceState, ...] = ()  # none where it is decided
    own: str = ""  # the reader's own words for it


@dataclass(frozen=True, slots=True, kw_only=True)
class TextShown:
    """One text: what it was said about, how it would stand there, its places, and the decision."""

    id: str
    title: str
    stands: str
    places: tuple[PlaceShown, ...] = ()
    decided: str = ""  # read, out, "" for not yet
    fixed: bool = False  # decided by somebody else: only looked at


class OwnWords(QWidget):
    """A line for the reader's own words for one place; there once somebody asks for it.

    Signal: `worded(words)`.
    """

    worded = Signal(str)

    def __init__(self) -> None:
        super().__init__()
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(label(say("reading.own_box"), voice="small"))
        self.box = LineBox()
        self.box.setAccessibleName(say("reading.own_box"))
        self.box.returnPressed.connect(self._on_go)
        self.go_button = button(say("reading.own_go"), kind="small", name="own_go")
        self.go_button.clicked.connect(self._on_go)
        column.addWidget(self.box)
        column.addWidget(beside(self.go_button))
        self.hide()

    def ask(self, words: str) -> None:
        """Open, with what stands there already."""
        self.box.setText(words)
        self.show()
        self.box.setFocus(Qt.FocusReason.OtherFocusReason)

    def _on_go(self) -> None:
        if self.box.text().strip():
            self.worded.emit(self.box.text().strip())


class ReadingCard(QWidget):
    """One text.

    Signals: `place_decided(text, place, how)`, `place_worded(text, place, words)`, `decided(text, how)`.
    """

    place_decided = Signal(str, str, str)
    place_worded = Signal(str, str, str)
    decided = Signal(str, str)

    def __init__(self, text_id: str) -> None:
        super().__init__()
        self._id = text_id
        self.state: TextShown | None = None
        inner = card_in(self)
        self.title = label(voice="strong")
        self.stands = label(name="stands")
        held = QWidget()  # places come late, and are read where they stand all the same
        self._places = QVBoxLayout(held)
        self._places.setContentsMargins(0, 0, 0, 0)
        self.rows: dict[str, ChoiceRow] = {}
        self.own: dict[str, OwnWords] = {}
        self.decision = ChoiceRow(say("reading.decision"))
        self.decision.chosen.connect(lambda how: self.decided.emit(self._id, how))
        inner.addWidget(self.title)
        inner.addWidget(self.stands)
        inner.addWidget(held)
        inner.addWidget(self.decision)

    def show_text(self, state: TextShown) -> None:
        """Draw the text as it stands now."""
        if state == self.state:
            return
        before, self.state = self.state, state
        self.title.setText(state.title)
        self.stands.setText(state.stands)
        self.decision.setAccessibleDescription(state.title)
        self.decision.show_choices(
            tuple(
                ChoiceState(code=code, words=say(f"reading.{code}"), chosen=state.decided == code)
                for code in (READ, OUT)
            )
        )
        self.decision.setVisible(not state.fixed)
        known = () if before is None else tuple(one.key for one in before.places)
        if known != tuple(one.key for one in state.places):
            self._make_places(state)
        for place in state.places:
            if place.key in self.rows:
                self.rows[place.key].show_choices(place.choices)
                self._close_own(place.key)

    def _make_places(self, state: TextShown) -> None:
        clear(self._places)
        self.rows, self.own = {}, {}
        # Else the last place's choices and the text's own decision look like one row that wrapped.
        self._places.setContentsMargins(0, 0, 0, UNIT if state.places else 0)
        for place in state.places:
            told = say("reading.place", was=place.was, about=place.about)
            self._places.addWidget(label(told, voice="small"))
            if not place.choices:
                continue
            row = ChoiceRow(told)
            row.chosen.connect(partial(self._on_place, place.key))
            self._places.addWidget(row)
            own = OwnWords()
            own.worded.connect(partial(self.place_worded.emit, self._id, place.key))
            self._places.addWidget(own)
            self.rows[place.key], self.own[place.key] = row, own

    def _close_own(self, place: str) -> None:
        own = self.own[place]
        if own.isAncestorOf(self.focusWidget()) and OWN in self.rows[place].buttons:
            self.rows[place].buttons[OWN].setFocus(Qt.FocusReason.OtherFocusReason)
        own.hide()

    def _on_place(self, place: str, how: str) -> None:
        if how == OWN:
            told = self.state.places if self.state else ()
            self.own[place].ask(next((one.own for one in told if one.key == place), ""))
            return
        self.own[place].hide()
        self.place_decided.emit(self._id, place, how)
