"""Sending by itself: from which hour, and what the last time came to; a card of Sharing."""

from __future__ import annotations

from dataclasses import dataclass

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from udset_desktop.desktop.fields.choice_row import ChoiceRow
from udset_desktop.desktop.look.controls import announce, card_in, label
from udset_desktop.desktop.look.words import say
from udset_desktop.interview.screen import ChoiceState


@dataclass(frozen=True, slots=True, kw_only=True)
class ScheduleShown:
    """The hours offered and the last time in words; without hours the card is not there."""

    hours: tuple[ChoiceState, ...] = ()
    last: str = ""


class ScheduleCard(QWidget):
    """Choosing when.

    Signals: `planned(code)`: the hour that was chosen.
    """

    planned = Signal(str)

    def __init__(self) -> None:
        super().__init__()
        inner = card_in(self)
        inner.addWidget(label(say("schedule.title"), voice="title"))
        inner.addWidget(label(say("schedule.about"), voice="small"))
        self.hours = ChoiceRow(say("schedule.when"))
        self.hours.chosen.connect(self.planned)
        self.last = label(name="schedule_last")
        inner.addWidget(self.hours)
        inner.addWidget(self.last)
        self.state = ScheduleShown()
        self.show_schedule(self.state)

    def show_schedule(self, state: ScheduleShown) -> None:
        """Draw how it stands."""
        if state.last != self.state.last:
            announce(self.last, state.last)
        self.state = state
        if state.hours:
            self.hours.show_choices(state.hours)
        self.last.setText(state.last)
        self.last.setVisible(bool(state.last))
        self.setVisible(bool(state.hours))
