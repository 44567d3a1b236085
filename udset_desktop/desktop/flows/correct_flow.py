"""A finished conversation corrected with a reason, or called void: a revision, never an overwrite."""

from __future__ import annotations

from typing import Any

from udset_desktop.desktop.flows.day_tool import KEEP, day_question, day_typed
from udset_desktop.desktop.flows.flow import Flow, Frame
from udset_desktop.desktop.look.dates import long_date
from udset_desktop.desktop.look.words import say
from udset_desktop.desktop.views.ask_view import AskView, Question
from udset_desktop.desktop.work.typing import TypingPulse
from udset_desktop.foundation.ids import RecordId
from udset_desktop.record.model import Record
from udset_desktop.usecases import interviewing
from udset_desktop.usecases.day_of_talk import correct_day
from udset_desktop.usecases.people import load_record


class CorrectFlow(Flow):
    """The question why, before anything is opened again."""

    view: AskView

    def __init__(self, frame: Frame) -> None:
        super().__init__(frame, AskView())
        self._record = RecordId("")
        self._pulse = TypingPulse(self)
        self.view.answered.connect(self._on_answered)
        self.view.typed.connect(self._on_typed)
        self._pulse.due.connect(self._on_due)

    def enter(self, *, record_id: str = "", **_handed: Any) -> None:  # noqa: ANN401
        """Ask why; what was half-written when the program was cut off stands there again."""
        record = self._record = RecordId(record_id)
        self._ask("")
        self.run(lambda _control: interviewing.typed_reason(self.workplace, record), self._on_kept)

    def _on_kept(self, reason: str) -> None:
        if reason and not self.view.box.toPlainText():
            self._ask(reason)

    def _ask(self, reason: str) -> None:
        self.view.show_question(
            Question(
                title=say("correct.title"),
                lead=say("correct.lead"),
                reason=say("correct.reason"),
                reason_for=("open", "day", "void"),
                why="correct",
                deeds=(
                    ("open", say("correct.open")),
                    ("leave", say("correct.leave")),
                    ("day", say("correct.day")),
                    ("void", say("correct.void")),
                    ("take_back", say("correct.take_back")),
                ),
            ),
            reason,
        )
        self.view.box.setFocus()

    def _on_typed(self, reason: str) -> None:
        self._pulse.note(self._record, reason)

    def _on_due(self, record: str, reason: str) -> None:
        self.run(
            lambda _control: interviewing.type_reason(self.workplace, RecordId(record), reason),
            lambda _none: self.frame.saved(),
            on_problem=self.frame.not_saved,
            keep=True,
        )

    def put_down(self) -> None:
        """What is half-written to the store, now."""
        self._pulse.flush()

    def _on_answered(self, deed: str, reason: str) -> None:
        record = self._record
        if deed in {"open", "void"}:
            self._pulse.forget(record)  # what was half-typed goes in the very step that takes the reason in
        elif deed != "day":
            self._pulse.note(record, "")
            self._pulse.flush()
        if deed == "open":
            self.frame.go("conversation", record_id=record, reason=reason)
        elif deed == "void":
            self.run(
                lambda _control: interviewing.void(self.workplace, record, reason),
                self._on_void,
            )
        elif deed == "day":
            self.run(
                lambda _control: load_record(self.workplace, record),
                lambda kept: self.frame.ask(
                    day_question(kept.held_on), lambda said, typed: self._on_day(said, typed, reason)
                ),
            )
        elif deed == "take_back":
            self.frame.go("take_back", record_id=record)
        else:
            self.frame.go("today")

    def _on_day(self, deed: str, typed: str, reason: str) -> None:
        if deed == KEEP:
            record, day = self._record, day_typed(typed)
            self._pulse.forget(record)
            self.run(
                lambda _control: correct_day(self.workplace, record, day, reason),
                self._on_day_kept,
            )

    def _on_day_kept(self, record: Record) -> None:
        self.frame.saved()
        self.frame.go("today")
        self.frame.tell(say("correct.day_kept", date=long_date(record.held_on)))

    def _on_void(self, _record: object) -> None:
        self.frame.saved()
        self.frame.go("today")
        self.frame.tell(say("correct.voided"))
