"""The question that stands before every paper: is it safe to leave it here?

Used by every page that prints or saves.  A yes holds for one paper: whoever makes another asks again.
"""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QFrame, QVBoxLayout

from udset_desktop.desktop.fields.choice_row import ChoiceRow
from udset_desktop.desktop.look.controls import label
from udset_desktop.desktop.look.tokens import UNIT
from udset_desktop.desktop.look.words import say, say_all
from udset_desktop.desktop.views.question_why import QuestionWhy
from udset_desktop.desktop.views.why_card import headed
from udset_desktop.interview.screen import ChoiceState


class SafeCard(QFrame):
    """The question and its two answers.

    Signals: `said()` when one was given.
    """

    said = Signal()

    def __init__(self) -> None:
        super().__init__()
        self.setProperty("notice", True)  # noqa: FBT003 -- Qt's own signature
        column = QVBoxLayout(self)
        column.setContentsMargins(3 * UNIT, 2 * UNIT, 3 * UNIT, 2 * UNIT)
        column.setSpacing(UNIT)
        self.why = QuestionWhy("paper_left")
        column.addLayout(headed(label(say("sheet.safe_ask"), voice="strong"), self.why.why_button))
        self.why.why_button.show()
        self.row = ChoiceRow(say("sheet.safe_ask"))
        self.row.show_choices(
            tuple(ChoiceState(code=code, words=words) for code, words in say_all("sheet.safe"))
        )
        self.row.chosen.connect(self._on_said)
        column.addWidget(self.row)
        column.addWidget(self.why)

    @property
    def is_safe(self) -> bool:
        """Whether somebody said yes to this paper."""
        return self.row.code == "yes"

    def ask(self) -> None:
        """Another paper: nobody has answered yet."""
        self.row.choose()

    def _on_said(self, _code: str) -> None:
        self.said.emit()
