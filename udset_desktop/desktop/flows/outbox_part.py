"""Sending what waits and following it: the part of Sharing that knows how far each bundle is.

What waits is taken out of the vault on its own lane, carried on the other one, and what was done is
kept on the first again: an answer that is typed meanwhile never waits for a server.
"""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING

from udset_desktop.desktop.flows.flow import Flow
from udset_desktop.desktop.look.dates import short_moment
from udset_desktop.desktop.look.words import say
from udset_desktop.desktop.views.outbox_card import OutboxCard, OutboxShown
from udset_desktop.desktop.work.runner import Lane
from udset_desktop.foundation.problems import Cancelled
from udset_desktop.foundation.progress import Control
from udset_desktop.foundation.wording import sentence_of, sentence_of_finding
from udset_desktop.usecases import carrying, exporting
from udset_desktop.usecases.carrying import Carried, Delivery, Journey, Parcel
from udset_desktop.usecases.exporting import Preview

if TYPE_CHECKING:
    from udset_desktop.usecases.receipts_home import TakenReceipt

SHOWN = 12
"""How many journeys stand there one by one."""
_RECEIPTS = "*.udsetreceipt"


class OutboxPart:
    """The card and its verbs.

    `changed` is told when something was sent or signed for, `look_anew` when what was to leave is ready again.
    """

    def __init__(
        self,
        flow: Flow,
        card: OutboxCard,
        say_done: Callable[[str], None],
        changed: Callable[[], None],
        look_anew: Callable[[], None],
    ) -> None:
        self._flow, self._card, self._say_done, self._changed = flow, card, say_done, changed
        self._look_anew = look_anew
        self.waiting = 0
        card.again_asked.connect(lambda: self._start(again=True))
        card.receipt_asked.connect(self._on_receipt_asked)

    def look(self) -> None:
        """How far everything is."""
        workplace = self._flow.workplace
        self._flow.run(lambda _control: carrying.journeys(workplace), self._on_journeys)

    def send(self, preview: Preview | None) -> None:
        """Make what is shown, if there is anything, and send everything that waits."""
        workplace = self._flow.workplace
        if preview is None or preview.is_empty:
            self._start()
            return
        self._flow.run_long(
            say("sharing.writing"),
            lambda control: exporting.make_bundles(workplace, control, shown=preview),
            lambda _bundles: self._on_made(),
        )

    def _on_made(self) -> None:
        self._look_anew()
        self._start()

    def _start(self, *, again: bool = False) -> None:
        workplace = self._flow.workplace
        self._flow.run(lambda _control: carrying.parcel_of(workplace, again=again), self._carry, keep=True)

    def _carry(self, parcel: Parcel) -> None:
        def carry(control: Control) -> Carried:
            return carrying.carry(parcel, control)

        self._flow.run_long(say("outbox.sending"), carry, self._keep, lane=Lane.PURE)

    def _keep(self, carried: Carried) -> None:
        workplace = self._flow.workplace
        self._flow.run(
            lambda _control: carrying.keep_carried(workplace, carried), self._on_delivery, keep=True
        )

    def _on_delivery(self, done: Delivery) -> None:
        self._say_done("\n".join(delivery_words(done)))
        if done.apart:
            self._look_anew()
        self.look()
        self._changed()

    def _on_journeys(self, journeys: tuple[Journey, ...]) -> None:
        self.waiting = sum(1 for one in journeys if one.waits)
        today_on = self._flow.workplace.clock.today_on().isoformat()
        # All that still waits for anything is told, and of what is done the latest.
        told = [one for place, one in enumerate(journeys) if place < SHOWN or (one.is_here)]
        self._card.show_outbox(
            OutboxShown(
                rows=tuple((row_words(one), journey_words(one, today_on)) for one in told),
                earlier=len(journeys) - len(told),
                may_send_again=any(one.is_here and not one.waits for one in journeys),
            )
        )
        self._changed()

    def _on_receipt_asked(self) -> None:
        kinds = say("outbox.receipt_kinds", kinds=_RECEIPTS)
        self._flow.frame.choose_file(say("outbox.receipt"), kinds, self._on_receipt)

    def _on_receipt(self, file: Path) -> None:
        workplace = self._flow.workplace

        def taken(receipt: TakenReceipt) -> None:
            key = "receipt_taken" if receipt.is_new else "receipt_again"
            self._say_done(say(f"outbox.{key}", number=receipt.number))
            self.look()

        self._flow.run(lambda _control: carrying.take_receipt(workplace, file), taken, keep=True)


def delivery_words(done: Delivery) -> tuple[str, ...]:
    """What a send came to, a sentence a line."""
    lines = []
    if isinstance(done.problem, Cancelled):
        lines.append(say("outbox.stopped"))
    elif done.problem is not None:
        lines += [sentence_of_finding(finding) for finding in done.problem.findings]
    if done.delivered or (done.problem is None and not done.apart):
        lines.append(counted("sent", len(done.delivered)))
    if done.received:
        lines.append(counted("signed", len(done.received)))
    lines += [sentence_of_finding(finding) for finding in done.findings]
    return tuple(lines)


def row_words(one: Journey) -> str:
    """Which bundle it is."""
    return f"{say('outbox.row', number=one.number)} · {counted('conversations', one.records)}"


def journey_words(one: Journey, today_on: str) -> str:
    """How far it is, sentence by sentence."""

    def on(moment: str) -> str:
        return short_moment(moment, today_on)

    lines = [say("outbox.made", on=on(one.made_utc))]
    if one.copied_utc:
        lines.append(say("outbox.copied", on=on(one.copied_utc)))
    if one.delivered_utc:
        lines.append(say("outbox.delivered", on=on(one.delivered_utc)))
    if one.received_utc:
        lines.append(say("outbox.received", on=on(one.received_utc)))
        if one.held:
            lines.append(say("outbox.held", count=one.held))
    elif one.waits:
        lines.append(say("outbox.waits"))
    elif not one.delivered_utc:
        lines.append(say("outbox.by_hand"))
    if one.problem:
        lines.append(say("outbox.trouble", why=sentence_of(one.problem, {})))
    return " ".join(lines)


def counted(key: str, count: int) -> str:
    """A sentence of the outbox for none, one or many."""
    how_many = {0: "none", 1: "one"}.get(count, "many")
    return say(f"outbox.{key}_{how_many}", count=count)
