"""A follow-up: whom to tell, and a note of one's own that no conversation knows of.

The page's name says nothing of what it is for.  What is written is never drawn anew while it is written.
"""

from __future__ import annotations

from dataclasses import dataclass
from functools import partial

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QFrame, QGridLayout, QHBoxLayout, QVBoxLayout, QWidget

from udset_desktop.desktop.look.controls import Heading, button, card, label, unfolding
from udset_desktop.desktop.look.growing_box import GrowingBox
from udset_desktop.desktop.look.in_sight import keep_in_sight
from udset_desktop.desktop.look.layouts import ScrollPage, WrapLayout, clear
from udset_desktop.desktop.look.rows import RowList
from udset_desktop.desktop.look.tokens import UNIT
from udset_desktop.desktop.look.trouble import show_trouble
from udset_desktop.desktop.look.words import say
from udset_desktop.desktop.views.question_why import QuestionWhy, WhyKey
from udset_desktop.desktop.views.safe_card import SafeCard
from udset_desktop.foundation.problems import Finding
from udset_desktop.foundation.wording import sentence_of
from udset_desktop.interview.follow_up import PARTS, TEXT_AT_MOST, FollowUp

LONG_PARTS = ("said", "did")
Number = tuple[str, str]


@dataclass(frozen=True, slots=True, kw_only=True)
class FollowUpShown:
    """What the page shows: the note as it is kept, whom to tell, and the other notes in words."""

    note: FollowUp
    adults: tuple[Number, ...] = ()  # number, who answers
    children: tuple[Number, ...] = ()
    steps: tuple[str, ...] = ()
    others: tuple[tuple[str, str, str, tuple[tuple[str, str], ...]], ...] = ()
    passed: str = ""  # when it was passed on, in words; "" while it waits


