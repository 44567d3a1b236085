"""A note on one's own work: pure steps on the window's thread, every saving on the store lane."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from udset_desktop.desktop.flows.came_from import CameFrom
from udset_desktop.desktop.flows.flow import Flow, Frame
from udset_desktop.desktop.look.words import say
from udset_desktop.desktop.views.ask_view import Question
from udset_desktop.desktop.views.work_note_view import WorkNoteView
from udset_desktop.desktop.work.typing import TypingPulse
from udset_desktop.foundation.ids import RecordId, WorkNoteId
from udset_desktop.foundation.problems import Finding, UdsetError
from udset_desktop.instrument.model import Instrument
from udset_desktop.interview.work_note import WorkNote, answer_note, decline_note, type_note
from udset_desktop.interview.work_screen import screen_of_note
from udset_desktop.usecases import noting_work


class WorkNoteFlow(Flow):
    """One note."""

    view: WorkNoteView

    def __init__(self, frame: Frame) -> None:
        super().__init__(frame, WorkNoteView())
        self.note: WorkNote | None = None
        self._definition: Instrument | None = None
        self._findings: dict[str, tuple[Finding, ...]] = {}
        self._from = CameFrom()
        self._pulse = TypingPulse(self)
        self._pulse.due.connect(self._on_due)
        view = self.view
        view.given.connect(self._on_given)
        view.declined.connect(self._on_declined)
        view.typed.connect(self._on_typed)
        view.finish_asked.connect(self._on_finish)
        view.leaves_said.connect(self._on_leaves)
        view.delete_asked.connect(self._on_delete)
        view.left.connect(self._on_left)

    def enter(
        self,
        *,
        key: str = "",
        record_id: str = "",
        note_id: str = "",
        came_from: CameFrom | None = None,
        **_handed: Any,  # noqa: ANN401
    ) -> None:
        """A note that is there, or the one of this tool: on this conversation, or on none."""
        self.note, self._findings, self._from = None, {}, came_from or CameFrom()

        def load(_control: object) -> tuple[WorkNote, Instrument]:
            note = (
                noting_work.load_note(self.workplace, WorkNoteId(note_id))
                if note_id
                else noting_work.begin_note(self.workplace, key, RecordId(record_id) if record_id else None)
            )
            return note, noting_work.instrument_of_note(self.workplace, note)

        self.run(load, self._on_loaded, on_problem=self._on_lost)

    def _on_loaded(self, loaded: tuple[WorkNote, Instrument]) -> None:
        self.note, self._definition = loaded
        self._show()
        self.view.start(leaves=self.note.leaves)

    def _on_lost(self, problem: UdsetError) -> None:
        self._on_left()
        self.frame.tell_problem(problem)

    def _show(self) -> None:
        if self.note is not None and self._definition is not None:
            language = self.workplace.language
            self.view.show_state(
                screen_of_note(self.note, self._definition, self._findings, language=language)
            )

    def _on_given(self, item: str, raw: Any, _scale: str) -> None:  # noqa: ANN401 -- whatever the field gives
        self._pulse.forget(item)
        self._step(item, lambda note, definition: answer_note(note, definition, item, raw))

    def _on_declined(self, item: str, non_answer: str) -> None:
        self._step(item, lambda note, definition: decline_note(note, definition, item, non_answer))

    def _step(
        self,
        item: str,
        step: Callable[[WorkNote, Instrument], tuple[WorkNote, tuple[Finding, ...]]],
    ) -> None:
        if self.note is None or self._definition is None or self.note.has_left:
            return
        before = self.note
        self.note, found = step(before, self._definition)
        self._findings = {**self._findings, item: found}
        self._show()
        if self.note != before:
            self._save()

    def _on_typed(self, item: str, text: str) -> None:
        if self.note is None or self._definition is None or self.note.has_left:
            return
        self.note, found = type_note(self.note, self._definition, item, text)
        if found:
            self._findings = {**self._findings, item: found}
            self._show()
            return
        self._pulse.note(item, text)

    def _on_due(self, _item: str, _text: str) -> None:
        self._save()

    def _save(self) -> None:
        note = self.note
        if note is None:
            return
        self.frame.saving()
        self.run(
            lambda _control: noting_work.save_note(self.workplace, note),
            lambda _none: self.frame.saved(),
            on_problem=self.frame.not_saved,
            keep=True,
        )

    def put_down(self) -> None:
        """Everything half-typed to the store, now."""
        if self.note is not None:
            self.view.put_down()
            self._pulse.flush()

    def leave(self) -> None:
        """A note in which nothing was written is not kept."""
        super().leave()
        note, self.note = self.note, None
        if note is not None and not note.is_written:
            self.run(
                lambda _control: noting_work.delete_note(self.workplace, note.id),
                lambda _none: None,
                keep=True,
            )

    def close(self) -> None:
        """The window closes: the same."""
        self.leave()

    def _on_finish(self, leaves: bool) -> None:  # noqa: FBT001 -- Qt's own signal
        note = self.note
        if note is None:
            return
        self._pulse.flush()
        self.frame.saving()
        self.run(
            lambda _control: noting_work.finish_note(self.workplace, note, leaves=leaves),
            self._on_finished,
            on_problem=self._on_refused,
            keep=True,
        )

    def _on_leaves(self, leaves: bool) -> None:  # noqa: FBT001 -- Qt's own signal
        """Of a note that is finished already, a change of mind counts at once."""
        note = self.note
        if note is None or not note.done or note.leaves == leaves:
            return
        self.frame.saving()
        self.run(
            lambda _control: noting_work.finish_note(self.workplace, note, leaves=leaves),
            self._on_changed,
            on_problem=self._on_refused,
            keep=True,
        )

    def _on_changed(self, note: WorkNote) -> None:
        self.frame.saved()
        if self.note is not None and self.note.id == note.id:
            self.note = note

    def _on_finished(self, note: WorkNote) -> None:
        self.frame.saved()
        self.note = note
        self._on_left()
        self.frame.tell(say("work.going_told") if note.leaves else say("work.kept_told"))

    def _on_refused(self, problem: UdsetError) -> None:
        self.frame.saved()
        self.view.show_findings(problem.findings)

    def _on_delete(self) -> None:
        note = self.note
        if note is None:
            return
        question = Question(
            title=say("work.delete_ask"),
            deeds=(("no", say("work.delete_no")), ("yes", say("work.delete_yes"))),
        )

        def answered(deed: str, _reason: str) -> None:
            if deed == "yes":
                self.run(
                    lambda _control: noting_work.delete_note(self.workplace, note.id),
                    self._on_deleted,
                    keep=True,
                )

        self.frame.ask(question, answered)

    def _on_deleted(self, _none: object) -> None:
        self.note = None
        self._on_left()
        self.frame.tell(say("work.deleted_told"))

    def _on_left(self) -> None:
        self.frame.go(self._from.place, **(self._from.handed or {}))
