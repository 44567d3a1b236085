"""A desk and a laptop whose project joins visits."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

from tests.kit.decided import LINKING_TEXT
from tests.kit.joined import PROJECT_FILE, Joined, joined

LINKED = PROJECT_FILE.replace("[switches]\ncomparison = false", LINKING_TEXT)


def linked_pair(tmp_path: Path) -> Iterator[Joined]:
    """Both of them, closed afterwards: a fixture for whoever names it, `both = pytest.fixture(linked_pair)`."""
    made = joined(tmp_path, LINKED)
    yield made
    made.close()
