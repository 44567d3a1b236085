"""The coordinator's commands: `project …` and `organisation key …`."""

from __future__ import annotations

from pathlib import Path

from udset_desktop.cli.call import Call
from udset_desktop.cli.coordinator_commands import add_coordinators
from udset_desktop.cli.linking_commands import add_project_linking
from udset_desktop.cli.options import Commands, help_of
from udset_desktop.cli.show import finding_row
from udset_desktop.foundation.problems import UsageRefused
from udset_desktop.usecases.organisation_keys import make_key_here, tell_organisation_key
from udset_desktop.usecases.projects import (
    accept_card,
    catch_up,
    known_laptops,
    new_project,
    revoke,
    set_project,
    vouch,
    would_change,
    write_pack,
)
from udset_desktop.usecases.unlocking import VaultState, Which, vault_state


def add_commands(commands: Commands) -> None:
    """Declare the commands of this area."""
    project = commands.group("project", "cli.help_project")
    new = project.add("new", "cli.help_project_new", _new)
    new.add_argument("name", metavar="NAME", help=help_of("cli.help_project_name"))
    new.add_argument("--training", action="store_true", help=help_of("cli.help_training"))
    settings = project.add("set", "cli.help_project_set", _set)
    settings.add_argument("file", type=Path, metavar="FILE", help=help_of("cli.help_project_file"))
    pack = project.add("pack", "cli.help_project_pack", _pack)
    pack.add_argument("--out", type=Path, metavar="FILE", required=True, help=help_of("cli.help_out"))
    behind = project.add("catch-up", "cli.help_project_catch_up", _catch_up)
    behind.add_argument(
        "pack", nargs="?", type=Path, metavar="PACK", help=help_of("cli.help_project_newest_pack")
    )
    behind.add_argument("--code", metavar="WORDS", default="", help=help_of("cli.help_update_words"))
    behind.add_argument("--no-newer-pack", action="store_true", help=help_of("cli.help_project_no_newer"))
    behind.add_argument("--look", action="store_true", help=help_of("cli.help_project_look"))
    accept = project.add("accept", "cli.help_project_accept", _accept)
    accept.add_argument("card", type=Path, metavar="CARD", help=help_of("cli.help_card"))
    accept.add_argument("--code", metavar="WORDS", required=True, help=help_of("cli.help_words"))
    accept.add_argument("--replaces", metavar="LAPTOP", default="", help=help_of("cli.help_replaces"))
    end = project.add("revoke", "cli.help_project_revoke", _revoke)
    end.add_argument("laptop_id", metavar="LAPTOP", help=help_of("cli.help_laptop_id"))
    end.add_argument("--last-number", type=int, metavar="N", help=help_of("cli.help_last_number"))
    late = project.add("vouch", "cli.help_project_vouch", _vouch)
    late.add_argument("laptop_id", metavar="LAPTOP", help=help_of("cli.help_laptop_id"))
    late.add_argument("number", type=int, metavar="NUMBER", help=help_of("cli.help_late_number"))
    project.add("laptops", "cli.help_project_laptops", _laptops)
    add_coordinators(project)
    add_project_linking(project)
    key = commands.group("organisation", "cli.help_organisation_group").group(
        "key", "cli.help_organisation_key"
    )
    fresh = key.add("new", "cli.help_organisation_key_new", _new_key)
    fresh.add_argument("organisation", metavar="CODE", help=help_of("cli.help_organisation"))
    fresh.add_argument("--out", type=Path, metavar="FILE", required=True, help=help_of("cli.help_key_out"))
    fresh.add_argument("--second", type=Path, metavar="FILE", help=help_of("cli.help_key_second"))
    tell = key.add("tell", "cli.help_organisation_key_tell", _tell_key)
    tell.add_argument("organisation", metavar="CODE", help=help_of("cli.help_organisation"))
    tell.add_argument("recipients", nargs="+", metavar="PUBLIC", help=help_of("cli.help_key_public"))


def _new(call: Call) -> None:
    workplace = call.workplace()
    passphrase = call.new_passphrase(needed=not call.options.training)
    made = new_project(workplace, call.options.name, passphrase=passphrase, training=call.options.training)
    call.printer.tell("cli.project_made", project=made.project.name)
    if made.recovery_code:
        call.printer.tell("cli.recovery_code", code=made.recovery_code)
    call.printer.give({"project": str(made.project.id), "recovery_code": made.recovery_code})


