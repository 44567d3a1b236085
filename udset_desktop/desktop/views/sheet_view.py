"""The sheet: the very pages that will print, and what is to become of them."""

from __future__ import annotations

from dataclasses import dataclass

from PySide6.QtCore import Signal
from PySide6.QtGui import QImage
from PySide6.QtWidgets import QFrame, QVBoxLayout, QWidget

from udset_desktop.desktop.fields.choice_row import ChoiceRow
from udset_desktop.desktop.look.box_door import LineBox
from udset_desktop.desktop.look.controls import ChoiceButton, Heading, button, card, label, unfolding
from udset_desktop.desktop.look.layouts import beside
from udset_desktop.desktop.look.words import say, say_all
from udset_desktop.desktop.views.after_part import AfterPart
from udset_desktop.desktop.views.follow_up_key import follow_up_key
from udset_desktop.desktop.views.paper_pages import BesidePaper
from udset_desktop.desktop.views.question_why import QuestionWhy, WhyKey
from udset_desktop.desktop.views.safe_card import SafeCard
from udset_desktop.interview.screen import ChoiceState

_TO_POST = "to_post"


@dataclass(frozen=True, slots=True, kw_only=True)
class SheetShown:
    """What the page shows: for whom, which sheet, and what was decided."""

    name: str
    kind: str = "person"
    style: str = "standard"
    state: str = "owed"
    post: str = ""  # safe to post: yes, no, "" not asked
    drawing: bool = False
    language: str = ""  # "": that of the talk
    languages: tuple[ChoiceState, ...] = ()  # nothing is asked where there is only one

    @property
    def paper(self) -> tuple[str, str, str]:
        """What decides which paper it is."""
        return self.kind, self.style, self.language


