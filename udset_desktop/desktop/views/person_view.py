"""Person view: one question, a few big words, "I don't understand" as large as the rest.

Draws a `PersonQuestion` in the look that suits the person; everything is always in sight.  Keys: a
digit chooses, and the last one, or 0, is "I don't understand"; what the interviewer may do is told in
`resources/words/en/keys.toml` and never on this screen.
"""

from __future__ import annotations

from functools import partial

from PySide6.QtCore import QRectF, QSize, Qt, Signal
from PySide6.QtGui import QKeyEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import QPushButton, QWidget

from udset_desktop.desktop.look.controls import Heading, announce
from udset_desktop.desktop.look.pictures import has_picture, paint_picture
from udset_desktop.desktop.look.theme import face
from udset_desktop.desktop.look.tokens import RADIUS, RING, TOUCH, UNIT
from udset_desktop.desktop.look.words import say
from udset_desktop.desktop.views.big_choice import BigChoice
from udset_desktop.desktop.views.person_layout import Plan, Wish, lay_out
from udset_desktop.desktop.views.turned_screen import TurnedScreen
from udset_desktop.interview.person_look import USUAL_LOOK, PersonLook
from udset_desktop.interview.person_view import DONT_UNDERSTAND, PersonQuestion

ALOUD_PIXELS = 22


class PersonView(TurnedScreen):
    """The question.

    Signals: those of `TurnedScreen`; `chosen(code)`, `turned(onward)` to the next question or the one
    before, `sized(by)` one size up or down, `aloud_asked()` read it to me, `suits_asked()`.
    """

    chosen = Signal(str)
    turned = Signal(bool)
    sized = Signal(int)
    aloud_asked = Signal()
    suits_asked = Signal()

    def __init__(self, window: QWidget) -> None:
        super().__init__(window)
        self.question: PersonQuestion | None = None
        self.look: PersonLook = USUAL_LOOK
        self.plan: Plan | None = None
        self.ask = Heading()
        self.ask.setParent(self)
        self.ask.setObjectName("person_ask")
        self.ask.setAlignment(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter)
        self.choices: list[BigChoice] = []
        self.aloud = QPushButton(say("person.aloud"), self)
        self.aloud.setObjectName("aloud")
        self.aloud.setAccessibleName(say("person.aloud"))
        self.aloud.clicked.connect(self._on_aloud)
        self.aloud.hide()

    def show_question(self, question: PersonQuestion, look: PersonLook, *, speech: bool = False) -> None:
        """Draw a question as it suits the person; `speech` says whether it can be read aloud here."""
        other = self.question is None or question.key != self.question.key
        self.question, self.look = question, look
        self.wear(look.ground)
        self.aloud.setVisible(speech)
        self.ask.setText(question.ask)
        while len(self.choices) < len(question.choices):
            made = BigChoice(self)
            made.clicked.connect(partial(self._on_chosen, len(self.choices)))
            self.choices.append(made)
        for place, made in enumerate(self.choices):
            there = place < len(question.choices)
            if there:
                one = question.choices[place]
                made.show_choice(one.words, picture=one.picture, hint=str(place + 1), chosen=one.chosen)
            made.setVisible(there)
        self.aloud.raise_()  # behind the words for Tab and for a screen reader, however many there are
        self.lay_out()
        if other:
            self.disarm()
            self.setFocus(Qt.FocusReason.OtherFocusReason)
            self.setAccessibleName(question.ask)
            announce(self, question.spoken)

    def forget(self) -> None:
        """Nothing of what was asked stays in the window."""
        self.question = None
        self.ask.clear()
        self.setAccessibleName("")

    def lay_out(self) -> None:
        """Put everything in its place."""
        super().lay_out()
        question = self.question
        if question is None:
            return
        pictures = self.look.pictures
        wish = Wish(
            ask=question.ask,
            words=tuple(one.words for one in question.choices),
            points=self.look.size,
            pictures=pictures,
            ask_picture=pictures and has_picture(question.picture),
            foot=0 if self.aloud.isHidden() else TOUCH,
        )
        plan = self.plan = lay_out(QSize(self.width(), self.height()), wish)
        self.dress(self.ask, plan.ask_pixels, strong=True)
        self.ask.setGeometry(plan.ask)
        for made, place in zip(self.choices, plan.places, strict=False):
            made.dress(self.colours, plan.cell)
            made.setGeometry(place)
        self._dress_aloud(plan)
        self.update()

    def _dress_aloud(self, plan: Plan) -> None:
        colours = self.colours
        look = f"color: {colours.ink}; background: {colours.page}; border-radius: {RADIUS}px;"
        look += f" font-size: {ALOUD_PIXELS}px; padding: 0 {2 * UNIT}px;"
        self.aloud.setStyleSheet(
            f"QPushButton {{ {look} border: 2px solid {colours.edge}; }}"
            f" QPushButton:focus {{ border: {RING}px solid {colours.ring}; padding: 0 {2 * UNIT - 1}px; }}"
        )
        self.aloud.setFont(face(ALOUD_PIXELS))
        width = min(plan.foot.width(), self.aloud.sizeHint().width())
        self.aloud.setGeometry(plan.foot.x(), plan.foot.y(), width, plan.foot.height())

    def paintEvent(self, event: QPaintEvent) -> None:
        """The picture beside the question, where there is one."""
        super().paintEvent(event)
        if self.question is not None and self.plan is not None and not self.plan.ask_picture.isEmpty():
            painter = QPainter(self)
            painter.setRenderHint(QPainter.RenderHint.Antialiasing)
            paint_picture(painter, self.question.picture, QRectF(self.plan.ask_picture), self.colours.ink)

    def take_key(self, event: QKeyEvent) -> None:
        """A digit chooses; the interviewer's keys turn, size, read aloud and ask what suits."""
        held = event.modifiers() & ~Qt.KeyboardModifier.KeypadModifier
        control = held == Qt.KeyboardModifier.ControlModifier
        key = event.key()
        if control and key in {Qt.Key.Key_Plus, Qt.Key.Key_Equal, Qt.Key.Key_Minus}:
            self.sized.emit(-1 if key == Qt.Key.Key_Minus else 1)
        elif key in {Qt.Key.Key_PageDown, Qt.Key.Key_PageUp}:
            self.turned.emit(key == Qt.Key.Key_PageDown)
        elif control and key in {Qt.Key.Key_Return, Qt.Key.Key_Enter}:
            self.turned.emit(True)  # noqa: FBT003 -- Qt's own signal
        elif key == Qt.Key.Key_F5 and not self.aloud.isHidden():
            self.aloud_asked.emit()
        elif key == Qt.Key.Key_F10:
            self.suits_asked.emit()
        elif not held and event.text().isdigit():
            self._choose(int(event.text()))

    def _choose(self, digit: int) -> None:
        if self.question is None:
            return
        places = len(self.question.choices)
        place = places - 1 if digit == 0 else digit - 1
        if place < places:
            self._on_chosen(place)

    def _on_chosen(self, place: int) -> None:
        self.disarm()
        if self.question is not None and place < len(self.question.choices):
            self.chosen.emit(self.question.choices[place].code)

    def _on_aloud(self) -> None:
        self.disarm()
        self.aloud_asked.emit()


__all__ = ["DONT_UNDERSTAND", "PersonView"]
