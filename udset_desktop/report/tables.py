"""Anonymous tables for other programs: CSV, with cells that look like formulas defused.

Called by `usecases.reporting`.  Holds exactly what the rows hold after disclosure control; a hidden
number is an empty cell with its reason beside it.
"""

from __future__ import annotations

import csv
import io
from collections.abc import Sequence

from udset_desktop.measures.model import MeasureRow
from udset_desktop.report.content import Coverage

_TRIGGERS = ("=", "+", "-", "@", "\t", "\r", "\n", "|", "%")
COLUMNS = (
    "measure",
    "line",
    "labels",
    "rule",
    "unit",
    "by",
    "group",
    "n",
    "base",
    "share",
    "low",
    "high",
    "yes_share",
    "short_n",
    "short_base",
    "left_out",
    "left_out_hidden",
    "hidden",
    "why_hidden",
    "notes",
    "from_quarter",
    "to_quarter",
    "training",
)


def render_csv(rows: Sequence[MeasureRow], coverage: Coverage) -> bytes:
    """The rows as CSV: UTF-8 with a mark that spreadsheets look for, one line a row."""
    text = io.StringIO(newline="")
    writer = csv.writer(text)
    writer.writerow(COLUMNS)
    for row in rows:
        writer.writerow([defused(cell) for cell in _cells(row, coverage)])
    return text.getvalue().encode("utf-8-sig")


def defused(cell: str | int | None) -> str | int:
    """A cell no spreadsheet runs: text that begins like a formula gets an apostrophe in front."""
    if cell is None:
        return ""
    if isinstance(cell, str) and cell.lstrip(" ").startswith(_TRIGGERS):
        return f"'{cell}"
    return cell


def _cells(row: MeasureRow, coverage: Coverage) -> tuple[str | int | None, ...]:
    return (
        row.measure,
        row.line,
        "; ".join(f"{year}: {label}" for year, label in sorted(row.labels.items())),
        row.rule,
        row.unit,
        coverage.by,
        row.group,
        row.n,
        row.base,
        row.share,
        row.low,
        row.high,
        row.yes_share,
        row.short_n,
        row.short_base,
        "; ".join(f"{reason} {count}" for reason, count in sorted(row.left_out.items())),
        _yes(said=row.left_out_hidden),
        _yes(said=row.hidden),
        "; ".join(row.why_hidden),
        "; ".join(row.notes),
        coverage.from_quarter,
        coverage.to_quarter,
        _yes(said=coverage.training),
    )


def _yes(*, said: bool) -> str:
    return "yes" if said else "no"
