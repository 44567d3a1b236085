from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest

from tests.kit.interviews import a_record
from udset_desktop.foundation.ids import PersonId, RecordId
from udset_desktop.interview.permission import Purpose, Reply
from udset_desktop.record.complete import void_record
from udset_desktop.record.marks import Mark, changed_marks, gap_between, is_counted, marks_of, reporting_year

FIRST = a_record(record="a", held_on="2025-05-10")
SECOND = a_record(record="b", held_on="2026-02-10")
THIRD = a_record(record="c", held_on="2026-04-02")
ALL = (THIRD, FIRST, SECOND)


def marks(records, **more):
    return {str(key): mark for key, mark in marks_of(records, year_starts_month=4, **more).items()}


def test_the_reporting_year_and_the_gap_are_worked_out_in_order_of_the_talks():
    assert marks(ALL) == {
        "a": Mark(again=False, gap="first"),
        "b": Mark(again=True, gap="6_to_12_months"),
        "c": Mark(again=False, gap="under_6_months"),
    }


def test_the_order_in_which_they_come_changes_nothing():
    assert marks(ALL) == marks(tuple(reversed(ALL)))


def test_a_void_conversation_leaves_no_trace_in_the_others():
    void = void_record(FIRST, "wrong person")
    assert marks((void, SECOND, THIRD)) == marks((SECOND, THIRD))
    assert changed_marks(marks(ALL), marks((SECOND, THIRD))) == ("b",)


def test_a_withdrawn_conversation_leaves_no_trace_in_the_others():
    assert marks(ALL, left_out={RecordId("a")}) == marks((SECOND, THIRD))


def test_a_conversation_nobody_permitted_to_count_leaves_no_trace():
    silent = replace(FIRST, permissions=FIRST.permissions.with_reply(Purpose.FIGURES, Reply.NO))
    assert not is_counted(silent)
    assert marks((silent, SECOND, THIRD)) == marks((SECOND, THIRD))


def test_people_and_instruments_are_kept_apart():
    other = replace(SECOND, person=PersonId("somebody else"))
    carer = replace(SECOND, instrument=replace(SECOND.instrument, id="carer-review"))
    newer = replace(SECOND, instrument=replace(SECOND.instrument, version="1.1.0"))
    assert marks((FIRST, other))["b"].gap == "first"
    assert marks((FIRST, carer))["b"].gap == "first"
    assert marks((FIRST, newer))["b"].again


def test_an_added_earlier_conversation_changes_the_mark_of_a_later_one():
    before, after = marks((SECOND,)), marks((FIRST, SECOND))
    assert changed_marks(before, after) == ("b",)


@pytest.mark.parametrize(
    ("on", "month", "year"),
    [
        (date(2026, 3, 31), 4, 2025),
        (date(2026, 4, 1), 4, 2026),
        (date(2026, 1, 1), 1, 2026),
        (date(2026, 12, 31), 1, 2026),
    ],
)
def test_a_reporting_year_is_named_by_the_year_it_began_in(on, month, year):
    assert reporting_year(on, month) == year


@pytest.mark.parametrize(
    ("before", "after", "gap"),
    [
        (date(2026, 1, 10), date(2026, 1, 10), "under_6_months"),
        (date(2026, 1, 10), date(2026, 7, 9), "under_6_months"),
        (date(2026, 1, 10), date(2026, 7, 10), "6_to_12_months"),
        (date(2025, 8, 31), date(2026, 2, 28), "under_6_months"),
        (date(2025, 1, 10), date(2026, 1, 10), "6_to_12_months"),
        (date(2025, 1, 10), date(2026, 1, 11), "over_a_year"),
        (date(2024, 2, 29), date(2025, 2, 28), "6_to_12_months"),
        (date(2024, 2, 29), date(2025, 3, 1), "over_a_year"),
    ],
)
def test_gaps_are_counted_in_calendar_months(before, after, gap):
    assert gap_between(before, after) == gap
