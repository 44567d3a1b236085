"""What was said yes and no to, to be changed after the conversation is on file."""

from __future__ import annotations

from dataclasses import dataclass
from functools import partial

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QFrame, QVBoxLayout

from udset_desktop.desktop.fields.choice_row import ChoiceRow
from udset_desktop.desktop.look.controls import label
from udset_desktop.desktop.look.layouts import clear
from udset_desktop.desktop.look.tokens import UNIT
from udset_desktop.desktop.look.words import say, say_all
from udset_desktop.interview.screen import ChoiceState


@dataclass(frozen=True, slots=True, kw_only=True)
class MindState:
    """One question as it stands on file."""

    purpose: str
    sentence: str
    reply: str  # yes, no, not_asked
    may_be_yes: bool = True
    shown: str = ""  # in_order, reversed: how it lay on the person's own screen, where they chose it there


class MindsCard(QFrame):
    """Each question with its yes and no.

    Signals: `changed(purpose, reply)`.
    """

    changed = Signal(str, str)

    def __init__(self) -> None:
        super().__init__()
        self.setProperty("raised", True)  # noqa: FBT003 -- Qt's own signature
        column = QVBoxLayout(self)
        column.setContentsMargins(3 * UNIT, 2 * UNIT, 3 * UNIT, 2 * UNIT)
        column.setSpacing(UNIT)
        column.addWidget(label(say("take_back.minds"), voice="title"))
        column.addWidget(label(say("take_back.minds_lead"), voice="quiet"))
        self._rows = QVBoxLayout()
        self._rows.setSpacing(UNIT)
        column.addLayout(self._rows)
        self.rows: dict[str, ChoiceRow] = {}
        self._held: dict[str, str] = {}

    def show_minds(self, minds: tuple[MindState, ...]) -> None:
        """Draw what stands on file; a yes that nobody may say is not offered."""
        clear(self._rows)
        self.rows = {}
        self._held = {one.purpose: one.reply for one in minds}
        for mind in minds:
            row = ChoiceRow(mind.sentence)
            row.show_choices(
                tuple(
                    ChoiceState(code=code, words=words, chosen=code == mind.reply)
                    for code, words in say_all("take_back.reply")
                    if code != "yes" or mind.may_be_yes
                )
            )
            row.chosen.connect(partial(self._on_chosen, mind.purpose))
            self._rows.addWidget(label(mind.sentence, voice="strong"))
            self._rows.addWidget(row)
            if mind.shown:
                self._rows.addWidget(label(say(f"take_back.shown.{mind.shown}"), voice="small"))
            self.rows[mind.purpose] = row
        self.setVisible(bool(minds))

    def _on_chosen(self, purpose: str, reply: str) -> None:
        if reply != self._held[purpose]:
            self.changed.emit(purpose, reply)
