"""A training home for somebody who just wants to try: the demonstration, with its made-up people.

Called by first start, on the store lane.  Nothing of it can reach a real project: the home, the
pack and every bundle carry the training mark.
"""

from __future__ import annotations

import shutil

from udset_desktop.foundation.places import Home
from udset_desktop.foundation.problems import UdsetError
from udset_desktop.foundation.progress import Control
from udset_desktop.usecases import unlocking
from udset_desktop.usecases.unlocking import VaultState, Which
from udset_desktop.usecases.workplace import MARKER_NAME, HomeKind, Workplace, home_kind


def begin_training(workplace: Workplace, control: Control) -> None:
    """The training home open, desk and laptop: the one that is there, or a new one with its people.

    Stopped or failed half-way, what was made is taken away again, so that the next try is a fresh one.
    """
    if unlocking.vault_state(workplace) is VaultState.NONE:
        _make(workplace.home, control)
    # The laptop last, because its pack is in force.
    for which in (Which.DESK, Which.LAPTOP):
        if unlocking.vault_state(workplace, which) is VaultState.TRAINING:
            unlocking.unlock(workplace, which=which)


def _make(home: Home, control: Control) -> None:
    # late: it brings the whole river with it, down to the paper, for those who try only.
    from udset_desktop.simulation.river import run_demo  # noqa: PLC0415

    was_empty = home_kind(home) is HomeKind.EMPTY
    try:
        run_demo(home, control=control)
    except UdsetError:
        if was_empty:
            _take_away(home)
        raise


def _take_away(home: Home) -> None:
    """Everything that was made up, and nothing else: the marker last, so that no doubt can arise."""
    for folder in (home.folder / "demo", home.folder / "laptops", home.desk_folder):
        shutil.rmtree(folder, ignore_errors=True)
    if not home.desk_folder.exists():
        (home.folder / MARKER_NAME).unlink(missing_ok=True)
