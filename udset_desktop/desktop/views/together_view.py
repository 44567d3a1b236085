"""Bringing it together: what matters most, small steps with who takes them, when to look again."""

from __future__ import annotations

from dataclasses import replace
from functools import partial

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QLineEdit, QVBoxLayout, QWidget

from udset_desktop.desktop.fields.choice_row import ChoiceRow
from udset_desktop.desktop.fields.line_field import iso_of, shown_date
from udset_desktop.desktop.look.controls import Heading, button, label
from udset_desktop.desktop.look.layouts import ScrollPage, space
from udset_desktop.desktop.look.reading_order import keep_reading_order
from udset_desktop.desktop.look.theme import theme_of
from udset_desktop.desktop.look.tokens import UNIT
from udset_desktop.desktop.look.words import say
from udset_desktop.desktop.views.step_card import StepCard
from udset_desktop.foundation.wording import sentence_of
from udset_desktop.interview.screen import TogetherState
from udset_desktop.interview.together import Action, Together


class TogetherView(ScrollPage):
    """The page after the last question.

    Signals, each with everything as it stands on the page: `changed(together)` something is put
    down, `typed(together)` a letter is written.  `paper_said(page, on)` whether a line may stand on
    the sheet.
    """

    changed = Signal(object)
    typed = Signal(object)
    paper_said = Signal(str, bool)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.state: TogetherState | None = None
        self.title = Heading()
        self.lead = label(voice="quiet")
        self.matters_ask = label(voice="title")
        self.matters: list[QLineEdit] = []
        self._lines = QVBoxLayout()
        self.steps_ask = label(voice="title")
        self.steps: list[StepCard] = []
        self._cards = QVBoxLayout()
        self._cards.setSpacing(UNIT)
        self.add_step = button(say("together.step_add"), name="add_step")
        self.add_step.clicked.connect(self._on_add)
        self.review_ask = label(voice="title")
        self.review = QLineEdit()
        self.review.setObjectName("review")
        self.review.setPlaceholderText(say("conversation.date_hint"))
        self._listen(self.review)
        self.read_back_ask = label(voice="title")
        self.read_back = ChoiceRow(say("together.read_back"), small=False)
        self.read_back.chosen.connect(self._on_read_back)
        self.paper_ask = label(voice="title")
        self.paper_lead = label(say("together.paper_lead"), voice="quiet")
        self.paper = ChoiceRow(say("together.paper"), many=True)
        self.paper.chosen.connect(self._on_paper)
        self.finding = label(voice="badge")
        self._lay()

    def _listen(self, line: QLineEdit) -> None:
        line.editingFinished.connect(self._tell)
        line.textEdited.connect(self._on_written)

    def _lay(self) -> None:
        column = self.column
        column.addWidget(self.title)
        column.addWidget(self.lead)
        space(column, 1)
        column.addWidget(self.matters_ask)
        column.addLayout(self._lines)
        space(column, 2)
        column.addWidget(self.steps_ask)
        column.addLayout(self._cards)
        line = QHBoxLayout()
        line.addWidget(self.add_step)
        line.addStretch(1)
        column.addLayout(line)
        space(column, 2)
        column.addWidget(self.review_ask)
        column.addWidget(self.review)
        space(column, 2)
        column.addWidget(self.read_back_ask)
        column.addWidget(self.read_back)
        space(column, 2)
        for widget in (self.paper_ask, self.paper_lead, self.paper):
            column.addWidget(widget)
        column.addWidget(self.finding)
        column.addStretch(1)

    def show_state(self, state: TogetherState, *, name: str) -> None:
        """Draw it as it stands; lines being written in are left alone."""
        if state == self.state:
            return
        self.state = state
        self.title.setText(state.title)
        self.lead.setText(state.lead)
        self.matters_ask.setText(state.matters_ask)
        self.steps_ask.setText(state.steps_ask)
        self.review_ask.setText(state.review_ask)
        self.read_back_ask.setText(state.read_back_ask)
        self.review.setAccessibleName(state.review_ask)
        self.review.setMaximumWidth(theme_of().px(30 * UNIT))
        self._show_matters(state, name)
        self._show_steps(state)
        if not self.review.isModified():
            # Half a date stands as it was typed.
            on = state.values.review_on
            self.review.setText(state.typed.review_on if state.typed else shown_date(on))
        self.read_back.show_choices(state.read_back)
        self.paper_ask.setText(say("together.paper_ask", name=name))
        self.paper.show_choices(state.paper)
        for widget in (self.paper_ask, self.paper_lead, self.paper):
            widget.setVisible(bool(state.paper))
        self.finding.setText("\n".join(sentence_of(one.code, one.context) for one in state.findings))
        self.finding.setVisible(bool(state.findings))

    def put_down(self) -> None:
        """Say what is half-written, now or before the program was cut off."""
        lines = [*self.matters, self.review, *(line for card in self.steps for line in card.lines)]
        left = self.state is not None and self.state.typed is not None
        if left or any(line.isModified() for line in lines):
            self._tell()

    def _show_matters(self, state: TogetherState, name: str) -> None:
        while len(self.matters) < state.matters_at_most:
            line = QLineEdit()
            line.setObjectName(f"matters_{len(self.matters) + 1}")
            self._listen(line)
            self._lines.addWidget(line)
            self.matters.append(line)
            keep_reading_order(self)
        matters = (state.typed or state.values).matters
        for place, line in enumerate(self.matters):
            words = say("together.matters_line", number=place + 1, name=name)
            line.setAccessibleName(words)
            line.setPlaceholderText(words if place == 0 else "")
            text = matters[place] if place < len(matters) else ""
            if not line.isModified() and line.text() != text:
                line.setText(text)

    def _show_steps(self, state: TogetherState) -> None:
        actions = (state.typed or state.values).actions
        while len(self.steps) < len(actions):
            self._add_card(state)
        while len(self.steps) > max(len(actions), self._unwritten()):
            self._drop_card(self.steps[-1])
        for card, action in zip(self.steps, actions, strict=False):
            card.show_action(action, state)
        self.add_step.setVisible(len(self.steps) < state.actions_at_most)

    def _unwritten(self) -> int:
        """Up to which card an empty one, just added, is to be kept."""
        return max((at + 1 for at, card in enumerate(self.steps) if not card.action().what), default=0)

    def _add_card(self, state: TogetherState) -> StepCard:
        card = StepCard(state)
        card.show_action(Action(what=""), state)
        card.changed.connect(self._tell)
        card.written.connect(self._on_written)
        card.removed.connect(partial(self._on_removed, card))
        self._cards.addWidget(card)
        keep_reading_order(self)
        self.steps.append(card)
        return card

    def _drop_card(self, card: StepCard) -> None:
        self.steps.remove(card)
        self._cards.removeWidget(card)
        card.hide()
        card.deleteLater()

    def _on_add(self) -> None:
        if self.state is not None:
            self._add_card(self.state).what.setFocus()

    def _on_removed(self, card: StepCard) -> None:
        self._drop_card(card)
        self._tell()

    def _on_paper(self, page: str) -> None:
        self.paper_said.emit(page, page in self.paper.codes)

    def _on_read_back(self, _code: str) -> None:
        self._tell()

    def _on_written(self, _text: str = "") -> None:
        self.typed.emit(self._written())

    def _written(self) -> Together:
        """Everything on the page, as far as it is written."""
        actions = (card.action() for card in self.steps)
        return Together(
            matters=tuple(line.text().strip() for line in self.matters if line.text().strip()),
            actions=tuple(action for action in actions if action.what or _wordless(action)),
            review_on=self.review.text().strip(),
            read_back=self.read_back.code,
        )

    def _tell(self) -> None:
        if self.state is None:
            return
        for line in (*self.matters, self.review):
            line.setModified(False)
        for card in self.steps:
            card.put_down()
        written = self._written()
        steps = tuple(one for one in written.actions if one.what)
        self.changed.emit(replace(written, actions=steps, review_on=iso_of(written.review_on)))
        if any(not one.what for one in written.actions):
            self.typed.emit(written)  # a step still without its words is no step, and is not lost


def _wordless(action: Action) -> bool:
    return bool(action.who_named or action.by_when or action.why_not)
