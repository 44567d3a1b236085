"""One next small step, written on a card: what, who, by when; folded below, what was agreed."""

from __future__ import annotations

from dataclasses import replace

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLineEdit, QVBoxLayout, QWidget

from udset_desktop.desktop.fields.choice_row import ChoiceRow
from udset_desktop.desktop.look.controls import ChoiceButton, button, label
from udset_desktop.desktop.look.layouts import beside
from udset_desktop.desktop.look.pick_box import PickBox
from udset_desktop.desktop.look.tokens import UNIT
from udset_desktop.desktop.look.words import say
from udset_desktop.interview.screen import ChoiceState, TogetherState
from udset_desktop.interview.together import Action

_NOTHING = "nothing_needed"


class StepCard(QFrame):
    """One next small step.

    Signals: `changed()` something is put down; `written()` a letter is typed; `removed()`.
    """

    changed = Signal()
    written = Signal()
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
        self._build_agreed(column, state)
        self.who.chosen.connect(self._on_changed)
        self.missing.clicked.connect(self._on_changed)
        self.remove.clicked.connect(self.removed)

    def _build_agreed(self, column: QVBoxLayout, state: TogetherState) -> None:
        """What was agreed and for which outcome; folded until somebody opens it or it holds something."""
        self.more = button(say("together.step_more"), kind="quiet small", name="more")
        self.more.setCheckable(True)
        column.addWidget(beside(self.more))
        self.agreed = QWidget()
        inner = QVBoxLayout(self.agreed)
        inner.setContentsMargins(0, 0, 0, 0)
        inner.setSpacing(UNIT // 2)
        self.inputs = ChoiceRow(say("together.step_inputs"), many=True)
        self.inputs.show_choices(state.inputs)
        self.outcome = PickBox(say("together.step_outcome"))
        for asked, widget in (
            ("together.step_inputs", self.inputs),
            ("together.step_outcome", beside(self.outcome)),
        ):
            inner.addWidget(label(say(asked), voice="small"))
            inner.addWidget(widget)
        column.addWidget(self.agreed)
        self.agreed.hide()
        self.more.toggled.connect(self.agreed.setVisible)
        self.inputs.chosen.connect(self._on_input)
        self.outcome.activated.connect(self._on_changed)

    @property
    def lines(self) -> tuple[QLineEdit, ...]:
        """Everything that is typed on the card."""
        return (self.what, self.who_named, self.by_when, self.why_not)

    def _line(self, words: str) -> QLineEdit:
        line = QLineEdit()
        line.setPlaceholderText(words)
        line.setAccessibleName(words)
        line.editingFinished.connect(self._on_changed)
        line.textEdited.connect(self._on_written)
        return line

    def show_action(self, action: Action, state: TogetherState) -> None:
        """Draw one step; a line being written in is left alone."""
        self._kept = action
        for line, text in zip(
            self.lines, (action.what, action.who_named, action.by_when, action.why_not), strict=True
        ):
            if not line.isModified() and line.text() != text:
                line.setText(text)
        self.who.show_choices(_chosen(state.who, action.who))
        self.missing.setChecked(not action.available)
        self.why_not.setVisible(not action.available)
        self.inputs.show_choices(_chosen(state.inputs, action.inputs))
        picks = tuple((one.code, one.words) for one in state.outcomes)
        self.outcome.show_picks((("", say("together.step_no_outcome")), *picks), action.outcome)
        self.more.setVisible(bool(state.inputs or state.outcomes))
        if action.inputs or action.outcome:
            self.more.setChecked(True)

    def action(self) -> Action:
        """The step as it stands on the card."""
        return replace(
            self._kept,
            what=self.what.text().strip(),
            who=self.who.codes,
            who_named=self.who_named.text().strip(),
            by_when=self.by_when.text().strip(),
            available=not self.missing.isChecked(),
            why_not=self.why_not.text().strip() if self.missing.isChecked() else "",
            inputs=self.inputs.codes,
            outcome=self.outcome.code,
        )

    def put_down(self) -> None:
        """What is on the card has been said: the lines may be drawn again."""
        for line in self.lines:
            line.setModified(False)

    def _on_input(self, code: str) -> None:
        # Nothing needed stands alone: either it is said, or something is.
        if code == _NOTHING and _NOTHING in self.inputs.codes:
            self.inputs.choose(_NOTHING)
        elif code != _NOTHING:
            self.inputs.choose(*(one for one in self.inputs.codes if one != _NOTHING))
        self.changed.emit()

    def _on_written(self, _text: str) -> None:
        self.written.emit()

    def _on_changed(self, _what: object = None) -> None:
        self.why_not.setVisible(self.missing.isChecked())
        self.changed.emit()


def _chosen(choices: tuple[ChoiceState, ...], codes: tuple[str, ...]) -> tuple[ChoiceState, ...]:
    return tuple(replace(choice, chosen=choice.code in codes) for choice in choices)
