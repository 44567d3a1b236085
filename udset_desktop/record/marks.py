"""Whether a conversation is the person's first of the year, and how long since the one before.

Worked out on the laptop from the person's own records (`practice.md` 26, 27), never stored: whoever
writes a bundle asks again, so a conversation added, voided or withdrawn changes the marks of others.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass
from datetime import date

from udset_desktop.foundation.ids import RecordId
from udset_desktop.interview.permission import Purpose
from udset_desktop.record.model import Record

GAPS = ("first", "under_6_months", "6_to_12_months", "over_a_year")
HALF_YEAR = 6  # unit: calendar months


@dataclass(frozen=True, slots=True, kw_only=True)
class Mark:
    """What leaves of a person's earlier conversations: two coarse words."""

    again: bool  # not the person's first of the reporting year with this instrument
    gap: str  # one of GAPS


def marks_of(
    records: Iterable[Record], *, year_starts_month: int, left_out: Collection[RecordId] = ()
) -> Mapping[RecordId, Mark]:
    """The marks of the standing records of any number of people, by record id.

    Records that are void, that nobody permitted to count, or that are in `left_out` (withdrawn)
    have no mark and leave no trace in the marks of others.
    """
    counted: dict[tuple[str, str], list[Record]] = defaultdict(list)
    for record in records:
        if is_counted(record) and record.id not in left_out:
            counted[record.person, record.instrument.id].append(record)
    marks: dict[RecordId, Mark] = {}
    for row in counted.values():
        marks.update(_marks_of_row(row, year_starts_month))
    return marks


def is_counted(record: Record) -> bool:
    """Whether a record may be in the figures: not void, talked with permission, figures said yes to."""
    return (
        not record.void and record.permissions.may(Purpose.TALK) and record.permissions.may(Purpose.FIGURES)
    )


def changed_marks(before: Mapping[RecordId, Mark], after: Mapping[RecordId, Mark]) -> tuple[RecordId, ...]:
    """The records in both whose mark is another one now: each needs a revision of its line."""
    return tuple(record for record, mark in after.items() if record in before and before[record] != mark)


def reporting_year(on: date, year_starts_month: int) -> int:
    """The calendar year in which the reporting year of a date began."""
    return on.year if on.month >= year_starts_month else on.year - 1


def gap_between(before: date, after: date) -> str:
    """The band of time between two conversations, by calendar months."""
    months = (after.year - before.year) * 12 + after.month - before.month - (after.day < before.day)
    if months < HALF_YEAR:
        return "under_6_months"
    return "6_to_12_months" if (before.year + 1, before.month, before.day) >= _day(after) else "over_a_year"


def _day(on: date) -> tuple[int, int, int]:
    return on.year, on.month, on.day


def _marks_of_row(row: Iterable[Record], year_starts_month: int) -> Mapping[RecordId, Mark]:
    # Two on one day have no order of their own; the random id gives one that stays.
    marks: dict[RecordId, Mark] = {}
    earlier: date | None = None
    for record in sorted(row, key=lambda one: (one.held_on, one.id)):
        on = date.fromisoformat(record.held_on)
        if earlier is None:
            marks[record.id] = Mark(again=False, gap="first")
        else:
            same_year = reporting_year(on, year_starts_month) == reporting_year(earlier, year_starts_month)
            marks[record.id] = Mark(again=same_year, gap=gap_between(earlier, on))
        earlier = on
    return marks
