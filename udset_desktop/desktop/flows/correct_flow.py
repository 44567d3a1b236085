"""A finished conversation corrected with a reason, or called void: a revision, never an overwrite."""

from __future__ import annotations

from typing import Any

from udset_desktop.desktop.flows.flow import Flow, Frame
from udset_desktop.desktop.look.words import say
from udset_desktop.desktop.views.ask_view import AskView, Question
from udset_desktop.foundation.ids import RecordId
from udset_desktop.usecases import interviewing


class CorrectFlow(Flow):
    """The question why, before anything is opened again."""

    view: AskView

    def __init__(self, frame: Frame) -> None:
        super().__init__(frame, AskView())
        self._record = RecordId("")
        self.view.answered.connect(self._on_answered)

    def enter(self, *, record_id: str = "", **_handed: Any) -> None:  # noqa: ANN401
        """Ask why."""
        self._record = RecordId(record_id)
        self.view.show_question(
            Question(
                title=say("correct.title"),
                lead=say("correct.lead"),
                reason=say("correct.reason"),
                reason_for=("open", "void"),
                deeds=(
                    ("open", say("correct.open")),
                    ("leave", say("correct.leave")),
                    ("void", say("correct.void")),
                ),
            )
        )
        self.view.box.setFocus()

    def _on_answered(self, deed: str, reason: str) -> None:
        record = self._record
        if deed == "open":
            self.frame.go("conversation", record_id=record, reason=reason)
        elif deed == "void":
            self.run(
                lambda _control: interviewing.void(self.workplace, record, reason),
                self._on_void,
            )
        else:
            self.frame.go("today")

    def _on_void(self, _record: object) -> None:
        self.frame.saved()
        self.frame.go("today")
        self.frame.tell(say("correct.voided"))
