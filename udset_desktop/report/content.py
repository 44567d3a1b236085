"""Measure rows laid out for readers: tables, notes on coverage, and what is hidden with its reason.

Called by `usecases.reporting`.  Takes rows that have been through disclosure control and adds nothing
to them: a number that is `None` there is a word here, and can be worked out from nothing else.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import groupby

from udset_desktop.foundation.languages import BASE_LANGUAGE, load_texts
from udset_desktop.foundation.wording import sentence_of
from udset_desktop.interview.phrases import Phrases
from udset_desktop.measures.model import MeasureRow
from udset_desktop.summary.wording import date_words

_FILE = "reports.toml"


@dataclass(frozen=True, slots=True, kw_only=True)
class Coverage:
    """What the figures are of: `by` is a breakdown or "", quarters are "" where open."""

    project: str
    partnership: str = ""
    training: bool = False
    by: str = ""
    from_quarter: str = ""
    to_quarter: str = ""
    as_at: str = ""  # ISO date


@dataclass(frozen=True, slots=True, kw_only=True)
class Interval:
    """Whole per cent: the share and how far it may be off."""

    share: int
    low: int
    high: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Line:
    """One line of a table, in words."""

    whose: str
    count: str
    share: str
    beside: tuple[str, ...]
    interval: Interval | None
    hidden: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class MeasureContent:
    """One measure: both labels, its rule and unit, its lines."""

    title: str
    labels: tuple[str, ...]
    rule: str
    unit: str
    lines: tuple[Line, ...]
    notes: tuple[str, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class ReportContent:
    """A whole report, ready to be set."""

    title: str
    under: str
    window: str
    project: str
    facts: tuple[tuple[str, str], ...]
    measures: tuple[MeasureContent, ...]
    notes: tuple[str, ...]
    reading: tuple[str, ...]
    training: bool
    hidden_cells: int
    language: str


def load_report_words(language: str = BASE_LANGUAGE) -> Phrases:
    """The report's own words; English stands in where a line is missing."""
    return Phrases(load_texts("wording", language, _FILE))


def report_content(
    rows: Sequence[MeasureRow],
    coverage: Coverage,
    *,
    names: Mapping[str, str] | None = None,
    language: str = BASE_LANGUAGE,
) -> ReportContent:
    """The report of these rows; `names` are the words of the groups, the code where one has none."""
    writer = _Writer(names or {}, language)
    words = writer.words
    window = writer.window(coverage)
    measures = tuple(writer.measure(tuple(group)) for _, group in groupby(rows, key=lambda row: row.measure))
    hidden = sum(row.hidden for row in rows)
    notes = writer.notes(rows, hidden)
    facts = (
        (words.words("paper.partnership"), coverage.partnership),
        (words.words("paper.broken_down"), words.words(f"by.{coverage.by}") if coverage.by else ""),
        (words.words("paper.as_at"), date_words(coverage.as_at, language, weekday=False)),
    )
    return ReportContent(
        title=words.words("paper.title"),
        under=words.words("paper.under", project=coverage.project, window=window),
        window=window,
        project=coverage.project,
        facts=tuple(fact for fact in facts if fact[1]),
        measures=measures,
        notes=notes,
        reading=tuple(words.words("paper.reading_lines").split("\n")),
        training=coverage.training,
        hidden_cells=hidden_cells(rows),
        language=language,
    )


def hidden_cells(rows: Sequence[MeasureRow]) -> int:
    """How many cells a reader is not told: the figures of hidden rows, and what is held back beside a figure."""
    figures = sum(
        sum(number is None for number in (row.n, row.base, row.share, row.low, row.high))
        for row in rows
        if row.hidden
    )
    return figures + sum(row.left_out_hidden + row.held_by_hidden + row.scales_hidden for row in rows)


