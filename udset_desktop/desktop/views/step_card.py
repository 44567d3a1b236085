"""One next small step, a stone across: what, who, by when; or that it is not there, and why.

The step in hand is open, the others are one line and a quiet word about who and when.  Quick by
keyboard: Return goes on, Shift+Return adds another, Alt+1 to 4 say who, Alt+5 that it is not there.
"""

from __future__ import annotations

from dataclasses import replace
from functools import partial

from PySide6.QtCore import QEvent, QObject, QStringListModel, Qt, Signal
from PySide6.QtGui import QKeySequence, QResizeEvent, QShortcut
from PySide6.QtWidgets import QBoxLayout, QCompleter, QHBoxLayout, QVBoxLayout, QWidget

from udset_desktop.desktop.fields.choice_row import ChoiceRow
from udset_desktop.desktop.look.box_door import LineBox
from udset_desktop.desktop.look.controls import ChoiceButton, button, label, unfolding
from udset_desktop.desktop.look.layouts import WrapLayout, beside, clear, stack
from udset_desktop.desktop.look.lily_pad import LilyPad
from udset_desktop.desktop.look.pick_box import PickBox
from udset_desktop.desktop.look.tokens import UNIT
from udset_desktop.desktop.look.words import say
from udset_desktop.desktop.views.line_foot import LineFoot, name_told
from udset_desktop.interview.screen import ChoiceState, TogetherState
from udset_desktop.interview.together import Action

_NOTHING = "nothing_needed"


