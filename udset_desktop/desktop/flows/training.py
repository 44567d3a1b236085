"""A training home for somebody who just wants to try: made with the same verbs as a real one.

Called by first start, on the store lane.  Nothing of it can reach a real project: the home, the
pack and every bundle carry the training mark.
"""

from __future__ import annotations

import tempfile
from pathlib import Path

from udset_desktop.desktop.look.words import say
from udset_desktop.foundation.progress import Control
from udset_desktop.usecases import enrolling, projects, unlocking
from udset_desktop.usecases.unlocking import VaultState
from udset_desktop.usecases.workplace import Workplace


def begin_training(workplace: Workplace, control: Control) -> None:
    """The training home's laptop open: the one that is there, or a new one."""
    if unlocking.vault_state(workplace) is VaultState.TRAINING:
        unlocking.unlock(workplace)
        return
    control.checkpoint(0.1)
    projects.new_project(workplace, say("first_start.training_project"), passphrase="", training=True)
    control.checkpoint(0.4)
    with tempfile.TemporaryDirectory() as folder:
        # The pack and the card hold public keys and lists only, nothing of anybody.
        pack = projects.write_pack(workplace, Path(folder) / "training.udsetpack")
        card = Path(folder) / "training.udsetcard"
        enrolled = enrolling.enrol(workplace, pack.file, pack.code, passphrase="", card=card)
        control.checkpoint(0.8)
        projects.accept_card(workplace, enrolled.card, enrolled.code)
