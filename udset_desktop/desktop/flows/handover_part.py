"""Handing over in the window: everybody from Settings, one person from their own page, and what comes back."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

from udset_desktop.desktop.flows.flow import Flow
from udset_desktop.desktop.flows.project_page import sentences_of
from udset_desktop.desktop.look.dates import long_date
from udset_desktop.desktop.look.words import say
from udset_desktop.desktop.views.ask_view import Question
from udset_desktop.desktop.views.handover_card import HandoverCard, HandoverShown
from udset_desktop.foundation.problems import UdsetError
from udset_desktop.foundation.wording import sentence_of
from udset_desktop.usecases import handing_over
from udset_desktop.usecases.copies_out import StillOut
from udset_desktop.usecases.handing_values import HandedOver, LetGo, TakenOver, ToLetGo, Waiting

FILES, RECEIPTS, CARDS = "*.udsethandover", "*.udsethanded", "*.udsetcard"
SHOWN = 12
"""How many copies stand there line by line; the rest is counted."""


class HandoverPart:
    """The card and its verbs."""

    def __init__(self, flow: Flow, card: HandoverCard) -> None:
        self._flow, self._card = flow, card
        card.give_asked.connect(self._on_give)
        card.take_asked.connect(self._on_take)
        card.receipt_asked.connect(self._on_receipt)
        card.back_asked.connect(self._on_back)

    def look(self, said: str = "") -> None:
        """What waits for a receipt; a coordinator has nobody to hand over, and the card stays away."""
        workplace = self._flow.workplace
        if workplace.vault is not None:
            self._flow.run(
                lambda _control: handing_over.waiting_for_receipts(workplace),
                lambda waiting: self._show(waiting, said),
            )

    def _show(self, waiting: tuple[Waiting, ...], said: str) -> None:
        told = tuple(
            say("handover.waiting", people=one.people, talks=one.records, laptop=one.taker) for one in waiting
        )
        self._card.show_handover(HandoverShown(waiting=told, said=said))

    def _refused(self, problem: UdsetError) -> None:
        if self._card.state is not None:
            self._card.show_handover(replace(self._card.state, said=sentences_of(problem)))

    def _on_give(self) -> None:
        workplace = self._flow.workplace
        give_people(
            self._flow,
            lambda card, out: handing_over.hand_everybody_over(workplace, card, out),
            lambda given: self.look(told_given(given)),
            self._refused,
        )

    def _on_take(self) -> None:
        self._flow.frame.choose_file(say("handover.take"), say("handover.files", kinds=FILES), self._take)

    def _take(self, file: Path) -> None:
        workplace = self._flow.workplace

        def taken(done: TakenOver) -> None:
            told = say("handover.taken", people=done.people, talks=done.records, file=str(done.receipt))
            self.look(told)

        self._flow.run(
            lambda _control: handing_over.take_over(workplace, file),
            taken,
            on_problem=self._refused,
            keep=True,
        )

    def _on_receipt(self) -> None:
        kinds = say("handover.receipts", kinds=RECEIPTS)
        self._flow.frame.choose_file(say("handover.receipt"), kinds, self._look_at)

    def _look_at(self, receipt: Path) -> None:
        workplace = self._flow.workplace

        def looked(would: ToLetGo) -> None:
            if would.people:
                self._ask_to_clear(receipt, would)
            else:
                self._clear(receipt)

        self._flow.run(
            lambda _control: handing_over.would_let_go(workplace, receipt),
            looked,
            on_problem=self._refused,
        )

    def _ask_to_clear(self, receipt: Path, would: ToLetGo) -> None:
        stays = (sentence_of(one.code, {"name": one.name}) for one in would.stays)
        lines = (*stays, *_still_out(would.out), say("handover.clear_last") if would.out.copies else "")
        question = Question(
            title=say("handover.clear_ask"),
            lead="\n\n".join(line for line in (say("handover.clear_lead"), *lines) if line),
            deeds=(("no", say("handover.clear_no")), ("yes", say("handover.clear_yes"))),
        )

        def answered(deed: str, _reason: str) -> None:
            if deed == "yes":
                self._clear(receipt)

        self._flow.frame.ask(question, answered)

    def _clear(self, receipt: Path) -> None:
        workplace = self._flow.workplace

        def cleared(gone: LetGo) -> None:
            told = say("handover.cleared", people=gone.people, talks=gone.records)
            stays = (sentence_of(one.code, {"name": one.name}) for one in gone.stays)
            self.look("\n".join((told, *stays, *_still_out(gone.out))))

        self._flow.run(
            lambda _control: handing_over.let_go(workplace, receipt),
            cleared,
            on_problem=self._refused,
            keep=True,
        )

    def _on_back(self) -> None:
        workplace = self._flow.workplace

        def chosen(file: Path) -> None:
            self._flow.run(
                lambda _control: handing_over.would_take_back(workplace, file),
                lambda would: self._ask_back(file, would),
                on_problem=self._refused,
            )

        kinds = say("handover.files", kinds=f"{FILES} {RECEIPTS}")  # of a laptop that is trusted no longer
        self._flow.frame.choose_file(say("handover.back"), kinds, chosen)

    def _ask_back(self, file: Path, would: Waiting) -> None:
        workplace = self._flow.workplace

        def answered(deed: str, _reason: str) -> None:
            if deed == "yes":
                self._flow.run(
                    lambda _control: handing_over.take_back(workplace, file),
                    lambda talks: self.look(say("handover.is_back", talks=talks)),
                    on_problem=self._refused,
                    keep=True,
                )

        told = say("handover.back_lead", people=would.people, talks=would.records, laptop=would.taker)
        question = Question(
            title=say("handover.back_ask"),
            lead=told,
            deeds=(("no", say("handover.back_no")), ("yes", say("handover.back_yes"))),
        )
        self._flow.frame.ask(question, answered)


def give_people(
    flow: Flow,
    give: Callable[[Path, Path], HandedOver],
    on_done: Callable[[HandedOver], None],
    on_problem: Callable[[UdsetError], None],
) -> None:
    """People in a file for another laptop, by `give(card, out)`: whose card, then where to."""

    def to_card(card: Path) -> None:
        def to_file(out: Path) -> None:
            flow.run(
                lambda _control: give(card, out),
                on_done,
                on_problem=on_problem,
                keep=True,
            )

        name = say("handover.file_name")
        flow.frame.choose_target(say("handover.where"), name, say("handover.files", kinds=FILES), to_file)

    flow.frame.choose_file(say("handover.card"), say("handover.cards", kinds=CARDS), to_card)


def told_given(given: HandedOver) -> str:
    """What was handed over, in a sentence, and one for each who stayed."""
    told = say("handover.given", people=given.people, talks=given.records, file=str(given.file))
    return "\n".join((told, *(sentence_of(one.code, {"name": one.name}) for one in given.stays)))


def _still_out(out: StillOut) -> tuple[str, ...]:
    """What of them lies about, line by line."""
    told = [
        (name, sentence_of(copy.code, {"date": long_date(copy.on), "where": copy.where}))
        for name, copy in out.copies
    ]
    lines = [say("handover.copy_of", name=name, told=words) if name else words for name, words in told]
    left = len(lines) - SHOWN
    more = [say("handover.copies_more", count=left)] if left > 0 else []
    kept = [(goes_on.isoformat(), str(file)) for file, goes_on in out.backups]
    kept += [(beside.goes_on, beside.file) for beside in out.old_copies]
    return (
        *lines[:SHOWN],
        *more,
        *(say("handover.backup", file=file, on=long_date(day)) for day, file in kept),
    )