class SheetView(BesidePaper):
    """The paper at the left, what to do with it at the right.

    Signals: `look_asked(kind, style)`, `language_asked(language)`, `print_asked()`, `save_asked(password)` as PDF, `copy_asked(what)`,
    `state_asked(state, safe_to_post)`, `follow_up_asked()`, `left()`.
    """

    look_asked = Signal(str, str)
    language_asked = Signal(str)
    print_asked = Signal()
    save_asked = Signal(str)
    copy_asked = Signal(str)
    state_asked = Signal(str, bool)
    follow_up_asked = Signal()
    left = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._voice = False
        self.waiting = self.paper.waiting
        self._fill_side()

    def _fill_side(self) -> None:
        column = self.side.column
        self.title = Heading()
        column.addWidget(self.title)
        self.kinds = ChoiceRow(say("sheet.kind_ask"))
        self.styles = ChoiceRow(say("sheet.style_ask"))
        for key, row in (("kind", self.kinds), ("style", self.styles)):
            row.show_choices(
                tuple(ChoiceState(code=code, words=words) for code, words in say_all(f"sheet.{key}"))
            )
            column.addWidget(label(say(f"sheet.{key}_ask"), voice="strong"))
            column.addWidget(row)
            row.chosen.connect(self._on_look)
        self.languages_ask = label(say("sheet.language_ask"), voice="strong")
        self.languages = ChoiceRow(say("sheet.language_ask"))
        self.languages.chosen.connect(self._on_language)
        column.addWidget(self.languages_ask)
        column.addWidget(self.languages)
        self._fill_safe(column)
        self.print_button = button(say("sheet.print"), kind="loud", name="print_button")
        self.print_button.clicked.connect(self.ask_print)
        column.addWidget(self.print_button)
        self._fill_save(column)
        column.addWidget(label(say("sheet.state_ask"), voice="strong"))
        self.states = ChoiceRow(say("sheet.state_ask"))
        self.states.show_choices(
            tuple(ChoiceState(code=code, words=words) for code, words in say_all("sheet.state"))
        )
        self.states.chosen.connect(self._on_state)
        column.addWidget(self.states)
        column.addWidget(self.why_key.ask(self.states, QuestionWhy("paper_state")))
        self._fill_post(column)
        self.after = AfterPart(self)
        column.addWidget(self.after)
        self._fill_end(column)
        column.addStretch(1)

    def _fill_safe(self, column: QVBoxLayout) -> None:
        self.safe_card = SafeCard()
        self.safe_card.said.connect(self.show_alive)
        self.safe = self.safe_card.row
        self.why_key = WhyKey(self, self.side)
        self.why_key.ask(self.safe_card, self.safe_card.why)
        column.addWidget(self.safe_card)

    def _fill_end(self, column: QVBoxLayout) -> None:
        self.done_button = button(say("sheet.done"), name="done_button")
        self.done_button.clicked.connect(self.left)
        self.follow_up_button = follow_up_key(self, self.follow_up_asked.emit)
        for made in (self.done_button, self.follow_up_button):
            column.addWidget(made)

    def _fill_post(self, column: QVBoxLayout) -> None:
        """Whether it may go by post is a question of its own: a paper in the hall is another matter."""
        self.post_card, inner = card(notice=True)
        inner.addWidget(label(say("sheet.post_ask"), voice="strong"))
        self.post = ChoiceRow(say("sheet.post_ask"))
        self.post.show_choices(
            tuple(ChoiceState(code=code, words=words) for code, words in say_all("sheet.post"))
        )
        self.post.chosen.connect(self._on_post)
        inner.addWidget(self.post)
        inner.addWidget(self.why_key.ask(self.post_card, QuestionWhy("paper_posted")))
        column.addWidget(self.post_card)

    def _fill_save(self, column: QVBoxLayout) -> None:
        self.save_open = button(say("sheet.save"), name="save_open")
        unfolding(self.save_open)
        column.addWidget(self.save_open)
        frame, inner = card()
        self.save_card: QFrame = frame
        inner.addWidget(label(say("sheet.save_warning")))
        self.copies = ChoiceRow(say("sheet.copy_ask"))
        self.copies.show_choices(
            tuple(ChoiceState(code=code, words=words) for code, words in say_all("sheet.copy"))
        )
        self.copies.chosen.connect(self._show_copy)
        inner.addWidget(self.copies)
        self.protect = ChoiceButton(say("sheet.protect"), many=True, small=True)
        self.password = LineBox(secret=True)
        self.password.setObjectName("password")
        self.password.setPlaceholderText(say("sheet.password"))
        self.password.setAccessibleName(say("sheet.password"))
        self.save_button = button(say("sheet.save_go"), name="save_button")
        for widget in (beside(self.protect), self.password, self.save_button):
            inner.addWidget(widget)
        self.password.hide()
        frame.hide()
        column.addWidget(frame)
        self.save_open.toggled.connect(frame.setVisible)
        self.protect.toggled.connect(self.password.setVisible)
        self.save_button.clicked.connect(self._on_save)

    def show_state(self, state: SheetShown) -> None:
        """Which sheet, and what was decided."""
        self.title.setText(say("sheet.title", name=state.name))
        self.kinds.choose(state.kind)
        self.styles.choose(state.style)
        self.languages.show_choices(state.languages)
        for widget in (self.languages, self.languages_ask):
            widget.setVisible(len(state.languages) > 1)
        self.states.choose(state.state)
        self.post.choose(state.post)
        self.post_card.setVisible(state.state == _TO_POST)
        self.waiting.setVisible(state.drawing)
        self.show_alive()

    def start(self) -> None:
        """A fresh sheet: nothing answered yet."""
        self.ask_safe()
        self.save_open.setChecked(False)
        self.copies.choose("paper")
        self._show_copy()
        self.password.clear()
        self.protect.setChecked(False)
        self.title.take_focus()

    def ask_safe(self) -> None:
        """Another paper, or one more: whether it may be left here is asked again."""
        self.safe_card.ask()
        self.show_alive()

    def ask_print(self) -> None:
        """Ask to print, as far as the question before it is answered; then show that it is not."""
        if self.print_button.isEnabled():
            self.print_asked.emit()
        else:
            self.side.ensureWidgetVisible(self.safe_card)

    def show_pages(self, pages: tuple[QImage, ...]) -> None:
        """The pages as they will print."""
        self.paper.show_pages(pages)

    def show_alive(self) -> None:
        """Printing and saving, on whatever paper, wait for the question whether it may be left here."""
        safe = self.safe_card.is_safe
        for made in (self.print_button, self.save_button):
            made.setEnabled(safe)
        self.print_button.setAccessibleDescription("" if safe else say("sheet.safe_first"))

    def _on_language(self, code: str) -> None:
        self.ask_safe()
        self.language_asked.emit(code)

    def _on_look(self, _code: str) -> None:
        self.ask_safe()
        self._show_copy()
        self.look_asked.emit(self.kinds.code, self.styles.code)

    def show_summary_there(self, *, there: bool) -> None:
        """The outcomes summary is a sheet of its own, where there is one."""
        self.kinds.buttons["summary"].setVisible(there)

    def show_voice(self, *, there: bool) -> None:
        """A sound is offered where this laptop has a voice."""
        self._voice = there
        self._show_copy()

    def _show_copy(self, _code: str = "") -> None:
        """A password guards a PDF alone; a voice reads the person's sheet alone."""
        heard = self._voice and self.kinds.code == "person"
        self.copies.buttons["sound"].setVisible(heard)
        if self.copies.code == "sound" and not heard:
            self.copies.choose("paper")
        paper = self.copies.code == "paper"
        self.protect.setVisible(paper)
        self.password.setVisible(paper and self.protect.isChecked())

    def _on_save(self) -> None:
        if self.copies.code != "paper":
            self.copy_asked.emit(self.copies.code)
            return
        self.save_asked.emit(self.password.text() if self.protect.isChecked() else "")
        self.password.clear()

    def _on_state(self, state: str) -> None:
        self.post_card.setVisible(state == _TO_POST)
        if state != _TO_POST:
            self.state_asked.emit(state, False)  # noqa: FBT003 -- Qt's own signature
        elif self.post.code == "yes":
            self._on_post("yes")
        else:
            self.post.choose()  # a no of another day may be a yes of today: it is asked again
            self.side.ensureWidgetVisible(self.post_card)

    def _on_post(self, said: str) -> None:
        self.state_asked.emit(_TO_POST, said == "yes")
