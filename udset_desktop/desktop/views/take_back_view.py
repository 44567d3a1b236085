"""Taking something back that may have left: what, told beforehand what cannot be undone."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from udset_desktop.desktop.fields.choice_row import ChoiceRow
from udset_desktop.desktop.look.controls import Heading, button, card, label
from udset_desktop.desktop.look.layouts import ScrollPage, beside
from udset_desktop.desktop.look.tokens import UNIT
from udset_desktop.desktop.look.words import say, say_all
from udset_desktop.desktop.views.minds_card import MindsCard, MindState
from udset_desktop.interview.screen import ChoiceState

ALL, WORDS, ANSWERS = "all", "words", "answers"


class TakeBackView(ScrollPage):
    """Everything, the words, or what was said about chosen things.

    Signals: `take_back_asked(what, pages)`, `left()`; those of `minds`.
    """

    take_back_asked = Signal(str, object)
    left = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.title = Heading(say("take_back.title"))
        self.column.addWidget(self.title)
        self.how_far = label(voice="quiet", name="how_far")
        self.column.addWidget(self.how_far)
        self.minds = MindsCard()
        self.column.addWidget(self.minds)
        self.column.addWidget(label(say("take_back.lead")))
        frame, inner = card(notice=True)
        inner.addWidget(label(say("take_back.cannot"), voice="strong"))
        self.column.addWidget(frame)
        self.what = ChoiceRow(say("take_back.what"), small=False)
        self.what.show_choices(
            tuple(ChoiceState(code=code, words=words) for code, words in say_all("take_back.kind"))
        )
        self.which_ask = label(say("take_back.which"), voice="strong")
        self.pages = ChoiceRow(say("take_back.which"), many=True)
        self.column.addWidget(label(say("take_back.what"), voice="strong"))
        for widget in (self.what, self.which_ask, self.pages):
            self.column.addWidget(widget)
        self.go_button = button(say("take_back.go"), kind="loud", name="go_button")
        self.leave_button = button(say("take_back.leave"), kind="quiet", name="leave_button")
        self.column.addWidget(beside(self.go_button, self.leave_button))
        self.column.addStretch(1)
        self.column.setSpacing(2 * UNIT)
        self.what.chosen.connect(self._show_alive)
        self.pages.chosen.connect(self._show_alive)
        self.go_button.clicked.connect(self._on_go)
        self.leave_button.clicked.connect(self.left)

    def start(
        self, pages: tuple[ChoiceState, ...] = (), minds: tuple[MindState, ...] = (), how_far: str = ""
    ) -> None:
        """A fresh page: nothing chosen; `pages` are those something was said on, `how_far` what has left."""
        self.how_far.setText(how_far)
        self.how_far.setVisible(bool(how_far))
        self.minds.show_minds(minds)
        self.what.choose()
        self.pages.show_choices(pages)
        self._show_alive()
        self.title.take_focus()

    def _show_alive(self, _code: str = "") -> None:
        some = self.what.code == ANSWERS
        self.which_ask.setVisible(some)
        self.pages.setVisible(some)
        self.go_button.setEnabled(bool(self.pages.codes if some else self.what.code))

    def _on_go(self) -> None:
        self.take_back_asked.emit(self.what.code, self.pages.codes if self.what.code == ANSWERS else ())
