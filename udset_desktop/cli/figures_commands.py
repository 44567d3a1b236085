"""Figures that may be handed out: `measures` and `report`, both after disclosure control."""

from __future__ import annotations

import argparse
from collections.abc import Sequence
from pathlib import Path

from udset_desktop.cli.call import Call
from udset_desktop.cli.options import Commands, add_pool, help_of
from udset_desktop.cli.show import Printer
from udset_desktop.foundation.wording import sentence_of
from udset_desktop.measures.model import BREAKDOWNS, MeasureRow
from udset_desktop.usecases.reporting import measure_rows, write_report

MEASURE_COLUMNS = (
    "measure",
    "line",
    "rule",
    "group",
    "n",
    "base",
    "share",
    "low",
    "high",
    "yes_share",
    "left_out",
    "held_by",
    "scales",
    "see",
)

_NOT_TOLD = "measures.completeness_not_told"
_RULES = {"two-favourable": "cli.rule_two", "both-favourable": "cli.rule_both"}
_UNITS = {"first_of_year": "cli.unit_first", "latest_of_person": "cli.unit_latest"}


def add_commands(commands: Commands) -> None:
    """Declare the commands of this area."""
    _add_window(add_pool(commands.add("measures", "cli.help_measures", _measures)))
    report = add_pool(commands.add("report", "cli.help_report", _report))
    _add_window(report)
    report.add_argument(
        "--out", type=Path, metavar="FILE", required=True, help=help_of("cli.help_report_out")
    )


def _add_window(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("--by", choices=BREAKDOWNS, default="", help=help_of("cli.help_by"))
    parser.add_argument("--from", dest="from_quarter", metavar="Q", default="", help=help_of("cli.help_from"))
    parser.add_argument("--to", dest="to_quarter", metavar="Q", default="", help=help_of("cli.help_to"))


def _measures(call: Call) -> None:
    options = call.options
    rows = measure_rows(
        call.at_desk(),
        call.pool(),
        by=options.by,
        from_quarter=options.from_quarter,
        to_quarter=options.to_quarter,
    )
    show_measures(call.printer, rows)


def show_measures(printer: Printer, rows: Sequence[MeasureRow]) -> None:
    """The rows as JSON Lines, or as a table with every label, and every reason told in words, below it."""
    if printer.as_json:
        printer.rows([measure_row(row) for row in rows])
        return
    codes = sorted({code for row in rows for code in _remarks(row)})
    marks = {code: str(number) for number, code in enumerate(codes, start=1)}
    printer.rows(
        [{**measure_row(row), "see": [marks[code] for code in _remarks(row)]} for row in rows],
        MEASURE_COLUMNS,
    )
    for code in codes:
        printer.text(f"[{marks[code]}] {sentence_of(code, {}, printer.language)}")
    for rule in dict.fromkeys(row.rule for row in rows):
        printer.text(f"{rule}: {sentence_of(_RULES[rule], {}, printer.language)}")
    for unit in dict.fromkeys(row.unit for row in rows):
        printer.text(sentence_of(_UNITS[unit], {}, printer.language))
    labels = {f"{row.measure} ({year}): {label}" for row in rows for year, label in row.labels.items()}
    for line in sorted(labels):
        printer.text(line)


def _remarks(row: MeasureRow) -> tuple[str, ...]:
    # A figure whose completeness cannot be told says so already, and a hidden one tells nothing anyway.
    untold = (
        ("cli.some_left_out_hidden", row.left_out_hidden and _NOT_TOLD not in row.notes),
        ("cli.some_held_by_hidden", row.held_by_hidden and not row.hidden),
        ("cli.some_scales_hidden", row.scales_hidden and not row.hidden),
    )
    return (*row.why_hidden, *row.notes, *(code for code, there in untold if there))


def measure_row(row: MeasureRow) -> dict[str, object]:
    """One row as `contract.md` names its parts; what is hidden is null."""
    return {
        "measure": row.measure,
        "line": row.line,
        "whose": row.whose,
        "voice": row.voice,
        "labels": dict(row.labels),
        "rule": row.rule,
        "unit": row.unit,
        "group": row.group,
        "n": row.n,
        "base": row.base,
        "share": row.share,
        "low": row.low,
        "high": row.high,
        "yes_share": row.yes_share,
        "short_n": row.short_n,
        "short_base": row.short_base,
        "left_out": dict(row.left_out),
        "left_out_hidden": row.left_out_hidden,
        "held_by": dict(row.held_by),
        "held_by_hidden": row.held_by_hidden,
        "scales": dict(row.scales),
        "scales_hidden": row.scales_hidden,
        "hidden": row.hidden,
        "why_hidden": list(row.why_hidden),
        "notes": list(row.notes),
    }


def _report(call: Call) -> None:
    options = call.options
    written = write_report(
        call.at_desk(),
        call.pool(),
        options.out,
        by=options.by,
        from_quarter=options.from_quarter,
        to_quarter=options.to_quarter,
    )
    call.printer.tell("cli.report_written", file=str(written.file), hidden=written.hidden_cells)
    call.printer.give({"file": str(written.file), "hidden_cells": written.hidden_cells})
