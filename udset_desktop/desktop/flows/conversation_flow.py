"""The conversation: pure steps on the window's thread, every saving on the store lane.

"Saved" is written when a commit has returned and at no other time.  Half-typed text goes to the
vault within a second, an answer at once, the place after each turn.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from PySide6.QtCore import Qt, QTimer

from udset_desktop.desktop.flows.answering_flow import AnsweringFlow
from udset_desktop.desktop.flows.flow import Frame
from udset_desktop.desktop.flows.map_tool import MapTool
from udset_desktop.desktop.flows.opening import Opening
from udset_desktop.desktop.flows.silence import cover_after_silence
from udset_desktop.desktop.flows.talk_tools import TOOLS
from udset_desktop.desktop.look.controls import announce
from udset_desktop.desktop.look.words import say
from udset_desktop.desktop.views.ask_view import Question
from udset_desktop.desktop.views.conversation_view import ConversationView
from udset_desktop.desktop.views.page_shapes import shapes_of
from udset_desktop.desktop.work.minutes import MinuteTick
from udset_desktop.foundation.ids import InterviewId, RecordId
from udset_desktop.foundation.problems import Finding, UdsetError, has_refusal
from udset_desktop.foundation.wording import sentence_of
from udset_desktop.interview import session as steps
from udset_desktop.interview.drawing import screen_of
from udset_desktop.interview.screen import Stage
from udset_desktop.interview.state import Session
from udset_desktop.interview.unfinished import stand_at
from udset_desktop.record.model import Record
from udset_desktop.usecases import interviewing


class ConversationFlow(AnsweringFlow):
    """One conversation under way."""

    def __init__(self, frame: Frame) -> None:
        super().__init__(frame)
        self._tick = MinuteTick(self)
        self._cold: list[str] = []
        self._shown: tuple[Finding, ...] = ()  # trouble that was shown, and Next pressed again over it
        self._ends: InterviewId | None = None  # what is on its way to the file
        self._opening = Opening(self)
        self._tick.passed.connect(self._show_minutes)
        self.view.destroyed.connect(self._tick.stop)  # a window torn down never says that it leaves
        self._connect(self.view)
        for make in TOOLS:  # one after the other: a tool may work with those before it
            self.tools.append(make(self))

    def _connect(self, view: ConversationView) -> None:
        view.page_asked.connect(self._on_page)
        view.section_asked.connect(self._on_section)
        view.back_asked.connect(self._on_back)
        view.next_asked.connect(self._on_next)
        view.pause_asked.connect(self._on_pause)
        view.stop_asked.connect(self._on_stop)
        view.unwilling_asked.connect(self._on_unwilling)
        view.go_on_asked.connect(self._on_go_on)

    def enter(
        self,
        *,
        session: Session | None = None,
        interview: InterviewId | None = None,
        record_id: RecordId | None = None,
        reason: str = "",
        pick_short: bool = False,
        **_handed: Any,  # noqa: ANN401
    ) -> None:
        """A conversation just begun, one to carry on, or a finished one to correct."""
        if session is not None:
            self._take(session)
            if pick_short and (outcome_map := self.tool(MapTool)) is not None:
                outcome_map.pick_short()
        elif interview is not None:
            self.view.hold_still(on=True)  # a key struck now would be about nobody
            self._open(lambda: interviewing.resume(self.workplace, interview))
        elif record_id is not None:
            self._open(lambda: interviewing.reopen(self.workplace, record_id, reason))

    def _open(self, verb: Callable[[], Session]) -> None:
        self._opening.start(verb, self._take, self._on_lost)

    def _take(self, session: Session) -> None:
        self.session, self._shown = session, ()
        self.view.hold_still(on=False)
        if self.view.state is not None and self.view.state.interview != session.interview:
            self.view.forget()
        cover_after_silence(self)
        self._tick.start()
        self.view.page.expect(shapes_of(session.instrument))
        for tool in self.tools:
            tool.take(session)
        self.show_session()
        self.view.take_focus()  # one that was in front before turns no page, and no key would reach it
        if session.correcting is not None:
            announce(self.view, say("correct.under_way"))
        self._show_minutes()
        self.save_place()
        self._cold = [page.id for page in session.instrument.pages()]
        QTimer.singleShot(0, self.view, self._warm_next)

    def _warm_next(self) -> None:
        """One shape of page after the other, between the user's keys, so that every turn is quick."""
        if self.session is None or not self._cold:
            return
        page = screen_of(steps.go_to(self.session, self._cold.pop(0))).page
        if page is not None:
            self.view.page.warm(page)
        QTimer.singleShot(0, self.view, self._warm_next)

    def _on_lost(self, problem: UdsetError) -> None:
        self.view.hold_still(on=False)
        self.frame.go("today")
        self.frame.tell_problem(problem)

    def put_down(self) -> None:
        """Everything half-typed to the store, now."""
        if self.session is not None:
            self.view.put_down()
            self._pulse.flush()
            self.save_due_place()
            for tool in self.tools:
                tool.put_down()

    def rest(self) -> None:
        """Behind the PIN the clock of the talk stands still, and nothing will look cut off."""
        super().rest()
        self._tick.stop()
        session = self.session
        if session is not None:
            self.session = steps.pause(session, self.workplace.clock.elapsed_s())
            self.save_pause(session)

    def wake(self) -> None:
        """And goes on where it stood."""
        if self.session is not None:
            self.session = steps.carry_on(self.session, self.workplace.clock.elapsed_s())
            cover_after_silence(self)
            self._tick.start()
            self._show_minutes()
            self.save_place()

    def leave(self) -> None:
        """Another place comes in front: the conversation pauses, asked for and not cut off."""
        super().leave()
        self._tick.stop()
        self.frame.watch(0)
        self._opening.put_aside()
        session, self.session = self.session, None
        if session is not None:
            self.save_unsaved(session)
            for tool in self.tools:
                tool.leave()
            self.save_pause(session)

    def close(self) -> None:
        """The window closes: pause in order."""
        self.leave()

    def _show_minutes(self) -> None:
        for tool in self.tools:
            tool.minute()
        if self.session is not None:
            minutes = self.session.timing.minutes(self.workplace.clock.elapsed_s())
            self.view.show_minutes(None if self.session.header.from_paper else minutes)

    def _on_page(self, page: str) -> None:
        if self.session is None:
            return
        there = steps.go_to(self.session, page)
        if there.page != page:
            self.tell(say("conversation.page_waits"))
        self.turn(there)

    def _on_section(self, number: int) -> None:
        session = self.session
        if session is None:
            return
        section = next((one for one in screen_of(session).sections if one.number == number), None)
        page = next((one for one in section.pages if not one.alone), None) if section else None
        if page is not None:
            self.turn(steps.go_to(session, page.id))

    def _on_back(self) -> None:
        if self.session is not None:
            self.turn(steps.back_page(self.session))

    def _on_next(self) -> None:
        session = self.session
        if session is None:
            return
        if session.stage is Stage.PERMISSIONS:
            self._finish(session)
        elif not self._stays_for_trouble(session):
            self.turn(steps.next_page(session))

    def _stays_for_trouble(self, session: Session) -> bool:
        """What could not be taken in is shown before anybody is asked what may be done with it; once, and then not."""
        found = session.findings.get(Stage.TOGETHER, ()) if session.stage is Stage.TOGETHER else ()
        if not has_refusal(found) or found == self._shown:
            return False
        self._shown = found
        self._tell_trouble(found, session)
        self.view.take_focus_to_trouble()
        return True

    def _tell_trouble(self, found: tuple[Finding, ...], there: Session) -> None:
        """On the quiet line, until nothing of it stands beside anything any more."""
        beside = tuple(one for held in there.findings.values() for one in held if one in found)
        self.tell(
            "\n".join(sentence_of(one.code, one.context) for one in found),
            until=lambda now: not any(one in held for held in now.findings.values() for one in beside),
        )

    def _finish(self, session: Session) -> None:
        self.put_down()
        session = self.session or session
        if any(tool.stands_in_the_way(session) for tool in self.tools):
            return
        self._ends = session.interview
        self.view.hold_still(on=True)  # what was said now would be on no file
        self.run(
            lambda _control: interviewing.finish(self.workplace, session),
            self._on_finished,
            on_problem=self._on_unfinished,
            keep=True,
        )

    def save_pause(self, session: Session) -> None:
        """The conversation rests, unless it is on file by then."""
        if self._ends == session.interview:
            self._save_unless_ended(lambda _control: interviewing.pause(self.workplace, session))
        else:
            super().save_pause(session)

    def save_place(self) -> None:
        """Where it stands, unless it is on file by then."""
        session = self.session
        if session is not None and self._ends == session.interview:
            self._save_unless_ended(lambda _control: interviewing.save_place(self.workplace, session))
        else:
            super().save_place()

    def _save_unless_ended(self, job: Callable[[object], object]) -> None:
        """Whether it has ended nobody knows yet: that there is no draft any more is no fault."""
        self.run(job, lambda _done: None, on_problem=lambda _problem: None, keep=True)

    def _on_finished(self, record: Record) -> None:
        if not self._is_still_in_front():  # its sheet is on Today
            return
        for tool in self.tools:
            tool.end()
        self.session = None
        self.frame.saved()
        self.frame.go("sheet", record=record)

    def _on_unfinished(self, problem: UdsetError) -> None:
        if not self._is_still_in_front():  # as it stood, it is on Today to be carried on
            return
        session = self.session
        there = session and stand_at(session, problem.findings)
        if there is None or there is session:
            self.frame.tell_problem(problem)
            self.show_session()
            self.view.next_button.setFocus(Qt.FocusReason.OtherFocusReason)
            return
        # The question is in front now and says what is wrong with it: the line needs no name for the place.
        self._tell_trouble(problem.findings, there)
        self.turn(there)
        self.view.take_focus_to_trouble()

    def _is_still_in_front(self) -> bool:
        """Whether what was on its way to the file was not left meanwhile; it may be worked on again."""
        ended, self._ends = self._ends, None
        here = self.session is not None and self.session.interview == ended
        if here:
            self.view.hold_still(on=False)
        return here

    def _on_pause(self) -> None:
        self.frame.go("today")

    def _on_stop(self) -> None:
        session = self.session
        if session is None:
            return
        self.put_down()
        question = Question(
            title=say("conversation.stopped_ask", name=session.name),
            deeds=(
                ("yes", say("conversation.stopped_yes")),
                ("unwilling", say("conversation.stopped_unwilling")),
                ("no", say("conversation.stopped_no")),
            ),
        )
        self.frame.ask(question, self._on_stop_answered)

    def _on_stop_answered(self, deed: str, _reason: str) -> None:
        if deed != "no":
            self._stop(unwilling=deed == "unwilling")

    def _on_unwilling(self) -> None:
        """One key, nothing asked; the button that stops now takes it back."""
        session = self.session
        if session is not None and not session.header.stopped and session.correcting is None:
            self.put_down()
            self._stop(unwilling=True)

    def _stop(self, *, unwilling: bool) -> None:
        if self.session is not None:
            self._end_or_go_on(self.session, steps.stop_here(self.session, unwilling=unwilling))

    def _on_go_on(self) -> None:
        if self.session is not None:
            self._end_or_go_on(self.session, steps.go_on_after_all(self.session))

    def _end_or_go_on(self, before: Session, session: Session) -> None:
        for item in {*before.answers.answers, *session.answers.answers}:
            self.save_item(before, session, item)
        header = session.header
        self.save(lambda _control: interviewing.save_header(self.workplace, session, header))
        self.turn(session)
