"""The coordinator's side: a project, its keys, its pack, and which laptops it believes.

Called by the faces and by `simulation`.  Private halves lie in the desk vault and nowhere else; an
organisation's recovery key never does.
"""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

from udset_desktop.project.model import Project
from udset_desktop.usecases.workplace import Workplace


@dataclass(frozen=True, slots=True, kw_only=True)
class NewProject:
    """A project just begun: what it is, and the recovery code of its desk vault, shown once."""

    project: Project
    recovery_code: str


@dataclass(frozen=True, slots=True, kw_only=True)
class WrittenPack:
    """A pack in its place, and the six words to tell by telephone."""

    file: Path
    number: int
    code: str


def new_project(workplace: Workplace, name: str, *, passphrase: str, training: bool = False) -> NewProject:
    """A project with its root, bundle and receipt keys in a new desk vault."""
    raise NotImplementedError


def set_project(workplace: Workplace, file: Path) -> Project:
    """The project with its settings taken from a project file; refuses with every finding."""
    raise NotImplementedError


def write_pack(workplace: Workplace, out: Path) -> WrittenPack:
    """The next pack, signed by the root key."""
    raise NotImplementedError


def accept_card(workplace: Workplace, card: Path, code: str, *, replaces: str = "") -> str:
    """The laptop's id, once its card and the six words told agree; it is believed from now on."""
    raise NotImplementedError


def revoke(workplace: Workplace, laptop: str, *, last_number: int | None = None) -> int:
    """The last bundle number still accepted of a laptop that is believed no longer."""
    raise NotImplementedError
