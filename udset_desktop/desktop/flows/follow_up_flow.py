"""A follow-up and its verbs: kept as it is written, passed on, printed alone, left by the way one came."""

from __future__ import annotations

from typing import Any

from udset_desktop.desktop.flows.came_from import CameFrom
from udset_desktop.desktop.flows.flow import Flow, Frame
from udset_desktop.desktop.flows.printing import PRINT_DPI, Printing
from udset_desktop.desktop.flows.silence import cover_after_silence
from udset_desktop.desktop.look.dates import long_date, short_moment
from udset_desktop.desktop.look.words import say
from udset_desktop.desktop.views.ask_view import Question
from udset_desktop.desktop.views.follow_up_view import FollowUpShown, FollowUpView
from udset_desktop.desktop.work.typing import TypingPulse
from udset_desktop.foundation.ids import FollowUpId, InterviewId
from udset_desktop.foundation.problems import UdsetError
from udset_desktop.interview.follow_up import FollowUp, write_part
from udset_desktop.project.model import Helpline
from udset_desktop.usecases import following_up
from udset_desktop.usecases.summarising import PageImage


class FollowUpFlow(Flow):
    """One note."""

    view: FollowUpView

    def __init__(self, frame: Frame) -> None:
        super().__init__(frame, FollowUpView())
        self.note: FollowUp | None = None
        self._from = CameFrom()
        self._kept = False
        self.printing = Printing(self)
        self._pulse = TypingPulse(self)
        self._pulse.due.connect(self._on_due)
        view = self.view
        view.written.connect(self._on_written)
        view.passed_asked.connect(self._on_passed)
        view.taken_up_asked.connect(self._on_taken_up)
        view.delete_asked.connect(self._on_delete)
        view.print_asked.connect(self._on_print)
        view.open_asked.connect(self._on_open)
        view.left.connect(self._on_left)

    def enter(
        self,
        *,
        note_id: str = "",
        about: str = "",
        interview: InterviewId | None = None,
        came_from: CameFrom | None = None,
        **_handed: Any,  # noqa: ANN401
    ) -> None:
        """A note of Today's list; else the one this conversation has already, or a new one."""
        self.note, self._kept, self._from = None, False, came_from or CameFrom()
        self.view.show_top()
        cover_after_silence(self)

        def load(_control: object) -> tuple[FollowUp, tuple[FollowUp, ...]]:
            notes = following_up.list_notes(self.workplace)
            for note in notes:
                mine = interview is not None and note.interview == interview and not note.is_passed_on
                if note.id == note_id or mine:
                    return note, notes
            return following_up.new_note(self.workplace, about=about, interview=interview), notes

        self.run(load, self._on_loaded)

    def _on_loaded(self, loaded: tuple[FollowUp, tuple[FollowUp, ...]]) -> None:
        note, notes = loaded
        self.note, self._kept = note, note in notes
        self._show(notes)
        self.view.title.take_focus()
        box = next((part for part in ("said", "did", "told") if not note.texts()[part]), "told_when")
        self.view.boxes[box].setFocus()

    def _show(self, notes: tuple[FollowUp, ...]) -> None:
        note = self.note
        if note is None:
            return
        told = following_up.whom_to_tell(self.workplace.require_project())
        self.view.show_state(
            FollowUpShown(
                note=note,
                adults=_numbers(told.adults),
                children=_numbers(told.children),
                steps=told.steps,
                # In front of the person there is only this one.
                others=() if self._from.place != CameFrom().place else self._others(notes),
                passed=say("follow_up.passed_on", date=long_date(note.passed_utc[:10]))
                if note.is_passed_on
                else "",
            )
        )

    def _others(self, notes: tuple[FollowUp, ...]) -> tuple[Any, ...]:
        on = self.workplace.clock.today_on().isoformat()
        return tuple(
            (
                one.id,
                say("follow_up.begun", date=short_moment(one.begun_utc, on)),
                say("follow_up.was_passed", date=long_date(one.passed_utc[:10]))
                if one.is_passed_on
                else say("follow_up.waits"),
                (("open", say("follow_up.open")),),
            )
            for one in notes
            if self.note is not None and one.id != self.note.id
        )

    def _on_written(self, part: str, text: str) -> None:
        if self.note is None:
            return
        self.note, found = write_part(self.note, part, text)
        self.view.show_findings(found)
        if not found:
            self._pulse.note("note", "")

    def _on_due(self, _what: str, _text: str) -> None:
        note = self.note
        if note is None:
            return
        self._kept = True
        self.frame.saving()
        self.run(
            lambda _control: following_up.save_note(self.workplace, note),
            self._on_saved,
            on_problem=self.frame.not_saved,
            keep=True,
        )

    def _on_saved(self, _none: object) -> None:
        self.frame.saved()

    def put_down(self) -> None:
        """What is half-written to the store, now."""
        self._pulse.flush()

    def wake(self) -> None:
        """Come back from behind the PIN: the page is watched again."""
        cover_after_silence(self)

    def leave(self) -> None:
        """A note in which nothing was written is not kept."""
        super().leave()
        self.frame.watch(0)
        note, self.note = self.note, None
        if note is not None and self._kept and not note.is_written:
            self.run(
                lambda _control: following_up.drop_unwritten(self.workplace, note),
                lambda _none: None,
                keep=True,
            )

    def close(self) -> None:
        """The window closes: the same."""
        self.leave()

    def _on_passed(self) -> None:
        note = self.note
        if note is not None:
            self.put_down()
            self._change(lambda: following_up.pass_on(self.workplace, note))

    def _on_taken_up(self) -> None:
        note = self.note
        if note is not None:
            self._change(lambda: following_up.take_up_again(self.workplace, note))

    def _on_delete(self) -> None:
        note = self.note
        if note is None:
            return
        question = Question(
            title=say("follow_up.delete_ask"),
            lead=say("follow_up.delete_about"),
            deeds=(("no", say("follow_up.delete_no")), ("yes", say("follow_up.delete_yes"))),
        )
        self.frame.ask(question, lambda deed, _reason: self._delete(note) if deed == "yes" else None)

    def _delete(self, note: FollowUp) -> None:
        def on_deleted(_none: None) -> None:
            self.frame.tell(say("follow_up.deleted"))
            if self.note is not None and self.note.id == note.id:
                self.note = None
                self._on_left()

        self.run(lambda _control: following_up.delete_passed(self.workplace, note), on_deleted, keep=True)

    def _change(self, verb: Any) -> None:  # noqa: ANN401 -- a verb that gives the note as it now is
        def change(_control: object) -> tuple[FollowUp, tuple[FollowUp, ...]]:
            return verb(), following_up.list_notes(self.workplace)

        self.frame.saving()
        self.run(change, self._on_changed, on_problem=self._on_refused, keep=True)

    def _on_changed(self, changed: tuple[FollowUp, tuple[FollowUp, ...]]) -> None:
        self.frame.saved()
        note, notes = changed
        if self.note is not None and self.note.id == note.id:
            self.note = note
            self._show(notes)

    def _on_refused(self, problem: UdsetError) -> None:
        missing = tuple(one for one in problem.findings if one.where)
        if missing:
            self.frame.saved()
            self.view.show_findings(missing[:1])
        else:
            self.frame.not_saved(problem)

    def _on_print(self) -> None:
        note = self.note
        if note is None:
            return
        if not note.is_written:
            self.frame.tell(say("follow_up.missing"))
            return
        self.put_down()
        self.run(
            lambda _control: following_up.note_pages(self.workplace, note, dpi=PRINT_DPI),
            lambda pages: self._on_ready_to_print(pages, note.id),
        )

    def _on_ready_to_print(self, pages: tuple[PageImage, ...], note_id: FollowUpId) -> None:
        self.printing.ask(say("follow_up.print_name"), pages, lambda: self._on_printed(note_id))

    def _on_printed(self, note_id: FollowUpId) -> None:
        self.view.ask_safe()
        self.run(
            lambda _control: following_up.log_note_printed(self.workplace, note_id),
            lambda _none: self.frame.tell(say("follow_up.printed")),
            keep=True,
        )

    def _on_open(self, note_id: str) -> None:
        self.frame.go("follow_up", note_id=note_id, came_from=self._from)

    def _on_left(self) -> None:
        self.frame.go(self._from.place, **(self._from.handed or {}))


def _numbers(lines: tuple[Helpline, ...]) -> tuple[tuple[str, str], ...]:
    return tuple((line.number, line.name) for line in lines)
