"""What a command prints: sentences and tables for people, or JSON for programs, never both.

With `--json` standard output carries nothing but JSON, one object or one object a line, and every
sentence goes to standard error.  Sentences come from resources; values are stripped of control
characters, so a file from outside cannot drive the terminal.
"""

from __future__ import annotations

import json
import re
import sys
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import TextIO

from udset_desktop.foundation.problems import EnvironmentFailure, Finding
from udset_desktop.foundation.wording import sentence_of, sentence_of_finding

_CONTROL = re.compile(r"[\x00-\x08\x0b-\x1f\x7f-\x9f]")
_BREAKS = re.compile(r"[\x00-\x1f\x7f-\x9f\u2028\u2029]")
_GAP = "  "
_NOTHING = "\N{EN DASH}"


@dataclass(frozen=True, slots=True, kw_only=True)
class Printer:
    """The two streams of one call."""

    as_json: bool
    language: str = ""  # the one spoken

    def tell(self, code: str, /, **context: str | int) -> None:
        """A sentence about what was done."""
        told = {name: one_line(value) if isinstance(value, str) else value for name, value in context.items()}
        self._line(sentence_of(code, told, self.language))

    def warn(self, code: str, /, **context: str | int) -> None:
        """A sentence that belongs to no result, beside what was asked for."""
        _write(one_line(sentence_of(code, context, self.language)), sys.stderr)

    def give(self, found: Mapping[str, object]) -> None:
        """The result for programs; people have been told in sentences."""
        if self.as_json:
            _write(json.dumps(found, ensure_ascii=False, default=str), sys.stdout)

    def rows(self, rows: Iterable[Mapping[str, object]], columns: Sequence[str] = ()) -> None:
        """A list: JSON Lines, or a table of `columns` (all keys of the first row, when none are named)."""
        listed = list(rows)
        if self.as_json:
            for row in listed:
                self.give(row)
            return
        if not listed:
            self.tell("cli.nothing_listed")
            return
        for line in table_lines(listed, tuple(columns) or tuple(listed[0])):
            _write(line, sys.stdout)

    def text(self, text: str) -> None:
        """Text that is the result itself, for people and pipes."""
        _write(text, sys.stdout)

    def finish(self) -> None:
        """Put out what still waits; raises `EnvironmentFailure` where it cannot go."""
        try:
            sys.stdout.flush()
        except BrokenPipeError:
            raise
        except OSError as problem:
            raise EnvironmentFailure("cli.output_failed") from problem

    def refuse(self, findings: Sequence[Finding], of: str = "") -> None:
        """Why something, or the file `of` several, was refused: sentences for people, one object for programs."""
        for finding in findings:
            sentence = sentence_of_finding(finding, self.language)
            _write(one_line(f"{of}: {sentence}" if of else sentence), sys.stderr)
        if self.as_json:
            self.give({"findings": [finding_row(finding, self.language) for finding in findings]})

    def _line(self, sentence: str) -> None:
        _write(sentence, sys.stderr if self.as_json else sys.stdout)


def finding_row(finding: Finding, language: str = "") -> dict[str, object]:
    """One finding as programs get it: `code`, `where`, `context`, `message` and how much it weighs."""
    return {
        "code": finding.code,
        "where": finding.where,
        "context": dict(finding.context),
        "severity": str(finding.severity),
        "message": sentence_of(finding.code, finding.context, language),
    }


def table_lines(rows: Sequence[Mapping[str, object]], columns: Sequence[str]) -> list[str]:
    """The rows as lines of a table, numbers to the right, what is not told as a dash."""
    cells = [[_cell(row.get(column)) for column in columns] for row in rows]
    widths = [max(len(column), *(len(line[place]) for line in cells)) for place, column in enumerate(columns)]
    right = [all(isinstance(row.get(column), int | None) for row in rows) for column in columns]
    return [
        _GAP.join(
            text.rjust(width) if to_right else text.ljust(width)
            for text, width, to_right in zip(line, widths, right, strict=True)
        ).rstrip()
        for line in [list(columns), *cells]
    ]


def _cell(value: object) -> str:
    if value is None or value == "":
        return _NOTHING
    if isinstance(value, bool):
        return str(value).lower()
    if isinstance(value, list | tuple):
        return ", ".join(str(one) for one in value) or _NOTHING
    if isinstance(value, Mapping):
        return ", ".join(f"{name} {held}" for name, held in value.items()) or _NOTHING
    return one_line(str(value))


def one_line(text: str) -> str:
    """The text on one line: what a file from outside is called must not look like a line of ours."""
    return _BREAKS.sub("�", text)


def _write(line: str, stream: TextIO) -> None:
    try:
        print(_CONTROL.sub("�", line), file=stream)
    except BrokenPipeError:
        raise
    except OSError as problem:
        raise EnvironmentFailure("cli.output_failed") from problem
