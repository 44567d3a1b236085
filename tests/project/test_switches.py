"""Switches hold the decision behind them and are off once its last day has passed."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest

from tests.kit.bundles import PROJECT
from tests.kit.decided import COMPARISON, LINKING, WORDS
from udset_desktop.project.canonical import parse_canonical, render_canonical
from udset_desktop.project.model import Project
from udset_desktop.project.switches import Comparison, Switches, day_of, is_over, months_after

ALL = Switches(linking=LINKING, words=WORDS, comparison=COMPARISON)


def test_a_switch_with_a_decision_counts_as_on():
    assert bool(ALL.linking)
    assert dict(ALL.decisions()) == {"linking": LINKING, "words": WORDS, "comparison": COMPARISON}
    assert not list(Switches(comparison=True).decisions())


@pytest.mark.parametrize(("day", "on"), [(date(2027, 5, 1), True), (date(2027, 5, 2), False)])
def test_the_last_day_still_counts_and_the_next_is_off(day, on):
    held = replace(PROJECT, switches=ALL).on(day).switches
    assert [bool(held.linking), bool(held.words), bool(held.comparison)] == [on] * 3


def test_one_switch_ends_without_the_others():
    early = replace(ALL, words=replace(WORDS, until="2026-06-01"))
    held = early.on(date(2026, 6, 2))
    assert held == replace(ALL, words=False)


def test_a_switch_of_the_first_packs_has_no_end():
    assert Switches(comparison=True).on(date(2090, 1, 1)) == Switches(comparison=True)
    assert Switches(comparison=True).compared() == Comparison()
    assert Switches().compared() is None
    only = replace(COMPARISON, interviewer_key=False)
    assert Switches(comparison=only).compared() == only


def test_a_decision_without_a_readable_last_day_never_began():
    assert is_over(replace(LINKING, until=""), date(2026, 5, 2))
    assert is_over(replace(LINKING, until="next spring"), date(2026, 5, 2))


@pytest.mark.parametrize(
    ("day", "months", "after"),
    [
        (date(2026, 5, 1), 24, date(2028, 5, 1)),
        (date(2024, 2, 29), 12, date(2025, 2, 28)),
        (date(2026, 12, 31), 2, date(2027, 2, 28)),
        (date(2026, 11, 30), 1, date(2026, 12, 30)),
    ],
)
def test_months_later_is_a_day_there_is(day, months, after):
    assert months_after(day, months) == after


@pytest.mark.parametrize("text", ["", "2026-5-1", "20260501", "2026-02-30", "2026-W01-1"])
def test_only_a_whole_day_is_a_day(text):
    assert day_of(text) is None


def test_a_project_with_nothing_decided_is_spelled_as_it_always_was():
    plain = render_canonical(replace(PROJECT, switches=Switches(comparison=True)))
    assert b'"switches":{"comparison":true,"linking":false,"words":false}' in plain


@pytest.mark.parametrize("switches", [Switches(), Switches(comparison=True), ALL])
def test_switches_travel_whole(switches):
    project = replace(PROJECT, switches=switches)
    assert parse_canonical(render_canonical(project), Project, where="project") == project
