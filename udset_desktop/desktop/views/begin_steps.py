"""The four steps of Begin: open, or folded to one line where the person is known; and their keys.

`views.begin_view` lays the rows into the steps.  A step folds only once, when somebody known comes on
the page, and only where nothing in it is still to be said; what was opened stays open.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from functools import partial
from typing import Any, Protocol

from PySide6.QtCore import QObject, Qt
from PySide6.QtGui import QKeyEvent, QKeySequence, QShortcut
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLineEdit, QPushButton, QVBoxLayout, QWidget

from udset_desktop.desktop.fields.choice_row import ChoiceRow
from udset_desktop.desktop.look.controls import button, label
from udset_desktop.desktop.look.dates import long_date
from udset_desktop.desktop.look.reading_order import parts_of
from udset_desktop.desktop.look.tokens import UNIT
from udset_desktop.desktop.look.words import say
from udset_desktop.interview.person_look import told_apart
from udset_desktop.record.today import FoundPerson

BETWEEN = " · "
ASKED_IN_ORDER = (
    "groups",
    "instruments",
    "respondents",
    "speakers",
    "perspectives",
    "aids",
    "interviewer_types",
    "notices",
    "talk",
    "givers",
)
"""The rows without which nothing can be begun, or nothing be counted, as they stand on the page."""

_IN_STEP = {
    "groups": 1,
    "instruments": 2,
    "notices": 4,
    "talk": 4,
    "givers": 4,
}
_ANSWERING = 3
_NEVER_FOLDED = 4
"""A notice given and a yes to talk are of this day; last time's are worth nothing."""

_FIRST_DIGIT, _LAST_DIGIT = Qt.Key.Key_1.value, Qt.Key.Key_9.value


class BeginStep(QFrame):
    """One step: its title over its rows, or one line that says what stands in them."""

    def __init__(self, number: int, title: str) -> None:
        super().__init__()
        self.setProperty("raised", True)  # noqa: FBT003 -- Qt's own signature
        self.setAccessibleName(title)
        whole = QVBoxLayout(self)
        whole.setContentsMargins(3 * UNIT, 2 * UNIT, 3 * UNIT, 2 * UNIT)
        whole.setSpacing(UNIT)
        self.title = label(say("begin.step", number=number, title=title), voice="title")
        self.body = QWidget()
        self.column = QVBoxLayout(self.body)
        self.column.setContentsMargins(0, 0, 0, 0)
        self.column.setSpacing(UNIT)
        self.line = QWidget()
        row = QHBoxLayout(self.line)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(2 * UNIT)
        self.told = label(name="told")
        self.change = button(say("begin.change", keys=f"Alt+{number}"), kind="quiet small end", name="change")
        self.change.setAccessibleName(say("begin.change_of", title=title, keys=f"Alt+{number}"))
        row.addWidget(self.told, 1)
        row.addWidget(self.change, 0, Qt.AlignmentFlag.AlignTop)
        for widget in (self.title, self.line, self.body):
            whole.addWidget(widget)
        self._number = number
        self.show_folded("")

    def show_folded(self, told: str) -> None:
        """Fold to this line; "" opens."""
        self.told.setText(say("begin.step", number=self._number, title=told))
        self.line.setVisible(bool(told))
        for widget in (self.title, self.body):
            widget.setVisible(not told)

    @property
    def is_folded(self) -> bool:
        """Whether only the line is there."""
        return self.body.isHidden()


class BeginPage(Protocol):
    """The page of Begin, as far as its steps need it."""

    rows: dict[str, ChoiceRow]
    talk: ChoiceRow
    steps: dict[int, BeginStep]
    person: FoundPerson | None
    begin_button: QPushButton

    def focusWidget(self) -> QWidget | None:
        """What has the focus."""
        ...

    def ensureWidgetVisible(self, widget: QWidget, /) -> None:
        """Scroll to it."""
        ...


