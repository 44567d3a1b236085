from __future__ import annotations

import csv
import io

import pytest

from tests.kit.rows import a_hidden_row, a_row
from udset_desktop.report.content import Coverage
from udset_desktop.report.tables import COLUMNS, defused, frame_of, render_csv

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
    assert row["label_2007"] == "Users feeling safe"
    assert row["label_2008"] == "People who use services feel safe"
    assert (row["training"], row["by"], row["from_quarter"]) == ("yes", "service", "2026-Q1")


def test_who_held_the_talks_and_the_scales_come_back_as_they_were():
    (row,) = read(render_csv([a_row(held_by_hidden=True)], COVERAGE))
    assert row["held_by"] == "own_care_manager 18; third_party 12"
    assert row["scales"] == "fit-3 6; fit-4 30"
    assert (row["held_by_hidden"], row["scales_hidden"]) == ("yes", "no")
    (row,) = read(render_csv([a_hidden_row()], COVERAGE))
    assert (row["held_by"], row["scales"], row["held_by_hidden"]) == ("", "", "yes")


def test_a_hidden_row_is_empty_with_its_reason():
    (row,) = read(render_csv([a_hidden_row(why_hidden=("measures.hidden_to_protect",))], COVERAGE))
    assert [row[key] for key in ("n", "base", "share", "low", "high", "yes_share", "left_out")] == [""] * 7
    assert row["hidden"] == "yes"
    assert row["why_hidden"].startswith("Hidden, because few people stand behind")


@pytest.mark.parametrize("lead", ["=", "+", "-", "@", "\t", "\r", "  =", "|", "%"])
def test_a_cell_that_looks_like_a_formula_is_defused(lead):
    attack = f"{lead}cmd|' /C calc'!A0"
    (row,) = read(render_csv([a_row(group=attack)], COVERAGE))
    assert row["group"].startswith("'")
    assert row["group"][1:] == attack


def test_numbers_and_plain_words_are_left_alone():
    assert defused("Day service - Oban") == "Day service - Oban"
    (row,) = read(render_csv([a_row(n=-3)], COVERAGE))
    assert row["n"] == "-3"


def test_a_table_of_nothing_still_has_its_heads():
    assert render_csv([], COVERAGE).decode("utf-8-sig").strip().split(",") == [
        *COLUMNS,
        "by",
        "from_quarter",
        "to_quarter",
        "training",
    ]


def test_the_frame_is_typed_and_knows_hidden_from_nothing():
    frame = frame_of([a_row(n=0, base=0, share=None), a_hidden_row(), a_row(labels={"2007": "x"})])
    assert {name: str(kind) for name, kind in frame.dtypes.items() if name in COLUMNS} == COLUMNS
    assert frame["n"].isna().tolist() == [False, True, False]
    assert frame["n"].sum() == 24
    assert frame["hidden"].tolist() == [False, True, False]
    assert frame["label_2008"].isna().tolist() == [False, False, True]


def test_a_frame_of_nothing_is_typed_too():
    frame = frame_of([])
    assert len(frame) == 0
    assert {name: str(kind) for name, kind in frame.dtypes.items()} == COLUMNS
