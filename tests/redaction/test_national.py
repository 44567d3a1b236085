from __future__ import annotations

import pytest

from udset_desktop.redaction.model import Kind
from udset_desktop.redaction.national import NATIONAL_RULES
from udset_desktop.redaction.shapes import shape_findings


def told(text):
    return [(text[one.start : one.end], one.kind) for one in shape_findings(text)]


@pytest.mark.parametrize(
    "number",
    [
        "12.678.579-3",
        "12.345.678/0001-95",
        "85.07.30-033.61",
        "A123456(3)",
        "2 84 05 88 123 456 78",
        "65 070649 C 103",
        "1234-567-890-AB",
        "GHA-123456789-0",
        "131052-308T",
        "112-233-445 95",
        "123 456 789A",
        "736028/5163",
        "93815/08152",
        "880512-2345678",
        "35202-1234567-1",
        "20-23456789-3",
        "94-2404110",
        "1-900101-1234",
        "24417 2290 11837",
    ],
)
def test_a_number_of_another_country_is_found_whole_by_how_it_is_joined(number):
    assert told(f"it is {number} they say") == [(number, Kind.REFERENCE)]


def test_groups_behind_the_word_for_an_account_are_of_a_bank():
    assert told("konto 1503 22 44178") == [("1503 22 44178", Kind.BANK)]


@pytest.mark.parametrize(
    "text",
    [
        "from 2019-2020-2021 on",
        "the years 2019 2020 2021 2022",
        "pages 1204-1371",
        "1-2-3 and go",
        "BP 138/82, 36-7",
        "it is 12.500 or 13.250-4",
        "over 20/30/40 minutes",
    ],
)
def test_years_pages_and_measures_are_no_such_numbers(text):
    assert [one for one in told(text) if one[1] is Kind.REFERENCE] == []


def test_each_rule_finds_no_more_than_its_text_holds():
    assert all(pattern.search("") is None for pattern, _ in NATIONAL_RULES.values())
