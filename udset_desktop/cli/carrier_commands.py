"""Where bundles go, sending what waits, and the receipts that come back, by command."""

from __future__ import annotations

from dataclasses import asdict, replace
from pathlib import Path

from udset_desktop.cli.call import Call
from udset_desktop.cli.options import Commands, help_of
from udset_desktop.cli.secrets_in import read_secret
from udset_desktop.cli.show import finding_row
from udset_desktop.foundation.problems import AccessRefused
from udset_desktop.usecases.carrying import (
    Address,
    Delivery,
    Kind,
    carrier_in,
    deliver,
    forget_carrier,
    keep_carrier,
    look_at_host,
    own_key,
    parse_address,
    take_receipt,
    taken_apart,
    told,
    try_carrier,
)
from udset_desktop.usecases.sending_plan import NEVER, deliver_when_due, plan_sending, sending_plan
from udset_desktop.usecases.workplace import Workplace


def add_commands(commands: Commands) -> None:
    """Declare the commands of this area."""
    carrier = commands.group("carrier", "cli.help_carrier")
    choose = carrier.add("set", "cli.help_carrier_set", _set)
    choose.add_argument("address", metavar="ADDRESS", help=help_of("cli.help_carrier_address"))
    choose.add_argument("--user", metavar="NAME", default="", help=help_of("cli.help_carrier_user"))
    choose.add_argument(
        "--password-file", type=Path, metavar="FILE", help=help_of("cli.help_carrier_password_file")
    )
    choose.add_argument("--own-key", action="store_true", help=help_of("cli.help_carrier_own_key"))
    choose.add_argument("--fingerprint", metavar="SHA256:…", default="", help=help_of("cli.help_fingerprint"))
    choose.add_argument("--region", metavar="NAME", default="", help=help_of("cli.help_carrier_region"))
    for made in (
        choose,
        carrier.add("key", "cli.help_carrier_key", _key),
        carrier.add("show", "cli.help_carrier_show", _show),
        carrier.add("forget", "cli.help_carrier_forget", _forget),
    ):
        made.add_argument("--desk", action="store_true", help=help_of("cli.help_carrier_desk"))
    schedule = carrier.add("schedule", "cli.help_carrier_schedule", _schedule).add_mutually_exclusive_group()
    schedule.add_argument("--at", metavar="HH:MM", help=help_of("cli.help_schedule_at"))
    schedule.add_argument("--off", action="store_true", help=help_of("cli.help_schedule_off"))
    send = commands.add("deliver", "cli.help_deliver", _deliver).add_mutually_exclusive_group()
    send.add_argument("--again", action="store_true", help=help_of("cli.help_deliver_again"))
    send.add_argument("--due", action="store_true", help=help_of("cli.help_deliver_due"))
    receipt = commands.group("receipt", "cli.help_receipt")
    take = receipt.add("take", "cli.help_receipt_take", _take)
    take.add_argument("file", type=Path, metavar="FILE", help=help_of("cli.help_receipt_file"))


def _where(call: Call) -> Workplace:
    return call.at_desk() if call.options.desk else call.at_laptop()


def _set(call: Call) -> None:
    address = parse_address(call.options.address)
    workplace = _where(call)
    address = _with_what_opens_it(call, workplace, address)
    if (host := look_at_host(address)) is not None:
        if call.options.fingerprint != host.fingerprint:
            code = "cli.other_fingerprint" if call.options.fingerprint else "cli.look_at_fingerprint"
            raise AccessRefused(code, fingerprint=host.fingerprint)
        address = replace(address, host_key=host.line)
    try_carrier(address, call.control)
    keep_carrier(workplace, address, desk=call.options.desk)
    call.printer.tell("cli.carrier_set", place=told(address))
    call.printer.give({"kind": str(address.kind), "place": told(address)})


def _with_what_opens_it(call: Call, workplace: Workplace, address: Address) -> Address:
    options = call.options
    address = replace(address, user=options.user or address.user, region=options.region)
    if address.kind is Kind.FOLDER:
        return address
    if options.own_key:
        return replace(address, key=own_key(workplace, desk=options.desk).secret)
    if not address.user and options.password_file is None:
        return address
    password = read_secret(options.password_file, "cli.ask_carrier_password")
    return replace(address, password=password)


def _key(call: Call) -> None:
    public = own_key(_where(call), desk=call.options.desk).public
    call.printer.tell("cli.carrier_key")
    if call.printer.as_json:
        call.printer.give({"public": public})
    else:
        call.printer.text(public)


def _show(call: Call) -> None:
    address = carrier_in(_where(call), desk=call.options.desk)
    if address is None:
        call.printer.tell("cli.carrier_none")
        call.printer.give({"kind": None, "place": None})
        return
    call.printer.tell("cli.carrier_is", place=told(address))
    call.printer.give({"kind": str(address.kind), "place": told(address)})


def _forget(call: Call) -> None:
    forget_carrier(_where(call), desk=call.options.desk)
    call.printer.tell("cli.carrier_forgotten")
    call.printer.give({"kind": None, "place": None})


def _schedule(call: Call) -> None:
    options, workplace = call.options, call.at_laptop()
    if options.at or options.off:
        plan_sending(workplace, NEVER if options.off else options.at)
    plan = sending_plan(workplace)
    last = plan.last
    if plan.at:
        call.printer.tell("cli.schedule_is", at=plan.at)
    else:
        call.printer.tell("cli.schedule_none")
    if last is not None:
        call.printer.tell(
            "cli.schedule_last", at=last.at_utc, delivered=last.delivered, received=last.received
        )
        for finding in taken_apart(last.apart):
            call.printer.warn(finding.code, **finding.context)
        if last.problem:
            call.printer.warn(last.problem)
    call.printer.give({"at": plan.at or None, "last": None if last is None else asdict(last)})


def _deliver(call: Call) -> None:
    if call.options.due:
        done = deliver_when_due(call.at_laptop(), call.control)
        if done is None:
            call.printer.tell("cli.not_due")
            call.printer.give({"delivered": 0, "received": 0, "is_due": False, "findings": []})
            return
    else:
        done = deliver(call.at_laptop(), call.control, again=call.options.again)
    _tell_delivery(call, done)


def _tell_delivery(call: Call, done: Delivery) -> None:
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
