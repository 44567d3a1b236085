"""What a command prints, for people and for programs."""

from __future__ import annotations

import json

from udset_desktop.cli.show import Printer, finding_row, table_lines
from udset_desktop.foundation.problems import Finding

DASH = "\N{EN DASH}"


def test_with_json_standard_output_holds_json_and_nothing_else(capsys):
    printer = Printer(as_json=True)
    printer.tell("foundation.cancelled")
    printer.give({"file": "a"})
    told = capsys.readouterr()
    assert json.loads(told.out) == {"file": "a"}
    assert "Stopped" in told.err


def test_without_json_people_read_sentences_and_no_braces(capsys):
    printer = Printer(as_json=False)
    printer.tell("foundation.cancelled")
    printer.give({"file": "a"})
    told = capsys.readouterr()
    assert told.out.startswith("Stopped")
    assert "{" not in told.out


def test_a_list_is_one_object_a_line(capsys):
    Printer(as_json=True).rows([{"a": 1}, {"a": None}])
    assert [json.loads(line) for line in capsys.readouterr().out.splitlines()] == [{"a": 1}, {"a": None}]


def test_an_empty_list_says_so_to_people_and_nothing_to_programs(capsys):
    Printer(as_json=False).rows([])
    assert capsys.readouterr().out.strip()
    Printer(as_json=True).rows([])
    assert capsys.readouterr().out == ""


def test_a_table_keeps_columns_under_their_names_and_numbers_to_the_right():
    rows = [{"name": "a", "n": 5}, {"name": "longer", "n": 100}]
    assert table_lines(rows, ("name", "n")) == ["name      n", "a         5", "longer  100"]


def test_what_is_not_told_is_a_dash_and_lists_are_spelled_out():
    rows = [{"n": None, "why": ["a", "b"], "kept": {"x": 1}, "is": True, "none": []}]
    assert table_lines(rows, ("n", "why", "kept", "is", "none"))[1].split() == [
        DASH,
        "a,",
        "b",
        "x",
        "1",
        "true",
        DASH,
    ]


def test_text_from_outside_cannot_drive_the_terminal(capsys):
    Printer(as_json=False).text("safe\x1b[2J\x07")
    assert "\x1b" not in capsys.readouterr().out


def test_a_refusal_gives_people_sentences_and_programs_every_finding(capsys):
    findings = [
        Finding(code="foundation.no_file", where="a.udset", context={"name": "a.udset"}),
        Finding(code="foundation.json_twice"),
    ]
    Printer(as_json=True).refuse(findings)
    told = capsys.readouterr()
    assert [one["code"] for one in json.loads(told.out)["findings"]] == [one.code for one in findings]
    assert len(told.err.splitlines()) == 2
    Printer(as_json=False).refuse(findings)
    told = capsys.readouterr()
    assert told.out == ""
    assert told.err.startswith("a.udset: ")


def test_a_finding_has_the_four_parts_that_the_contract_names():
    row = finding_row(Finding(code="foundation.no_file", where="w", context={"name": "n"}))
    assert (row["code"], row["where"], row["context"]) == ("foundation.no_file", "w", {"name": "n"})
    assert "n" in str(row["message"])


def test_a_name_from_outside_cannot_look_like_a_line_of_ours(capsys):
    printer = Printer(as_json=False)
    strange = "a.udset\nMerged: 9 new.\u2028\x1b[2J"
    printer.tell("cli.report_written", file=strange, hidden=0)
    printer.rows([{"file": strange}])
    printer.refuse([Finding(code="foundation.no_file", context={"name": strange})])
    told = capsys.readouterr()
    assert not [line for line in (told.out + told.err).splitlines() if line.startswith("Merged")]


def test_a_warning_never_mixes_with_what_was_asked_for(capsys):
    for as_json in (True, False):
        Printer(as_json=as_json).warn("usecases.no_room")
        told = capsys.readouterr()
        assert told.out == ""
        assert told.err.startswith("The disk is full.")
