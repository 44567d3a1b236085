"""Who may be let go from this laptop, and who waits and why: a card of Sharing."""

from __future__ import annotations

from dataclasses import dataclass

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from udset_desktop.desktop.look.controls import button, card_in, label
from udset_desktop.desktop.look.layouts import beside
from udset_desktop.desktop.look.rows import RowList
from udset_desktop.desktop.look.words import say


@dataclass(frozen=True, slots=True, kw_only=True)
class ClearShown:
    """The dry list in words; `rows` are (name, what they wait for), who may go first."""

    lead: str = ""
    rows: tuple[tuple[str, str], ...] = ()
    more: str = ""  # how many rows more there are
    about: tuple[str, ...] = ()  # what would still hold them, and what stays
    may_clear: bool = False


class ClearCard(QWidget):
    """The dry list, asked for; then the act.

    Signals: `list_asked()`, `clear_asked()`.
    """

    list_asked = Signal()
    clear_asked = Signal()

    def __init__(self) -> None:
        super().__init__()
        self.state = ClearShown()
        inner = card_in(self)
        inner.addWidget(label(say("clear.title"), voice="title"))
        inner.addWidget(label(say("clear.about"), voice="small"))
        self.lead = label(voice="strong", name="clear_lead")
        self.rows = RowList(say("clear.title"))
        self.rows.lie_flat()
        self.more = label(voice="small", name="clear_more")
        self.told = label(voice="small", name="clear_told")
        self.list_button = button(say("clear.list"), kind="quiet", name="clear_list")
        self.list_button.clicked.connect(self.list_asked)
        self.clear_button = button(say("clear.clear"), name="clear_button")
        self.clear_button.clicked.connect(self.clear_asked)
        buttons = beside(self.list_button, self.clear_button)
        for widget in (self.lead, self.rows, self.more, self.told, buttons):
            inner.addWidget(widget)
        self.show_clear(self.state)

    def show_clear(self, state: ClearShown) -> None:
        """Draw the list; before it was asked for there is only the button that asks."""
        self.state = state
        self.rows.show_rows(
            tuple((str(place), name, waits, ()) for place, (name, waits) in enumerate(state.rows))
        )
        self.rows.setVisible(bool(state.rows))
        told = "\n".join(state.about)
        for line, words in ((self.lead, state.lead), (self.more, state.more), (self.told, told)):
            line.setText(words)
            line.setVisible(bool(words))
        self.clear_button.setVisible(state.may_clear)