class _Writer:
    """The words of one report in one language."""

    def __init__(self, names: Mapping[str, str], language: str) -> None:
        self._names = names
        self._language = language
        self.words = load_report_words(language)

    def window(self, coverage: Coverage) -> str:
        first, last = coverage.from_quarter, coverage.to_quarter
        key = {
            (True, True): "one_quarter" if first == last else "quarters",
            (True, False): "from_quarter",
            (False, True): "to_quarter",
            (False, False): "all_quarters",
        }[bool(first), bool(last)]
        return self.words.words(f"paper.{key}", first=first, last=last)

    def measure(self, rows: Sequence[MeasureRow]) -> MeasureContent:
        first = rows[0]
        rules = dict.fromkeys(row.rule for row in rows if row.whose == "both") or {first.rule: None}
        years = sorted(first.labels)
        codes = dict.fromkeys(code for row in rows for code in (*row.why_hidden, *row.notes))
        return MeasureContent(
            title=first.labels[years[-1]] if years else first.measure,
            labels=tuple(
                self.words.words("paper.labels", year=year, label=first.labels[year]) for year in years
            ),
            rule=self.words.words("paper.rule", rule="; ".join(self._said("rule", rule) for rule in rules)),
            unit=self.words.words("paper.unit", unit=self._said("unit", first.unit)),
            lines=tuple(self._line(row) for row in rows),
            notes=tuple(self._sentence(code) for code in codes),
        )

    def _line(self, row: MeasureRow) -> Line:
        rule = self._said("rule", row.rule)
        counted = row.n is not None and row.base is not None
        return Line(
            whose=self._whose(row),
            count=(
                self.words.words("paper.n_of_base", n=str(row.n), base=str(row.base))
                if counted
                else self.words.words("paper.hidden")
            ),
            share=self._share(row, rule),
            beside=self._beside(row),
            interval=(
                Interval(share=row.share, low=row.low, high=row.high)
                if row.share is not None and row.low is not None and row.high is not None
                else None
            ),
            hidden=row.hidden,
        )

    def _whose(self, row: MeasureRow) -> str:
        voice = self._said("voice", row.voice)
        own = f"whose.{row.measure}.{row.whose}"  # two questions of one measure have names of their own
        whose = self.words.words(own) or self._said("whose", row.whose)
        line = f"{whose}, {voice}"
        if not row.group:
            return line
        group = self._names.get(row.group) or self._said("part", row.group)
        return self.words.words("paper.group_line", group=group, line=line)

    def _share(self, row: MeasureRow, rule: str) -> str:
        if row.share is None:
            key = "paper.hidden" if row.hidden else "paper.no_share"
            return self.words.words(key, rule=rule)
        if row.low is None or row.high is None:
            return self.words.words("paper.share_no_interval", share=str(row.share), rule=rule)
        return self.words.words(
            "paper.share_line", share=str(row.share), low=str(row.low), high=str(row.high), rule=rule
        )

    def _beside(self, row: MeasureRow) -> tuple[str, ...]:
        parts = []
        if row.yes_share is not None:
            parts.append(self.words.words("paper.yes_alone", share=str(row.yes_share)))
        if row.short_n is not None and row.short_base:
            parts.append(self.words.words("paper.short_scale", n=str(row.short_n), base=str(row.short_base)))
        reasons = ", ".join(
            f"{self._said('left_out', reason)} {count}" for reason, count in row.left_out.items() if count
        )
        if reasons:
            parts.append(self.words.words("paper.left_out", reasons=reasons))
        if row.left_out_hidden:
            parts.append(self.words.words("paper.left_out_hidden"))
        return (*parts, *self._mix(row))

    def _mix(self, row: MeasureRow) -> Iterator[str]:
        """Who held the talks, and in which words they asked; of a hidden row nothing is said."""
        for key, table, told, some_hidden in (
            ("held_by", "part", row.held_by, row.held_by_hidden),
            ("scales", "scale", row.scales, row.scales_hidden),
        ):
            if row.hidden:
                continue
            listed = ", ".join(f"{self._said(table, code)} {count}" for code, count in told.items())
            if listed:
                yield self.words.words(f"paper.{key}", listed=listed)
            if some_hidden:
                yield self.words.words(f"paper.{key}_more" if listed else f"paper.{key}_hidden")

    def notes(self, rows: Sequence[MeasureRow], hidden: int) -> tuple[str, ...]:
        if not rows:
            return (self.words.words("paper.nothing"),)
        if not hidden:
            return ()
        key = "paper.hidden_row" if hidden == 1 else "paper.hidden_rows"
        return (self.words.words(key, count=str(hidden)),)

    def _sentence(self, code: str) -> str:
        full = code if "." in code else f"measures.{code}"
        return sentence_of(full, {}, self._language)

    def _said(self, table: str, code: str) -> str:
        return self.words.words(f"{table}.{code}") or code.replace("_", " ")
