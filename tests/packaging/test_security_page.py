"""The threat model names the tests that hold its promises, and they are there."""

from __future__ import annotations

import re
from importlib import import_module
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2]
PAGE = (ROOT / "SECURITY.md").read_text("utf-8")


def test_every_test_the_page_names_is_there():
    named = set(re.findall(r"`(tests/[a-z_/]+\.py)`", PAGE))
    assert len(named) > 20
    assert sorted(name for name in named if not (ROOT / name).is_file()) == []


def test_every_test_file_the_page_names_has_a_test_in_it():
    named = set(re.findall(r"`(tests/[a-z_/]+\.py)`", PAGE))
    bare = {
        name
        for name in named
        if not re.search(r"^\s*def test_", (ROOT / name).read_text("utf-8"), re.MULTILINE)
    }
    assert bare == {"tests/conftest.py", "tests/kit/canaries.py"}  # what they hold, they hold for every test


def test_every_function_and_note_the_page_names_is_there():
    functions = re.findall(r"`((?:usecases|bundle)\.[a-z_.]+)`", PAGE)
    assert len(functions) >= 4
    for name in functions:
        module, _, function = name.rpartition(".")
        assert callable(getattr(import_module(f"udset_desktop.{module}"), function)), name
    notes = re.findall(r"`packaging/notes/decisions/([0-9]{4})`", PAGE)
    decisions = ROOT / "packaging" / "notes" / "decisions"
    assert [number for number in notes if not list(decisions.glob(f"{number}-*.md"))] == []


def test_every_promise_names_its_test():
    promises = PAGE.partition("## What is promised")[2].partition("## What is not promised")[0]
    rows = [row for row in promises.splitlines() if row.startswith("|") and "---" not in row]
    bare = [row for row in rows if "`tests/" not in row and not row.startswith("| promise")]
    assert bare == []


def part(page, heading):
    """The lines under a heading, up to the next of its kind."""
    found = re.search(rf"^## {re.escape(heading)}\n(.*?)(?=^## |\Z)", page, re.MULTILINE | re.DOTALL)
    return [line for line in (found[1] if found else "").splitlines() if line.strip()]


@pytest.mark.parametrize(
    ("heading", "least"),
    [
        ("What is worth protecting", 5),
        ("Who acts", 10),
        ("Where trust begins and ends", 5),
        ("What is promised", 40),
        ("What is not promised", 30),
    ],
)
def test_each_part_of_the_model_is_there(heading, least):
    assert len(part(PAGE, heading)) >= least


def test_promises_are_rows_and_every_one_names_a_test():
    rows = [line for line in part(PAGE, "What is promised") if line.startswith("| ")]
    promises = [row for row in rows if "---" not in row and not row.startswith("| promise")]
    assert len(promises) > 40
    assert [row for row in promises if "`tests/" not in row] == []


def test_what_stays_in_memory_and_on_the_swap_is_said():
    told = [line for line in part(PAGE, "What is not promised") if line.startswith("- **Traces in memory.**")]
    assert len(told) == 1
    assert "Swap and hibernation are the operating system's" in told[0]


def test_the_impact_page_says_what_could_go_wrong_and_what_is_left():
    impact = (ROOT / "resources" / "handbook" / "en" / "impact.md").read_text("utf-8")
    rows = [
        line for line in part(impact, "What could go wrong, and what stands against it") if line[:2] == "| "
    ]
    assert len(rows) > 8
    assert all(len(row.strip("|").split("|")) == 3 for row in rows)
