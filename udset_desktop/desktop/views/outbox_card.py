"""What has left and how far it is: a card of Sharing, a row a bundle."""

from __future__ import annotations

from dataclasses import dataclass

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from udset_desktop.desktop.look.controls import button, card_in, label
from udset_desktop.desktop.look.layouts import beside
from udset_desktop.desktop.look.rows import RowList
from udset_desktop.desktop.look.words import say


@dataclass(frozen=True, slots=True, kw_only=True)
class OutboxShown:
    """The journeys in words, the latest first, as (which bundle, how far it is)."""

    rows: tuple[tuple[str, str], ...] = ()
    earlier: int = 0  # signed for, and not told one by one
    may_send_again: bool = False


class OutboxCard(QWidget):
    """The journeys.

    Signals: `again_asked()`, `receipt_asked()`.
    """

    again_asked = Signal()
    receipt_asked = Signal()

    def __init__(self) -> None:
        super().__init__()
        inner = card_in(self)
        inner.addWidget(label(say("outbox.title"), voice="title"))
        inner.addWidget(label(say("outbox.about"), voice="small"))
        self.rows = RowList(say("outbox.title"))
        self.rows.lie_flat()
        self.earlier = label(voice="small", name="outbox_earlier")
        self.again_button = button(say("outbox.again"), kind="quiet", name="outbox_again")
        self.again_button.clicked.connect(self.again_asked)
        self.receipt_button = button(say("outbox.receipt"), kind="quiet", name="outbox_receipt")
        self.receipt_button.clicked.connect(self.receipt_asked)
        for widget in (self.rows, self.earlier, beside(self.receipt_button, self.again_button)):
            inner.addWidget(widget)
        self.state = OutboxShown()
        self.show_outbox(self.state)

    def show_outbox(self, state: OutboxShown) -> None:
        """Draw the journeys; before anything has left the card is not there."""
        self.state = state
        self.rows.show_rows(
            tuple((str(place), which, how_far, ()) for place, (which, how_far) in enumerate(state.rows))
        )
        self.earlier.setText(say("outbox.more", count=state.earlier))
        self.earlier.setVisible(bool(state.earlier))
        self.again_button.setVisible(state.may_send_again)
        self.setVisible(bool(state.rows or state.earlier))
