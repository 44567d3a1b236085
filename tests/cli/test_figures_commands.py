"""Figures by command: the contract's rows, nothing that is hidden, no unknown window."""

from __future__ import annotations

import pytest

from tests.cli.test_pool_commands import Desk
from tests.kit.command import run
from tests.kit.rows import a_hidden_row, a_row
from udset_desktop.cli import figures_commands
from udset_desktop.cli.figures_commands import measure_row, show_measures
from udset_desktop.cli.show import Printer
from udset_desktop.measures.model import MeasureRow
from udset_desktop.measures.reader import RULES

PARTS = [
    "measure",
    "line",
    "labels",
    "rule",
    "unit",
    "group",
    "n",
    "base",
    "share",
    "low",
    "high",
    "left_out",
    "hidden",
    "why_hidden",
]  # contract.md


@pytest.fixture
def desk(tmp_path):
    desk = Desk(tmp_path / "desk")
    desk.well("merge", desk.bundle)
    return desk


def measures(desk, *more):
    place = (desk.folder / "pool.db", "--home", desk.folder / "home", "--json")
    return run("measures", *place, *more)


def test_every_row_has_the_parts_that_the_contract_names(desk):
    rows = measures(desk).rows
    assert {one["measure"] for one in rows} == {"nm1", "nm2", "nm3", "nm4"}
    assert all(set(PARTS) <= set(row) for row in rows)


def test_what_is_hidden_is_null_and_says_why(desk):
    hidden = [row for row in measures(desk).rows if row["hidden"]]
    assert hidden
    for row in hidden:
        assert (row["share"], row["n"], row["low"], row["high"]) == (None, None, None, None)
        assert row["why_hidden"]


def test_a_row_is_told_as_it_is():
    row = MeasureRow(
        measure="nm1", line="users.own", whose="users", voice="own", labels={"2007": "safe"},
        rule="two-favourable", unit="first conversations", group="", n=30, base=40, share=75, low=60,
        high=86, yes_share=50, short_n=None, short_base=None, left_out={"dont_know": 12},
    )  # fmt: skip
    told = measure_row(row)
    assert [told[name] for name in ("n", "base", "share", "low", "high")] == [30, 40, 75, 60, 86]
    assert told["left_out"] == {"dont_know": 12}


def test_who_held_the_talks_stands_beside_each_figure(desk):
    for row in measures(desk).rows:
        assert {"held_by", "held_by_hidden", "scales", "scales_hidden"} <= set(row)
        assert sum(row["held_by"].values()) <= (row["base"] or 0)
        if row["hidden"]:
            assert (row["held_by"], row["scales"]) == ({}, {})
            assert row["held_by_hidden"]
    told = run("measures", desk.folder / "pool.db", "--home", desk.folder / "home").out
    assert {"held_by", "scales"} <= set(told.splitlines()[0].split())


def test_what_is_not_told_beside_a_figure_is_said_below_the_table(capsys):
    hidden = ("measures.hidden_to_protect",)
    rows = [
        a_row(unit="first_of_year", held_by_hidden=True),
        a_row(unit="first_of_year", scales_hidden=True),
        a_hidden_row(unit="first_of_year", why_hidden=hidden),
    ]
    show_measures(Printer(as_json=False), rows)
    told = capsys.readouterr().out
    assert "own_care_manager 18, third_party 12" in told
    assert told.count("conversations behind this figure others held is not told") == 1
    assert told.count("asked in other words is not told") == 1


@pytest.mark.parametrize("line", [["--by", "shoe-size"], ["--from", "spring"], ["--to", "2026-Q9"]])
def test_a_breakdown_or_window_that_cannot_be_is_refused(desk, line):
    assert measures(desk, *line).code in {2, 3}


@pytest.mark.parametrize("kind", ["pdf", "csv"])
def test_a_report_is_written_where_it_is_asked_for(desk, tmp_path, kind):
    out = tmp_path / f"r.{kind}"
    place = (desk.folder / "pool.db", "--home", desk.folder / "home", "--json")
    told = run("report", *place, "--out", out)
    assert told.code == 0, told.err
    assert told.object["file"] == str(out)
    assert out.stat().st_size > 100
    assert told.object["hidden_cells"] > 0


def test_a_spreadsheet_is_not_there_yet(desk, tmp_path):
    place = (desk.folder / "pool.db", "--home", desk.folder / "home", "--json")
    assert run("report", *place, "--out", tmp_path / "r.xlsx").code == 2
    assert not (tmp_path / "r.xlsx").exists()


def test_people_are_told_labels_and_reasons_in_words(desk):
    told = run("measures", desk.folder / "pool.db", "--home", desk.folder / "home").out
    assert "nm1 (2007): " in told
    assert "[1] " in told
    assert "] Hidden, because" in told
    assert "measures." not in told


def test_the_table_names_every_rule_and_how_people_were_counted(desk):
    told = run("measures", desk.folder / "pool.db", "--home", desk.folder / "home").out
    header, *lines = told.splitlines()
    assert "rule" in header.split()
    assert any(line.startswith("two-favourable: ") for line in lines)
    assert any(line.startswith("both-favourable: ") for line in lines)
    assert any("counted twice" in line for line in lines)


def test_every_rule_and_unit_of_the_definitions_has_its_words():
    assert set(figures_commands._RULES) == set(RULES)
    assert set(figures_commands._UNITS) == {"first_of_year", "latest_of_person"}
