"""Clearing in the window: the dry list, a question that says what cannot be undone, and the act."""

from __future__ import annotations

from collections.abc import Callable

from udset_desktop.desktop.flows.flow import Flow
from udset_desktop.desktop.look.dates import long_date
from udset_desktop.desktop.look.words import say
from udset_desktop.desktop.views.ask_view import Question
from udset_desktop.desktop.views.clear_card import ClearCard, ClearShown
from udset_desktop.foundation.wording import place_told, sentence_of
from udset_desktop.usecases import clearing
from udset_desktop.usecases.clearing_values import Cleared, ClearPlan, Standing

SHOWN = 12
"""How many people stand there by name; the rest is counted."""


class ClearPart:
    """The card and its verbs."""

    def __init__(self, flow: Flow, card: ClearCard, say_done: Callable[[str], None]) -> None:
        self._flow, self._card, self._say_done = flow, card, say_done
        self._plan: ClearPlan | None = None
        card.list_asked.connect(self._on_list)
        card.clear_asked.connect(self._on_clear)

    def put_away(self) -> None:
        """No name stands on a page that is gone to again."""
        self._plan = None
        self._card.show_clear(ClearShown())

    def _on_list(self) -> None:
        workplace = self._flow.workplace
        self._flow.run(lambda _control: clearing.clear_plan(workplace), self._on_plan)

    def _on_plan(self, plan: ClearPlan) -> None:
        self._plan = plan
        self._card.show_clear(clear_shown(plan))

    def _on_clear(self) -> None:
        plan = self._plan
        if plan is None:
            return

        if plan.jumped_since:
            self._ask_day(plan)
        else:
            self._ask_sure(plan)

    def _ask_day(self, plan: ClearPlan) -> None:
        """A clock set forward ends every time that things are kept: only somebody who looks can tell."""

        def answered(key: str, _words: str) -> None:
            if key == "yes":
                self._ask_sure(plan)

        question = Question(
            title=say("clear.is_it", on=long_date(plan.today_on)),
            lead=say("clear.is_it_about", since=long_date(plan.jumped_since)),
            deeds=(("yes", say("clear.is_it_yes")), ("no", say("clear.is_it_no"))),
        )
        self._flow.frame.ask(question, answered)

    def _ask_sure(self, plan: ClearPlan) -> None:
        def answered(key: str, _words: str) -> None:
            if key == "yes":
                self._clear(plan)

        question = Question(
            title=say("clear.sure", people=len(plan.may_go), records=plan.records),
            lead="\n\n".join((say("clear.sure_about"), *_still_held(plan))),
            deeds=(("yes", say("clear.sure_yes")), ("no", say("clear.sure_no"))),
        )
        self._flow.frame.ask(question, answered)

    def _clear(self, plan: ClearPlan) -> None:
        workplace, people = self._flow.workplace, [one.person for one in plan.may_go]
        self._flow.run_long(
            say("clear.clearing"),
            # A day that is far off was said yes to before this.
            lambda _control: clearing.clear(workplace, people, date_is_right=bool(plan.jumped_since)),
            self._on_cleared,
            may_stop=False,
        )

    def _on_cleared(self, gone: Cleared) -> None:
        self.put_away()
        self._say_done(say("clear.done", people=gone.people, records=gone.records))


def clear_shown(plan: ClearPlan) -> ClearShown:
    """The dry list in words."""
    rows = [*plan.may_go, *plan.waiting]
    left = len(rows) - SHOWN
    return ClearShown(
        lead=" ".join((say("clear.today", on=long_date(plan.today_on)), _lead(plan))),
        rows=tuple((one.name, waits_told(one)) for one in rows[:SHOWN]),
        more=say("clear.more", count=left) if left > 0 else "",
        about=(*_still_held(plan), say("clear.stays")) if plan.may_go else (),
        may_clear=bool(plan.may_go),
    )


def _lead(plan: ClearPlan) -> str:
    if plan.may_go:
        return say("clear.lead", people=len(plan.may_go), days=plan.retention_days)
    return say("clear.lead_nobody", days=plan.retention_days)


def waits_told(one: Standing) -> str:
    """What somebody waits for, sentence by sentence."""
    if not one.waits:
        return say("clear.may_go", count=one.records)
    return " ".join(
        sentence_of(wait.code, {"on": long_date(wait.on) if wait.on else ""}) for wait in one.waits
    )


def _still_held(plan: ClearPlan) -> tuple[str, ...]:
    backups = [(place_told(str(file)), day.isoformat()) for file, day in plan.backups]
    copies = [(one.file, one.goes_on) for one in plan.old_copies]
    lines = [say("clear.backup", file=file, on=long_date(day)) for file, day in (*backups, *copies)]
    if plan.this_year:
        lines.append(say("clear.this_year", count=plan.this_year))
    return tuple(lines)