class FollowUpView(ScrollPage):
    """Numbers and steps above, the note under them.

    Signals: `written(part, text)` as it is written, `passed_asked()`, `taken_up_asked()`,
    `delete_asked()`, `print_asked()`, `open_asked(note)` another note, `left()`.
    """

    written = Signal(str, str)
    passed_asked = Signal()
    taken_up_asked = Signal()
    delete_asked = Signal()
    print_asked = Signal()
    open_asked = Signal(str)
    left = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.shown: FollowUpShown | None = None
        self._drawing = False
        self.column.setSpacing(2 * UNIT)
        self.title = Heading(say("follow_up.title"))
        self.column.addWidget(self.title)
        self.column.addWidget(label(say("follow_up.lead"), voice="quiet"))
        self.why_key = WhyKey(self, self)
        self._fill_whom()
        self._fill_note()
        self._fill_foot()
        self.others = RowList(say("follow_up.others"))
        self.others.acted.connect(self._on_other)
        self.column.addWidget(self.others)
        self.column.addStretch(1)

    def _fill_whom(self) -> None:
        frame, column = card()
        column.addWidget(label(say("follow_up.whom"), voice="title"))
        self.numbers = QGridLayout()
        self.numbers.setHorizontalSpacing(4 * UNIT)
        column.addLayout(self.numbers)
        self.steps = label(name="steps")
        column.addWidget(self.steps)
        self.danger = label(say("follow_up.danger"), voice="small", name="danger")
        column.addWidget(self.danger)
        self.column.addWidget(frame)

    def _fill_note(self) -> None:
        frame, column = card()
        column.addWidget(self.why_key.ask(frame, QuestionWhy("follow_up")))
        self.boxes: dict[str, GrowingBox] = {}
        for part in PARTS:
            words = say(f"follow_up.part.{part}")
            made = GrowingBox(voice="", at_least=3 if part in LONG_PARTS else 1, letters=TEXT_AT_MOST)
            made.textChanged.connect(partial(self._on_written, part))
            made.setObjectName(part)
            made.setAccessibleName(words)
            column.addWidget(label(words, voice="strong"))
            column.addWidget(made)
            trouble = label(voice="badge", name=f"{part}_trouble")
            made.tell_on(trouble)
            column.addWidget(trouble)
            self.boxes[part] = made
        self.trouble = label(voice="badge", name="trouble")
        self.trouble.hide()
        column.addWidget(self.trouble)
        self.note_card: QFrame = frame
        self.column.addWidget(frame)

    def _fill_foot(self) -> None:
        self.standing = label(voice="quiet", name="standing")
        self.passed_button = button(say("follow_up.passed"), kind="loud", name="passed_button")
        self.take_up_button = button(say("follow_up.take_up"), kind="quiet", name="take_up_button")
        self.delete_button = button(say("follow_up.delete"), kind="quiet", name="delete_button")
        self.paper_button = button(say("follow_up.paper"), name="paper_button")
        unfolding(self.paper_button)
        self.back_button = button(say("follow_up.back"), name="back_button")
        held = QWidget()
        row = WrapLayout(held, gap=UNIT)
        standing = (self.passed_button, self.take_up_button)
        for made in (*standing, self.paper_button, self.back_button, self.delete_button):
            row.addWidget(made)
        line = QVBoxLayout()
        line.setSpacing(UNIT)
        for widget in (self.standing, held, self._paper()):
            line.addWidget(widget)
        self.column.addLayout(line)
        self.passed_button.clicked.connect(self.passed_asked)
        self.take_up_button.clicked.connect(self.taken_up_asked)
        self.delete_button.clicked.connect(self.delete_asked)
        self.paper_button.toggled.connect(self._on_paper)
        self.back_button.clicked.connect(self.left)

    def _paper(self) -> QWidget:
        """Printing, behind the question that stands before every paper."""
        self.paper = QWidget()
        column = QVBoxLayout(self.paper)
        column.setContentsMargins(0, 0, 0, 0)
        self.safe = SafeCard()
        self.why_key.ask(self.safe, self.safe.why)
        self.safe.said.connect(self.show_alive)
        self.print_button = button(say("follow_up.print"), name="print_button")
        self.print_button.clicked.connect(self.print_asked)
        line = QHBoxLayout()
        line.addWidget(self.print_button)
        line.addStretch(1)
        column.addWidget(self.safe)
        column.addLayout(line)
        self.paper.hide()
        return self.paper

    def show_state(self, shown: FollowUpShown) -> None:
        """A note as it is kept, and what stands around it."""
        self.shown = shown
        self._drawing = True
        for part, text in shown.note.texts().items():
            box = self.boxes[part]
            box.setPlainText(text)
            box.setReadOnly(shown.note.is_passed_on)
        self._drawing = False
        self._show_numbers(shown)
        self.steps.setText(
            "\n".join(
                say("follow_up.step", number=number, step=step)
                for number, step in enumerate(shown.steps, start=1)
            )
        )
        self.steps.setVisible(bool(shown.steps))
        self.danger.setVisible(not shown.steps)
        self.standing.setText(shown.passed)
        self.standing.setVisible(bool(shown.passed))
        self.passed_button.setVisible(not shown.note.is_passed_on)
        self.take_up_button.setVisible(shown.note.is_passed_on)
        self.delete_button.setVisible(shown.note.is_passed_on)
        self.others.show_rows(shown.others)
        self.show_findings(())
        self.paper_button.setChecked(False)
        self.ask_safe()

    def show_findings(self, findings: tuple[Finding, ...]) -> None:
        """What is still missing, or what was not put in."""
        words = "\n".join(sentence_of(one.code, one.context) for one in findings)
        box = self.boxes.get(findings[0].where) if findings else None
        for one in self.boxes.values():
            one.setAccessibleDescription("")
        show_trouble(self.trouble, words, (box or self.passed_button,))
        if box is not None:
            box.setFocus()
            keep_in_sight(self.trouble)

    def ask_safe(self) -> None:
        """One paper more: whether it may be left here is asked again."""
        self.safe.ask()
        self.show_alive()

    def show_alive(self) -> None:
        """Printing waits for the question."""
        self.print_button.setEnabled(self.safe.is_safe)
        self.print_button.setAccessibleDescription("" if self.safe.is_safe else say("follow_up.safe_first"))

    def _show_numbers(self, shown: FollowUpShown) -> None:
        clear(self.numbers)
        for at, (key, lines) in enumerate((("adult", shown.adults), ("child", shown.children))):
            column = QVBoxLayout()
            column.setSpacing(0)
            column.addWidget(label(say(f"follow_up.about_{key}"), voice="small"))
            for number, name in lines:
                column.addWidget(label(number, voice="title", name=key))
                column.addWidget(label(name))
            if not lines:
                column.addWidget(label(say("follow_up.no_number"), name=key))
            column.addStretch(1)
            self.numbers.addLayout(column, 0, at)
            self.numbers.setColumnStretch(at, 1)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Escape goes back, as the button does: the page is out of sight at once."""
        if event.key() == Qt.Key.Key_Escape:
            self.left.emit()
        else:
            super().keyPressEvent(event)

    def _on_written(self, part: str) -> None:
        if not self._drawing:
            self.written.emit(part, self.boxes[part].toPlainText())

    def _on_paper(self, shown: bool) -> None:  # noqa: FBT001 -- Qt's own signal
        self.paper.setVisible(shown)
        if shown:
            self.ensureWidgetVisible(self.paper)

    def _on_other(self, note: str, _deed: str) -> None:
        self.open_asked.emit(note)
