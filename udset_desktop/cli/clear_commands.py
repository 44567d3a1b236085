"""`clear`: people who were signed for and whose time here is over; told first, done with `--yes`."""

from __future__ import annotations

from udset_desktop.cli.call import Call
from udset_desktop.cli.options import Commands, help_of
from udset_desktop.foundation.wording import place_told, sentence_of
from udset_desktop.usecases.clearing import clear, clear_plan
from udset_desktop.usecases.clearing_values import ClearPlan, Standing


def add_commands(commands: Commands) -> None:
    """Declare the command of this area."""
    command = commands.add("clear", "cli.help_clear", _clear)
    command.add_argument("--yes", action="store_true", help=help_of("cli.help_clear_yes"))
    command.add_argument("--date-is-right", action="store_true", help=help_of("cli.help_clear_date"))


def _clear(call: Call) -> None:
    workplace = call.at_laptop()
    plan = clear_plan(workplace)
    if not call.options.yes:
        _tell(call, plan)
        call.printer.give({**_told(plan), "state": "told"})
        return
    gone = clear(workplace, [one.person for one in plan.may_go], date_is_right=call.options.date_is_right)
    call.printer.tell("cli.clear_done", people=gone.people, records=gone.records)
    call.printer.give(
        {**_told(clear_plan(workplace)), "people": gone.people, "records": gone.records, "state": "cleared"}
    )


def _tell(call: Call, plan: ClearPlan) -> None:
    printer = call.printer
    printer.tell("cli.clear_today", date=plan.today_on)
    if plan.jumped_since:
        printer.tell("clearing.date_unsure", on=plan.today_on, since=plan.jumped_since)
    printer.tell("cli.clear_first", people=len(plan.may_go), records=plan.records, days=plan.retention_days)
    for one in plan.may_go:
        printer.tell("cli.clear_may_go", name=one.name, records=one.records)
    for one in plan.waiting:
        why = " ".join(sentence_of(wait.code, {"on": wait.on}) for wait in one.waits)
        printer.tell("cli.clear_waits", name=one.name, why=why)
    if plan.this_year:
        printer.tell("cli.clear_this_year", count=plan.this_year)
    for file, goes_on in plan.backups:
        printer.tell("cli.clear_backup", file=place_told(str(file)), date=goes_on.isoformat())
    for beside in plan.old_copies:
        printer.tell("cli.clear_backup", file=beside.file, date=beside.goes_on)
    printer.tell("cli.clear_stays")
    printer.tell("cli.clear_say_yes")


def _told(plan: ClearPlan) -> dict[str, object]:
    return {
        "today": plan.today_on,
        "last_day_known": plan.jumped_since or None,
        "people": len(plan.may_go),
        "records": plan.records,
        "retention_days": plan.retention_days,
        "may_go": [_row(one) for one in plan.may_go],
        "waiting": [_row(one) for one in plan.waiting],
        "this_year": plan.this_year,
        "backups": [{"file": str(file), "goes_on": day.isoformat()} for file, day in plan.backups],
        "old_copies": [{"file": one.file, "goes_on": one.goes_on} for one in plan.old_copies],
    }


def _row(one: Standing) -> dict[str, object]:
    return {
        "person": one.person,
        "name": one.name,
        "records": one.records,
        "waits": [{"code": wait.code, "on": wait.on or None} for wait in one.waits],
    }
