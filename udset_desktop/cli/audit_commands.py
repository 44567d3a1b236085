"""`audit`: the log that shows when it was changed, to read, to hand out with a signature, and to check one."""

from __future__ import annotations

from pathlib import Path

from udset_desktop.cli.call import Call
from udset_desktop.cli.exit_codes import ExitCode
from udset_desktop.cli.options import Commands, help_of
from udset_desktop.usecases.auditing import look_at_log, row_of, write_log
from udset_desktop.usecases.log_checking import hold_log, rows_of
from udset_desktop.usecases.unlocking import Which


def add_commands(commands: Commands) -> None:
    """Declare the commands of this area."""
    audit = commands.add("audit", "cli.help_audit", _audit)
    audit.add_argument("--out", type=Path, metavar="FILE", help=help_of("cli.help_audit_out"))
    audit.add_argument("--check", type=Path, metavar="FILE", help=help_of("cli.help_audit_check"))
    audit.add_argument("--earlier", type=Path, metavar="FILE", help=help_of("cli.help_audit_earlier"))
    audit.add_argument("--key", default="", metavar="KEY", help=help_of("cli.help_audit_key"))
    audit.add_argument("--desk", action="store_true", help=help_of("cli.help_desk"))


def _audit(call: Call) -> ExitCode:
    if call.options.check is not None:
        return _check(call)
    workplace, which = call.workplace(), Which.DESK if call.options.desk else Which.LAPTOP
    call.open_vault(workplace, which)
    if call.options.out is not None:
        written = write_log(workplace, call.options.out, which)
        call.printer.tell("cli.audit_written", file=str(written.file), signature=written.signature.name)
        call.printer.tell("cli.audit_key", key=written.public)
        call.printer.give(
            {
                "file": str(written.file),
                "signature": str(written.signature),
                "key": written.public,
                "lines": written.lines,
            }
        )
        return ExitCode.DONE
    log = look_at_log(workplace, which)
    if call.printer.as_json:
        call.printer.rows(row_of(line) for line in log.lines)
    else:
        call.printer.rows(
            {"number": line.number, "at_utc": line.at_utc, "done": line.sentence} for line in log.lines
        )
    _tell_back(call, log.back)
    for finding in log.findings:
        call.printer.warn(finding.code, **finding.context)
    return ExitCode.ENVIRONMENT if log.findings else ExitCode.DONE


def _check(call: Call) -> ExitCode:
    """A log that was handed out; with `--key` by whoever has neither vault nor project."""
    options, printer = call.options, call.printer
    which = Which.DESK if options.desk else Which.LAPTOP
    workplace = None if options.key else call.workplace()
    if workplace is not None:
        call.open_vault(workplace, which)
    held = hold_log(
        options.check, workplace=workplace, which=(which,), key=options.key, earlier=options.earlier
    )
    checked, since = held.log, held.since
    if not printer.as_json:
        printer.rows(rows_of(checked.lines, printer.language), ("number", "at_utc", "done"))
    printer.tell("cli.audit_checked", signer=checked.signer, lines=len(checked.lines))
    if since is not None:
        printer.tell("cli.audit_goes_on", since=since)
    _tell_back(call, checked.back)
    printer.give(
        {
            "file": str(options.check),
            "signer": checked.signer,
            "lines": len(checked.lines),
            "since": since,
            "clock_back": list(checked.back),
            "state": "whole",
        }
    )
    return ExitCode.DONE


def _tell_back(call: Call, back: tuple[int, ...]) -> None:
    for number in back:
        call.printer.warn("log_checking.clock_back", number=number)
