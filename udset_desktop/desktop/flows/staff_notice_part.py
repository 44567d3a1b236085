"""The notice to staff on Today: looked up each time, and gone once somebody has read it."""

from __future__ import annotations

from PySide6.QtCore import QObject

from udset_desktop.desktop.flows.flow import Flow
from udset_desktop.desktop.look.dates import long_date
from udset_desktop.desktop.look.words import say
from udset_desktop.desktop.views.staff_notice_card import StaffNoticeCard
from udset_desktop.usecases import staff_notice
from udset_desktop.usecases.staff_notice import StaffNotice


class StaffNoticePart(QObject):
    """The card and its two verbs."""

    def __init__(self, flow: Flow, card: StaffNoticeCard) -> None:
        super().__init__(flow)
        self._flow, self._card = flow, card
        card.read_told.connect(self._on_read)

    def load(self) -> None:
        """What was not read yet."""
        workplace = self._flow.workplace
        self._flow.run(lambda _control: staff_notice.notice_due(workplace), self._show)

    def _show(self, notice: StaffNotice | None) -> None:
        if notice is None:
            self._card.show_notice("")
        else:
            self._card.show_notice(notice.version, leaves_of(notice), notice.text, lines_of(notice))

    def _on_read(self, version: str) -> None:
        workplace = self._flow.workplace
        self._flow.run(lambda _control: staff_notice.note_read(workplace, version), self._on_noted, keep=True)

    def _on_noted(self, _none: object) -> None:
        self._flow.frame.saved()
        self._card.show_notice("")
        self._flow.frame.tell(say("staff_notice.noted"))


def leaves_of(notice: StaffNotice) -> str:
    """What leaves about whoever reads this; "" for nothing."""
    parts = ", ".join(say(f"staff_notice.part.{part}") for part in notice.parts)
    return say("staff_notice.leaves", parts=parts) if parts else ""


def lines_of(notice: StaffNotice) -> tuple[str, ...]:
    """With whose agreement, and for how long."""
    lines = (
        say("staff_notice.decided", post=notice.post, date=long_date(notice.decided_on))
        if notice.post
        else "",
        say("staff_notice.until", date=long_date(notice.until)) if notice.until else "",
        say("staff_notice.told", date=long_date(notice.told_on)) if notice.told_on else "",
        say("staff_notice.readers", readers=", ".join(notice.readers)) if notice.readers else "",
    )
    return tuple(line for line in lines if line)
