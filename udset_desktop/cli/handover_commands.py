"""`handover`: people with all their conversations, from one laptop to one other."""

from __future__ import annotations

from pathlib import Path

from udset_desktop.cli.call import Call
from udset_desktop.cli.options import Commands, help_of
from udset_desktop.foundation.problems import UsageRefused
from udset_desktop.foundation.wording import sentence_of
from udset_desktop.usecases.copies_out import StillOut
from udset_desktop.usecases.handing_over import (
    hand_everybody_over,
    hand_over,
    let_go,
    people_named,
    take_back,
    take_over,
    would_let_go,
    would_take_back,
)
from udset_desktop.usecases.handing_values import Staying

EVERYBODY = "all"


def add_commands(commands: Commands) -> None:
    """Declare the commands of this area."""
    handover = commands.add("handover", "cli.help_handover", _handover)
    handover.add_argument(
        "what", nargs="?", choices=("take", "done", "back"), help=help_of("cli.help_handover_what")
    )
    handover.add_argument(
        "file", nargs="?", type=Path, metavar="FILE", help=help_of("cli.help_handover_file")
    )
    handover.add_argument("--to", type=Path, metavar="CARD", help=help_of("cli.help_handover_to"))
    handover.add_argument("--people", nargs="+", metavar="REF", help=help_of("cli.help_handover_people"))
    handover.add_argument("--out", type=Path, metavar="FILE", help=help_of("cli.help_handover_out"))
    handover.add_argument("--receipt", type=Path, metavar="FILE", help=help_of("cli.help_handover_receipt"))
    handover.add_argument("--yes", action="store_true", help=help_of("cli.help_handover_yes"))


def _handover(call: Call) -> None:
    options = call.options
    if options.what is None:
        if options.to is None or not options.people:
            raise UsageRefused("cli.handover_needs")
        _give(call)
        return
    if options.file is None:
        raise UsageRefused("cli.handover_needs")
    {"take": _take, "done": _done, "back": _back}[options.what](call)


def _give(call: Call) -> None:
    options, workplace = call.options, call.at_laptop()
    out = options.out or Path(f"to-{options.to.stem}.udsethandover")
    if options.people == [EVERYBODY]:
        given = hand_everybody_over(workplace, options.to, out)
    else:
        given = hand_over(workplace, options.to, people_named(workplace, options.people), out)
    call.printer.tell(
        "cli.handed_over",
        file=str(given.file),
        taker=given.taker,
        people=given.people,
        records=given.records,
    )
    _tell_stays(call, given.stays)
    call.printer.give(
        {
            "file": str(given.file),
            "taker": given.taker,
            "people": given.people,
            "records": given.records,
            **_stays(given.stays),
        }
    )


def _take(call: Call) -> None:
    taken = take_over(call.at_laptop(), call.options.file, call.options.receipt)
    call.printer.tell("cli.taken_over", people=taken.people, records=taken.records, file=str(taken.receipt))
    call.printer.give(
        {
            "file": str(call.options.file),
            "receipt": str(taken.receipt),
            "people": taken.people,
            "records": taken.records,
        }
    )


def _done(call: Call) -> None:
    workplace, receipt, printer = call.at_laptop(), call.options.file, call.printer
    if not call.options.yes:
        would = would_let_go(workplace, receipt)
        printer.tell("cli.let_go_first", people=would.people, records=would.records, taker=would.taker)
        for name in would.names:
            printer.tell("cli.let_go_name", name=name)
        _tell_out(call, would.out)
        _tell_stays(call, would.stays)
        printer.tell("cli.clear_say_yes")
        counts = {"people": would.people, "records": would.records}
        printer.give(
            {"receipt": str(receipt), **counts, **_out(would.out), **_stays(would.stays), "state": "told"}
        )
        return
    gone = let_go(workplace, receipt)
    printer.tell("cli.let_go", people=gone.people, records=gone.records, taker=gone.taker)
    _tell_out(call, gone.out)
    _tell_stays(call, gone.stays)
    counts = {"people": gone.people, "records": gone.records}
    printer.give(
        {"receipt": str(receipt), **counts, **_out(gone.out), **_stays(gone.stays), "state": "cleared"}
    )


def _tell_stays(call: Call, stays: tuple[Staying, ...]) -> None:
    for one in stays:
        call.printer.tell(one.code, name=one.name)


def _stays(stays: tuple[Staying, ...]) -> dict[str, object]:
    return {"stays": [{"person": one.person, "why": one.code.rpartition("stays_")[2]} for one in stays]}


def _tell_out(call: Call, out: StillOut) -> None:
    """What of them lies about; once they are gone nobody here knows it any more."""
    printer = call.printer
    for name, copy in out.copies:
        if name:
            told = sentence_of(copy.code, {"date": copy.on, "where": copy.where})
            printer.tell("cli.let_go_copy", name=name, told=told)
        else:
            printer.tell(copy.code, date=copy.on, where=copy.where)
    for file, goes_on in out.backups:
        printer.tell("cli.clear_backup", file=str(file), date=goes_on.isoformat())
    for beside in out.old_copies:
        printer.tell("cli.clear_backup", file=beside.file, date=beside.goes_on)


def _out(out: StillOut) -> dict[str, object]:
    return {
        "copies": [
            {"name": name, "on": copy.on, "what": copy.what, "where": copy.where} for name, copy in out.copies
        ],
        "backups": [str(file) for file, _ in out.backups],
        "old_copies": [one.file for one in out.old_copies],
    }


def _back(call: Call) -> None:
    workplace, file, printer = call.at_laptop(), call.options.file, call.printer
    if not call.options.yes:
        would = would_take_back(workplace, file)
        counts = {"people": would.people, "records": would.records}
        printer.tell("cli.take_back_first", taker=would.taker, **counts)
        printer.tell("cli.clear_say_yes")
        printer.give({"file": str(file), "taker": would.taker, **counts, "state": "told"})
        return
    records = take_back(workplace, file)
    printer.tell("cli.handing_taken_back", records=records)
    printer.give({"file": str(file), "records": records, "state": "taken_back"})
