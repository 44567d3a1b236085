"""Measures over a pool, and the reports made of them.

Called by `cli.desk_commands` and the Measures page.  Everything handed out here has been through
disclosure control; no counted number that is hidden ever reaches a face.
"""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

from udset_desktop.measures.model import MeasureRow
from udset_desktop.usecases.merging import PoolAddress
from udset_desktop.usecases.workplace import Workplace


@dataclass(frozen=True, slots=True, kw_only=True)
class ReportWritten:
    """A report on disk."""

    file: Path
    hidden_cells: int


def measure_rows(
    workplace: Workplace, address: PoolAddress, *, by: str = "", from_quarter: str = "", to_quarter: str = ""
) -> tuple[MeasureRow, ...]:
    """The rows of all measures, in the order of their definition; refuses an unknown breakdown or quarter."""
    # late: SQLAlchemy and msgspec: 0.3 s that the first screen must not wait for.
    from udset_desktop.usecases.figures import figures_of  # noqa: PLC0415

    return figures_of(workplace, address, by=by, from_quarter=from_quarter, to_quarter=to_quarter)


def write_report(
    workplace: Workplace,
    address: PoolAddress,
    out: Path,
    *,
    by: str = "",
    from_quarter: str = "",
    to_quarter: str = "",
) -> ReportWritten:
    """A report at `out`: `.pdf` or `.csv`; other endings are not there yet."""
    # late: as above, and reportlab.
    from udset_desktop.usecases.figures import put_report  # noqa: PLC0415

    hidden = put_report(workplace, address, out, by=by, from_quarter=from_quarter, to_quarter=to_quarter)
    return ReportWritten(file=out, hidden_cells=hidden)
