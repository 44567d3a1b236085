"""What was asked for, where it stands and which test holds it: the page names what is there."""

from __future__ import annotations

import ast
import re
from functools import cache
from pathlib import Path

ROOT = Path(__file__).parents[2]
PAGE = (ROOT / "packaging" / "notes" / "asked_and_held.md").read_text("utf-8")
ROWS = [
    [cell.strip() for cell in line.strip("|").split(" | ")]
    for line in PAGE.splitlines()
    if line.startswith("| ") and "---" not in line and not line.startswith("| What is asked")
]
PARTS = {3: 15, 4: 13}


@cache
def held_in(path):
    tree = ast.parse((ROOT / path).read_text("utf-8"))
    return {node.name for node in ast.walk(tree) if isinstance(node, ast.FunctionDef)}


def names_in(cell):
    return re.findall(r"`([^`]+)`", cell)


def test_every_part_of_each_issue_has_its_rows():
    headings = re.findall(r"^## Issue (\d+), part (\d+): \S", PAGE, re.MULTILINE)
    assert headings == [(str(issue), str(part)) for issue in PARTS for part in range(1, PARTS[issue] + 1)]
    assert len(ROWS) > 5 * len(headings)


def test_every_row_says_where_it_stands_and_what_holds_it():
    short = [row for row in ROWS if len(row) != 3 or not names_in(row[1]) or not names_in(row[2])]
    assert short == []


def test_every_place_and_test_is_there():
    missing = []
    for _, where, held in ROWS:
        for name in (*names_in(where), *names_in(held)):
            path, _, test = name.partition("::")
            inside = (ROOT / path, ROOT / "udset_desktop" / path)
            if not any(one.exists() for one in inside) or (test and test not in held_in(path)):
                missing.append(name)
    assert missing == []


def test_every_row_names_a_test_or_a_measurement():
    bare = [row for row in ROWS if "`tests/" not in row[2] and "`packaging/" not in row[2]]
    assert bare == []
