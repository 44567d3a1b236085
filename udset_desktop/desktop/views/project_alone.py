"""Who could be singled out by what has left, among all conversations that came in, and what was done about it.

A part of the Project page.  Counts without hiding, for whoever keeps the project: nothing here is copied,
printed or handed out.
"""

from __future__ import annotations

from dataclasses import dataclass

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QGridLayout, QWidget

from udset_desktop.desktop.look.controls import announce, card_in, label
from udset_desktop.desktop.look.layouts import clear
from udset_desktop.desktop.look.tokens import UNIT
from udset_desktop.desktop.look.words import say


@dataclass(frozen=True, slots=True, kw_only=True)
class AloneShown:
    """The report in words."""

    lead: str
    done: tuple[str, ...] = ()  # what was done about it
    could: tuple[str, ...] = ()  # what else could be done, and what it would change
    places: tuple[tuple[str, str], ...] = ()  # a place, and how many of its conversations


class ProjectAlone(QWidget):
    """The report; it is made when somebody looks."""

    def __init__(self) -> None:
        super().__init__()
        self.state: AloneShown | None = None
        inner = card_in(self)
        inner.addWidget(label(say("project_alone.title"), voice="title"))
        inner.addWidget(label(say("project_alone.not_for_sharing"), voice="badge", name="not_for_sharing"))
        inner.addWidget(label(say("project_alone.about"), voice="quiet"))
        self.lead = label(name="alone_lead")
        inner.addWidget(self.lead)
        self.done_title = label(say("project_alone.done"), voice="strong")
        self.done = label(name="alone_done")
        self.could_title = label(say("project_alone.could"), voice="strong")
        self.could = label(name="alone_could")
        self.places_title = label(say("project_alone.places"), voice="strong")
        for widget in (self.done_title, self.done, self.could_title, self.could, self.places_title):
            inner.addWidget(widget)
        self.places = QWidget()
        self._grid = QGridLayout(self.places)
        self._grid.setContentsMargins(0, 0, 0, 0)
        self._grid.setColumnStretch(0, 2)
        self._grid.setColumnStretch(1, 3)
        self._grid.setHorizontalSpacing(3 * UNIT)
        self._grid.setVerticalSpacing(UNIT)
        inner.addWidget(self.places)
        self.show_state(AloneShown(lead=say("project_alone.looking")))

    def show_state(self, state: AloneShown) -> None:
        """Draw the report."""
        if state == self.state:
            return
        self.state = state
        self.lead.setText(state.lead)
        self.done.setText("\n".join(state.done))
        self.could.setText("\n".join(state.could))
        for shown, widgets in (
            (state.done, (self.done_title, self.done)),
            (state.could, (self.could_title, self.could)),
            (state.places, (self.places_title, self.places)),
        ):
            for widget in widgets:
                widget.setVisible(bool(shown))
        clear(self._grid)
        for at, (name, words) in enumerate(state.places):
            self._grid.addWidget(label(name, voice="quiet"), at, 0, Qt.AlignmentFlag.AlignTop)
            self._grid.addWidget(label(words), at, 1, Qt.AlignmentFlag.AlignTop)
        announce(self.lead, state.lead)
