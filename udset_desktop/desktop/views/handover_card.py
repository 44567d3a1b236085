"""People handed to another laptop, and taken from one: a card of Settings."""

from __future__ import annotations

from dataclasses import dataclass

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from udset_desktop.desktop.look.controls import button, card_in, label
from udset_desktop.desktop.look.layouts import beside
from udset_desktop.desktop.look.words import say


@dataclass(frozen=True, slots=True, kw_only=True)
class HandoverShown:
    """What waits for a receipt, in sentences, and what came of the last thing asked for."""

    waiting: tuple[str, ...] = ()
    said: str = ""


class HandoverCard(QWidget):
    """Handing over and taking over.

    Signals: `give_asked()` for everybody, `take_asked()`, `receipt_asked()`, `back_asked()`.
    """

    give_asked = Signal()
    take_asked = Signal()
    receipt_asked = Signal()
    back_asked = Signal()

    def __init__(self) -> None:
        super().__init__()
        inner = card_in(self)
        inner.addWidget(label(say("handover.title"), voice="title"))
        inner.addWidget(label(say("handover.about"), voice="small"))
        self.waiting = label(name="handover_waiting")
        self.give_button = button(say("handover.give_all"), name="handover_give")
        self.take_button = button(say("handover.take"), name="handover_take")
        self.receipt_button = button(say("handover.receipt"), name="handover_receipt")
        self.back_button = button(say("handover.back"), kind="quiet", name="handover_back")
        self.said = label(voice="badge", name="handover_said")
        for made, signal in (
            (self.give_button, self.give_asked),
            (self.take_button, self.take_asked),
            (self.receipt_button, self.receipt_asked),
            (self.back_button, self.back_asked),
        ):
            made.clicked.connect(signal)
        waits = beside(self.receipt_button, self.back_button)
        for widget in (beside(self.give_button, self.take_button), self.waiting, waits, self.said):
            inner.addWidget(widget)
        self.state: HandoverShown | None = None
        self.hide()

    def show_handover(self, state: HandoverShown) -> None:
        """Draw what waits; a receipt is asked for only where one is waited for."""
        self.state = state
        self.waiting.setText("\n".join(state.waiting))
        for widget in (self.waiting, self.receipt_button, self.back_button):
            widget.setVisible(bool(state.waiting))
        self.said.setText(state.said)
        self.said.setVisible(bool(state.said))
        self.show()