class BeginFolds(QObject):
    """Folds, unfolds and leads on: digits choose in the row that is asked next."""

    def __init__(self, page: BeginPage, parent: QWidget) -> None:
        super().__init__(parent)
        self._page = page
        self._rows: Mapping[str, ChoiceRow] = {**page.rows, "talk": page.talk}
        for row in self._rows.values():
            row.show()  # what nobody hides is there, also while the page itself is not shown yet
        page.talk.chosen.connect(self.follow)
        for number, step in page.steps.items():
            step.change.clicked.connect(lambda _=False, number=number: self.open_step(number))
            self._key(parent, f"Alt+{number}", partial(self.open_step, number))
        self._key(parent, "Ctrl+Return", page.begin_button.click)

    @staticmethod
    def _key(parent: QWidget, keys: str, slot: Any) -> None:  # noqa: ANN401 -- a slot
        shortcut = QShortcut(QKeySequence(keys), parent)
        shortcut.setContext(Qt.ShortcutContext.WidgetWithChildrenShortcut)
        shortcut.activated.connect(slot)

    def start(self) -> None:
        """Somebody came on the page: of somebody known, what is known takes one line each."""
        for number, step in self._page.steps.items():
            done = self._page.person is not None and number != _NEVER_FOLDED and not self._open_in(number)
            step.show_folded(BETWEEN.join(self._told(number)) if done else "")
        self.follow()

    def open_all(self) -> None:
        """Something is missing or wrong: everything is there to be seen."""
        for step in self._page.steps.values():
            step.show_folded("")

    def open_step(self, number: int) -> None:
        """One step by its key, with the focus on its first control."""
        step = self._page.steps[number]
        step.show_folded("")
        first = next((part for part in parts_of(step.body) if _can_take_focus(part)), None)
        if first is not None:
            first.setFocus(Qt.FocusReason.ShortcutFocusReason)
        self._page.ensureWidgetVisible(step)

    def follow(self, _code: str = "") -> None:
        """Show the digits where something is asked next."""
        asked = self.next_row
        for row in self._rows.values():
            row.show_hints(on=row is asked)

    @property
    def next_row(self) -> ChoiceRow | None:
        """The first row that still wants a word."""
        return next((self._rows[key] for key in ASKED_IN_ORDER if self._is_open(key)), None)

    def take(self, event: QKeyEvent) -> bool:
        """A digit chooses, Enter on the last button begins; whether the key was ours.

        A line that is being written in has taken its digits before they come here.
        """
        at_the_end = self._page.focusWidget() is self._page.begin_button
        if at_the_end and event.key() in {Qt.Key.Key_Return, Qt.Key.Key_Enter}:
            self._page.begin_button.click()
            return True
        held = event.modifiers() & ~Qt.KeyboardModifier.KeypadModifier
        row = self.next_row
        if held or row is None or not _FIRST_DIGIT <= event.key() <= _LAST_DIGIT:
            return False
        if not row.press(event.key() - _FIRST_DIGIT + 1):
            return False
        following = self.next_row
        if following is None:
            self._page.begin_button.setFocus(Qt.FocusReason.OtherFocusReason)
        self._page.ensureWidgetVisible(following or self._page.begin_button)
        return True

    def _is_open(self, key: str) -> bool:
        row = self._rows[key]
        return not row.isHidden() and bool(row.buttons) and not row.codes

    def _open_in(self, number: int) -> bool:
        return any(self._is_open(key) for key in ASKED_IN_ORDER if _IN_STEP.get(key, _ANSWERING) == number)

    def _told(self, number: int) -> Iterator[str]:
        person = self._page.person
        if person is None:
            return
        if number == 1:
            yield person.name
            yield from self._whom()
            yield from self._chosen("places")
            if person.last_on:
                yield say("begin.told_last", date=long_date(person.last_on))
        elif number == _ANSWERING:
            yield from self._chosen("respondents", "speakers", "perspectives", "modes")
            yield from self._chosen("others", empty=say("begin.told_alone"))
            for held in self._chosen("interviewer_types"):
                yield say("begin.told_you", who=held)
            aids = self._page.rows["aids"]
            suits = tuple(suits_of(person, tuple(aids.buttons[code].said for code in aids.codes)))
            if suits:
                yield say("begin.told_suits", suits=", ".join(suits))
        else:
            yield from self._chosen("instruments", "services")
            if person.looks_after:
                yield say("begin.told_looks_after", name=person.looks_after)

    def _whom(self) -> Iterator[str]:
        """Group and age; of what was not recorded, which of the two it is."""
        for key in ("groups", "age_bands"):
            for told in self._chosen(key):
                unknown = self._rows[key].code in {"", "not_recorded"}
                yield say(f"begin.told_no_{key}") if unknown else told

    def _chosen(self, *keys: str, empty: str = "") -> Iterator[str]:
        for key in keys:
            row = self._rows[key]
            if told := (row.words if not row.isHidden() else "") or empty:
                yield told


def likely_talk(person: FoundPerson, instruments: Iterable[str]) -> str:
    """The only conversation there is for somebody, or the review where there was a talk before; else ""."""
    mine = [code for code in instruments if code.startswith(person.about)]
    if len(mine) > 1 and person.last_on:
        mine = [code for code in mine if code.startswith(f"{person.about}-review/")]
    return mine[0] if len(mine) == 1 else ""


def suits_of(person: FoundPerson, aids: tuple[str, ...]) -> Iterator[str]:
    """What suits somebody, as it was found out before: aids, the sheet, and how the screen is shown."""
    for words in aids:
        yield words[:1].lower() + words[1:]
    if person.sheet:
        yield say(f"begin.suits.sheet_{person.sheet}")
    for name, value in told_apart(person.look) if person.look else ():
        yield say(f"begin.suits.{name if value is True or name == 'size' else value}", n=value)


def _can_take_focus(part: QWidget) -> bool:
    wanted = isinstance(part, QLineEdit) or bool(part.focusPolicy() & Qt.FocusPolicy.TabFocus)
    return wanted and part.isVisibleTo(part.window()) and part.isEnabled()
