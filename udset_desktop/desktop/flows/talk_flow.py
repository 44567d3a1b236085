"""A conversation's session and its savings: what every part of its flow stands on.

`TalkTool` is the seam: each tool of the conversation (jots, the map, ...) is a small part of its own
that is named once, in `flows.talk_tools`, and reaches the rest through the `TalkFlow` it is handed.
"""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from typing import Any, TypeVar

from PySide6.QtCore import QObject, QTimer

from udset_desktop.desktop.flows.flow import Flow, Frame
from udset_desktop.desktop.views.conversation_view import ConversationView
from udset_desktop.desktop.work.typing import TypingPulse
from udset_desktop.foundation.ids import InterviewId
from udset_desktop.foundation.problems import EnvironmentFailure, Finding, Severity, UdsetError
from udset_desktop.foundation.wording import sentence_of
from udset_desktop.interview.drawing import screen_of
from udset_desktop.interview.paper_typing import SIGNS_TYPING
from udset_desktop.interview.state import Session
from udset_desktop.usecases import interviewing
from udset_desktop.usecases.saving_again import save_all

TOOL = TypeVar("TOOL", bound="TalkTool")


class TalkFlow(Flow):
    """One session, drawn after every step and saved on the store lane."""

    view: ConversationView

    def __init__(self, frame: Frame) -> None:
        super().__init__(frame, ConversationView())
        self.session: Session | None = None
        self.tools: list[TalkTool] = []
        self._left: Session | None = None  # the one that went out of sight last, as it then stood
        # A saving of each has failed, and nothing was saved since; two can lie beside each other.
        self._unsaved: dict[InterviewId, Session] = {}
        self._told = ""  # on the quiet line, until `_put_right` says that it is not true any more
        self._put_right: Callable[[Session], bool] | None = None
        self._pulse = TypingPulse(self)
        self._place_due = QTimer(self)
        self._place_due.setSingleShot(True)
        self._place_due.setInterval(0)
        self._place_due.timeout.connect(self.save_place)

    def tool(self, kind: type[TOOL]) -> TOOL | None:
        """One of the tools that are there already, for another that works with it."""
        return next((one for one in self.tools if isinstance(one, kind)), None)

    def tell(self, sentence: str, *, until: Callable[[Session], bool] | None = None) -> None:
        """One quiet line about this conversation, gone when it leaves the front; `until` what was wrong is right."""
        self._told, self._put_right = sentence, until
        self.frame.tell(sentence, here=True)

    def step(self, session: Session, findings: tuple[Finding, ...] = ()) -> None:
        """The session as it now stands, drawn.

        What was found about no item, and what stopped nothing, goes to the quiet line; the rest stands
        beside its item.
        """
        self.session = session
        self.show_session()
        general = [one for one in findings if not one.where or one.severity is Severity.NOTE]
        if general:
            self.tell("\n".join(sentence_of(one.code, one.context) for one in general))

    def show_session(self) -> None:
        """Draw the session, then whatever each tool shows of it."""
        if self.session is not None:
            if self._put_right is not None and self._put_right(self.session):
                self._put_right = None
                self.frame.take_back(self._told)
            self.view.show_state(screen_of(self.session))
            for tool in self.tools:
                tool.show_session(self.session)

    def save(self, job: Any) -> None:  # noqa: ANN401 -- any saving verb with its arguments
        """One saving on the store lane; the corner says "Saved" when the commit has returned.

        After one that failed nothing is called saved before the whole conversation is.
        """
        self.frame.saving()
        self._run_saving(job, self.session or self._left)

    def save_item(self, before: Session, session: Session, item: str) -> None:
        """What one item now holds, if that is anything new."""
        self._save_item(before, session, item)
        self.save_signs(before, session)

    def _save_item(self, before: Session, session: Session, item: str) -> None:
        if session.marked != before.marked:  # kept with the place, for when the page has no answer
            self._place_due.start()
        answer = session.answers.get(item)
        if answer == before.answers.get(item) and session.typing.get(item) == before.typing.get(item):
            return
        self._pulse.forget(item)
        interview, typed = session.interview, session.typing.get(item, "")
        if typed:
            # Refused: the answer stands as it was, and the text must outlast a power cut all the same.
            self.save(lambda _control: interviewing.save_typing(self.workplace, interview, item, typed))
            return
        self.save(lambda _control: interviewing.save_answer(self.workplace, interview, item, answer))

    def save_signs(self, before: Session, session: Session) -> None:
        """What is left of signs typed in from paper, where an answer has changed it."""
        keys = (key for key in {*before.typing, *session.typing} if key.startswith(SIGNS_TYPING))
        for key in keys:
            if (typed := session.typing.get(key, "")) != before.typing.get(key, ""):
                self._pulse.forget(key)
                self.save(partial(self._save_signs, session.interview, key, typed))

    def _save_signs(self, interview: InterviewId, key: str, typed: str, _control: object) -> None:
        interviewing.save_typing(self.workplace, interview, key, typed)

    def note_typing(self, item: str) -> None:
        """What is half typed to an item is due within a second."""
        if self.session is not None:
            self._pulse.note(item, self.session.typing.get(item, ""))

    def forget_typing(self, item: str) -> None:
        """What is half typed to an item is no longer due."""
        self._pulse.forget(item)

    def save_place(self) -> None:
        """Where the conversation stands."""
        self._place_due.stop()
        session = self.session
        if session is not None:
            self.save(lambda _control: interviewing.save_place(self.workplace, session))

    def save_due_place(self) -> None:
        """The same, where a turn has left it to be done."""
        if self._place_due.isActive():
            self.save_place()

    def turn(self, session: Session) -> None:
        """Another page or stage in front; what the one before had half-typed is an answer already.

        It is painted first and saved right after: the lane would take Python's one lock from the painting.
        """
        with self.view.page.laid_once():
            self.step(session)
        self._place_due.start()

    def save_pause(self, session: Session) -> None:
        """The conversation rests from now on, asked for and not cut off."""
        self._run_saving(lambda _control: interviewing.pause(self.workplace, session), session)

    def save_unsaved(self, session: Session) -> None:
        """The conversation goes out of sight as it now stands: what of it is not saved yet is tried again."""
        self._left = session
        if session.interview in self._unsaved:
            self._save_all()

    def _run_saving(self, job: Any, *of: Session | None) -> None:  # noqa: ANN401 -- as `save` takes it
        self.run(job, self._on_saved, on_problem=partial(self._on_not_saved, of), keep=True)

    def _on_saved(self, _none: object) -> None:
        if not self._unsaved:
            self.frame.saved()
        else:
            # Once whoever asked for this saving has drawn it: the session is the newest only then.
            QTimer.singleShot(0, self, self._save_all)

    def _save_all(self) -> None:
        whole = tuple(self._newest(one) for one in self._unsaved.values())
        self._unsaved = {}
        self._run_saving(lambda _control: save_all(self.workplace, *whole), *whole)

    def _on_not_saved(self, of: tuple[Session | None, ...], problem: UdsetError) -> None:
        if isinstance(problem, EnvironmentFailure):  # what was refused is no loss: it stands there with why
            self._unsaved |= {one.interview: self._newest(one) for one in of if one is not None}
        self.frame.not_saved(problem)

    def _newest(self, session: Session) -> Session:
        """The same conversation as it stands by now."""
        known = (one for one in (self.session, self._left) if one is not None)
        return next((one for one in known if one.interview == session.interview), session)


class TalkTool(QObject):
    """One tool of the conversation; each of these is called when it is time, and may do nothing."""

    def __init__(self, talk: TalkFlow) -> None:
        super().__init__(talk)
        self.talk = talk

    def take(self, session: Session) -> None:
        """A conversation has come in front."""

    def show_session(self, session: Session) -> None:
        """It has been drawn anew."""

    def put_down(self) -> None:
        """What is half-typed goes to the store now: the window is being left, covered or locked."""

    def minute(self) -> None:
        """A minute has passed, or the conversation is back from behind the PIN."""

    def stands_in_the_way(self, session: Session) -> bool:  # noqa: ARG002 -- most tools never do
        """Whether something must be settled before the conversation is finished; the tool shows what."""
        return False

    def leave(self) -> None:
        """The conversation goes out of sight, to be carried on another time."""

    def end(self) -> None:
        """It is on file."""
        self.leave()
