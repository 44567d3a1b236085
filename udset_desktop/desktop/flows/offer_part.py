"""Today's offers and their verbs: counted by one key, taken back by one more."""

from __future__ import annotations

from PySide6.QtCore import QObject

from udset_desktop.desktop.flows.flow import Flow
from udset_desktop.desktop.look.words import say
from udset_desktop.desktop.views.ask_view import Question
from udset_desktop.desktop.views.offer_row import OfferRow
from udset_desktop.interview.screen import ChoiceState
from udset_desktop.usecases import offering
from udset_desktop.usecases.offering import Offered

_NOT_NOW = "not_now"


class OfferPart(QObject):
    """One row of Today."""

    def __init__(self, flow: Flow, row: OfferRow) -> None:
        super().__init__(flow)
        self._flow, self._row = flow, row
        self._last: Offered | None = None
        row.said.connect(self._on_said)
        row.taken_back.connect(self._on_taken_back)

    def start(self) -> None:
        """A fresh look at the day: what was counted before stays counted."""
        self._last = None
        self._row.show_noted("")

    def _on_said(self, said: str) -> None:
        if said == offering.ACCEPTED:
            self._flow.frame.go("begin")  # counted when the conversation has begun
            return
        workplace = self._flow.workplace

        def who(_control: object) -> tuple[str, tuple[ChoiceState, ...]]:
            return offering.who_offers(workplace), offering.interviewer_types(workplace)

        self._flow.run(who, lambda told: self._count_or_ask(told, said))

    def _count_or_ask(self, told: tuple[str, tuple[ChoiceState, ...]], said: str) -> None:
        kind, types = told
        if kind:
            self._count(kind, said)
            return
        question = Question(
            title=say("offers.who_ask"),
            lead=say("offers.who_lead"),
            deeds=(*((one.code, one.words) for one in types), (_NOT_NOW, say("offers.not_now"))),
        )
        self._flow.frame.ask(
            question, lambda kind, _reason: None if kind == _NOT_NOW else self._count(kind, said)
        )

    def _count(self, kind: str, said: str) -> None:
        workplace = self._flow.workplace

        def count(_control: object) -> Offered:
            offered = offering.note_offer(workplace, kind, said)
            offering.remember_who_offers(workplace, kind)
            return offered

        self._flow.frame.saving()
        self._flow.run(count, self._on_counted, on_problem=self._flow.frame.not_saved, keep=True)

    def _on_counted(self, offered: Offered) -> None:
        self._last = offered
        self._flow.frame.saved()
        self._row.show_noted(offered.said)

    def _on_taken_back(self) -> None:
        last, self._last = self._last, None
        if last is None:
            return
        workplace = self._flow.workplace
        self._flow.frame.saving()
        self._flow.run(
            lambda _control: offering.take_offer_back(workplace, last),
            self._on_gone,
            on_problem=self._flow.frame.not_saved,
            keep=True,
        )

    def _on_gone(self, _none: object) -> None:
        self._flow.frame.saved()
        self._row.show_taken_back()
