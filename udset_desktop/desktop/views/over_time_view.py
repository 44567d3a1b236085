"""Earlier conversations beside the present one: dated words, and the person's own view of how it stands.

No slope, no difference, no arrow: what was said stands under its date, the latest first.
"""

from __future__ import annotations

from dataclasses import dataclass

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QFrame, QHBoxLayout, QVBoxLayout, QWidget

from udset_desktop.desktop.fields.choice_row import ChoiceRow
from udset_desktop.desktop.look.controls import Heading, button, card, label, rule
from udset_desktop.desktop.look.layouts import ScrollPage, beside, clear
from udset_desktop.desktop.look.tokens import UNIT
from udset_desktop.desktop.look.words import say
from udset_desktop.interview.screen import ChoiceState

SHOWN_AT_ONCE = 8
"""Earlier conversations drawn at once; the others come when asked for."""


@dataclass(frozen=True, slots=True, kw_only=True)
class EntryShown:
    """One earlier conversation: its date, their words, and quiet lines around them."""

    on: str
    words: tuple[str, ...] = ()
    lines: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class VerdictShown:
    """How it stands since then, in the person's own view, to be asked now."""

    ask: str
    choices: tuple[ChoiceState, ...]
    offer: str = ""  # what changed in the asking, to be confirmed; "" for nothing to confirm


@dataclass(frozen=True, slots=True, kw_only=True)
class OverTimeShown:
    """Everything beside the page."""

    title: str
    entries: tuple[EntryShown, ...]
    verdict: VerdictShown | None = None


class OverTimeView(QFrame):
    """The panel.

    Signals: `verdict_said(code)`, `asking_confirmed()`, `left()`.
    """

    verdict_said = Signal(str)
    asking_confirmed = Signal()
    left = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setProperty("sunk", True)  # noqa: FBT003 -- Qt's own signature
        self.shown: OverTimeShown | None = None
        self._drawn = 0
        outer = QVBoxLayout(self)
        outer.setContentsMargins(0, 0, 0, 0)
        self.page = ScrollPage()
        outer.addWidget(self.page)
        self.title = Heading(voice="title")
        self.close_button = button(say("over_time.close"), kind="quiet small end", name="close_button")
        self._verdict()
        self.nothing = label(say("over_time.nothing"), voice="quiet", name="nothing")
        self._entries = QVBoxLayout()
        self._entries.setSpacing(UNIT)
        self.more_button = button(say("over_time.more"), kind="quiet small", name="more_button")
        self._lay()
        self.close_button.clicked.connect(self.left)
        self.more_button.clicked.connect(self._on_more)

    def _verdict(self) -> None:
        self.verdict_card, column = card()
        self.verdict_ask = label(voice="strong", name="verdict_ask")
        self.verdict = ChoiceRow(say("over_time.open_says"))
        self.offer = label(voice="small", name="offer")
        self.offer_button = button(say("over_time.offer_yes"), kind="small", name="offer_button")
        column.addWidget(self.verdict_ask)
        column.addWidget(self.verdict)
        column.addWidget(self.offer)
        column.addWidget(beside(self.offer_button))
        self.verdict.chosen.connect(self._on_verdict)
        self.offer_button.clicked.connect(self.asking_confirmed)

    def _lay(self) -> None:
        column = self.page.column
        column.setSpacing(UNIT)
        head = QHBoxLayout()
        head.addWidget(self.title, 1)
        head.addWidget(self.close_button)
        column.addLayout(head)
        for widget in (self.verdict_card, self.nothing):
            column.addWidget(widget)
        column.addLayout(self._entries)
        column.addWidget(beside(self.more_button))
        column.addStretch(1)

    def show_over_time(self, shown: OverTimeShown) -> None:
        """Draw it; the same twice changes nothing."""
        if shown == self.shown:
            return
        before, self.shown = self.shown, shown
        self.title.setText(shown.title)
        self._show_verdict(shown.verdict)
        if before is None or before.entries != shown.entries or before.title != shown.title:
            clear(self._entries)
            self._drawn = 0
            self._draw_more()
            self.page.show_top()

    def forget(self) -> None:
        """Nobody's words stay in it."""
        self.shown = None
        self.title.setText("")
        clear(self._entries)

    def take_focus(self) -> None:
        """Stand at its head, and say so."""
        self.title.take_focus()

    def _show_verdict(self, verdict: VerdictShown | None) -> None:
        self.verdict_card.setVisible(verdict is not None)
        if verdict is None:
            return
        self.verdict_ask.setText(verdict.ask)
        self.verdict.setAccessibleName(verdict.ask)
        self.verdict.show_choices(verdict.choices)
        self.offer.setText(verdict.offer)
        self.offer.setVisible(bool(verdict.offer))
        self.offer_button.setVisible(bool(verdict.offer))

    def _draw_more(self) -> None:
        entries = self.shown.entries if self.shown else ()
        for entry in entries[self._drawn : self._drawn + SHOWN_AT_ONCE]:
            if self._drawn:
                self._entries.addWidget(rule())
            self._entries.addWidget(_entry(entry))
            self._drawn += 1
        self.nothing.setVisible(not entries)
        self.more_button.setVisible(self._drawn < len(entries))

    def _on_more(self) -> None:
        self._draw_more()

    def _on_verdict(self, code: str) -> None:
        self.verdict_said.emit(code)


def _entry(entry: EntryShown) -> QWidget:
    held = QWidget()
    column = QVBoxLayout(held)
    column.setContentsMargins(0, UNIT // 2, 0, UNIT // 2)
    column.setSpacing(UNIT // 2)
    column.addWidget(label(entry.on, voice="strong"))
    for words in entry.words:
        column.addWidget(label(words))
    for line in entry.lines:
        column.addWidget(label(line, voice="small"))
    return held
