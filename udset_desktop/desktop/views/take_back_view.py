"""Taking something back that may have left: what, told beforehand what cannot be undone."""

from __future__ import annotations

from collections.abc import Mapping

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from udset_desktop.desktop.fields.choice_row import ChoiceRow
from udset_desktop.desktop.look.controls import Heading, button, card, label
from udset_desktop.desktop.look.layouts import ScrollPage, beside
from udset_desktop.desktop.look.tokens import UNIT
from udset_desktop.desktop.look.words import say, say_all
from udset_desktop.desktop.views.minds_card import MindsCard, MindState
from udset_desktop.desktop.views.question_why import QuestionWhy, WhyKey
from udset_desktop.interview.screen import ChoiceState

ALL, WORDS, ANSWERS = "all", "words", "answers"


_Answers = Mapping[str, tuple[ChoiceState, ...]]


class AnswersOfPages(QWidget):
    """Which answers of each chosen page: all of them, until one is unmarked.

    Signals: `chosen()` when one was marked or unmarked.
    """

    chosen = Signal()

    def __init__(self) -> None:
        super().__init__()
        self._room = QVBoxLayout(self)
        self._room.setContentsMargins(0, 0, 0, 0)
        self._held = QWidget()
        self._room.addWidget(self._held)
        self.rows: dict[str, ChoiceRow] = {}
        self._blocks: dict[str, QWidget] = {}

    def start(self, titles: Mapping[str, str], answers: _Answers) -> None:
        """The answers of each page, all marked and none in sight."""
        self._held.hide()
        self._held.deleteLater()
        self._held = QWidget()
        column = QVBoxLayout(self._held)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(2 * UNIT)
        self.rows, self._blocks = {}, {}
        for page, said in answers.items():
            asked = say("take_back.which_answers", title=titles[page])
            row, block = ChoiceRow(asked, many=True), QWidget()
            row.show_choices(said)
            row.choose(*(one.code for one in said))
            row.chosen.connect(self._on_chosen)
            inner = QVBoxLayout(block)
            inner.setContentsMargins(0, 0, 0, 0)
            inner.addWidget(label(asked, voice="strong"))
            inner.addWidget(row)
            column.addWidget(block)
            self.rows[page], self._blocks[page] = row, block
        self._room.addWidget(self._held)

    def show_pages(self, pages: tuple[str, ...]) -> None:
        """The answers of these pages and of no others."""
        for page, block in self._blocks.items():
            block.setVisible(page in pages)
        self.setVisible(any(page in self._blocks for page in pages))

    def codes(self, page: str) -> tuple[str, ...]:
        """What is marked of a page; the page itself where there is nothing to choose between."""
        return self.rows[page].codes if page in self.rows else (page,)

    def _on_chosen(self, _code: str) -> None:
        self.chosen.emit()


class TakeBackView(ScrollPage):
    """Everything, the words, or what was said about chosen things: all of it or some answers.

    Signals: `take_back_asked(what, codes)`, `left()`; those of `minds`.
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
        self.why_key = WhyKey(self, self)
        self.column.addWidget(self.why_key.ask(self.minds, QuestionWhy("permissions")))
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
        self.answers = AnswersOfPages()
        why = QuestionWhy("take_back")
        for widget in (self.what, self.pages, self.answers):
            self.why_key.ask(widget, why)
        for made in (self.what, why, self.which_ask, self.pages, self.answers):
            self.column.addWidget(made)
        self.go_button = button(say("take_back.go"), kind="loud", name="go_button")
        self.leave_button = button(say("take_back.leave"), kind="quiet", name="leave_button")
        self.column.addWidget(beside(self.go_button, self.leave_button))
        self.column.addStretch(1)
        self.column.setSpacing(2 * UNIT)
        self.what.chosen.connect(self._show_alive)
        self.pages.chosen.connect(self._show_alive)
        self.answers.chosen.connect(self._show_alive)
        self.go_button.clicked.connect(self._on_go)
        self.leave_button.clicked.connect(self.left)

    def start(
        self,
        pages: tuple[ChoiceState, ...] = (),
        minds: tuple[MindState, ...] = (),
        how_far: str = "",
        answers: _Answers | None = None,
    ) -> None:
        """A fresh page: nothing chosen; `pages` are those something was said on, `how_far` what has left.

        `answers` are those of each page that has more than one.
        """
        self.how_far.setText(how_far)
        self.how_far.setVisible(bool(how_far))
        self.minds.show_minds(minds)
        self.what.choose()
        self.pages.show_choices(pages)
        self.answers.start({page.code: page.words for page in pages}, answers or {})
        self._show_alive()
        self.title.take_focus()

    def _codes(self) -> tuple[str, ...]:
        if self.what.code != ANSWERS:
            return ()
        return tuple(code for page in self.pages.codes for code in self.answers.codes(page))

    def _show_alive(self, _code: str = "") -> None:
        some = self.what.code == ANSWERS
        self.which_ask.setVisible(some)
        self.pages.setVisible(some)
        self.answers.show_pages(self.pages.codes if some else ())
        self.go_button.setEnabled(bool(self._codes() if some else self.what.code))

    def _on_go(self) -> None:
        self.take_back_asked.emit(self.what.code, self._codes())
