"""A laptop to try verbs on: a home in a temporary folder, its vault open, its clock told."""

from __future__ import annotations

from datetime import UTC, datetime
from pathlib import Path

from tests.kit.interviews import a_project
from udset_desktop.foundation.clock import FixedClock
from udset_desktop.foundation.places import Home
from udset_desktop.project.model import Project
from udset_desktop.store.vault import create_vault
from udset_desktop.usecases.workplace import Workplace

NOON = datetime(2026, 5, 4, 12, 0, tzinfo=UTC)


def a_laptop(folder: Path, *, project: Project | None = None) -> Workplace:
    """A workplace with an open vault and a project; the caller closes it."""
    home = Home(folder=folder)
    vault = create_vault(home.laptop_folder(1), b"k" * 32)
    return Workplace(home=home, clock=FixedClock(NOON), vault=vault, project=project or a_project())
