"""What this computer's vault was opened for and what left it: a card of Settings."""

from __future__ import annotations

from dataclasses import dataclass

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from udset_desktop.desktop.fields.choice_row import ChoiceRow
from udset_desktop.desktop.look.controls import button, card_in, label
from udset_desktop.desktop.look.layouts import beside
from udset_desktop.desktop.look.rows import RowList
from udset_desktop.desktop.look.words import say
from udset_desktop.desktop.views.log_answer import LogAnswer


@dataclass(frozen=True, slots=True, kw_only=True)
class LogShown:
    """The newest lines, the newest first, as (what was done, when); how many there are; what is wrong."""

    lines: tuple[tuple[str, str], ...] = ()
    of: int = 0
    trouble: str = ""


class LogCard(QWidget):
    """The log, its newest lines.

    Signals: `copy_asked()`, `check_asked()`.  Those of the answer and of `whose`, the log it is, are their own.
    """

    copy_asked = Signal()
    check_asked = Signal()

    def __init__(self) -> None:
        super().__init__()
        self.state = LogShown()
        inner = card_in(self)
        inner.addWidget(label(say("log.title"), voice="title"))
        inner.addWidget(label(say("log.about"), voice="small"))
        self.whose = ChoiceRow(say("log.whose"))
        self.trouble = label(voice="badge", name="log_trouble")
        self.rows = RowList(say("log.title"))
        self.rows.lie_flat()
        self.more = label(voice="small", name="log_more")
        self.copy_button = button(say("log.copy"), name="log_copy")
        self.copy_button.clicked.connect(self.copy_asked)
        self.check_button = button(say("log.check"), name="log_check")
        self.check_button.clicked.connect(self.check_asked)
        self.answer = LogAnswer()
        deeds = beside(self.copy_button, self.check_button)
        for widget in (self.whose, self.trouble, self.rows, self.more, deeds, self.answer):
            inner.addWidget(widget)
        self.show_log(self.state)

    def show_log(self, state: LogShown) -> None:
        """Draw the newest lines; without any line the card is not there."""
        self.state = state
        self.rows.show_rows(
            tuple((str(place), done, when, ()) for place, (done, when) in enumerate(state.lines))
        )
        self.more.setText(say("log.more", shown=len(state.lines), of=state.of))
        self.more.setVisible(state.of > len(state.lines))
        self.trouble.setText(state.trouble)
        self.trouble.setVisible(bool(state.trouble))
        self.setVisible(bool(state.of or state.trouble))
