"""Measures: figures counted on the store lane, broken down and windowed as asked; reports written."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path
from typing import Any

from udset_desktop.desktop.flows.flow import Flow, Frame
from udset_desktop.desktop.flows.measures_words import measures_shown, names_of, quarters_of, window_words
from udset_desktop.desktop.flows.project_page import sentences_of
from udset_desktop.desktop.look.words import say
from udset_desktop.desktop.views.measures_view import MeasuresShown, MeasuresView
from udset_desktop.foundation.problems import UdsetError
from udset_desktop.interview.screen import ChoiceState
from udset_desktop.measures.model import BREAKDOWNS, MeasureRow
from udset_desktop.usecases import reporting
from udset_desktop.usecases.kept_pool import has_pool, pool_of
from udset_desktop.usecases.merging import pool_status
from udset_desktop.usecases.overseeing import at_desk
from udset_desktop.usecases.reporting import ReportWritten


@dataclass(frozen=True, slots=True, kw_only=True)
class Asked:
    """What the page is about: `by` "" for no breakdown, quarters "" where open."""

    by: str = ""
    first: str = ""
    last: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class _Counted:
    """What came back: `records` 0 where there is nothing to count."""

    asked: Asked
    records: int
    rows: tuple[MeasureRow, ...] = ()
    quarters: tuple[str, ...] = ()
    project: str = ""
    names: tuple[tuple[str, str], ...] = ()


class MeasuresFlow(Flow):
    """The figures that may be handed out."""

    view: MeasuresView

    def __init__(self, frame: Frame) -> None:
        super().__init__(frame, MeasuresView())
        self.asked = Asked()
        self._quarters: tuple[str, ...] = ()
        view = self.view
        view.by_chosen.connect(self._on_by)
        view.window_chosen.connect(self._on_window)
        view.report_asked.connect(self._on_report)
        view.take_in_asked.connect(self._on_take_in)

    def enter(self, **_handed: Any) -> None:  # noqa: ANN401
        """The figures as they stand now."""
        self.view.show_written("")
        self.view.title.take_focus()
        self._quarters = ()
        self._count(self.asked)

    def _count(self, asked: Asked) -> None:
        known = self._quarters
        self.run(lambda _control: self._counted(asked, known), self._on_counted, on_problem=self._on_problem)

    def _counted(self, asked: Asked, known: tuple[str, ...]) -> _Counted:
        workplace = at_desk(self.workplace)
        project = workplace.require_project()
        if not has_pool(workplace) or not (records := pool_status(workplace, pool_of(workplace)).records):
            return _Counted(asked=asked, records=0, project=project.name)
        pool = pool_of(workplace)
        rows = reporting.measure_rows(
            workplace, pool, by=asked.by, from_quarter=asked.first, to_quarter=asked.last
        )
        quarters = known or quarters_of(reporting.measure_rows(workplace, pool, by="quarter"))
        return _Counted(
            asked=asked,
            records=records,
            rows=rows,
            quarters=quarters,
            project=project.name,
            names=tuple(names_of(project).items()),
        )

    def _on_counted(self, counted: _Counted) -> None:
        self.asked, self._quarters = counted.asked, counted.quarters
        asked = counted.asked
        if not counted.records:
            empty = MeasuresShown(lead=counted.project, empty=say("measures.empty"))
            self.view.show_state(empty)
            return
        window = window_words(asked.first, asked.last)
        self.view.show_state(
            MeasuresShown(
                lead=say("measures.lead", project=counted.project, window=window),
                measures=measures_shown(counted.rows, dict(counted.names)),
                breakdowns=tuple(
                    ChoiceState(
                        code=code,
                        words=say(f"measures.breakdown.{code or 'none'}"),
                        chosen=code == asked.by,
                    )
                    for code in ("", *BREAKDOWNS)
                ),
                quarters=counted.quarters,
                first=asked.first,
                last=asked.last,
            )
        )

    def _on_problem(self, problem: UdsetError) -> None:
        """What was asked before stays asked, and stays on the page."""
        self.frame.tell_problem(problem)
        state, self.view.state = self.view.state, None
        counted = state is not None and bool(state.measures)
        self.view.show_state(
            state if state and counted else MeasuresShown(lead="", empty=sentences_of(problem))
        )

    def _on_by(self, code: str) -> None:
        self._count(Asked(by=code, first=self.asked.first, last=self.asked.last))

    def _on_window(self, first: str, last: str) -> None:
        self._count(Asked(by=self.asked.by, first=first, last=last))

    def _on_take_in(self) -> None:
        self.frame.go("take_in")

    def _on_report(self, ending: str) -> None:
        name = f"{say('measures.report_name')}.{ending}"
        kinds = say("measures.report_filter", ending=ending.upper(), suffix=ending)
        self.frame.choose_target(say(f"measures.report_{ending}"), name, kinds, self._on_target_of(ending))

    def _on_target_of(self, ending: str) -> Any:  # noqa: ANN401 -- a slot
        def chosen(out: Path) -> None:
            file = out if out.suffix.lower() == f".{ending}" else out.with_name(f"{out.name}.{ending}")
            self.run_long(say("measures.writing"), lambda _control: self._write(file), self._on_written)

        return chosen

    def _write(self, file: Path) -> ReportWritten:
        workplace = at_desk(self.workplace)
        asked = self.asked
        return reporting.write_report(
            workplace,
            pool_of(workplace),
            file,
            by=asked.by,
            from_quarter=asked.first,
            to_quarter=asked.last,
        )

    def _on_written(self, written: ReportWritten) -> None:
        file, hidden = str(written.file), written.hidden_cells
        self.view.show_written(
            say("measures.written", file=file, count=hidden)
            if hidden
            else say("measures.written_none_hidden", file=file)
        )
