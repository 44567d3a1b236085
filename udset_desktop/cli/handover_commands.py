"""`handover`: people with all their conversations, from one laptop to one other."""

from __future__ import annotations

from pathlib import Path

from udset_desktop.cli.call import Call
from udset_desktop.cli.options import Commands, help_of
from udset_desktop.foundation.problems import UsageRefused
from udset_desktop.usecases.handing_over import (
    hand_everybody_over,
    hand_over,
    let_go,
    people_named,
    take_back,
    take_over,
)

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
    for one in given.stays:
        call.printer.tell(one.code, name=one.name)
    call.printer.give(
        {
            "file": str(given.file),
            "taker": given.taker,
            "people": given.people,
            "records": given.records,
            "stays": [{"person": one.person, "why": one.code.rpartition("stays_")[2]} for one in given.stays],
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
    gone = let_go(call.at_laptop(), call.options.file)
    call.printer.tell("cli.let_go", people=gone.people, records=gone.records, taker=gone.taker)
    call.printer.give({"receipt": str(call.options.file), "people": gone.people, "records": gone.records})


def _back(call: Call) -> None:
    records = take_back(call.at_laptop(), call.options.file)
    call.printer.tell("cli.handing_taken_back", records=records)
    call.printer.give({"file": str(call.options.file), "records": records})
