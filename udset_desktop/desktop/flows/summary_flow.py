"""The outcomes summary and its verbs: what is put right is in the vault when the next key is pressed."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from typing import Any

from udset_desktop.desktop.flows.came_from import open_follow_up
from udset_desktop.desktop.flows.flow import Flow, Frame
from udset_desktop.desktop.flows.silence import cover_after_silence
from udset_desktop.desktop.look.words import say
from udset_desktop.desktop.views.ask_view import Question
from udset_desktop.desktop.views.summary_view import SummaryView
from udset_desktop.desktop.work.typing import TypingPulse
from udset_desktop.foundation.ids import RecordId
from udset_desktop.foundation.problems import UdsetError
from udset_desktop.interview.state import Session
from udset_desktop.interview.voices import said_now
from udset_desktop.record.model import Record
from udset_desktop.usecases import outcomes_summary as verbs
from udset_desktop.usecases.outcomes_summary import Summary

Deed = Callable[[Summary], Any]
Then = Callable[[Any], None]


class SummaryFlow(Flow):
    """One summary."""

    view: SummaryView

    def __init__(self, frame: Frame) -> None:
        super().__init__(frame, SummaryView())
        self.summary: Summary | None = None
        self._record = RecordId("")
        self._waiting: list[tuple[Deed, Then]] = []
        self._busy = False
        self._pulse = TypingPulse(self)
        self._pulse.due.connect(self._on_due)
        view = self.view
        view.given.connect(self._on_given)
        view.declined.connect(self._on_declined)
        view.said.connect(self._on_said)
        view.words_asked.connect(self._on_words)
        view.read_given.connect(self._on_read_given)
        view.read_typed.connect(self._pulse.note)
        view.keep_asked.connect(self._on_keep)
        view.drop_asked.connect(self._on_drop)
        view.left.connect(self._on_left)
        view.follow_up_asked.connect(self._on_follow_up)

    def enter(self, *, record_id: str = "", **_handed: Any) -> None:  # noqa: ANN401
        """The summary of one finished conversation."""
        self.summary, self._record = None, RecordId(record_id)
        self._waiting, self._busy = [], False
        self.view.show_top()
        cover_after_silence(self)
        self.run(
            lambda _control: verbs.open_summary(self.workplace, self._record),
            self._on_opened,
            on_problem=self._on_lost,
        )

    def _on_opened(self, summary: Summary) -> None:
        self.summary = summary
        self._show()
        self.view.title.take_focus()

    def _on_lost(self, problem: UdsetError) -> None:
        self._on_left()
        self.frame.tell_problem(problem)

    def _show(self) -> None:
        if self.summary is not None:
            self.view.show_state(verbs.draw_summary(self.summary, language=self.workplace.language))

    def _do(self, deed: Deed, then: Then) -> None:
        """One deed after the other, each on what the one before gave."""
        self._waiting.append((deed, then))
        self._next()

    def _next(self) -> None:
        summary = self.summary
        if self._busy or not self._waiting or summary is None:
            return
        (deed, then), self._busy = self._waiting.pop(0), True
        self.frame.saving()
        self.run(
            lambda _control: deed(summary),
            partial(self._on_done, then),
            on_problem=self._on_refused,
            keep=True,
        )

    def _on_done(self, then: Then, given: Any) -> None:  # noqa: ANN401 -- whatever the deed gives
        self._busy = False
        self.frame.saved()
        if self.summary is not None:  # else the page was left meanwhile: it is in the vault all the same
            then(given)
            self._next()

    def _on_refused(self, problem: UdsetError) -> None:
        self._busy = False
        self._waiting.clear()
        self.frame.not_saved(problem)
        self.view.state = None  # what is on file is drawn again, whatever was pressed
        self._show()

    def _change(self, change: Callable[[Summary], Summary]) -> None:
        self._do(change, self._on_changed)

    def _on_changed(self, summary: Summary) -> None:
        self.summary = summary
        self._show()

    def _on_given(self, item: str, raw: Any, scale: str) -> None:  # noqa: ANN401 -- whatever the field gives
        self._change(lambda summary: verbs.put_right(self.workplace, summary, item, raw, scale=scale))

    def _on_declined(self, item: str, non_answer: str) -> None:
        self._change(lambda summary: verbs.decline_row(self.workplace, summary, item, non_answer))

    def _on_said(self, item: str, code: str) -> None:
        def said(summary: Summary) -> Summary:
            answer = summary.session.answers.get(item)
            told, whose = (answer.said_by, answer.perspective) if answer is not None else ((), None)
            who, view = said_now(code, told, whose)
            return verbs.say_who_answered(self.workplace, summary, item, who, view)

        self._change(said)

    def _on_read_given(self, item: str, raw: Any) -> None:  # noqa: ANN401
        self._pulse.forget(item)
        self._change(lambda summary: verbs.note_reading(self.workplace, summary, item, raw))

    def _on_due(self, item: str, text: str) -> None:
        self._change(lambda summary: verbs.type_reading(self.workplace, summary, item, text))

    def _on_words(self, page: str) -> None:
        """The conversation opens at that page, as the draft in which the summary is put right."""
        self.put_down()
        self._do(lambda summary: verbs.open_at_page(self.workplace, summary, page), self._on_page_open)

    def _on_page_open(self, session: Session) -> None:
        self.summary = None
        self.frame.go("conversation", session=session)

    def put_down(self) -> None:
        """Everything half-typed to the store, now."""
        if self.summary is not None:
            self.view.put_down()
            self._pulse.flush()

    def wake(self) -> None:
        """Come back from behind the PIN: the page is watched again."""
        cover_after_silence(self)

    def leave(self) -> None:
        """What was put right waits as a draft on Today, put aside on purpose."""
        super().leave()
        self.frame.watch(0)
        summary, self.summary = self.summary, None
        if summary is not None:
            self.run(
                lambda _control: verbs.rest_summary(self.workplace, summary), lambda _none: None, keep=True
            )

    def close(self) -> None:
        """The window closes: the same."""
        self.leave()

    def _on_keep(self, paper: bool) -> None:  # noqa: FBT001 -- Qt's own signal
        self._pulse.flush()
        self._do(lambda summary: verbs.finish_summary(self.workplace, summary), partial(self._on_kept, paper))

    def _on_kept(self, paper: bool, record: Record) -> None:  # noqa: FBT001
        summary, self.summary = self.summary, None
        new = summary is not None and record.revision > summary.revision
        self.frame.go("sheet", record_id=self._record, kind="summary" if paper else "person")
        self.frame.tell(say("summary.kept_new" if new else "summary.kept_same"))

    def _on_drop(self) -> None:
        question = Question(
            title=say("summary.drop_ask"),
            deeds=(("no", say("summary.drop_no")), ("yes", say("summary.drop_yes"))),
        )
        self.frame.ask(question, self._on_drop_answered)

    def _on_drop_answered(self, deed: str, _reason: str) -> None:
        if deed == "yes":
            self._do(lambda summary: verbs.drop_changes(self.workplace, summary), self._on_changed)

    def _on_follow_up(self) -> None:
        if self.summary is not None:
            self.put_down()
            session = self.summary.session
            open_follow_up(self.frame, session.name, session.interview, "summary", self._record)

    def _on_left(self) -> None:
        self.frame.go("sheet", record_id=self._record)