def _set(call: Call) -> None:
    project = set_project(call.at_desk(), call.options.file)
    call.printer.tell("cli.project_set", project=project.name)
    call.printer.give({"project": str(project.id), "file": str(call.options.file)})


def _pack(call: Call) -> None:
    workplace = call.at_desk()
    written = write_pack(workplace, call.options.out)
    call.printer.tell("cli.pack_written", file=str(written.file), number=written.number)
    call.printer.tell("cli.six_words", code=written.code)
    for name in written.keyless:
        call.printer.tell("cli.keyless", organisation=name)
    call.printer.give(
        {
            "project": str(workplace.require_project().id),
            "file": str(written.file),
            "number": written.number,
            "code": written.code,
            "without_recovery_key": list(written.keyless),
        }
    )


def _catch_up(call: Call) -> None:
    options = call.options
    if (options.pack is None) is not options.no_newer_pack:
        raise UsageRefused("cli.catch_up_needs")
    if options.look and options.pack:
        _look(call)
        return
    done = catch_up(call.at_desk(), options.pack, words=options.code)
    call.printer.tell("cli.caught_up", number=done.number)
    if not done.pool_asked:
        call.printer.tell("cli.caught_up_no_pool")
    for finding in done.told:
        call.printer.tell(finding.code, **finding.context)
    told = {"told": [finding_row(one) for one in done.told]} if done.told else {}
    call.printer.give({"pack": done.number, "pool_asked": done.pool_asked, **told})


def _look(call: Call) -> None:
    """What a colleague's newer pack would change here; nothing is taken."""
    found = would_change(call.at_desk(), call.options.pack)
    call.printer.tell("cli.pack_would_change" if found else "cli.pack_would_not_change")
    for finding in found:
        call.printer.tell(finding.code, **finding.context)
    call.printer.give({"changes": [finding_row(one) for one in found]})


def _accept(call: Call) -> None:
    laptop = accept_card(call.at_desk(), call.options.card, call.options.code, replaces=call.options.replaces)
    call.printer.tell("cli.laptop_accepted", laptop=laptop)
    call.printer.give({"laptop": laptop})


def _revoke(call: Call) -> None:
    last = revoke(call.at_desk(), call.options.laptop_id, last_number=call.options.last_number)
    named = call.options.last_number is not None
    sentence = "cli.laptop_revoked" if named else "cli.laptop_revoked_by_itself"
    sentence = sentence if last else "cli.laptop_revoked_whole"
    call.printer.tell(sentence, laptop=call.options.laptop_id, number=last)
    call.printer.give({"laptop": call.options.laptop_id, "last_number": last})


def _vouch(call: Call) -> None:
    laptop, number = call.options.laptop_id, call.options.number
    vouch(call.at_desk(), laptop, number)
    call.printer.tell("cli.late_vouched", laptop=laptop, number=number)
    call.printer.give({"laptop": laptop, "number": number})


def _laptops(call: Call) -> None:
    call.printer.rows(
        [
            {
                "laptop": one.laptop,
                "organisation": one.organisation,
                "replaces": one.replaces,
                "last_number": one.last_number,
            }
            for one in known_laptops(call.at_desk())
        ]
    )


def _new_key(call: Call) -> None:
    options = call.options
    has_desk = vault_state(call.workplace(), Which.DESK) is not VaultState.NONE
    workplace = call.at_desk() if has_desk else call.workplace()
    key = make_key_here(workplace, options.organisation, options.out, second=options.second)
    told = {"file": str(key.file), "recipient": key.recipient}
    if key.second is not None:
        told["second"] = str(key.second)
    call.printer.tell("cli.key_made" if key.second is None else "cli.key_made_of_two", **told)
    call.printer.tell("cli.key_told" if key.is_told else "cli.key_to_tell", organisation=options.organisation)
    call.printer.give({"organisation": key.organisation, "told": key.is_told, **told})


def _tell_key(call: Call) -> None:
    options = call.options
    tell_organisation_key(call.at_desk(), options.organisation, " ".join(options.recipients))
    call.printer.tell("cli.key_told", organisation=options.organisation)
    call.printer.give({"organisation": options.organisation, "told": True})
