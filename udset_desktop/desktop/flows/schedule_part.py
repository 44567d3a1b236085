"""Choosing when it is sent by itself: the part of Sharing that tells what came of the last time."""

from __future__ import annotations

from udset_desktop.desktop.flows.flow import Flow
from udset_desktop.desktop.flows.outbox_part import counted
from udset_desktop.desktop.look.dates import short_moment
from udset_desktop.desktop.look.words import say
from udset_desktop.desktop.views.schedule_card import ScheduleCard, ScheduleShown
from udset_desktop.foundation.wording import sentence_of, sentence_of_finding
from udset_desktop.interview.screen import ChoiceState
from udset_desktop.usecases.carrying import carrier_in, taken_apart
from udset_desktop.usecases.sending_plan import (
    NEVER,
    OFFERED,
    LastSend,
    SendingPlan,
    plan_sending,
    sending_plan,
)

_NEVER = "never"  # a code of the row; the plan itself says nothing for never


class SchedulePart:
    """The card and its verbs."""

    def __init__(self, flow: Flow, card: ScheduleCard) -> None:
        self._flow, self._card = flow, card
        card.planned.connect(self._on_planned)

    def look(self) -> None:
        """How it stands now; without a place there is nothing to plan."""
        self._flow.run(lambda _control: self._stands(), self._on_stands)

    def _stands(self) -> SendingPlan | None:
        workplace = self._flow.workplace
        return None if carrier_in(workplace) is None else sending_plan(workplace)

    def _on_stands(self, plan: SendingPlan | None) -> None:
        if plan is None:
            self._card.show_schedule(ScheduleShown())
            return
        today_on = self._flow.workplace.clock.today_on().isoformat()
        last = "" if plan.last is None else last_words(plan.last, today_on)
        self._card.show_schedule(ScheduleShown(hours=hour_choices(plan.at), last=last))

    def _on_planned(self, code: str) -> None:
        workplace = self._flow.workplace

        def plan(_control: object) -> SendingPlan | None:
            plan_sending(workplace, NEVER if code == _NEVER else code)
            return self._stands()

        self._flow.run(plan, self._on_stands, keep=True)


def hour_choices(at: str) -> tuple[ChoiceState, ...]:
    """The hours that are offered, and another one that was chosen by command."""
    return tuple(
        ChoiceState(
            code=one or _NEVER,
            words=say("schedule.from", at=one) if one else say("schedule.never"),
            chosen=one == at,
        )
        for one in sorted({*OFFERED, at})
    )


def last_words(last: LastSend, today_on: str) -> str:
    """What the last time came to, sentence by sentence."""
    on = short_moment(last.at_utc, today_on)
    lines = [say("schedule.last_today" if ":" in on else "schedule.last", on=on)]
    if last.delivered or not last.problem:
        lines.append(counted("sent", last.delivered))
    if last.received:
        lines.append(counted("signed", last.received))
    lines += [sentence_of_finding(one) for one in taken_apart(last.apart)]
    if last.problem:
        lines.append(sentence_of(last.problem, {}))
        lines.append(say("schedule.tomorrow" if last.is_over else "schedule.again"))
    return " ".join(lines)
