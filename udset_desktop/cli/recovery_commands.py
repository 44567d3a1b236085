"""`recovery …`: the way back in through the organisation, where passphrase and recovery code are lost."""

from __future__ import annotations

from pathlib import Path

from udset_desktop.cli.call import Call
from udset_desktop.cli.options import Commands, help_of
from udset_desktop.cli.secrets_in import read_secret
from udset_desktop.usecases.recovering import (
    answer_recovery,
    ask_recovery,
    is_desk_for_the_log,
    look_at_request,
    take_recovery,
)
from udset_desktop.usecases.unlocking import Which


def add_commands(commands: Commands) -> None:
    """Declare the commands of this area."""
    recovery = commands.group("recovery", "cli.help_recovery")
    ask = recovery.add("ask", "cli.help_recovery_ask", _ask)
    look = recovery.add("look", "cli.help_recovery_look", _look)
    answer = recovery.add("answer", "cli.help_recovery_answer", _answer)
    take = recovery.add("take", "cli.help_recovery_take", _take)
    for parser in (look, answer):
        parser.add_argument("request", type=Path, metavar="REQUEST", help=help_of("cli.help_request"))
    answer.add_argument(
        "--key-file", type=Path, metavar="FILE", required=True, help=help_of("cli.help_recovery_key")
    )
    answer.add_argument("--code", metavar="WORDS", required=True, help=help_of("cli.help_words"))
    for parser in (ask, answer):
        parser.add_argument("--out", type=Path, metavar="FILE", required=True, help=help_of("cli.help_out"))
    take.add_argument("answer", type=Path, metavar="ANSWER", help=help_of("cli.help_answer"))
    for parser in (ask, take):
        parser.add_argument(
            "--new-passphrase-file", type=Path, metavar="FILE", help=help_of("cli.help_new_passphrase_file")
        )
        parser.add_argument("--desk", action="store_true", help=help_of("cli.help_desk"))


def _which(call: Call) -> Which:
    return Which.DESK if call.options.desk else Which.LAPTOP


def _ask(call: Call) -> None:
    new = read_secret(call.options.new_passphrase_file, "cli.ask_new_passphrase", again="cli.ask_again")
    code = ask_recovery(call.workplace(), new, call.options.out, _which(call))
    call.printer.tell("cli.recovery_asked", file=str(call.options.out))
    call.printer.tell("cli.six_words", code=code)
    call.printer.give({"file": str(call.options.out), "code": code})


def _look(call: Call) -> None:
    code = look_at_request(call.options.request)
    call.printer.tell("cli.recovery_looked", code=code)
    call.printer.give({"file": str(call.options.request), "code": code})


def _answer(call: Call) -> None:
    options, workplace = call.options, call.workplace()
    is_logged = is_desk_for_the_log(workplace)
    if is_logged:
        call.open_vault(workplace, Which.DESK)  # before anything is written
    is_whole = answer_recovery(
        options.request, options.key_file, options.code, options.out, workplace=workplace
    )
    call.printer.tell(
        "cli.recovery_answered" if is_whole else "cli.recovery_handed_on", file=str(options.out)
    )
    call.printer.tell("cli.recovery_logged" if is_logged else "cli.recovery_not_logged")
    call.printer.give({"file": str(options.out), "is_whole": is_whole, "logged": is_logged})


def _take(call: Call) -> None:
    new = read_secret(call.options.new_passphrase_file, "cli.ask_new_passphrase")
    code = take_recovery(call.workplace(), call.options.answer, new, _which(call))
    call.printer.tell("cli.passphrase_changed")
    call.printer.tell("cli.recovery_code", code=code)
    call.printer.give({"file": str(call.options.answer), "recovery_code": code})
