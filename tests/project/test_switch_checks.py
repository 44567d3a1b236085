"""What must stand behind a switch before it may be on."""

from __future__ import annotations

from dataclasses import replace

import pytest

from tests.kit.decided import COMPARISON, LINKING, WORDS
from udset_desktop.project.switch_checks import check_switches, texts_of
from udset_desktop.project.switches import Switches


def found(switches: Switches) -> set[tuple[str, str]]:
    return {(one.code.partition(".")[2], one.where) for one in check_switches(switches)}


def test_whole_decisions_have_no_findings():
    assert found(Switches(linking=LINKING, words=WORDS, comparison=COMPARISON)) == set()


@pytest.mark.parametrize("key", ["linking", "words"])
def test_no_switch_is_on_without_its_decision(key):
    assert found(Switches(**{key: True})) == {("switch_undecided", key)}


def test_comparison_of_the_first_packs_stays():
    assert found(Switches(comparison=True)) == set()


@pytest.mark.parametrize(
    ("changes", "code", "field"),
    [
        ({"why": " "}, "switch_no_reason", "why"),
        ({"post": ""}, "switch_no_post", "post"),
        ({"assessment": ""}, "switch_no_assessment", "assessment"),
        ({"lawful_basis": "because"}, "not_on_list", "lawful_basis"),
        ({"readers": ()}, "switch_no_reader", "readers"),
        ({"readers": ("Analyst", "")}, "switch_no_reader", "readers"),
        ({"readers": ("x",) * 21}, "too_many", "readers"),
        ({"decided_on": "May"}, "switch_no_date", "decided_on"),
        ({"until": ""}, "switch_no_date", "until"),
        ({"until": "2026-04-30"}, "switch_too_long", "until"),
        ({"until": "2028-05-02"}, "switch_too_long", "until"),
    ],
)
def test_each_lack_has_its_finding(changes, code, field):
    assert found(Switches(linking=replace(LINKING, **changes))) == {(code, f"linking.{field}")}


def test_two_years_to_the_day_are_allowed():
    assert found(Switches(linking=replace(LINKING, until="2028-05-01"))) == set()


@pytest.mark.parametrize(
    ("changes", "code", "field"),
    [
        ({"purposes": ()}, "not_on_list", "purposes"),
        ({"purposes": ("sold",)}, "not_on_list", "purposes"),
        ({"purposes": ("read", "read")}, "twice", "purposes"),
        ({"keep_months": 0}, "out_of_range", "keep_months"),
        ({"keep_months": 121}, "out_of_range", "keep_months"),
    ],
)
def test_words_say_what_for_and_how_long(changes, code, field):
    assert found(Switches(words=replace(WORDS, **changes))) == {(code, f"words.{field}")}


def test_comparison_says_what_the_staff_were_told():
    silent = replace(COMPARISON, staff_notice="", staff_told_on="")
    assert found(Switches(comparison=silent)) == {
        ("switch_no_staff_notice", "comparison.staff_notice"),
        ("switch_no_date", "comparison.staff_told_on"),
    }


def test_everything_written_is_handed_on_to_be_looked_at():
    texts = [text for _, some in texts_of(Switches(comparison=COMPARISON)) for text in some]
    assert set(texts) == {
        COMPARISON.why,
        COMPARISON.post,
        COMPARISON.assessment,
        *COMPARISON.readers,
        COMPARISON.staff_notice,
    }
