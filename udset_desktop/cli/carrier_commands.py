"""Where bundles go, sending what waits, and the receipts that come back, by command."""

from __future__ import annotations

from pathlib import Path

from udset_desktop.cli.call import Call
from udset_desktop.cli.options import Commands, help_of
from udset_desktop.cli.show import finding_row
from udset_desktop.usecases.carrying import (
    carrier_in,
    deliver,
    forget_carrier,
    keep_carrier,
    parse_address,
    told,
    try_carrier,
)


def add_commands(commands: Commands) -> None:
    """Declare the commands of this area."""
    carrier = commands.group("carrier", "cli.help_carrier")
    choose = carrier.add("set", "cli.help_carrier_set", _set)
    choose.add_argument("address", metavar="ADDRESS", help=help_of("cli.help_carrier_address"))
    carrier.add("show", "cli.help_carrier_show", _show)
    carrier.add("forget", "cli.help_carrier_forget", _forget)
    send = commands.add("deliver", "cli.help_deliver", _deliver)
    send.add_argument("--again", action="store_true", help=help_of("cli.help_deliver_again"))
    receipt = commands.group("receipt", "cli.help_receipt")
    take = receipt.add("take", "cli.help_receipt_take", _take)
    take.add_argument("file", type=Path, metavar="FILE", help=help_of("cli.help_receipt_file"))


def _set(call: Call) -> None:
    address = parse_address(call.options.address)
    workplace = call.at_laptop()
    try_carrier(address, call.control)
    keep_carrier(workplace, address)
    call.printer.tell("cli.carrier_set", place=told(address))
    call.printer.give({"kind": str(address.kind), "place": told(address)})


def _show(call: Call) -> None:
    address = carrier_in(call.at_laptop())
    if address is None:
        call.printer.tell("cli.carrier_none")
        call.printer.give({"kind": None, "place": None})
        return
    call.printer.tell("cli.carrier_is", place=told(address))
    call.printer.give({"kind": str(address.kind), "place": told(address)})


def _forget(call: Call) -> None:
    forget_carrier(call.at_laptop())
    call.printer.tell("cli.carrier_forgotten")
    call.printer.give({"kind": None, "place": None})


def _deliver(call: Call) -> None:
    done = deliver(call.at_laptop(), call.control, again=call.options.again)
    for finding in done.findings:
        call.printer.warn(finding.code, **finding.context)
    if done.problem is not None:
        raise done.problem
    call.printer.tell("cli.delivered", delivered=len(done.delivered), received=len(done.received))
    call.printer.give(
        {
            "delivered": len(done.delivered),
            "received": len(done.received),
            "waiting": done.waiting,
            "findings": [finding_row(one) for one in done.findings],
        }
    )


def _take(call: Call) -> None:
    # late: msgspec and the database layer, which other commands of this area need not wait for
    from udset_desktop.usecases.receipts_home import take_receipt  # noqa: PLC0415

    taken = take_receipt(call.at_laptop(), call.options.file)
    call.printer.tell(
        "cli.receipt_taken" if taken.is_new else "cli.receipt_again", records=taken.records, held=taken.held
    )
    call.printer.give(
        {
            "received": 1 if taken.is_new else 0,
            "delivered": 0,
            "bundle": taken.bundle,
            "number": taken.number,
            "records": taken.records,
            "held": taken.held,
        }
    )
