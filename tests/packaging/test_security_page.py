"""The threat model names the tests that hold its promises, and they are there."""

from __future__ import annotations

import re
from importlib import import_module
from pathlib import Path

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
