from __future__ import annotations

import csv
import io

import pytest

from tests.kit.rows import a_hidden_row, a_row
from udset_desktop.report.content import Coverage
from udset_desktop.report.tables import COLUMNS, defused, render_csv

COVERAGE = Coverage(project="Lorn", training=True, by="service", from_quarter="2026-Q1")


def read(content):
    return list(csv.DictReader(io.StringIO(content.decode("utf-8-sig"), newline="")))


def test_every_number_comes_back_as_it_was():
    (row,) = read(render_csv([a_row(group="ds")], COVERAGE))
    assert [row[key] for key in ("n", "base", "share", "low", "high", "group")] == [
        "24",
        "30",
        "80",
        "63",
        "90",
        "ds",
    ]
    assert row["rule"] == "two-favourable"
    assert "2007: Users feeling safe; 2008:" in row["labels"]
    assert (row["training"], row["by"], row["from_quarter"]) == ("yes", "service", "2026-Q1")


def test_a_hidden_row_is_empty_with_its_reason():
    (row,) = read(render_csv([a_hidden_row()], COVERAGE))
    assert [row[key] for key in ("n", "base", "share", "low", "high", "yes_share", "left_out")] == [""] * 7
    assert (row["hidden"], row["why_hidden"]) == ("yes", "measures.too_few")


@pytest.mark.parametrize("lead", ["=", "+", "-", "@", "\t", "\r", "  =", "|", "%"])
def test_a_cell_that_looks_like_a_formula_is_defused(lead):
    attack = f"{lead}cmd|' /C calc'!A0"
    (row,) = read(render_csv([a_row(group=attack)], COVERAGE))
    assert row["group"].startswith("'")
    assert row["group"][1:] == attack


def test_numbers_and_plain_words_are_left_alone():
    assert (defused(-3), defused("Day service - Oban"), defused(None)) == (-3, "Day service - Oban", "")


def test_a_table_of_nothing_still_has_its_heads():
    assert render_csv([], COVERAGE).decode("utf-8-sig").strip().split(",") == list(COLUMNS)
