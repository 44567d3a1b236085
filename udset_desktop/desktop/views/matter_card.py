"""One thing that matters, in the person's words, with the small stones across that lead towards it."""

from __future__ import annotations

from functools import partial

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QFrame, QVBoxLayout, QWidget

from udset_desktop.desktop.look.controls import button, label
from udset_desktop.desktop.look.growing_line import GrowingLine
from udset_desktop.desktop.look.layouts import beside
from udset_desktop.desktop.look.tokens import UNIT
from udset_desktop.desktop.look.words import say
from udset_desktop.desktop.views.line_foot import LineFoot, name_told
from udset_desktop.desktop.views.step_card import StepCard
from udset_desktop.interview.screen import TogetherState
from udset_desktop.interview.together import Action


class Steps(QWidget):
    """The small steps towards one thing, and a way to add one.

    Signals: `changed()`, `written()` as a card says them; `onward()` Return in the last line;
    `put_aside(card, code)` a question about the wording of a step was waved away; `taken(card)` one is
    in hand now.
    """

    changed = Signal()
    written = Signal()
    onward = Signal()
    put_aside = Signal(object, str)
    taken = Signal(object)

    def __init__(self, *, matter: int = 0) -> None:
        super().__init__()
        self._matter = matter
        self.cards: list[StepCard] = []
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(UNIT)
        self._cards = QVBoxLayout()
        self._cards.setSpacing(UNIT)
        column.addLayout(self._cards)
        self.add = button(say("together.step_first") if matter else say("together.step_add"), kind="quiet")
        column.addWidget(beside(self.add))
        self._state: TogetherState | None = None
        self.add.clicked.connect(self.add_step)

    def show_steps(self, actions: tuple[Action, ...], state: TogetherState, *, room: bool) -> None:
        """Draw these steps; `room` says whether there may be one more."""
        self._state = state
        while len(self.cards) < len(actions):
            self._add_card(state)
        while len(self.cards) > max(len(actions), self._unwritten()):
            self._drop_card(self.cards[-1])
        for card, action in zip(self.cards, actions, strict=False):
            card.show_action(action, state)
        self.add.setVisible(room)
        if self._matter:
            words = say("together.step_next") if self.cards else say("together.step_first")
            self.add.setText(words)
            self.add.setAccessibleName(words)

    def add_step(self, _checked: object = None) -> StepCard | None:
        """One more, ready to be written."""
        if self._state is None or self.add.isHidden():
            return None
        card = self._add_card(self._state)
        card.show()  # at once: a focus is given to nothing that waits to be shown
        card.what.setFocus()
        return card

    def begin(self) -> None:
        """Write the first that is still without words, or a new one."""
        for card in self.cards:
            if not card.what.text():
                card.what.setFocus()
                return
        if not self.cards:
            self.add_step()
        else:
            self.cards[0].what.setFocus()

    def forget(self) -> None:
        """Another conversation: no step of this one is left."""
        for card in tuple(self.cards):
            self._drop_card(card)

    def drop_blank(self) -> None:
        """Only what is written stays."""
        for card in tuple(self.cards):
            if not any(line.text().strip() for line in card.lines):
                self._drop_card(card)

    def _unwritten(self) -> int:
        """Up to which card an empty one, just added, is to be kept."""
        return max((at + 1 for at, card in enumerate(self.cards) if not card.action().what), default=0)

    def _add_card(self, state: TogetherState) -> StepCard:
        card = StepCard(state, matter=self._matter)
        card.show_action(Action(what=""), state)
        card.fold()
        card.changed.connect(self.changed)
        card.written.connect(self.written)
        card.removed.connect(partial(self._on_removed, card))
        card.onward.connect(partial(self._on_onward, card))
        card.another.connect(self.add_step)
        card.taken.connect(partial(self.taken.emit, card))
        card.aside.put_aside.connect(partial(self.put_aside.emit, card))
        self._cards.addWidget(card)
        self.cards.append(card)
        return card

    def _drop_card(self, card: StepCard) -> None:
        self.cards.remove(card)
        self._cards.removeWidget(card)
        card.hide()
        card.deleteLater()

    def _on_removed(self, card: StepCard) -> None:
        self._drop_card(card)
        self.changed.emit()

    def _on_onward(self, card: StepCard) -> None:
        place = self.cards.index(card) + 1
        if place < len(self.cards):
            self.cards[place].what.setFocus()
        else:
            self.onward.emit()


class MatterCard(QFrame):
    """One thing that matters.

    Signals: `changed()` something is put down; `written()` a letter is typed; `onward()` Return at its
    end.
    """

    changed = Signal()
    written = Signal()
    onward = Signal()

    def __init__(self, number: int) -> None:
        super().__init__()
        self.number = number
        self.setProperty("raised", True)  # noqa: FBT003 -- Qt's own signature
        column = QVBoxLayout(self)
        column.setContentsMargins(2 * UNIT, 2 * UNIT, 2 * UNIT, UNIT)
        column.setSpacing(UNIT // 2)
        self.line = GrowingLine()
        self.line.setObjectName(f"matters_{number}")
        self.foot = LineFoot("matter", self.line)
        self.aside, self.keeping = self.foot.aside, self.foot.keeping
        self.kept_with = label(say("together.kept_with"), voice="small", name="kept_with")
        self.steps = Steps(matter=number)
        for widget in (self.line, self.foot, self.kept_with, self.steps):
            column.addWidget(widget)
        self.line.edited.connect(self._on_edited)
        self.line.ended.connect(self.changed)
        self.keeping.changed.connect(self._on_kept)
        self.line.onward.connect(self._on_onward)
        self.steps.changed.connect(self.changed)
        self.steps.written.connect(self.written)
        self.steps.onward.connect(self.onward)

    def show_matter(
        self,
        text: str,
        actions: tuple[Action, ...],
        state: TogetherState,
        *,
        words: str,
        room: bool,
        marks: tuple[str, ...] = (),
    ) -> None:
        """Draw it as it stands; a line being written in is left alone."""
        self.line.setAccessibleName(words)
        self.line.setPlaceholderText(words)
        if not self.line.isModified() and self.line.text() != text:
            self.line.setText(text)
        self.foot.expect(name_told(state))
        self.keeping.show_marks(marks)
        self.steps.show_steps(actions, state, room=room)
        self._show_parts()

    @property
    def is_filled(self) -> bool:
        """Whether something stands in it."""
        return bool(self.line.text() or self.steps.cards)

    @property
    def marks(self) -> tuple[str, ...]:
        """How it is kept back; nothing of an empty line is."""
        return self.keeping.marks if self.line.text() else ()

    def _show_parts(self) -> None:
        self.foot.setVisible(bool(self.line.text()))
        self.kept_with.setVisible(bool(self.marks and self.steps.cards))
        self.steps.setVisible(self.is_filled)

    def _on_kept(self) -> None:
        self._show_parts()
        self.changed.emit()

    def _on_edited(self) -> None:
        self._show_parts()
        self.written.emit()

    def _on_onward(self) -> None:
        if self.line.text():
            self.steps.begin()
        else:
            self.onward.emit()
