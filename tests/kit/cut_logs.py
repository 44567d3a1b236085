"""A vault as a kill leaves it, with the end of its log cut off behind the program's back."""

from __future__ import annotations

import os

from udset_desktop.store.savings_count import COUNT_NAME
from udset_desktop.store.vault import VAULT_NAME
from udset_desktop.usecases.workplace import Workplace

LOG_NAME = f"{VAULT_NAME}-wal"


def lose_last_saving(workplace: Workplace, *, at_desk: bool = False) -> None:
    """The open vault saves something, and is shut as by a kill; that saving is cut in its log."""
    vault = workplace.require_desk().vault if at_desk else workplace.require_vault()
    vault.copy_out()
    vault.save_setting("made/up", "kept")
    vault.save_setting("made/up", "lost")
    names = (VAULT_NAME, LOG_NAME, COUNT_NAME)
    was = {name: (vault.folder / name).read_bytes() for name in names}
    workplace.close()
    for name, content in was.items():
        (vault.folder / name).write_bytes(content)
    os.truncate(vault.folder / LOG_NAME, len(was[LOG_NAME]) - 1)
