"""What comes after a conversation and its verbs: copied out, summed up, looked back at."""

from __future__ import annotations

from dataclasses import dataclass

from PySide6.QtCore import QObject, Signal

from udset_desktop.desktop.flows.came_from import CameFrom
from udset_desktop.desktop.flows.flow import Flow
from udset_desktop.desktop.look.controls import announce
from udset_desktop.desktop.look.words import say
from udset_desktop.desktop.views.after_part import AfterPart
from udset_desktop.desktop.work.clipboard import lent_clipboard
from udset_desktop.instrument.model import REFLECTION
from udset_desktop.interview.permission import Purpose
from udset_desktop.record.model import Record
from udset_desktop.usecases import importing, noting_work, outcomes_summary


@dataclass(frozen=True, slots=True, kw_only=True)
class AfterTools:
    """Which ways on there are."""

    summary: bool = False
    reflection: str = ""  # id/version of the project's look back
    supervision: bool = False  # the person's words may be used


class AfterFlow(QObject):
    """The part of the sheet's page that is not paper.

    Signals: `tools_known(summary)` whether the conversation has an outcomes summary.
    """

    tools_known = Signal(bool)

    def __init__(self, flow: Flow, part: AfterPart) -> None:
        super().__init__(flow)
        self._flow, self._part = flow, part
        self.record: Record | None = None
        self._tools = AfterTools()
        part.copy_asked.connect(self._on_copy)
        part.summary_asked.connect(self._on_summary)
        part.reflection_asked.connect(self._on_reflection)
        part.supervision_asked.connect(self._on_supervision)

    def take(self, record: Record) -> None:
        """The conversation whose sheet is in front."""
        self.record = record
        self._part.start()
        workplace = self._flow.workplace

        def load(_control: object) -> AfterTools:
            tools = noting_work.work_tools(workplace, noting_work.ABOUT_CONVERSATION)
            look_back = next((tool.key for tool in tools if tool.purpose == REFLECTION), "")
            return AfterTools(
                summary=outcomes_summary.has_summary(workplace, record),
                reflection=look_back,
                supervision=not record.void and record.permissions.may(Purpose.WORDS),
            )

        self._flow.run(load, self._on_tools)

    def _on_tools(self, tools: AfterTools) -> None:
        self._tools = tools
        self.tools_known.emit(tools.summary)
        self._part.show_tools(
            summary=tools.summary, reflection=bool(tools.reflection), supervision=tools.supervision
        )

    def _on_copy(self) -> None:
        record = self.record
        if record is not None:
            workplace = self._flow.workplace
            self._flow.run(lambda _control: importing.copy_out(workplace, record.interview), self._on_copied)

    def _on_copied(self, text: str) -> None:
        lent_clipboard().put(text)
        self._part.show_copied(say("after.copied"))
        announce(self._part, self._part.copied.text())

    def _on_summary(self) -> None:
        if self.record is not None:
            self._flow.frame.go("summary", record_id=self.record.id)

    def _on_reflection(self) -> None:
        if self.record is not None:
            handed = {"record_id": self.record.id}
            self._flow.frame.go(
                "work_note",
                key=self._tools.reflection,
                record_id=self.record.id,
                came_from=CameFrom(place="sheet", handed=handed),
            )

    def _on_supervision(self) -> None:
        if self.record is not None:
            handed = {"record_id": self.record.id}
            came_from = CameFrom(place="sheet", handed=handed)
            self._flow.frame.go("supervision", record_id=self.record.id, came_from=came_from)
