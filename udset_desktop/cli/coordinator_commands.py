"""`project coordinator …` and `project root …`: who reads bundles, and who signs for the project."""

from __future__ import annotations

from pathlib import Path

from udset_desktop.cli.call import Call
from udset_desktop.cli.options import Commands, help_of
from udset_desktop.usecases.projects import (
    add_coordinator,
    hand_root_key,
    join_as_coordinator,
    known_colleagues,
    new_root_key,
    remove_coordinator,
    take_root_key,
)


def add_coordinators(project: Commands) -> None:
    """Declare the two groups under `project`."""
    coordinator = project.group("coordinator", "cli.help_coordinator")
    add = coordinator.add("add", "cli.help_coordinator_add", _add)
    add.add_argument("card", type=Path, metavar="CARD", help=help_of("cli.help_coordinator_card"))
    join = coordinator.add("join", "cli.help_coordinator_join", _join)
    join.add_argument("pack", type=Path, metavar="PACK", help=help_of("cli.help_pack"))
    join.add_argument("--card", type=Path, metavar="FILE", required=True, help=help_of("cli.help_card_out"))
    for parser in (add, join):
        parser.add_argument("--code", metavar="WORDS", required=True, help=help_of("cli.help_words"))
    coordinator.add("list", "cli.help_coordinator_list", _list)
    remove = coordinator.add("remove", "cli.help_coordinator_remove", _remove)
    root = project.group("root", "cli.help_root")
    hand = root.add("hand", "cli.help_root_hand", _hand)
    hand.add_argument("--out", type=Path, metavar="FILE", required=True, help=help_of("cli.help_out"))
    for parser in (remove, hand):
        parser.add_argument("coordinator", metavar="COORDINATOR", help=help_of("cli.help_coordinator_id"))
    take = root.add("take", "cli.help_root_take", _take)
    take.add_argument("file", type=Path, metavar="FILE", help=help_of("cli.help_root_file"))
    root.add("new", "cli.help_root_new", _new)


def _add(call: Call) -> None:
    coordinator = add_coordinator(call.at_desk(), call.options.card, call.options.code)
    call.printer.tell("cli.coordinator_added", coordinator=coordinator)
    call.printer.give({"coordinator": coordinator, "file": str(call.options.card)})


def _join(call: Call) -> None:
    workplace = call.workplace()
    passphrase = call.passphrase(new=True)
    card = join_as_coordinator(
        workplace, call.options.pack, call.options.code, passphrase=passphrase, card=call.options.card
    )
    call.printer.tell("cli.coordinator_joined", file=str(card.file))
    call.printer.tell("cli.six_words", code=card.code)
    call.printer.tell("cli.recovery_code", code=card.recovery_code)
    call.printer.give(
        {
            "coordinator": card.coordinator,
            "file": str(card.file),
            "code": card.code,
            "recovery_code": card.recovery_code,
        }
    )


def _list(call: Call) -> None:
    call.printer.rows([{"coordinator": one} for one in known_colleagues(call.at_desk())])


def _remove(call: Call) -> None:
    coordinator = call.options.coordinator
    remove_coordinator(call.at_desk(), coordinator)
    call.printer.tell("cli.coordinator_removed", coordinator=coordinator)
    call.printer.give({"coordinator": coordinator})


def _hand(call: Call) -> None:
    options = call.options
    hand_root_key(call.at_desk(), options.coordinator, options.out)
    call.printer.tell("cli.root_handed", file=str(options.out), coordinator=options.coordinator)
    call.printer.give({"coordinator": options.coordinator, "file": str(options.out)})


def _take(call: Call) -> None:
    workplace = call.at_desk()
    take_root_key(workplace, call.options.file)
    call.printer.tell("cli.root_taken")
    call.printer.give({"project": str(workplace.require_project().id), "file": str(call.options.file)})


def _new(call: Call) -> None:
    workplace = call.at_desk()
    new_root_key(workplace)
    call.printer.tell("cli.root_renewed")
    call.printer.give({"project": str(workplace.require_project().id)})
