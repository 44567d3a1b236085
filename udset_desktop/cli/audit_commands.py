"""`audit`: the log that shows when it was changed, to read or to hand out with a signature."""

from __future__ import annotations

from pathlib import Path

from udset_desktop.cli.call import Call
from udset_desktop.cli.exit_codes import ExitCode
from udset_desktop.cli.options import Commands, help_of
from udset_desktop.usecases.auditing import look_at_log, row_of, write_log
from udset_desktop.usecases.unlocking import Which


def add_commands(commands: Commands) -> None:
    """Declare the commands of this area."""
    audit = commands.add("audit", "cli.help_audit", _audit)
    audit.add_argument("--out", type=Path, metavar="FILE", help=help_of("cli.help_audit_out"))
    audit.add_argument("--desk", action="store_true", help=help_of("cli.help_desk"))


def _audit(call: Call) -> ExitCode:
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
    for finding in log.findings:
        call.printer.warn(finding.code, **finding.context)
    return ExitCode.ENVIRONMENT if log.findings else ExitCode.DONE
