"""A note on one's own work: every question on one page, and at the end what becomes of it."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent, QKeySequence, QShortcut
from PySide6.QtWidgets import QFrame, QVBoxLayout, QWidget

from udset_desktop.desktop.fields.base import Field
from udset_desktop.desktop.fields.choice_row import ChoiceRow
from udset_desktop.desktop.fields.factory import new_field
from udset_desktop.desktop.look.controls import Heading, button, card, label
from udset_desktop.desktop.look.in_sight import keep_in_sight
from udset_desktop.desktop.look.layouts import ScrollPage, WrapLayout, clear
from udset_desktop.desktop.look.reading_order import tell_in_order
from udset_desktop.desktop.look.tokens import UNIT
from udset_desktop.desktop.look.trouble import show_trouble
from udset_desktop.desktop.look.words import say, say_all
from udset_desktop.desktop.views.work_page import WorkPage
from udset_desktop.foundation.problems import Finding
from udset_desktop.foundation.wording import sentence_of
from udset_desktop.interview.screen import ChoiceState, ItemState, PageState
from udset_desktop.interview.work_screen import WorkScreen


class WorkNoteView(ScrollPage):
    """One note.

    Signals: `given(item, raw, scale)`, `declined(item, non_answer)`, `typed(item, text)`,
    `finish_asked(leaves)`, `leaves_said(leaves)` what is to become of it, `delete_asked()`, `left()`.
    """

    given = Signal(str, object, str)
    declined = Signal(str, str)
    typed = Signal(str, str)
    finish_asked = Signal(bool)
    leaves_said = Signal(bool)
    delete_asked = Signal()
    left = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.state: WorkScreen | None = None
        self.fields: dict[str, Field] = {}
        self.pages: list[WorkPage] = []
        self.title = Heading()
        self.opening = label(voice="lead", name="opening")
        self.standing = label(voice="badge", name="standing")
        self._parts = QVBoxLayout()
        self._parts.setSpacing(2 * UNIT)
        self.trouble = label(voice="badge", name="trouble")
        self.trouble.hide()
        for widget in (self.title, self.opening, self.standing):
            self.column.addWidget(widget)
        self.column.addLayout(self._parts)
        self.column.addWidget(self._end())
        self.column.addWidget(self.trouble)
        self.column.addWidget(self._foot())
        self.column.setSpacing(2 * UNIT)
        self.column.addStretch(1)
        key = QShortcut(QKeySequence("F1"), self)
        key.setContext(Qt.ShortcutContext.WidgetWithChildrenShortcut)
        key.activated.connect(self._on_why)

    def _end(self) -> QFrame:
        self.end, column = card(notice=True)
        self.end_title = label(say("work.end"), voice="title")
        self.end_about = label(say("work.end_about"), name="end_about")
        self.leaves = ChoiceRow(say("work.end"), small=False)
        self.leaves.show_choices(
            tuple(ChoiceState(code=code, words=words) for code, words in say_all("work.leaves"))
        )
        self.leaves.chosen.connect(self._on_leaves)
        for widget in (self.end_title, self.end_about, self.leaves):
            column.addWidget(widget)
        return self.end

    def _foot(self) -> QWidget:
        self.private = label(say("work.private"), voice="quiet", name="private")
        self.finish_button = button(say("work.finish"), kind="loud", name="finish_button")
        self.back_button = button(say("work.back"), name="back_button")
        self.delete_button = button(say("work.delete"), kind="quiet", name="delete_button")
        self.finish_button.clicked.connect(self._on_finish)
        self.back_button.clicked.connect(self.left)
        self.delete_button.clicked.connect(self.delete_asked)
        held = QWidget()
        column = QVBoxLayout(held)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(self.private)
        deeds = QWidget()
        row = WrapLayout(deeds, gap=UNIT)
        for made in (self.finish_button, self.back_button, self.delete_button):
            row.addWidget(made)
        column.addWidget(deeds)
        return held

    def show_state(self, state: WorkScreen) -> None:
        """Draw the note as it stands; boxes being written in are left alone."""
        if state == self.state:
            return
        fresh = self.state is None or not self._same_questions(state)
        self.state = state
        self.title.setText(state.title)
        self.opening.setText(state.opening)
        self.standing.setText(say("work.gone") if state.has_left else "")
        self.standing.setVisible(state.has_left)
        if fresh:
            self._make(state)
        for page in _pages(state):
            for item in page.items:
                self.fields[item.id].show_item(item)
                self.fields[item.id].setEnabled(not state.has_left)
        open_end = state.may_leave and not state.has_left
        self.end.setVisible(open_end)
        self.finish_button.setVisible(open_end)
        self.private.setVisible(not state.may_leave)
        self.delete_button.setVisible(state.is_written and not state.has_left)

    def start(self, *, leaves: bool) -> None:
        """A note in front for the first time: what was said of its end."""
        self.leaves.choose("yes" if leaves else "no")
        self.show_findings(())
        self.show_top()
        self.title.take_focus()

    def show_findings(self, findings: tuple[Finding, ...]) -> None:
        """What stands in the way of finishing."""
        words = "\n".join(sentence_of(one.code, one.context) for one in findings)
        show_trouble(self.trouble, words, (self.finish_button,))
        if findings:
            keep_in_sight(self.trouble)

    def put_down(self) -> None:
        """Turn what is half-typed into answers, before anything else happens."""
        for field in self.fields.values():
            field.put_down()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Escape goes back, as the button does: the page is out of sight at once."""
        if event.key() == Qt.Key.Key_Escape:
            self.left.emit()
        else:
            super().keyPressEvent(event)

    def _same_questions(self, state: WorkScreen) -> bool:
        asked = [item.id for page in _pages(state) for item in page.items]
        return self.state is not None and self.state.title == state.title and list(self.fields) == asked

    def _make(self, state: WorkScreen) -> None:
        clear(self._parts)
        self.fields, self.pages = {}, []
        for title, pages in state.sections:
            if len(state.sections) > 1:
                self._parts.addWidget(label(title, voice="title"))
            for page in pages:
                made = WorkPage(page, tuple(self._field(item) for item in page.items))
                self.pages.append(made)
                self._parts.addWidget(made)
        tell_in_order(self)

    def _field(self, item: ItemState) -> Field:
        field = new_field(item.kind)
        field.given.connect(self.given)
        field.declined.connect(self.declined)
        field.typed.connect(self.typed)
        self.fields[item.id] = field
        return field

    def _on_why(self) -> None:
        """On the question one is at, else on the first."""
        here = self.focusWidget()
        at = (page for page in self.pages if here is not None and page.isAncestorOf(here))
        page = next(at, self.pages[0] if self.pages else None)
        if page is not None:
            page.turn_over()
            self.ensureWidgetVisible(page.card or page)

    def _on_leaves(self, code: str) -> None:
        self.leaves_said.emit(code == "yes")

    def _on_finish(self) -> None:
        self.put_down()
        self.finish_asked.emit(self.leaves.code == "yes")


def _pages(state: WorkScreen) -> tuple[PageState, ...]:
    return tuple(page for _, pages in state.sections for page in pages)
