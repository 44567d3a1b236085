"""Anonymous tables for other programs: one typed frame of the rows, and the CSV written from it.

Called by `usecases.reporting`.  Holds exactly what the rows hold after disclosure control: a hidden
number is missing in the frame and an empty cell in the file, with its reason in words beside it.
Cells that look like formulas are defused.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import TYPE_CHECKING, Any

from udset_desktop.foundation.wording import sentence_of
from udset_desktop.measures.model import MeasureRow
from udset_desktop.report.content import Coverage

if TYPE_CHECKING:
    import pandas as pd

_TRIGGERS = ("=", "+", "-", "@", "\t", "\r", "\n", "|", "%")
TEXT, NUMBER, YES_NO = "string", "Int64", "boolean"  # each knows a missing cell from an empty one
COLUMNS = {
    "measure": TEXT,
    "line": TEXT,
    "rule": TEXT,
    "unit": TEXT,
    "group": TEXT,
    "n": NUMBER,
    "base": NUMBER,
    "share": NUMBER,
    "low": NUMBER,
    "high": NUMBER,
    "yes_share": NUMBER,
    "short_n": NUMBER,
    "short_base": NUMBER,
    "left_out": TEXT,
    "left_out_hidden": YES_NO,
    "held_by": TEXT,
    "held_by_hidden": YES_NO,
    "scales": TEXT,
    "scales_hidden": YES_NO,
    "hidden": YES_NO,
    "why_hidden": TEXT,
    "notes": TEXT,
}
"""The columns of the frame and what each holds; a label column for each year of labels follows."""


def frame_of(rows: Sequence[MeasureRow], *, language: str = "en") -> pd.DataFrame:
    """The rows as one typed frame, a row each, in their order; reasons and notes in words."""
    # late: pandas and numpy take half a second, which a table on the screen must not wait for.
    import pandas as pd  # noqa: PLC0415

    told = [_cells(row, language) for row in rows]
    years = sorted({year for row in rows for year in row.labels})
    labels = {f"label_{year}": [row.labels.get(year) for row in rows] for year in years}
    columns = {name: [one[name] for one in told] for name in COLUMNS} | labels
    return pd.DataFrame(
        {name: pd.Series(cells, dtype=COLUMNS.get(name, TEXT)) for name, cells in columns.items()}
    )


def render_csv(rows: Sequence[MeasureRow], coverage: Coverage, *, language: str = "en") -> bytes:
    """The rows as CSV: UTF-8 with a mark that spreadsheets look for, one line a row."""
    frame = frame_of(rows, language=language).assign(
        by=coverage.by,
        from_quarter=coverage.from_quarter,
        to_quarter=coverage.to_quarter,
        training=coverage.training,
    )
    safe = frame.astype(object).map(_written)
    return str(safe.to_csv(index=False, lineterminator="\r\n")).encode("utf-8-sig")


def defused(cell: str) -> str:
    """Text no spreadsheet runs: what begins like a formula gets an apostrophe in front."""
    return f"'{cell}" if cell.lstrip(" ").startswith(_TRIGGERS) else cell


def _written(cell: object) -> str:
    if isinstance(cell, bool):
        return "yes" if cell else "no"
    if isinstance(cell, int):
        return str(cell)
    return defused(cell) if isinstance(cell, str) else ""


def _listed(told: Mapping[str, int]) -> str:
    return "; ".join(f"{name} {count}" for name, count in sorted(told.items()))


def _cells(row: MeasureRow, language: str) -> dict[str, object]:
    told: dict[str, Any] = {name: getattr(row, name) for name in COLUMNS}
    return {
        **told,
        **{name: _listed(told[name]) for name in ("left_out", "held_by", "scales")},
        "why_hidden": " ".join(sentence_of(code, {}, language) for code in row.why_hidden),
        "notes": " ".join(sentence_of(code, {}, language) for code in row.notes),
    }
