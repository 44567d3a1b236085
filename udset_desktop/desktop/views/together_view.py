"""Bringing it together: what matters most, small steps with who takes them, when to look again."""

from __future__ import annotations

from dataclasses import replace
from functools import partial

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLineEdit, QVBoxLayout, QWidget

from udset_desktop.desktop.fields.choice_row import ChoiceRow
from udset_desktop.desktop.fields.line_field import iso_of, shown_date
from udset_desktop.desktop.look.controls import ChoiceButton, Heading, button, label
from udset_desktop.desktop.look.layouts import ScrollPage, beside, space
from udset_desktop.desktop.look.theme import theme_of
from udset_desktop.desktop.look.tokens import UNIT
from udset_desktop.desktop.look.words import say
from udset_desktop.foundation.wording import sentence_of_finding
from udset_desktop.interview.screen import ChoiceState, TogetherState
from udset_desktop.interview.together import Action, Together


def _chosen(choices: tuple[ChoiceState, ...], codes: tuple[str, ...]) -> tuple[ChoiceState, ...]:
    return tuple(replace(choice, chosen=choice.code in codes) for choice in choices)


class StepCard(QFrame):
    """One next small step.

    Signals: `changed()`, `removed()`.
    """

    changed = Signal()
    removed = Signal()

    def __init__(self, state: TogetherState) -> None:
        super().__init__()
        self.setProperty("raised", True)  # noqa: FBT003 -- Qt's own signature
        self._kept = Action(what="")
        column = QVBoxLayout(self)
        column.setContentsMargins(2 * UNIT, UNIT, 2 * UNIT, UNIT)
        column.setSpacing(UNIT // 2)
        self.what = self._line(say("together.step_what"))
        self.remove = button(say("together.step_remove"), kind="quiet small", name="remove")
        first = QHBoxLayout()
        first.addWidget(self.what, 1)
        first.addWidget(self.remove)
        column.addLayout(first)
        self.who = ChoiceRow(say("together.step_who"), many=True)
        self.who.show_choices(state.who)
        self.who_named = self._line(say("together.step_named"))
        self.by_when = self._line(say("together.step_when"))
        column.addWidget(label(say("together.step_who"), voice="small"))
        column.addWidget(self.who)
        second = QHBoxLayout()
        second.addWidget(self.who_named, 1)
        second.addWidget(self.by_when, 1)
        column.addLayout(second)
        self.missing = ChoiceButton(state.not_there_ask, many=True, small=True)
        self.missing.setObjectName("missing")
        self.why_not = self._line(say("together.step_why_not"))
        column.addWidget(beside(self.missing))
        column.addWidget(self.why_not)
        self.who.chosen.connect(self._on_changed)
        self.missing.clicked.connect(self._on_changed)
        self.remove.clicked.connect(self.removed)

    def _line(self, words: str) -> QLineEdit:
        line = QLineEdit()
        line.setPlaceholderText(words)
        line.setAccessibleName(words)
        line.editingFinished.connect(self._on_changed)
        return line

    def show_action(self, action: Action, state: TogetherState) -> None:
        """Draw one step; a line being written in is left alone."""
        self._kept = action
        for line, text in (
            (self.what, action.what),
            (self.who_named, action.who_named),
            (self.by_when, action.by_when),
            (self.why_not, action.why_not),
        ):
            if not line.isModified() and line.text() != text:
                line.setText(text)
        self.who.show_choices(_chosen(state.who, action.who))
        self.missing.setChecked(not action.available)
        self.why_not.setVisible(not action.available)

    def action(self) -> Action:
        """The step as it stands on the card."""
        for line in (self.what, self.who_named, self.by_when, self.why_not):
            line.setModified(False)
        return replace(
            self._kept,
            what=self.what.text().strip(),
            who=self.who.codes,
            who_named=self.who_named.text().strip(),
            by_when=self.by_when.text().strip(),
            available=not self.missing.isChecked(),
            why_not=self.why_not.text().strip() if self.missing.isChecked() else "",
        )

    def _on_changed(self, _what: object = None) -> None:
        self.why_not.setVisible(self.missing.isChecked())
        self.changed.emit()


class TogetherView(ScrollPage):
    """The page after the last question.

    Signals: `changed(together)` with everything as it stands on the page.
    """

    changed = Signal(object)

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
        self.review.editingFinished.connect(self._tell)
        self.read_back_ask = label(voice="title")
        self.read_back = ChoiceRow(say("together.read_back"), small=False)
        self.read_back.chosen.connect(self._on_read_back)
        self.finding = label(voice="badge")
        self._lay()

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
            self.review.setText(shown_date(state.values.review_on))
        self.read_back.show_choices(state.read_back)
        self.finding.setText("\n".join(sentence_of_finding(finding) for finding in state.findings))
        self.finding.setVisible(bool(state.findings))

    def put_down(self) -> None:
        """Say what is half-written."""
        lines = [*self.matters, self.review, *(card.what for card in self.steps)]
        lines += [line for card in self.steps for line in (card.who_named, card.by_when, card.why_not)]
        if any(line.isModified() for line in lines):
            self._tell()

    def _show_matters(self, state: TogetherState, name: str) -> None:
        while len(self.matters) < state.matters_at_most:
            line = QLineEdit()
            line.setObjectName(f"matters_{len(self.matters) + 1}")
            line.editingFinished.connect(self._tell)
            self._lines.addWidget(line)
            self.matters.append(line)
        for place, line in enumerate(self.matters):
            words = say("together.matters_line", number=place + 1, name=name)
            line.setAccessibleName(words)
            line.setPlaceholderText(words if place == 0 else "")
            text = state.values.matters[place] if place < len(state.values.matters) else ""
            if not line.isModified() and line.text() != text:
                line.setText(text)

    def _show_steps(self, state: TogetherState) -> None:
        actions = state.values.actions
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
        card.removed.connect(partial(self._on_removed, card))
        self._cards.addWidget(card)
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

    def _on_read_back(self, _code: str) -> None:
        self._tell()

    def _tell(self) -> None:
        if self.state is None:
            return
        for line in (*self.matters, self.review):
            line.setModified(False)
        self.changed.emit(
            Together(
                matters=tuple(line.text().strip() for line in self.matters if line.text().strip()),
                actions=tuple(action for card in self.steps if (action := card.action()).what),
                review_on=iso_of(self.review.text()),
                read_back=self.read_back.code,
            )
        )
