"""Laying out what was jotted: jots at the left, the map at the right, and the way to the words.

A conversation is not finished over a jot that lies nowhere: this is the page that says so.
"""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QTimer

from udset_desktop.desktop.flows.jot_tool import keep_words
from udset_desktop.desktop.flows.talk_flow import TalkFlow, TalkTool
from udset_desktop.desktop.look.controls import announce, button
from udset_desktop.desktop.look.words import say
from udset_desktop.desktop.models.map_model import letters_of
from udset_desktop.desktop.views.ask_view import Question
from udset_desktop.desktop.views.lay_out_view import LayOutView
from udset_desktop.foundation.problems import Finding, has_refusal
from udset_desktop.foundation.wording import sentence_of
from udset_desktop.interview import jotting as steps
from udset_desktop.interview.drawing import telling_of
from udset_desktop.interview.jot import JOT_CHANGED, Jot, check_jots, half_changed, loose_jots
from udset_desktop.interview.outcome_map import map_of
from udset_desktop.interview.state import Session
from udset_desktop.interview.voices import who_said_jots
from udset_desktop.usecases import interviewing, jotting


class LayOutTool(TalkTool):
    """The page over the conversation."""

    def __init__(self, talk: TalkFlow) -> None:
        super().__init__(talk)
        self.page = LayOutView()
        self.open_button = button("", kind="quiet small", name="lay_out_button")
        self._let_go: list[Jot] = []
        self._counted = -1
        view = talk.view
        view.desk.add_page(self.page)
        view.side.add_tool(self.open_button)
        view.add_key("Ctrl+Shift+J", self._on_open)
        self.open_button.clicked.connect(self._on_open)
        self._connect(self.page)

    def _connect(self, page: LayOutView) -> None:
        page.laid.connect(self._on_laid)
        page.carried.connect(self._on_carried)
        page.worded.connect(self._on_worded)
        page.marked.connect(self._on_marked)
        page.retyped.connect(self._on_retyped)
        page.rewritten.connect(self._on_rewritten)
        page.dropped.connect(self._on_dropped)
        page.put_back_asked.connect(self._on_put_back)
        page.drop_loose_asked.connect(self._on_drop_loose)
        page.left.connect(self._on_left)
        page.in_front.connect(lambda on: self.talk.view.side.setVisible(not on))

    def take(self, session: Session) -> None:  # noqa: ARG002 -- it may be another by then
        """Another conversation: nothing of the one before can be put back into it.

        A jot that was being said in other words when the talk was cut off is in its line again.
        """
        self._let_go.clear()
        self.talk.view.desk.lift()
        QTimer.singleShot(0, self.page, self._warm)

    def show_session(self, session: Session) -> None:
        """How many there are; the page itself only while it is looked at."""
        if len(session.jots) != self._counted:
            self._counted = len(session.jots)
            self.open_button.setText(say("jots.list_open", count=self._counted))
            self.open_button.setAccessibleName(say("jots.list_open_says", count=self._counted))
        if self.talk.view.desk.lies_over(self.page):
            self._draw(session)

    def put_down(self) -> None:
        """A jot that is being changed is kept as it stands."""
        self.page.put_down()

    def stands_in_the_way(self, session: Session) -> bool:
        """A jot that lies nowhere, or is half typed: laid or deleted first; one whose words are too many."""
        found = _in_the_way(session)
        if found:
            self._open(session)
            self._tell(found, until=lambda now: not _in_the_way(now))
        return bool(found)

    def leave(self) -> None:
        """Nobody's jots stay on the page."""
        self._let_go.clear()
        self.talk.view.desk.lift()

    def _warm(self) -> None:
        session = self.talk.session
        if session is None:
            return
        if half_changed(session.jots, session.typing):
            self._open(session)
        else:
            self._draw(session)

    def _draw(self, session: Session) -> None:
        state = self.talk.view.state
        if state is not None:
            self.page.show_jots(
                session.jots,
                map_of(session, state.sections),
                letters_of(state.sections),
                who_said_jots(telling_of(session), session.jots),
                can_put_back=bool(self._let_go),
                timed=not session.header.from_paper,
            )

    def _on_open(self) -> None:
        if self.talk.session is None:
            return
        if self.talk.view.desk.lies_over(self.page):
            self._on_left()
            return
        self.talk.view.put_down()
        self._open(self.talk.session)

    def _open(self, session: Session) -> None:
        self._draw(session)
        self.talk.view.desk.lay_over(self.page)
        self.page.begin()
        for number, text in half_changed(session.jots, session.typing).items():
            self.page.change(number, text)
            break

    def _on_left(self) -> None:
        self.talk.view.desk.lift()
        self.talk.view.take_focus()

    def _on_laid(self, number: int, page: str) -> None:
        before = self.talk.session
        if before is not None:
            session = steps.lay_jot(before, number, page)
            self._keep(before, session)
            on = any(page in jot.laid for jot in session.jots if jot.number == number)
            key = "jots.laid_said" if on else "jots.taken_off_said"
            node = self.page.board.nodes.get(page)
            announce(self.page, say(key, title=node.place.title if node and node.place else page))

    def _on_carried(self, number: int, page: str) -> None:
        before = self.talk.session
        if before is not None:
            self._keep(before, steps.lay_jot(before, number, page, on=True))
            self.page.list.go_to(number)

    def _on_worded(self, number: int) -> None:
        before = self.talk.session
        jot = next((one for one in before.jots if one.number == number), None) if before else None
        if before is None or jot is None:
            return
        session = before
        found: tuple[Finding, ...] = ()
        for page in jot.laid:
            session, more = steps.word_jots(session, page, (number,))
            found += more
        self._keep(before, session)
        if found:
            self._tell(found)
        elif session != before:
            announce(self.page, say("jots.worded_said"))

    def _on_marked(self, number: int) -> None:
        before = self.talk.session
        if before is not None:
            now = any(jot.between_us for jot in before.jots if jot.number == number)
            self._keep(before, steps.mark_jot(before, number, between_us=not now))

    def _on_retyped(self, number: int, text: str) -> None:
        before = self.talk.session
        if before is not None:
            self.talk.session, found = steps.retype_jot(before, number, text)
            if found:
                self._tell(found)
            elif self.talk.session != before:
                self.talk.note_typing(f"{JOT_CHANGED}{number}")

    def _on_rewritten(self, number: int, text: str) -> None:
        before = self.talk.session
        if before is None:
            return
        interview, key = before.interview, f"{JOT_CHANGED}{number}"
        self.talk.forget_typing(key)
        session, found = steps.rewrite_jot(before, number, text)
        if has_refusal(found):
            self.talk.session, _ = steps.retype_jot(before, number, text)
            self.talk.save(
                lambda _control: interviewing.save_typing(self.talk.workplace, interview, key, text)
            )
            if self.page.isVisible():
                self.page.change(number, text)
        elif session != before:
            self.talk.step(session)
            jot = next(one for one in session.jots if one.number == number)
            self.talk.save(lambda _control: jotting.reword_jot(self.talk.workplace, interview, jot))
        if found:
            self._tell(found)

    def _on_dropped(self, number: int) -> None:
        before = self.talk.session
        if before is not None:
            self._drop(before, tuple(jot for jot in before.jots if jot.number == number))

    def _on_drop_loose(self) -> None:
        session = self.talk.session
        if session is None:
            return
        question = Question(
            title=say("jots.drop_loose_ask", count=len(loose_jots(session.jots))),
            deeds=(("drop", say("jots.drop_loose_yes")), ("no", say("jots.drop_loose_no"))),
        )
        self.talk.frame.ask(question, self._on_drop_loose_answered)

    def _on_drop_loose_answered(self, deed: str, _reason: str) -> None:
        session = self.talk.session
        if session is not None and deed == "drop":
            self._drop(session, loose_jots(session.jots))
        self.page.begin()

    def _drop(self, session: Session, jots: tuple[Jot, ...]) -> None:
        if not jots:
            return
        interview, numbers = session.interview, tuple(jot.number for jot in jots)
        for number in numbers:
            session = steps.drop_jot(session, number)
        self._let_go += jots
        self.talk.step(session)
        self.talk.save(lambda _control: jotting.drop_jots(self.talk.workplace, interview, numbers))

    def _on_put_back(self) -> None:
        before = self.talk.session
        if before is not None and self._let_go:
            self._keep(before, steps.restore_jot(before, self._let_go.pop()))

    def _keep(self, before: Session, session: Session) -> None:
        self.talk.step(session)
        keep_words(self.talk, before, session)

    def _tell(self, found: tuple[Finding, ...], *, until: Callable[[Session], bool] | None = None) -> None:
        self.talk.tell("\n".join(sentence_of(one.code, one.context) for one in found), until=until)


def _in_the_way(session: Session) -> tuple[Finding, ...]:
    """What of the jots keeps the conversation from being finished."""
    found = check_jots(session.jots, session.typing)
    for number, text in half_changed(session.jots, session.typing).items():
        refused = steps.rewrite_jot(session, number, text)[1]
        found += refused if has_refusal(refused) else ()
    return found
