"""A laptop joins a project: the pack in, the vault made, the card out.

Called by the faces and by `simulation`.  Not trust on first use: the six words of the pack come by
telephone, and a later pack counts only with the known root's signature and a higher number.
"""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

from udset_desktop.usecases.workplace import Workplace


@dataclass(frozen=True, slots=True, kw_only=True)
class Enrolled:
    """A laptop that has joined: its card and the six words to tell, and the recovery code, shown once."""

    laptop: str
    card: Path
    code: str
    recovery_code: str


def enrol(
    workplace: Workplace,
    pack: Path,
    words: str,
    *,
    passphrase: str,
    organisation: str = "",
    card: Path | None = None,
) -> Enrolled:
    """The vault made with its slots, the pack taken, the card written beside the pack or at `card`."""
    raise NotImplementedError


def update(workplace: Workplace, pack: Path) -> int:
    """The number of the pack now in force; refuses another root's, and one that is not newer."""
    raise NotImplementedError
