"""One outcome of the summary: its word, the words behind it, and three quiet lines about it."""

from __future__ import annotations

from functools import partial

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QFrame, QVBoxLayout, QWidget

from udset_desktop.desktop.fields.choice_field import RatingField
from udset_desktop.desktop.fields.quiet_choice import QuietChoice
from udset_desktop.desktop.look.controls import button, label
from udset_desktop.desktop.look.layouts import WrapLayout
from udset_desktop.desktop.look.tokens import UNIT
from udset_desktop.desktop.look.words import say
from udset_desktop.desktop.views.why_part import WhyPart
from udset_desktop.interview.outcome_rows import OutcomeRow
from udset_desktop.interview.screen import ItemState


class RowRating(RatingField):
    """A word among many on one page: no digit belongs to it, and the outcome's name is the loud line."""

    small = True
    keys = False

    def build(self) -> None:
        """The question is the quiet line here."""
        super().build()
        self.ask.setProperty("voice", "quiet")


class SummaryRow(QFrame):
    """One line of the summary.

    Signals: `given(item, raw, scale)`, `declined(item, non_answer)`, `said(item, code)` who answered,
    `words_asked(page)` to write what was said in the conversation.
    """

    given = Signal(str, object, str)
    declined = Signal(str, str)
    said = Signal(str, str)
    words_asked = Signal(str)

    def __init__(self) -> None:
        super().__init__()
        self.row: OutcomeRow | None = None
        self.setProperty("raised", True)  # noqa: FBT003 -- Qt's own signature
        column = QVBoxLayout(self)
        column.setContentsMargins(3 * UNIT, 2 * UNIT, 3 * UNIT, 2 * UNIT)
        column.setSpacing(UNIT // 2)
        self.title = label(voice="title", name="title")
        self.measure = label(say("summary.measure"), voice="small")
        self.words = label(voice="lead", name="words")
        self.no_words = label(say("summary.no_words"), voice="small", name="no_words")
        self.rating = RowRating()
        self.rating.given.connect(self.given)
        self.rating.declined.connect(self.declined)
        self.wants_words = label(say("summary.wants_words"), voice="badge", name="wants_words")
        self.to_words = button(say("summary.to_words"), kind="quiet small", name="to_words")
        self.to_words.clicked.connect(self._on_words)
        for widget in (self.title, self.measure, self.words, self.no_words, self.rating, self.wants_words):
            column.addWidget(widget)
        self.why = WhyPart()
        column.addWidget(self._lines())
        column.addWidget(self.why)

    def _lines(self) -> QWidget:
        held = QWidget()
        row = WrapLayout(held, gap=UNIT)
        self.who = QuietChoice("who")
        self.matters, self.role = QuietChoice("matters"), QuietChoice("role")
        self.who.chosen.connect(self._on_who)
        self.matters.chosen.connect(partial(self._on_side, "matters"))
        self.role.chosen.connect(partial(self._on_side, "role"))
        for made in (self.who, self.matters, self.role, self.to_words, self.why.why_button):
            row.addWidget(made)
        return held

    def show_row(self, row: OutcomeRow) -> None:
        """Draw one outcome as it stands; the same twice changes nothing."""
        if row == self.row:
            return
        self.row = row
        self.setAccessibleName(row.title)
        self.title.setText(row.title)
        self.measure.setVisible(row.is_measure)
        self.words.setText(row.words)
        self.words.setVisible(bool(row.words))
        self.no_words.setVisible(not row.words)
        self.rating.show_item(row.rating)
        self.wants_words.setVisible(row.wants_words)
        self.why.tell(row.why, row.guidance)
        self.why.why_button.setVisible(self.why.is_written)
        self.who.setVisible(bool(row.who))
        self.who.show_choices(say("summary.said_by", who=row.who), row.givers, say("summary.said_by_ask"))
        for key, made, item in (("matters", self.matters, row.matters), ("role", self.role, row.role)):
            made.setVisible(item is not None)
            if item is not None:
                told = ", ".join(one.words for one in item.choices if one.chosen) or say("summary.not_said")
                made.show_choices(say(f"summary.{key}", words=told), (item.choices,), item.ask)

    def _on_who(self, code: str) -> None:
        if self.row is not None:
            self.said.emit(self.row.rating.id, code)

    def _on_side(self, side: str, code: str) -> None:
        item: ItemState | None = getattr(self.row, side, None)
        if item is not None:
            chosen = any(one.chosen and one.code == code for one in item.choices)
            self.given.emit(item.id, None if chosen else code, "")

    def _on_words(self) -> None:
        if self.row is not None:
            self.words_asked.emit(self.row.page)
