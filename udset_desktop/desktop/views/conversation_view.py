"""The conversation: the map at the side, one page in front, Back and Next under it.

Draws a `ScreenState` and says what was asked; the widgets are made once and used for every page.
"""

from __future__ import annotations

from collections.abc import Callable
from functools import partial

from PySide6.QtCore import QEvent, Qt, Signal, SignalInstance
from PySide6.QtGui import QKeySequence, QResizeEvent, QShortcut
from PySide6.QtWidgets import QApplication, QHBoxLayout, QVBoxLayout, QWidget

from udset_desktop.desktop.look.dates import long_date
from udset_desktop.desktop.look.layouts import FrontStack, ScrollPage
from udset_desktop.desktop.look.theme import theme_of
from udset_desktop.desktop.look.words import say
from udset_desktop.desktop.views.page_view import PageView
from udset_desktop.desktop.views.permissions_view import PermissionsView
from udset_desktop.desktop.views.talk_keys import TalkKeys
from udset_desktop.desktop.views.talk_parts import TalkBar, TalkFoot, TalkSide, ToolDesk
from udset_desktop.desktop.views.together_view import TogetherView
from udset_desktop.desktop.views.type_in_view import TypeInView
from udset_desktop.interview.screen import ChoiceState, ScreenState, Stage

_MAP_WIDTH = 296
_HOLDER, _DAY = "holder", "day"


