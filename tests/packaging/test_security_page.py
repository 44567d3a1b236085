"""The threat model names the tests that hold its promises, and they are there."""

from __future__ import annotations

import re
from pathlib import Path

ROOT = Path(__file__).parents[2]
PAGE = (ROOT / "SECURITY.md").read_text("utf-8")


def test_every_test_the_page_names_is_there():
    named = set(re.findall(r"`(tests/[a-z_/]+\.py)`", PAGE))
    assert len(named) > 20
    assert sorted(name for name in named if not (ROOT / name).is_file()) == []


def test_every_promise_names_its_test():
    promises = PAGE.partition("## What is promised")[2].partition("## What is not promised")[0]
    rows = [row for row in promises.splitlines() if row.startswith("|") and "---" not in row]
    bare = [row for row in rows if "`tests/" not in row and not row.startswith("| promise")]
    assert bare == []
