"""Whose words wait to be read before they leave: a card of Sharing, a row a conversation."""

from __future__ import annotations

from dataclasses import dataclass
from functools import partial

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from udset_desktop.desktop.look.controls import card_in, label, rule
from udset_desktop.desktop.look.layouts import clear
from udset_desktop.desktop.look.rows import Row
from udset_desktop.desktop.look.words import say


@dataclass(frozen=True, slots=True, kw_only=True)
class WordsWaiting:
    """One conversation, in words, and whether it is for the second person now."""

    record: str
    line: str
    check: bool = False


class WordsCard(QWidget):
    """The conversations.

    Signals: `asked(record, check)`.
    """

    asked = Signal(str, bool)

    def __init__(self) -> None:
        super().__init__()
        inner = card_in(self)
        inner.addWidget(label(say("passing.waiting_title"), voice="title"))
        inner.addWidget(label(say("passing.waiting_about"), voice="small"))
        held = QWidget()  # rows come late, and are read where they stand all the same
        self._rows = QVBoxLayout(held)
        self._rows.setContentsMargins(0, 0, 0, 0)
        inner.addWidget(held)
        self.state: tuple[WordsWaiting, ...] = ()
        self.hide()

    def show_waiting(self, rows: tuple[WordsWaiting, ...]) -> None:
        """Draw who waits; where nobody does the card is not there."""
        if rows != self.state:
            self.state = rows
            self._make_rows(rows)
        self.setVisible(bool(rows))

    def _make_rows(self, rows: tuple[WordsWaiting, ...]) -> None:
        clear(self._rows)
        for at, one in enumerate(rows):
            if at:
                self._rows.addWidget(rule())
            row = Row(one.line, "", (("go", say("passing.look_over" if one.check else "passing.read")),))
            row.buttons["go"].setObjectName("words_go")
            row.acted.connect(partial(self._on_go, one))
            self._rows.addWidget(row)

    def _on_go(self, one: WordsWaiting, _deed: str) -> None:
        self.asked.emit(one.record, one.check)
