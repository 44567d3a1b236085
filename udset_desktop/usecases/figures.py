"""The measures of a pool, counted and passed through disclosure control; reports made of them.

The work behind `usecases.reporting`, imported late by it.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from pathlib import Path

from udset_desktop.foundation.atomic import write_file
from udset_desktop.foundation.problems import NotThereYet, UsageRefused
from udset_desktop.measures.compute import Asked, counts_for, rows_of
from udset_desktop.measures.model import BREAKDOWNS, MeasureRow
from udset_desktop.measures.reader import load_measures
from udset_desktop.project.model import Project
from udset_desktop.report.content import Coverage, hidden_cells, report_content
from udset_desktop.report.tables import render_csv
from udset_desktop.store.counts import has_links, run_counts
from udset_desktop.usecases.acts import Act, note_act
from udset_desktop.usecases.merging import PoolAddress
from udset_desktop.usecases.pool_desk import opened_pool
from udset_desktop.usecases.standing import definitions_of
from udset_desktop.usecases.workplace import Workplace

_NOT_SENT = {"service": "measures.service_not_sent", "locality": "measures.locality_not_sent"}
_QUARTER = re.compile(r"[0-9]{4}-Q[1-4]\Z")


def figures_of(
    workplace: Workplace, address: PoolAddress, *, by: str, from_quarter: str, to_quarter: str
) -> tuple[MeasureRow, ...]:
    """The rows of all measures; raises `UsageRefused` for an unknown breakdown or a quarter that is none."""
    _require_window(by, from_quarter, to_quarter)
    project = workplace.require_project()
    if by in _NOT_SENT and project.place_field != by:
        # Every row would fall into the one group of those that say nothing.
        raise UsageRefused(_NOT_SENT[by])
    measures = load_measures()
    with opened_pool(workplace, address) as pool:
        asked = Asked(
            by=by,
            from_quarter=from_quarter,
            to_quarter=to_quarter,
            threshold=project.threshold,
            unit="latest_of_person" if has_links(pool) else "first_of_year",
        )
        counted = run_counts(pool, counts_for(measures, asked), definitions_of(workplace.home))
    return rows_of(measures, counted, asked)


def _require_window(by: str, from_quarter: str, to_quarter: str) -> None:
    if by and by not in BREAKDOWNS:
        raise UsageRefused("measures.no_such_breakdown", by=by[:40])
    for quarter in (from_quarter, to_quarter):
        if quarter and not _QUARTER.match(quarter):
            raise UsageRefused("measures.no_quarter", quarter=quarter[:20])
    if from_quarter and to_quarter and from_quarter > to_quarter:
        raise UsageRefused("measures.window_backwards", first=from_quarter, last=to_quarter)


def put_report(
    workplace: Workplace, address: PoolAddress, out: Path, *, by: str, from_quarter: str, to_quarter: str
) -> int:
    """A report at `out`, by its ending; how many of its cells are hidden."""
    ending = out.suffix.lower()
    if ending not in {".pdf", ".csv"}:
        raise (
            NotThereYet("measures.no_such_report")
            if ending == ".xlsx"
            else UsageRefused("measures.no_such_report")
        )
    rows = figures_of(workplace, address, by=by, from_quarter=from_quarter, to_quarter=to_quarter)
    project = workplace.require_project()
    coverage = Coverage(
        project=project.name,
        partnership=project.partnership,
        training=project.training,
        by=by,
        from_quarter=from_quarter,
        to_quarter=to_quarter,
        as_at=workplace.clock.today_on().isoformat(),
    )
    note_act(workplace.require_desk().vault, workplace.clock, Act.REPORT_WRITTEN)
    if ending == ".csv":
        write_file(out, render_csv(rows, coverage, language=workplace.language))
    else:
        # late: reportlab, a quarter of a second that a CSV does not need.
        from udset_desktop.report.pdf import render_report  # noqa: PLC0415

        content = report_content(rows, coverage, names=_names(project), language=workplace.language)
        write_file(out, render_report(content))
    return hidden_cells(rows)


def _names(project: Project) -> Mapping[str, str]:
    return {
        **{one.code: one.name for one in project.services},
        **{one.code: one.name for one in project.localities},
    }
