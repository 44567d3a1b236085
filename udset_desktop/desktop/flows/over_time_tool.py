"""Looking back beside the page: earlier conversations of this person, outcome by outcome.

A tool of the conversation.  Loaded on the store lane, however many there are.  Beside each rating
stands the line since last time; the panel is closed until somebody opens it, and closed again at every
turn while somebody else is in the room.
"""

from __future__ import annotations

from udset_desktop.desktop.flows.over_time_words import agreed_entries, shown_thread, since_shown
from udset_desktop.desktop.flows.talk_flow import TalkFlow, TalkTool
from udset_desktop.desktop.look.controls import button, unfolding
from udset_desktop.desktop.look.words import say
from udset_desktop.desktop.views.over_time_view import OverTimeShown, OverTimeView
from udset_desktop.desktop.work.runner import Ticket
from udset_desktop.foundation.ids import InterviewId
from udset_desktop.instrument.model import Facet, Page
from udset_desktop.interview.screen import Stage
from udset_desktop.interview.state import Session
from udset_desktop.record.thread import OverTime, Told, asking_offer
from udset_desktop.usecases import over_time

_WIDTH, _PAGE_LEAST = 384, 560


class OverTimeTool(TalkTool):
    """The panel at the right of the page."""

    def __init__(self, talk: TalkFlow) -> None:
        super().__init__(talk)
        view = talk.view
        self.panel = OverTimeView()
        self.open_button = button(
            say("over_time.open"),
            kind="quiet small",
            name="over_time_button",
            says=say("over_time.open_says"),
        )
        unfolding(self.open_button)
        self.open_button.hide()
        self.over = OverTime()
        self._is_open = False
        self._loading: Ticket | None = None
        view.side.add_tool(self.open_button)
        view.add_key("Ctrl+E", self.turn_over)
        view.add_key("Ctrl+G", self._on_since_key)
        self.open_button.clicked.connect(self.turn_over)
        self.panel.left.connect(self._on_left)
        self.panel.verdict_said.connect(self._on_verdict)
        self.panel.asking_confirmed.connect(self._on_confirmed)

    def take(self, session: Session) -> None:
        """A conversation has come in front: what was said before is looked up, and nothing is shown."""
        self._forget()
        workplace, interview = self.talk.workplace, session.interview
        self._loading = self.talk.run(
            lambda control: over_time.look_back(workplace, session, control),
            lambda over: self._on_loaded(interview, over),
        )

    def leave(self) -> None:
        """Nobody's words stay behind."""
        self._forget()

    def _forget(self) -> None:
        if self._loading is not None:
            self._loading.drop()
        self.over = OverTime()
        self._close()
        self.panel.forget()
        self.open_button.hide()

    def _on_loaded(self, interview: InterviewId, over: OverTime) -> None:
        session = self.talk.session
        if session is None or session.interview != interview:
            return  # two conversations may be open: one is never shown beside the other
        self.over = over
        self.open_button.setVisible(not over.is_empty)
        self.show_session(session)

    def show_session(self, session: Session) -> None:
        """The panel follows the page, and is put away as soon as somebody else listens."""
        if session.stage is Stage.PAGES:
            minutes = session.timing.minutes(self.talk.workplace.clock.elapsed_s())
            self.talk.view.page.show_since(since_shown(session, self._thread(session), minutes))
        if not self._is_open:
            return
        if session.stage not in {Stage.PAGES, Stage.TOGETHER} or session.header.others:
            held = self.panel.window().focusWidget()
            if held is not None and self.panel.isAncestorOf(held):
                self._on_left()  # else the focus would fall to whatever Qt finds next
            else:
                self._close()
            return
        self._draw(session)

    def turn_over(self, _checked: object = None) -> None:
        """Open, or put away; while somebody else is in the room it stays folded, and says how it opens."""
        session = self.talk.session
        if session is None or self.over.is_empty or session.stage not in {Stage.PAGES, Stage.TOGETHER}:
            self.open_button.setChecked(False)
            return
        if self._is_open:
            self._on_left()
            return
        if session.header.others:
            self.open_button.setChecked(False)
            room = self.talk.view.state.room if self.talk.view.state else ()
            there = ", ".join(one.words for one in room if one.chosen)
            self.talk.tell(say("over_time.others", who=there), until=lambda now: not now.header.others)
            return
        self._is_open = True
        self.open_button.setChecked(True)
        self._draw(session)
        self.talk.view.desk.lay_beside(self.panel, _WIDTH, _PAGE_LEAST)
        self.panel.take_focus()

    def _draw(self, session: Session) -> None:
        if session.stage is Stage.TOGETHER:
            entries = agreed_entries(self.over.agreed)
            shown = OverTimeShown(title=say("over_time.title_together"), entries=entries)
        else:
            shown = shown_thread(session, self._thread(session))
        self.panel.show_over_time(shown)

    def _thread(self, session: Session) -> tuple[Told, ...]:
        """What was said about the page in front, save what waits until nobody else is in the room."""
        thread = self.over.threads.get(session.page, ())
        return tuple(one for one in thread if not one.alone) if session.header.others else thread

    def _on_since_key(self) -> None:
        body = self.talk.view.page.body
        if body is not None and self.talk.view.in_pages:
            self.talk.view.put_down()
            body.open_since()

    def _close(self) -> None:
        self._is_open = False
        self.open_button.setChecked(False)
        self.talk.view.desk.put_away(self.panel)

    def _on_left(self) -> None:
        self._close()
        self.talk.view.take_focus()

    def _page(self, session: Session) -> Page:
        return next(page for page in session.instrument.pages() if page.id == session.page)

    def _on_verdict(self, code: str) -> None:
        session = self.talk.session
        item = self._page(session).item(Facet.VERDICT) if session else None
        if session is not None and item is not None:
            answer = session.answers.get(item.id)
            said = None if answer is not None and answer.value == code else code
            self.talk.view.given.emit(item.id, said, "")

    def _on_confirmed(self) -> None:
        session = self.talk.session
        item = self._page(session).item(Facet.ASKING_CHANGED) if session else None
        if session is not None and item is not None:
            offered = asking_offer(session, session.page, self.over.threads.get(session.page, ()))
            self.talk.view.given.emit(item.id, offered or None, "")
