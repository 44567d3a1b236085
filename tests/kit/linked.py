"""A desk and a laptop whose project joins visits."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

from tests.kit.decided import LINKING, LINKING_TEXT
from tests.kit.joined import PROJECT_FILE, Joined, joined
from udset_desktop.usecases.overseeing import change_project
from udset_desktop.usecases.workplace import Workplace

LINKED = PROJECT_FILE.replace("[switches]\ncomparison = false", LINKING_TEXT)


def linked_pair(tmp_path: Path) -> Iterator[Joined]:
    """Both of them, closed afterwards: a fixture for whoever names it, `both = pytest.fixture(linked_pair)`."""
    made = joined(tmp_path, LINKED)
    yield made
    made.close()


def decide_as_both(desk: Workplace) -> None:
    """The desk's project as whoever decided and coordinates keeps it."""
    project = desk.require_settings()
    both = replace(LINKING, decider_coordinates=True)
    change_project(desk, replace(project, switches=replace(project.switches, linking=both)))
