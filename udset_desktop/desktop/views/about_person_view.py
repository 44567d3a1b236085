"""What has changed for somebody: has died, has moved, asks for no contact; and how a carer's plan stands."""

from __future__ import annotations

from dataclasses import dataclass

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QFrame, QWidget

from udset_desktop.desktop.fields.choice_row import ChoiceRow
from udset_desktop.desktop.look.controls import Heading, button, card, label
from udset_desktop.desktop.look.dates import long_date
from udset_desktop.desktop.look.layouts import ScrollPage, beside
from udset_desktop.desktop.look.tokens import UNIT
from udset_desktop.desktop.look.words import say, say_all
from udset_desktop.desktop.views.question_why import QuestionWhy, WhyKey
from udset_desktop.interview.person import Person
from udset_desktop.interview.screen import ChoiceState

_NONE = "none"
_YES = "yes"


@dataclass(frozen=True, slots=True, kw_only=True)
class AboutPersonShown:
    """Who it is, and when they were last talked with, "" for never."""

    person: Person
    last_on: str = ""


class AboutPersonView(ScrollPage):
    """One person, and what has changed.

    Signals: `life_said(word)` ("" for nothing any more), `end_said(near)`, `begin_asked()`,
    `hand_over_asked()`, `rights_asked()`, `left()`.
    """

    life_said = Signal(str)
    end_said = Signal(bool)
    begin_asked = Signal()
    hand_over_asked = Signal()
    rights_asked = Signal()
    left = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.shown: AboutPersonShown | None = None
        self.column.setSpacing(2 * UNIT)
        self.title = Heading()
        self.last = label(voice="quiet", name="last")
        self.column.addWidget(self.title)
        self.column.addWidget(self.last)
        self.hold = label(voice="badge", name="hold")
        self.column.addWidget(self.hold)
        self.why_key = WhyKey(self, self)
        self._fill_life()
        self._fill_end()
        self.column.addWidget(label(say("about_person.error_about"), voice="small"))
        self.begin_button = button(say("about_person.begin"), kind="loud", name="begin_button")
        self.hand_over_button = button(say("handover.give_one"), name="hand_over_button")
        self.hand_over_button.clicked.connect(self.hand_over_asked)
        self.back_button = button(say("about_person.back"), name="back_button")
        self.rights_button = button(say("about_person.rights"), name="rights_button")
        self.rights_button.clicked.connect(self.rights_asked)
        self.begin_button.clicked.connect(self.begin_asked)
        self.back_button.clicked.connect(self.left)
        self.column.addWidget(
            beside(self.begin_button, self.rights_button, self.hand_over_button, self.back_button)
        )
        self.column.addStretch(1)

    def _fill_life(self) -> None:
        frame, column = card()
        self.life_ask = label(voice="strong")
        self.life = ChoiceRow("")
        self.life.show_choices(_choices("life"))
        self.life.chosen.connect(self._on_life)
        self.life_about = label(voice="small", name="life_about")
        why = self.why_key.ask(frame, QuestionWhy("life"))
        for widget in (self.life_ask, self.life, self.life_about, why):
            column.addWidget(widget)
        self.column.addWidget(frame)

    def _fill_end(self) -> None:
        frame, column = card()
        self.end_card: QFrame = frame
        self.end_ask = label(voice="strong")
        self.end = ChoiceRow("")
        self.end.show_choices(_choices("end"))
        self.end.chosen.connect(self._on_end)
        why = self.why_key.ask(frame, QuestionWhy("end_of_life"))
        for widget in (self.end_ask, self.end, label(say("about_person.end_about"), voice="small"), why):
            column.addWidget(widget)
        self.column.addWidget(frame)

    def show_state(self, shown: AboutPersonShown) -> None:
        """Somebody, as the laptop knows them now."""
        self.shown, person = shown, shown.person
        self.title.setText(person.name)
        self.last.setText(
            say("about_person.last_talked", date=long_date(shown.last_on))
            if shown.last_on
            else say("about_person.never_talked")
        )
        for key, asked, row in (("life", self.life_ask, self.life), ("end", self.end_ask, self.end)):
            words = say(f"about_person.{key}_ask", name=person.name)
            asked.setText(words)
            row.setAccessibleName(words)
        self.life.choose(person.life or _NONE)
        noted = say("about_person.set_on", date=long_date(person.life_on)) if person.life_on else ""
        about = say("about_person.life_about", name=person.name)
        self.life_about.setText(noted or about)
        self.end.choose(_YES if person.end_of_life else "no")
        self.end_card.setVisible(person.about == "carer")
        held = person.on_hold_since
        self.hold.setText(say("about_person.on_hold", date=long_date(held)) if held else "")
        self.hold.setVisible(bool(held))
        self.begin_button.setVisible(person.may_be_reminded)
        self.hand_over_button.setVisible(not held)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Escape goes back, as the button does."""
        if event.key() == Qt.Key.Key_Escape:
            self.left.emit()
        else:
            super().keyPressEvent(event)

    def _on_life(self, code: str) -> None:
        self.life_said.emit("" if code == _NONE else code)

    def _on_end(self, code: str) -> None:
        self.end_said.emit(code == _YES)


def _choices(key: str) -> tuple[ChoiceState, ...]:
    return tuple(ChoiceState(code=code, words=words) for code, words in say_all(f"about_person.{key}"))
