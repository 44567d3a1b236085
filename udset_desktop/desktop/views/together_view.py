"""Bringing it together: what matters most, small steps with who takes them, when to look again."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace
from functools import partial

from PySide6.QtCore import Qt, QTimer, Signal
from PySide6.QtWidgets import QApplication, QVBoxLayout, QWidget

from udset_desktop.desktop.fields.line_field import iso_of
from udset_desktop.desktop.look.aside_line import AsideLine
from udset_desktop.desktop.look.box_door import LineBox
from udset_desktop.desktop.look.controls import Heading, label
from udset_desktop.desktop.look.growing_line import GrowingLine
from udset_desktop.desktop.look.layouts import ScrollPage, space
from udset_desktop.desktop.look.reading_order import tell_in_order
from udset_desktop.desktop.look.tokens import UNIT
from udset_desktop.desktop.look.trouble import is_about, show_trouble
from udset_desktop.desktop.look.words import say
from udset_desktop.desktop.views.keeping_marks import KeepingMarks
from udset_desktop.desktop.views.matter_card import MatterCard, Steps
from udset_desktop.desktop.views.named_helps import NamedHelps
from udset_desktop.desktop.views.step_card import StepCard, is_begun
from udset_desktop.desktop.views.together_close import TogetherClose
from udset_desktop.desktop.views.why_card import WhyCard, headed, why_button
from udset_desktop.foundation.problems import Finding
from udset_desktop.foundation.wording import sentence_of
from udset_desktop.interview.kept_lines import marks_of_matter
from udset_desktop.interview.screen import ChoiceState, TogetherState
from udset_desktop.interview.together import OFF_SHEET, Action, Together


@dataclass(frozen=True, slots=True)
class InHand:
    """The text that is being written: a thing that matters, or a step, by its place from 0."""

    place: int
    is_step: bool


class TogetherView(ScrollPage):
    """The page after the last question.

    Signals, each with everything as it stands on the page: `changed(together)` something is put
    down, `typed(together)` a letter is written.  `paper_said(page, on)` whether a page may stand on
    the sheet; `put_aside(in_hand, code)` a question about a wording was waved away.
    """

    changed = Signal(object)
    typed = Signal(object)
    paper_said = Signal(str, bool)
    put_aside = Signal(object, str)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.state: TogetherState | None = None
        self._name = ""
        self.title = Heading()
        self.why, self.why_button = WhyCard(), why_button()
        self.why_button.toggled.connect(self.why.setVisible)
        self.lead = label(voice="quiet")
        self.matters_ask = label(voice="title")
        self.keys = label(say("together.keys"), voice="small")
        self.cards: list[MatterCard] = []
        self._lines = QVBoxLayout()
        self._lines.setSpacing(2 * UNIT)
        self.named = NamedHelps()
        self.named.chosen.connect(self._on_named)
        self.steps_ask = label(voice="title")
        self.loose = Steps()
        self.close_part = TogetherClose()
        self.finding = label(voice="badge")
        self._name_parts()
        self._lay()
        self.loose.changed.connect(self._tell)
        self.loose.written.connect(self._on_written)
        self.loose.onward.connect(self._on_end)
        self.loose.put_aside.connect(self._on_step_aside)
        self.loose.taken.connect(self._on_taken)
        self.close_part.changed.connect(self._tell)
        self.close_part.written.connect(self._on_written)
        self.close_part.paper_said.connect(self._on_paper)

    def _name_parts(self) -> None:
        """What stands below, by the names everybody knows."""
        below = self.close_part
        self.add_step = self.loose.add
        self.review, self.read_back, self.aloud = below.review, below.read_back, below.aloud
        self.paper_ask, self.paper = below.paper_ask, below.paper

    def _lay(self) -> None:
        column = self.column
        column.addLayout(headed(self.title, self.why_button))
        column.addWidget(self.why)
        column.addWidget(self.lead)
        space(column, 1)
        column.addWidget(self.matters_ask)
        column.addWidget(self.keys)
        column.addLayout(self._lines)
        column.addWidget(self.named)
        space(column, 2)
        column.addWidget(self.steps_ask)
        column.addWidget(self.loose)
        space(column, 2)
        column.addWidget(self.close_part)
        column.addWidget(self.finding)
        column.addStretch(1)

    @property
    def matters(self) -> list[GrowingLine]:
        """The lines of what matters."""
        return [card.line for card in self.cards]

    @property
    def steps(self) -> list[StepCard]:
        """Every step on the page, in the order they are told."""
        return [card for steps in self._all_steps() for card in steps.cards]

    def _all_steps(self) -> tuple[Steps, ...]:
        return (*(card.steps for card in self.cards), self.loose)

    def show_state(self, state: TogetherState, *, name: str) -> None:
        """Draw it as it stands; lines being written in are left alone."""
        if state == self.state:
            return
        self.state, self._name = state, name
        self.title.setText(state.title)
        self.why.show_guidance(state.guidance.why, state.guidance)
        self.lead.setText(state.lead)
        self.matters_ask.setText(state.matters_ask)
        told = state.typed or state.values
        room = len(told.actions) < state.actions_at_most
        self._show_matters(told, state, room=room)
        self.named.show_named(state.named)
        loose = tuple(one for one in told.actions if not 1 <= one.matter <= len(self.cards))
        self.loose.show_steps(loose, state, room=room)
        self.steps_ask.setText(say("together.other_steps") if told.matters else state.steps_ask)
        self.steps_ask.setVisible(bool(self.loose.cards) or not told.matters)
        self.close_part.show_state(state, name=name)
        self._show_findings(state.findings)
        tell_in_order(self)

    def _show_findings(self, findings: tuple[Finding, ...]) -> None:
        """What is wrong: said once, on a line beside it or at the end, and each on the boxes it is about."""
        told = [(one.where, sentence_of(one.code, one.context)) for one in findings]
        for place, boxes in self._boxes():
            words = "\n".join(sentence for where, sentence in told if is_about(where, place))
            for box in boxes:
                box.setAccessibleDescription(words)
        whole = "\n".join(sentence for _, sentence in told)
        day = "\n".join(sentence for where, sentence in told if where == "review_on")
        show_trouble(self.close_part.trouble, day, aloud=day == whole)
        if day == whole:  # stands beside its box already
            self.finding.setText(whole)
            self.finding.hide()
        else:
            show_trouble(self.finding, whole)

    def _boxes(self) -> Iterator[tuple[str, tuple[QWidget, ...]]]:
        """Everything that may be wrong here, by the place that a finding names; a step without words has none."""
        for card in self.cards:
            yield f"matters.{card.number}", (card.line,)
        number = 0
        for step in self.steps:
            number += bool(step.action().what)
            yield f"actions.{number}" if step.action().what else "", step.lines
        yield "review_on", (self.review,)
        yield "read_back", tuple(self.read_back.buttons.values())

    def take_focus_to_trouble(self) -> None:
        """The focus to the first box that something is wrong with."""
        boxes = (box for _, boxes in self._boxes() for box in boxes)
        troubled = next((box for box in boxes if box.accessibleDescription()), None)
        if troubled is not None:
            troubled.setFocus(Qt.FocusReason.OtherFocusReason)
            # Once the page is laid out: it may only just have come in front.
            QTimer.singleShot(0, troubled, partial(self.ensureWidgetVisible, troubled, 0, 8 * UNIT))

    def forget(self) -> None:
        """Another conversation: no line and no step of this one is left."""
        self.state = None
        for card in self.cards:
            card.line.setText("")
            card.line.setModified(False)
            card.keeping.show_marks(())
            card.aside.hush()
        for steps in self._all_steps():
            steps.forget()
        self.review.clear()
        self.review.setModified(False)

    def put_down(self) -> None:
        """Say what is half-written, now or before the program was cut off."""
        lines: list[GrowingLine | LineBox] = [*self.matters, self.review]
        lines += [line for card in self.steps for line in card.lines]
        left = self.state is not None and self.state.typed is not None
        if left or any(line.isModified() for line in lines):
            self._tell()

    def in_hand(self) -> InHand | None:
        """Which text has the focus, if it is one that may be asked about."""
        focused = QApplication.focusWidget()
        for place, card in enumerate(self.cards):
            if focused is not None and (card.line is focused or card.keeping.isAncestorOf(focused)):
                return InHand(place, is_step=False)
        for place, step in enumerate(self.steps):
            if focused is not None and step.isAncestorOf(focused):
                return InHand(place, is_step=True)
        return None

    def place_written(self, at: InHand) -> int | None:
        """Where in `written` a text stands, from 0; None where nothing is written in it."""
        if not at.is_step:
            return at.place if self.cards[at.place].line.text() else None
        written = [step for step in self.steps if is_begun(step.action())]
        card = self.steps[at.place]
        return written.index(card) if card in written else None

    def put(self, together: Together) -> None:
        """Everything on the page as it stands from now on, whatever was being written, and told."""
        if self.state is None:
            return
        self._have_said()
        for steps in self._all_steps():
            steps.drop_blank()
        self.show_state(replace(self.state, typed=together), name=self._name)
        self._say(together)

    def take_focus_beside(self, gone: InHand, steps: Steps | None) -> None:
        """Once a line has gone: to the next that is empty, or to where a step is added; never on another line."""
        if gone.is_step and steps is not None:
            steps.add.setFocus()
        else:
            empty = (card.line for card in self.cards if not card.line.text() and card.isVisibleTo(self))
            next(empty, self.title).setFocus()

    def steps_around(self, at: InHand) -> Steps | None:
        """What a step stands among."""
        return next(
            (one for one in self._all_steps() if at.is_step and self.steps[at.place] in one.cards), None
        )

    def take_focus_to(self, text: str) -> None:
        """To the line that says so."""
        lines: list[GrowingLine | LineBox] = [*self.matters, *(step.what for step in self.steps)]
        found = next((line for line in lines if line.text() == text), None)
        if found is not None:
            found.setFocus()

    def mark(self, mark: str) -> None:
        """The thing that matters or the step in hand kept back so, or no longer; nothing for an empty one."""
        at = self.in_hand()
        if at is None:
            return
        if at.is_step and self.steps[at.place].action().what:
            self.steps[at.place].keeping.turn(mark)
        elif not at.is_step and self.cards[at.place].line.text():
            self.cards[at.place].keeping.turn(mark)

    def written(self) -> Together:
        """Everything on the page, as far as it is written."""
        actions = (card.action() for card in self.steps)
        matters = self._matters()
        marks = tuple(card.marks for card in self.cards[: len(matters)])
        return Together(
            matters=matters,
            marks=marks if any(marks) else (),
            actions=tuple(action for action in actions if is_begun(action)),
            review_on=self.review.text().strip(),
            read_back=self.read_back.code,
        )

    def step_in_hand(self, at: InHand) -> Action:
        """One step as it stands on its card."""
        return self.steps[at.place].action()

    def ask_aside(self, at: InHand, code: str, sentence: str) -> None:
        """A question under one text; "" takes it back."""
        if (line := self._aside_of(at)) is not None:
            line.ask(code, sentence)

    def show_others(self, at: InHand, names: tuple[str, ...]) -> None:
        """Who else might, under one step."""
        if at.is_step and at.place < len(self.steps):
            self.steps[at.place].show_others(names)

    def _aside_of(self, at: InHand) -> AsideLine | None:
        texts = self.steps if at.is_step else self.cards
        return texts[at.place].aside if at.place < len(texts) else None

    def _matters(self) -> tuple[str, ...]:
        """The lines up to the last that says something, so that each keeps its place."""
        texts = [card.line.text() for card in self.cards]
        while texts and not texts[-1]:
            texts.pop()
        return tuple(texts)

    def _show_matters(self, told: Together, state: TogetherState, *, room: bool) -> None:
        while len(self.cards) < state.matters_at_most:
            self._add_matter(len(self.cards) + 1)
        for card in self.cards:
            text = told.matters[card.number - 1] if card.number <= len(told.matters) else ""
            words = say("together.matters_line", number=card.number, name=self._name)
            actions = tuple(one for one in told.actions if one.matter == card.number)
            marks = marks_of_matter(told, card.number)
            card.show_matter(text, actions, state, words=words, room=room, marks=marks)
        self._show_next_line()

    def _add_matter(self, number: int) -> None:
        card = MatterCard(number)
        card.changed.connect(self._tell)
        card.written.connect(self._on_written)
        card.onward.connect(partial(self._on_onward, card))
        card.aside.put_aside.connect(partial(self._on_aside, card))
        card.steps.put_aside.connect(self._on_step_aside)
        card.steps.taken.connect(self._on_taken)
        self._lines.addWidget(card)
        self.cards.append(card)

    def _show_next_line(self) -> None:
        """One empty line behind those that are filled, and no more: three in all."""
        filled = [card.number for card in self.cards if card.is_filled]
        for card in self.cards:
            card.setVisible(card.number <= max(filled, default=0) + 1)

    def _on_named(self, choice: ChoiceState) -> None:
        """What was named in the talk becomes a step, beside the one thing that matters if it is one."""
        filled = [card for card in self.cards if card.line.text()]
        steps = filled[0].steps if len(filled) == 1 else self.loose
        card = steps.add_step()
        if card is not None and self.state is not None:
            made = Action(what=choice.words, wanted=(choice.code,), matter=card.matter)
            card.show_action(made, self.state)
            self._tell()

    def _on_onward(self, card: MatterCard) -> None:
        after = self.cards[card.number :]
        if after and card.line.text():
            self._show_next_line()
            after[0].line.setFocus()
        else:
            self._on_end()

    def _on_paper(self, code: str, on: bool) -> None:  # noqa: FBT001 -- Qt's own signal
        kept = self._kept_of(code)
        if kept is not None:
            kept.put(OFF_SHEET, on=not on)
        else:
            self.paper_said.emit(code, on)

    def _kept_of(self, code: str) -> KeepingMarks | None:
        """The marks of a line of this page, by its code in `interview.paper_lines`; `None` for another page."""
        kind, _, number = code.partition(".")
        told = {
            "matter": [card.keeping for card in self.cards],
            "step": [step.keeping for step in self.steps if step.action().what],
        }.get(kind, [])
        return told[int(number) - 1] if number and int(number) <= len(told) else None

    def _on_end(self) -> None:
        self.review.setFocus()

    def _on_aside(self, card: MatterCard, code: str) -> None:
        self.put_aside.emit(InHand(card.number - 1, is_step=False), code)

    def _on_step_aside(self, step: StepCard, code: str) -> None:
        self.put_aside.emit(InHand(self.steps.index(step), is_step=True), code)

    def _on_taken(self, taken: StepCard) -> None:
        """One step is open at a time; it folds when another is taken up, never under a mouse going elsewhere."""
        for step in self.steps:
            if step is not taken:
                step.fold()

    def _on_written(self, _text: str = "") -> None:
        self._show_next_line()
        self.typed.emit(self.written())

    def _tell(self) -> None:
        if self.state is None:
            return
        self._have_said()
        self._say(self.written())

    def _have_said(self) -> None:
        """What is on the page has been said: its lines may be drawn again."""
        for matter in self.matters:
            matter.setModified(False)
        self.review.setModified(False)
        for card in self.steps:
            card.put_down()

    def _say(self, written: Together) -> None:
        steps = tuple(one for one in written.actions if one.what)
        self.changed.emit(replace(written, actions=steps, review_on=iso_of(written.review_on)))
        if any(not one.what for one in written.actions):
            self.typed.emit(written)  # a step still without its words is no step, and is not lost
