"""Texts looked over for likely identifiers, without a vault: `redact FILE|-`."""

from __future__ import annotations

import sys
from pathlib import Path

from udset_desktop.cli.call import Call
from udset_desktop.cli.options import Commands, help_of
from udset_desktop.cli.show import one_line
from udset_desktop.foundation.atomic import read_file
from udset_desktop.usecases.redacting import (
    FILE_AT_MOST_BYTES,
    RedactedText,
    plain_text,
    redact_all,
    text_lines,
)

_STANDARD_INPUT = "-"
_LINES = ".jsonl"


def add_commands(commands: Commands) -> None:
    """Declare the commands of this area."""
    redact = commands.add("redact", "cli.help_redact", _redact)
    redact.add_argument("file", metavar="FILE|-", help=help_of("cli.help_redact_file"))
    redact.add_argument("--lines", action="store_true", help=help_of("cli.help_redact_lines"))


def _redact(call: Call) -> None:
    named: str = call.options.file
    content = _read(named)
    by_line = call.options.lines or named.endswith(_LINES)
    texts = text_lines(content) if by_line else (plain_text(content, "1"),)
    if unread := [one.line for one in texts if one.has_more]:
        call.printer.warn("cli.redact_unread", count=len(unread), line=unread[0])
    for done in redact_all(texts, call.control):
        call.printer.give(_row(done))
        if not call.printer.as_json:
            _show(call, done, several=by_line)


def _read(named: str) -> bytes:
    if named == _STANDARD_INPUT:
        return sys.stdin.buffer.read(FILE_AT_MOST_BYTES + 1) if sys.stdin else b""
    return read_file(Path(named), limit_bytes=FILE_AT_MOST_BYTES)


def _row(done: RedactedText) -> dict[str, object]:
    return {
        "text_id": done.id,
        "redacted": done.redacted,
        "findings": [
            {"start": one.start, "end": one.end, "kind": str(one.kind), "certainty": str(one.certainty)}
            for one in done.findings
        ],
    }


def _show(call: Call, done: RedactedText, *, several: bool) -> None:
    if several:
        call.printer.text(f"— {one_line(str(done.id))}")
    call.printer.text(done.redacted.rstrip("\n"))
    call.printer.text("")
    call.printer.rows(
        {"start": one.start, "end": one.end, "kind": str(one.kind), "certainty": str(one.certainty)}
        for one in done.findings
    )