class ConversationView(QWidget):
    """Everything of one conversation.

    Signals: `given(item, raw, scale)`, `declined(item, non_answer)`, `typed(item, text)`,
    `opened(item)`, `marked(item, mark)`, `page_asked(page)`, `section_asked(number)`, `back_asked()`,
    `next_asked()`, `pause_asked()`, `stop_asked()`, `unwilling_asked()` seemed unwilling, `go_on_asked()`
    after all, `said(item, code)` who said it and whose view it is, `room_said(codes)` who else is there
    now, `holder_asked()` who holds it too, `day_asked()` which day it was, `aid_said(code)` what was tried before somebody spoke for the person, or was not;
    together and permissions have their own.
    """

    given = Signal(str, object, str)
    declined = Signal(str, str)
    typed = Signal(str, str)
    opened = Signal(str)
    marked = Signal(str, str)
    page_asked = Signal(str)
    section_asked = Signal(int)
    back_asked = Signal()
    next_asked = Signal()
    pause_asked = Signal()
    stop_asked = Signal()
    unwilling_asked = Signal()
    go_on_asked = Signal()
    said = Signal(str, str)
    room_said = Signal(object)
    holder_asked = Signal()
    day_asked = Signal()
    aid_said = Signal(str)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.state: ScreenState | None = None
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        self.bar = TalkBar()  # the frame lays it into the row at the top of the window
        self.side, self.foot = TalkSide(), TalkFoot()
        column.addWidget(self.bar)
        middle = QHBoxLayout()
        middle.setSpacing(0)
        middle.addWidget(self.side)
        middle.addWidget(self._front(), 1)
        column.addLayout(middle, 1)
        column.addWidget(self.foot)
        self._name_parts()
        self._keys = TalkKeys(self, self)
        self._connect()

    def _front(self) -> QWidget:
        self.stages = FrontStack()
        self.page_scroll = ScrollPage()
        self.page = PageView()
        self.page_scroll.column.addWidget(self.page)
        self.together = TogetherView()
        self.permissions = PermissionsView()
        for widget in (self.page_scroll, self.together, self.permissions):
            self.stages.addWidget(widget)
        self.desk = ToolDesk(self.stages)
        return self.desk

    def _name_parts(self) -> None:
        """What the bar, the side and the foot hold, by the names everybody knows."""
        self.name, self.kind, self.minutes = self.bar.name, self.bar.kind, self.bar.minutes
        self.stop_button, self.pause_button = self.bar.stop_button, self.bar.pause_button
        self.map, self.room, self.keys_hint = self.side.map, self.side.room, self.side.keys_hint
        self.cue, self.back_button, self.next_button = (
            self.foot.cue,
            self.foot.back_button,
            self.foot.next_button,
        )

    def _connect(self) -> None:
        self.page.given.connect(self.given)
        self.page.declined.connect(self.declined)
        self.page.typed.connect(self.typed)
        self.page.opened.connect(self.opened)
        self.page.marked.connect(self.marked)
        self.page.said.connect(self.said)
        self.map.page_asked.connect(self.ask_page)
        self.map.section_asked.connect(self._on_section_chosen)
        self.map.spread_over(self)
        self.desk.front_changed.connect(self.map.put_letters_away)
        self.desk.front_changed.connect(self._word_foot)
        self.back_button.clicked.connect(self._on_back)
        self.next_button.clicked.connect(self._on_next)
        self.pause_button.clicked.connect(self._on_pause)
        self.stop_button.clicked.connect(self._on_stop)
        self.room.chosen.connect(self._on_room)
        self.side.aids.chosen.connect(self.aid_said)
        for keys, slot in (
            ("Ctrl+K", self._on_letters),
            ("Ctrl+B", self._on_said_by),
            ("Ctrl+R", self._on_room_key),
            ("F7", partial(self._on_mark, "between_us")),
            ("F8", partial(self._on_mark, "off_sheet")),
            ("F12", self.unwilling_asked.emit),
            ("F1", self._on_why),
            ("F6", self._on_next_region),
            ("Ctrl+Return", self._on_next),
            ("Alt+Right", self._on_next),
            ("Alt+Left", self._on_back),
        ):
            self.add_key(keys, slot)

    def add_key(self, keys: str, slot: Callable[[], object]) -> None:
        """A key that works anywhere in the conversation and nowhere else."""
        shortcut = QShortcut(QKeySequence(keys), self)
        shortcut.setContext(Qt.ShortcutContext.WidgetWithChildrenShortcut)
        shortcut.activated.connect(partial(self._on_key, slot))

    @staticmethod
    def _on_key(slot: Callable[[], object]) -> None:
        """A list that stands open takes no key of ours, and would stand over the next page, about another answer."""
        if (opened := QApplication.activePopupWidget()) is not None:
            opened.close()
        slot()

    def showEvent(self, event: QEvent) -> None:
        """Listen to digits while in front."""
        self._keys.listen()
        super().showEvent(event)  # type: ignore[arg-type]

    def hideEvent(self, event: QEvent) -> None:
        """And no longer; what only led somewhere does not wait for another conversation."""
        self._keys.rest()
        self.map.put_letters_away()
        super().hideEvent(event)  # type: ignore[arg-type]

    def show_state(self, state: ScreenState) -> None:
        """Draw where the conversation stands."""
        if state == self.state:
            return
        self.state = state
        self.name.setText(state.name)
        self.kind.setText(say("correct.kind", title=state.title) if state.correcting else state.title)
        self.map.show_sections(state.sections)
        self._show_front(state)
        self._show_room(state)
        self.cue.setText(state.stopped or state.cue)
        self._word_foot()
        self.stop_button.setVisible(not state.correcting)
        words = say("conversation.go_on" if state.stopped else "conversation.stop")
        self.stop_button.setText(words)
        self.stop_button.setAccessibleName(words)

    def forget(self) -> None:
        """Another conversation comes: nothing of this one may be left in any line."""
        self.state = None
        self.page.forget()
        self.together.forget()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """The map takes three tenths of the window at most."""
        super().resizeEvent(event)
        self._fit_side()

    def changeEvent(self, event: QEvent) -> None:
        """And grows with the text up to that."""
        super().changeEvent(event)
        if event.type() in {QEvent.Type.FontChange, QEvent.Type.StyleChange}:
            self._fit_side()

    def _fit_side(self) -> None:
        width = min(theme_of().px(_MAP_WIDTH), self.width() * 3 // 10)
        if self.side.width() != width:
            self.side.setFixedWidth(width)

    def _word_foot(self) -> None:
        """Where the two buttons lead from what is in front."""
        state = self.state
        if state is None:
            return
        typing_in = isinstance(self.desk.front, TypeInView)
        onward = say("type_in.done") if typing_in else say(self._next_words(state), title=state.next)
        self.back_button.setVisible(bool(state.back) and not typing_in)  # that page names its own way back
        self.foot.word(
            (say("conversation.back", title=state.back), say("conversation.back_short")),
            (onward, say("conversation.next_short")),
        )

    @staticmethod
    def _next_words(state: ScreenState) -> str:
        return "conversation.finish" if state.stage is Stage.PERMISSIONS else "conversation.next"

    def _show_front(self, state: ScreenState) -> None:
        if state.page is not None:
            turned = state.page.id != self.page.page_id
            self.stages.setCurrentWidget(self.page_scroll)
            self.page.show_page(state.page, state.said_by, others_present=state.others_present)
            if turned:
                self.page_scroll.show_top()
        elif state.together is not None:
            self.together.show_state(state.together, name=state.name)
            if self.stages.currentWidget() is not self.together:
                self.stages.setCurrentWidget(self.together)
                self.together.title.take_focus()
        elif state.permissions is not None:
            self.permissions.show_state(state.permissions)
            if self.stages.currentWidget() is not self.permissions:
                self.stages.setCurrentWidget(self.permissions)
                self.permissions.title.take_focus()
        if state.page is None:
            self.page.page_id = ""

    def _show_room(self, state: ScreenState) -> None:
        there = ", ".join(choice.words for choice in state.room if choice.chosen)
        words = say("conversation.room", who=there) if there else say("conversation.room_alone")
        held = say("conversation.held_with", who=state.held_with) if state.held_with else say("begin.second")
        holder = ChoiceState(code=_HOLDER, words=held, chosen=bool(state.held_with))
        day = ChoiceState(code=_DAY, words=say("conversation.held_on", date=long_date(state.held_on)))
        self.room.show_choices(words, (state.room, (holder,), (day,)), say("conversation.room_ask"))
        self.side.show_aids(state.said_by)

    def show_minutes(self, minutes: int | None) -> None:
        """How long the talk has gone on; nothing for `None`, where what is under way is no talk."""
        self.minutes.setHidden(minutes is None)
        self.minutes.setText("" if minutes is None else say("conversation.minutes", minutes=minutes))

    def put_down(self) -> None:
        """Turn what is half-typed into answers, before anything else happens."""
        if self.stages.currentWidget() is self.page_scroll and self.page.body is not None:
            self.page.body.put_down()
        elif self.stages.currentWidget() is self.together:
            self.together.put_down()

    @property
    def in_pages(self) -> bool:
        """Whether a page with its question is in front, and nothing lies over it."""
        return self.stages.currentWidget() is self.page_scroll and not self.desk.covered

    @property
    def in_together(self) -> bool:
        """Whether the page that brings it together is in front, and nothing lies over it."""
        return self.stages.currentWidget() is self.together and not self.desk.covered

    def ask_section(self, number: int) -> None:
        """Another section, once what is half-typed is put down."""
        self._leave_page(self.section_asked, number)

    def ask_page(self, page: str) -> None:
        """Another page, once what is half-typed is put down."""
        self._leave_page(self.page_asked, page)

    def hold_still(self, *, on: bool) -> None:
        """Hear no key and no click while the conversation goes to the file."""
        focused = QApplication.focusWidget()
        if on and focused is not None and (self.isAncestorOf(focused) or self.bar.isAncestorOf(focused)):
            focused.clearFocus()  # else Qt would give it to whatever is next, and a second press would do that
        for part in (self, self.bar):
            part.setEnabled(not on)

    def take_focus(self) -> None:
        """Stand at the head of what is in front."""
        front = self.stages.currentWidget()
        if self.desk.covered:
            self.desk.take_focus()
        elif front is self.page_scroll:
            self.page.opening.take_focus()
        elif isinstance(front, TogetherView | PermissionsView):
            front.title.take_focus()

    def take_focus_to_trouble(self) -> None:
        """Stand at the first thing in front that something is wrong with."""
        if self.stages.currentWidget() is self.together:
            self.together.take_focus_to_trouble()
        elif self.page.body is not None:
            self.page.body.take_focus_to_trouble()

    def _leave_page(self, asked: SignalInstance, *where: object) -> None:
        """What is half-typed is put down, what lies over the page put away, and the next place asked for."""
        self.put_down()
        if not self.desk.covered:
            asked.emit(*where)
            return
        before = self.page.page_id
        # In sight first: a page that is turned while it is hidden is laid out once more when it shows.
        self.desk.lift(with_focus=False)
        asked.emit(*where)
        if self.page.page_id == before:
            self.take_focus()

    def _on_section_chosen(self, section: str) -> None:
        if self.state is not None:
            self.ask_section(next((row.number for row in self.state.sections if row.id == section), 0))

    def _on_back(self) -> None:
        if isinstance(typed_in := self.desk.front, TypeInView):
            typed_in.away_asked.emit()
        else:
            self._leave_page(self.back_asked)

    def _on_next(self) -> None:
        if isinstance(typed_in := self.desk.front, TypeInView):
            typed_in.done.emit()  # everything stands on it: what is next is what comes after the last page
        else:
            self._leave_page(self.next_asked)

    def _on_pause(self) -> None:
        self.put_down()
        self.pause_asked.emit()

    def _on_why(self) -> None:
        if isinstance(typed_in := self.desk.front, TypeInView):
            typed_in.turn_over_why()
            return
        front = self.stages.currentWidget()
        there = front if isinstance(front, TogetherView | PermissionsView) else self.page
        if there.why_button.isVisible():
            there.why.turn_over(there.why_button)

    def _on_said_by(self) -> None:
        self.put_down()
        if self.page.body is not None and self.stages.currentWidget() is self.page_scroll:
            self.page.body.open_said_by()

    def _on_mark(self, mark: str) -> None:
        if self.in_together:
            self.together.mark(mark)  # with what is half-typed
            return
        self.put_down()
        if self.page.body is not None and self.stages.currentWidget() is self.page_scroll:
            self.page.body.mark(mark)

    def _on_stop(self) -> None:
        if self.state is not None and self.state.stopped:
            self.go_on_asked.emit()
        else:
            self.stop_asked.emit()

    def _on_room_key(self) -> None:
        self.room.open_choices()

    def ask_aids(self) -> None:
        """What was tried so that the person can answer, asked as soon as somebody speaks for them."""
        if self.side.aids.isVisible():  # meanwhile another place may stand in front
            self.side.aids.open_choices()

    def _on_room(self, code: str) -> None:
        if self.state is not None:
            self.put_down()
            if asked := {_HOLDER: self.holder_asked, _DAY: self.day_asked}.get(code):
                asked.emit()
                return
            there = [choice.code for choice in self.state.room if choice.chosen != (choice.code == code)]
            self.room_said.emit(tuple(there))

    def _on_letters(self) -> None:
        self.map.show_letters(on=not self.map.shows_letters)

    def _on_next_region(self) -> None:
        """From the page to the map, to the foot, and round again."""
        focused = QApplication.focusWidget()
        if focused is self.map:
            self.next_button.setFocus(Qt.FocusReason.ShortcutFocusReason)
        elif focused is not None and self.desk.isAncestorOf(focused):
            self.map.setFocus(Qt.FocusReason.ShortcutFocusReason)
        else:
            self.take_focus()
