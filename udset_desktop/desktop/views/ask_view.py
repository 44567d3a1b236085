"""One question on a page of its own, where an act wants a second thought or a reason."""

from __future__ import annotations

from dataclasses import dataclass

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QPushButton, QWidget

from udset_desktop.desktop.look.controls import Heading, button, label
from udset_desktop.desktop.look.growing_box import GrowingBox
from udset_desktop.desktop.look.layouts import ScrollPage, WrapLayout, clear, space
from udset_desktop.desktop.look.tokens import UNIT
from udset_desktop.desktop.views.question_why import QuestionWhy, WhyKey

_ENTER = (Qt.Key.Key_Return, Qt.Key.Key_Enter)
WAYS_OUT = ("no", "back", "leave")
"""Answers by which everything stays as it was; Escape gives the one there is."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Question:
    """What is asked, and the answers: code, words; the first is the loud one."""

    title: str
    lead: str = ""
    deeds: tuple[tuple[str, str], ...]
    reason: str = ""  # what the box asks for; "" for no box
    reason_for: tuple[str, ...] = ()  # deeds that want the reason
    filled: str = ""  # what stands in the box already
    why: str = ""  # the name of what F1 shows; "" where nobody else is asked


class AskView(ScrollPage):
    """A question and its answers.

    Signals: `answered(deed, reason)`, `typed(reason)` as far as it is written.
    """

    answered = Signal(str, str)
    typed = Signal(str)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent, width=76 * UNIT)
        self.question: Question | None = None
        self.title = Heading()
        self.lead = label(voice="quiet", name="lead")
        self.box_ask = label(voice="strong")
        self.box = GrowingBox(voice="", at_least=2)
        self.box.setObjectName("reason")
        self.box.textChanged.connect(self._on_written)
        self.column.addStretch(1)
        self.why = QuestionWhy()
        self.why_key = WhyKey(self, self)
        self.why_key.ask(self, self.why)
        for widget in (self.title, self.lead, self.box_ask, self.box, self.why):
            self.column.addWidget(widget)
        space(self.column, 1)
        held = QWidget()
        self._row = WrapLayout(held, gap=UNIT)
        self.column.addWidget(held)
        self.column.addStretch(2)
        self.buttons: dict[str, QWidget] = {}

    def show_question(self, question: Question, reason: str = "") -> None:
        """Ask; `reason` is what was written before the program was cut off."""
        self.question = None  # what is put into the box now is not typed
        self.title.setText(question.title)
        self.lead.setText(question.lead)
        self.lead.setVisible(bool(question.lead))
        self.box.setPlainText(reason or question.filled)
        self.box.setAccessibleName(question.reason)
        self.box.setAccessibleDescription(question.lead)
        self.box_ask.setText(question.reason)
        self.why.ask_about(question.why)
        for widget in (self.box, self.box_ask):
            widget.setVisible(bool(question.reason))
        clear(self._row)
        self.buttons = {}
        for at, (deed, words) in enumerate(question.deeds):
            made = button(words, kind="loud" if at == 0 else "", name=deed)
            made.clicked.connect(lambda _=False, deed=deed: self._on_deed(deed))
            self._row.addWidget(made)
            self.buttons[deed] = made
        self.question = question
        self._show_alive()
        self.title.take_focus()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Enter presses the button in hand; Escape leaves everything as it was.

        Not where a reason is half written: that is not let go by a slip.
        """
        out = next((deed for deed in WAYS_OUT if deed in self.buttons), "")
        written = self.question is not None and self.box.toPlainText() != self.question.filled
        if event.key() == Qt.Key.Key_Escape and out and not written:
            self._on_deed(out)
        elif event.key() in _ENTER and isinstance(held := self.focusWidget(), QPushButton):
            held.click()
        else:
            super().keyPressEvent(event)

    def forget(self) -> None:
        """Let go of what was asked: it may have named somebody."""
        self.show_question(Question(title="", deeds=()))

    def _on_written(self) -> None:
        self._show_alive()
        if self.question is not None:
            self.typed.emit(self.box.toPlainText())

    def _show_alive(self) -> None:
        if self.question is None:
            return
        written = bool(self.box.toPlainText().strip())
        for deed, made in self.buttons.items():
            made.setEnabled(written or deed not in self.question.reason_for)

    def _on_deed(self, deed: str) -> None:
        self.answered.emit(deed, self.box.toPlainText().strip())
