"""The end of a conversation: bringing it together, and what may be done with what was said.

The part of `flows.conversation_flow` that comes after the last question.
"""

from __future__ import annotations

from functools import partial

from udset_desktop.desktop.flows.flow import Frame
from udset_desktop.desktop.flows.talk_flow import TalkFlow
from udset_desktop.desktop.look.words import say
from udset_desktop.foundation.ids import InterviewId
from udset_desktop.foundation.problems import Finding
from udset_desktop.interview import session as steps
from udset_desktop.interview.answers import Answer
from udset_desktop.interview.page_marks import mark_page
from udset_desktop.interview.permission import GivenBy, How, Purpose, Reply
from udset_desktop.interview.screen import Stage
from udset_desktop.interview.state import Session
from udset_desktop.interview.together import Together
from udset_desktop.usecases import interviewing


class ClosingFlow(TalkFlow):
    """What comes after the last question: the last two stages of a conversation."""

    def __init__(self, frame: Frame) -> None:
        super().__init__(frame)
        view = self.view
        view.together.changed.connect(self._on_together)
        view.together.typed.connect(self._on_together_typed)
        view.together.paper_said.connect(self._on_paper_said)
        view.permissions.replied.connect(self._on_replied)
        view.permissions.giver_chosen.connect(self._on_giver)
        view.permissions.how_chosen.connect(self._on_how)
        view.permissions.papers_said.connect(self._on_papers)

    def _on_together(self, together: Together) -> None:
        before = self.session
        if before is None:
            return
        session, findings = steps.set_together(before, together)
        self._pulse.forget(Stage.TOGETHER)
        self.step(session, findings)
        kept, typed = session.together, session.typing.get(Stage.TOGETHER, "")
        if kept != before.together or typed != before.typing.get(Stage.TOGETHER, ""):
            # What was taken in is kept, whatever else was refused; it may be cleaner than what was typed.
            self.save(lambda _control: interviewing.save_together(self.workplace, session, kept, typed=typed))

    def _on_together_typed(self, together: Together) -> None:
        if self.session is None:
            return
        self.session, findings = steps.type_together(self.session, together)
        if findings:
            self.show_session()
            return
        self._pulse.note(Stage.TOGETHER, self.session.typing.get(Stage.TOGETHER, ""))

    def _on_paper_said(self, page: str, on: bool) -> None:  # noqa: FBT001 -- Qt's own signal
        before = self.session
        if before is None:
            return
        session = mark_page(before, page, off_sheet=not on)
        interview = session.interview
        changed = {
            item: answer
            for item, answer in session.answers.answers.items()
            if answer != before.answers.get(item)
        }
        for item, answer in changed.items():
            self.save(partial(self._keep_answer, interview, item, answer))
        self.step(session)

    def _keep_answer(self, interview: InterviewId, item: str, answer: Answer, _control: object) -> None:
        interviewing.save_answer(self.workplace, interview, item, answer)

    def _permit(self, session: Session, findings: tuple[Finding, ...] = ()) -> None:
        self.step(session, findings)
        permissions = session.permissions
        self.save(lambda _control: interviewing.save_permissions(self.workplace, session, permissions))

    def _on_replied(self, purpose: str, said: str) -> None:
        if self.session is not None:
            self._permit(*steps.reply(self.session, Purpose(purpose), Reply(said)))

    def _on_giver(self, given_by: str) -> None:
        if self.session is None:
            return
        before, by = self.session.permissions, GivenBy(given_by)
        papers = before.papers_seen and by is before.given_by  # the next one has papers of their own
        self._permit(steps.say_who_permits(self.session, by, papers_seen=papers, how=before.how))
        if by is not GivenBy.NOBODY and before.is_open_again(self.session.permissions):
            self.tell(say("permissions.asked_again"))

    def _on_how(self, how: str) -> None:
        if self.session is not None:
            now = self.session.permissions
            self._permit(
                steps.say_who_permits(self.session, now.given_by, papers_seen=now.papers_seen, how=How(how))
            )

    def _on_papers(self, seen: bool) -> None:  # noqa: FBT001 -- Qt's own signal
        if self.session is not None:
            now = self.session.permissions
            self._permit(steps.say_who_permits(self.session, now.given_by, papers_seen=seen, how=now.how))
