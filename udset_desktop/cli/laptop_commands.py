"""The laptop's own commands: joining a project, and the vault's keys and health."""

from __future__ import annotations

from pathlib import Path

from udset_desktop.cli.backup_commands import add_backups
from udset_desktop.cli.call import Call
from udset_desktop.cli.exit_codes import ExitCode
from udset_desktop.cli.linking_commands import add_laptop_linking
from udset_desktop.cli.options import Commands, help_of
from udset_desktop.cli.secrets_in import read_secret
from udset_desktop.cli.show import finding_row
from udset_desktop.foundation.problems import has_refusal
from udset_desktop.usecases.enrolling import enrol, look_at_pack, update
from udset_desktop.usecases.old_copies import copies_beside
from udset_desktop.usecases.recovery_keys import findings_on_recovery, has_other_recovery_key, is_keyless
from udset_desktop.usecases.unlocking import (
    Which,
    change_passphrase,
    check_vault,
    recover,
    renew_key,
    vault_file,
    vault_state,
)
from udset_desktop.usecases.workplace import Workplace


def add_commands(commands: Commands) -> None:
    """Declare the commands of this area."""
    laptop = commands.group("laptop", "cli.help_laptop_group")
    join = laptop.add("enrol", "cli.help_laptop_enrol", _enrol)
    join.add_argument("pack", type=Path, metavar="PACK", help=help_of("cli.help_pack"))
    join.add_argument("--code", metavar="WORDS", required=True, help=help_of("cli.help_words"))
    join.add_argument("--organisation", metavar="CODE", default="", help=help_of("cli.help_organisation"))
    join.add_argument("--card", type=Path, metavar="FILE", help=help_of("cli.help_card_out"))
    newer = laptop.add("update", "cli.help_laptop_update", _update)
    newer.add_argument("pack", type=Path, metavar="PACK", help=help_of("cli.help_pack"))
    newer.add_argument("--code", metavar="WORDS", default="", help=help_of("cli.help_update_words"))
    add_laptop_linking(laptop)
    vault = commands.group("vault", "cli.help_vault")
    change = vault.add("passphrase", "cli.help_vault_passphrase", _change)
    lost = vault.add("recover", "cli.help_vault_recover", _recover)
    lost.add_argument("--code-file", type=Path, metavar="FILE", help=help_of("cli.help_code_file"))
    seen = vault.add("renew", "cli.help_vault_renew", _renew)
    look = vault.add("check", "cli.help_vault_check", _check)
    add_backups(vault)
    for parser in (change, lost, seen):
        parser.add_argument(
            "--new-passphrase-file", type=Path, metavar="FILE", help=help_of("cli.help_new_passphrase_file")
        )
    for parser in (change, lost, seen, look):
        parser.add_argument("--desk", action="store_true", help=help_of("cli.help_desk"))


def _enrol(call: Call) -> None:
    workplace = call.workplace()
    options = call.options
    training = look_at_pack(options.pack).training  # made-up people need no passphrase
    passphrase = call.new_passphrase(needed=not training)
    done = enrol(
        workplace,
        options.pack,
        options.code,
        passphrase=passphrase,
        organisation=options.organisation,
        card=options.card,
    )
    call.printer.tell("cli.laptop_joined", laptop=done.laptop, file=str(done.card))
    call.printer.tell("cli.six_words", code=done.code)
    if done.recovery_code:
        call.printer.tell("cli.recovery_code", code=done.recovery_code)
    if alone := is_keyless(workplace):
        call.printer.tell("cli.laptop_keyless")
    call.printer.give(
        {
            "laptop": done.laptop,
            "keyless": alone,
            "card": str(done.card),
            "code": done.code,
            "recovery_code": done.recovery_code,
        }
    )


def _update(call: Call) -> None:
    workplace = call.at_either()
    number = update(workplace, call.options.pack, call.options.code)
    call.printer.tell("cli.pack_taken", number=number)
    for finding in findings_on_recovery(workplace):
        call.printer.tell(finding.code)
    call.printer.give({"number": number, "renew": has_other_recovery_key(workplace)})


def _standing(workplace: Workplace, which: Which) -> dict[str, object]:
    """How a vault stands, and the file it is."""
    return {"state": str(vault_state(workplace, which)), "file": str(vault_file(workplace, which))}


def _which(call: Call) -> Which:
    return Which.DESK if call.options.desk else Which.LAPTOP


def _new_secret(call: Call) -> str:
    return read_secret(call.options.new_passphrase_file, "cli.ask_new_passphrase", again="cli.ask_again")


def _change(call: Call) -> None:
    workplace, which = call.workplace(), _which(call)
    change_passphrase(workplace, call.passphrase(), _new_secret(call), which)
    call.printer.tell("cli.passphrase_changed")
    call.printer.give({**_standing(workplace, which)})


def _recover(call: Call) -> None:
    workplace, which = call.workplace(), _which(call)
    code = read_secret(call.options.code_file, "cli.ask_recovery_code")
    renewed = recover(workplace, code, _new_secret(call), which)
    call.printer.tell("cli.passphrase_changed")
    call.printer.tell("cli.recovery_code", code=renewed)
    call.printer.give({**_standing(workplace, which), "recovery_code": renewed})


def _renew(call: Call) -> None:
    workplace, which = call.workplace(), _which(call)
    code = renew_key(workplace, call.passphrase(), _new_secret(call), which)
    call.tell_odd(workplace)
    call.printer.tell("cli.vault_renewed")
    call.printer.tell("cli.recovery_code", code=code)
    call.printer.give({**_standing(workplace, which), "recovery_code": code})


def _check(call: Call) -> ExitCode:
    workplace, which = call.workplace(), _which(call)
    call.open_vault(workplace, which)
    found = check_vault(workplace, which)
    copies = copies_beside(workplace)
    for finding in found.findings:
        call.printer.tell(finding.code, **finding.context)
    if not found.findings:
        call.printer.tell("cli.vault_well", records=found.records, drafts=found.drafts)
    for copy in copies:
        call.printer.tell("cli.old_copy", file=copy.file, date=copy.goes_on)
    call.printer.give(
        {
            **_standing(workplace, which),
            "copies": [{"file": copy.file, "goes_on": copy.goes_on} for copy in copies],
            "records": found.records,
            "drafts": found.drafts,
            "findings": [finding_row(finding) for finding in found.findings],
        }
    )
    return ExitCode.ENVIRONMENT if has_refusal(found.findings) else ExitCode.DONE