class StepCard(QWidget):
    """One next small step, under what it leads towards where `matter` is not 0.

    Signals: `changed()` something is put down; `written()` a letter is typed; `removed()`;
    `onward()` Return; `another()` one more of the same; `taken()` it is in hand now.
    """

    changed = Signal()
    written = Signal()
    removed = Signal()
    onward = Signal()
    another = Signal()
    taken = Signal()

    def __init__(self, state: TogetherState, *, matter: int = 0) -> None:
        super().__init__()
        self.matter = matter
        self._kept = Action(what="")
        line = QHBoxLayout(self)
        line.setContentsMargins(0, 0, 0, 0)
        line.setSpacing(UNIT)
        self.pad = LilyPad(led_to=bool(matter))
        line.addWidget(self.pad)
        column = QVBoxLayout()
        column.setSpacing(UNIT // 2)
        line.addLayout(column, 1)
        self._build_step(column)
        self.details, inner = _block(column)
        self._build_who(inner, state)
        self._build_missing(inner, state)
        self._build_agreed(inner, state)
        self._connect(state)

    def _build_step(self, column: QVBoxLayout) -> None:
        self.what = self._line(say("together.step_what"))
        self.remove = button(say("together.step_remove"), kind="quiet small end", name="remove")
        first = QHBoxLayout()
        first.addWidget(self.what, 1)
        first.addWidget(self.remove)
        column.addLayout(first)
        self.foot = LineFoot("step", self.what)
        self.aside, self.keeping = self.foot.aside, self.foot.keeping
        self.summary = label(voice="small", name="summary")
        column.addWidget(self.foot)
        column.addWidget(self.summary)

    def _build_who(self, column: QVBoxLayout, state: TogetherState) -> None:
        self.who = ChoiceRow(say("together.step_who"), many=True)
        self.who.show_choices(state.who)
        column.addWidget(self.who)
        self.who_named = self._line(say("together.step_named"))
        self.by_when = self._line(say("together.step_when"))
        self.missing = ChoiceButton(say("together.step_not_there"), many=True, small=True)
        self.missing.setObjectName("missing")
        self.more = button(say("together.step_more"), kind="quiet small", name="more")
        unfolding(self.more)
        self._names = QBoxLayout(QBoxLayout.Direction.LeftToRight)
        self._names.setSpacing(UNIT // 2)
        self._names.addWidget(self.who_named, 3)
        self._names.addWidget(self.by_when, 2)
        column.addLayout(self._names)
        column.addWidget(beside(self.missing, self.more))
        self.others = QWidget()
        self._others = WrapLayout(self.others)
        self.others.hide()
        column.addWidget(self.others)

    def _build_missing(self, column: QVBoxLayout, state: TogetherState) -> None:
        """Said honestly: that it is not there, and why."""
        self.not_there, inner = _block(column)
        self.why = ChoiceRow(say("together.step_why"), many=True)
        self.why.show_choices(state.whys)
        self.why_not = self._line(say("together.step_why_not"))
        inner.addWidget(label(say("together.step_why"), voice="small"))
        inner.addWidget(self.why)
        inner.addWidget(self.why_not)

    def _build_agreed(self, column: QVBoxLayout, state: TogetherState) -> None:
        """What it would bring, what was agreed, for which outcome; folded until it holds something."""
        self.bring, brought = _block(column)
        self.wanted = ChoiceRow(say("together.step_wanted"), many=True)
        self.wanted.show_choices(state.wanted)
        brought.addWidget(label(say("together.step_wanted"), voice="small"))
        brought.addWidget(self.wanted)
        self.agreed, inner = _block(column)
        self.inputs = ChoiceRow(say("together.step_inputs"), many=True)
        self.inputs.show_choices(state.inputs)
        self.outcome = PickBox(say("together.step_outcome"))
        for asked, widget in (
            ("together.step_inputs", self.inputs),
            ("together.step_outcome", beside(self.outcome)),
        ):
            inner.addWidget(label(say(asked), voice="small"))
            inner.addWidget(widget)

    def _connect(self, state: TogetherState) -> None:
        self.who.chosen.connect(self._on_changed)
        self.wanted.chosen.connect(self._on_changed)
        self.missing.clicked.connect(self._on_changed)
        self.keeping.changed.connect(self._on_changed)
        self.remove.clicked.connect(self.removed)
        self.more.toggled.connect(self._show_folds)
        self.inputs.chosen.connect(self._on_input)
        self.why.chosen.connect(self._on_why)
        self.outcome.activated.connect(self._on_changed)
        self.what.installEventFilter(self)
        for line in self.lines:
            line.returnPressed.connect(self.onward)
        keys = [(f"Alt+{at}", made.click) for at, made in enumerate(self.who.buttons.values(), start=1)]
        keys += [(f"Alt+{len(keys) + 1}", self.missing.click), ("Shift+Return", self.another.emit)]
        for sequence, slot in keys:
            shortcut = QShortcut(QKeySequence(sequence), self)
            shortcut.setContext(Qt.ShortcutContext.WidgetWithChildrenShortcut)
            shortcut.activated.connect(slot)
        if state.supports:
            completer = QCompleter(QStringListModel(list(state.supports), self), self)
            completer.setCaseSensitivity(Qt.CaseSensitivity.CaseInsensitive)
            completer.setFilterMode(Qt.MatchFlag.MatchContains)
            completer.activated.connect(self._on_other)
            self.who_named.setCompleter(completer)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """The two lines stand one over the other where what they ask for would be cut."""
        super().resizeEvent(event)
        room = (self.width() - self.pad.width() - 4 * UNIT) // 5
        lines = ((self.who_named, 3), (self.by_when, 2))
        fits = all(_asked(line) <= room * fifths for line, fifths in lines)
        stack(self._names, fits=fits, gap=UNIT // 2)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """The step whose words have the focus is the one in hand."""
        if watched is self.what and event.type() is QEvent.Type.FocusIn:
            self.open_up()
            self.taken.emit()
        return super().eventFilter(watched, event)

    def open_up(self) -> None:
        """Everything about the step can be said."""
        self._show_open(is_open=True)

    def fold(self) -> None:
        """One line, and a quiet word about who and when."""
        self._show_open(is_open=False)

    def _show_open(self, *, is_open: bool) -> None:
        self.details.setVisible(is_open)
        self.remove.setVisible(is_open)
        self.foot.setVisible(is_open)
        if not is_open:
            self.aside.hush()
        if bool(self.what.property("flat")) is is_open:
            self.what.setProperty("flat", not is_open)
            self.what.style().polish(self.what)
        self._sum_up()

    def _sum_up(self) -> None:
        """Who and when, or why it is not there, in a few words."""
        action = self.action()
        if action.available:
            told = (self.who.words, action.who_named, action.by_when)
        else:
            told = (say("together.step_not_there"), self.why.words, action.why_not)
        words = " · ".join(one for one in (*told, self.keeping.words) if one)
        self.summary.setText(words)
        self.summary.setVisible(bool(words) and not self.details.isVisibleTo(self))

    @property
    def lines(self) -> tuple[LineBox, ...]:
        """Everything that is typed on the card."""
        return (self.what, self.who_named, self.by_when, self.why_not)

    def _line(self, words: str) -> LineBox:
        line = LineBox()
        line.setPlaceholderText(words)
        line.setAccessibleName(words)
        line.editingFinished.connect(self._on_put_down)
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
        self.foot.expect(name_told(state))
        self.keeping.show_marks(action.marks)
        self.why.show_choices(_chosen(state.whys, (action.why,)))
        self.wanted.show_choices(_chosen(state.wanted, action.wanted))
        self.inputs.show_choices(_chosen(state.inputs, action.inputs))
        picks = tuple((one.code, one.words) for one in state.outcomes)
        self.outcome.show_picks((("", say("together.step_no_outcome")), *picks), action.outcome)
        self.more.setVisible(bool(state.inputs or state.outcomes or state.wanted))
        if action.inputs or action.outcome or (action.wanted and action.available):
            self.more.setChecked(True)
        self._show_folds()

    def action(self) -> Action:
        """The step as it stands on the card."""
        missing = self.missing.isChecked()
        return replace(
            self._kept,
            what=self.what.text().strip(),
            who=self.who.codes,
            who_named=self.who_named.text().strip(),
            by_when=self.by_when.text().strip(),
            available=not missing,
            why_not=self.why_not.text().strip() if missing else "",
            why=self.why.code if missing else "",
            wanted=self.wanted.codes,
            inputs=self.inputs.codes,
            outcome=self.outcome.code,
            matter=self.matter,
            marks=self.keeping.marks,
        )

    def put_down(self) -> None:
        """What is on the card has been said: the lines may be drawn again."""
        for line in self.lines:
            line.setModified(False)

    def show_others(self, names: tuple[str, ...]) -> None:
        """Who else might: names of the project's list, each one press away."""
        clear(self._others)
        if names:
            self._others.addWidget(label(say("together.who_else"), voice="small", wrap=False))
        for name in names:
            made = button(name.replace("&", "&&"), kind="small", says=say("together.who_else_one", name=name))
            made.clicked.connect(partial(self._on_other, name))
            self._others.addWidget(made)
        self.others.setVisible(bool(names))

    def _on_other(self, name: str, _checked: object = None) -> None:
        self.who_named.setText(name)
        self.who.choose(*self.who.codes, "community")
        self.changed.emit()

    def _on_input(self, code: str) -> None:
        # Nothing needed stands alone: either it is said, or something is.
        if code == _NOTHING and _NOTHING in self.inputs.codes:
            self.inputs.choose(_NOTHING)
        elif code != _NOTHING:
            self.inputs.choose(*(one for one in self.inputs.codes if one != _NOTHING))
        self.changed.emit()

    def _on_why(self, code: str) -> None:
        # One reason, which can be taken off again.
        self.why.choose(*(one for one in self.why.codes if one == code))
        self.changed.emit()

    def _on_written(self, _text: str) -> None:
        self.written.emit()

    def _on_put_down(self) -> None:
        if any(line.isModified() for line in self.lines):
            self.changed.emit()

    def _on_changed(self, _what: object = None) -> None:
        self._show_folds()
        self.changed.emit()

    def _show_folds(self, _open: object = None) -> None:
        missing, more = self.missing.isChecked(), self.more.isChecked()
        self.not_there.setVisible(missing)
        self.bring.setVisible(bool(self.wanted.buttons) and (missing or more))
        self.agreed.setVisible(more)
        self.pad.show_there(there=not missing)
        self._sum_up()


def _block(column: QVBoxLayout) -> tuple[QWidget, QVBoxLayout]:
    held = QWidget()
    inner = QVBoxLayout(held)
    inner.setContentsMargins(0, 0, 0, 0)
    inner.setSpacing(UNIT // 2)
    column.addWidget(held)
    held.hide()
    return held, inner


def _chosen(choices: tuple[ChoiceState, ...], codes: tuple[str, ...]) -> tuple[ChoiceState, ...]:
    return tuple(replace(choice, chosen=choice.code in codes) for choice in choices)


def _asked(line: LineBox) -> int:
    """The width of a line that shows all it asks for."""
    return line.fontMetrics().horizontalAdvance(line.placeholderText()) + 3 * UNIT


def is_begun(action: Action) -> bool:
    """Whether anything was written, and be it without saying what."""
    return bool(action.what or action.who_named or action.by_when or action.why_not)
