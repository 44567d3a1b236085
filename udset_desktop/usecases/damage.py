"""What of all that keeps a vault shut is damage or loss, so that a backup in its place is the way back.

Called by the verbs of the lock and by the door of the window.  A wrong secret, a wait, a full disk and a
vault in use are none of these.
"""

from __future__ import annotations

from pathlib import Path

from udset_desktop.foundation.problems import EnvironmentFailure, UdsetError

VAULT_FILE = "vault.db"
"""`store.vault.VAULT_NAME`, which is too heavy to import for a look; so are the names below."""
KEYS_ALONE_MARK = ".keys-alone"
"""Behind the name of a vault's folder and before a number: keys without a vault, moved aside for a new one."""
_KEYS = ("vault.slots", "vault.slots.copy")
_COUNT = "vault.count"  # there from the first moment of a vault on, and before that only its keys

_LOST = "usecases.vault_lost"
_DAMAGE = frozenset({"sealing.slots_damaged", "store.vault_damaged", _LOST})


def is_damage(problem: UdsetError) -> bool:
    """Whether the vault or both copies of its key file are damaged, or its file is lost."""
    return problem.code in _DAMAGE


def is_loss(problem: UdsetError) -> bool:
    """Whether the file of the vault is lost and its keys are there."""
    return problem.code == _LOST


def is_lost(folder: Path) -> bool:
    """Whether there was a vault in `folder`, its keys are there still, and its file is not."""
    there = {name for name in (VAULT_FILE, _COUNT, *_KEYS) if (folder / name).exists()}
    return VAULT_FILE not in there and _COUNT in there and not there.isdisjoint(_KEYS)


def require_not_lost(folder: Path) -> None:
    """Nothing, but where the file of a vault is lost: raises `EnvironmentFailure`, and says what to do."""
    if is_lost(folder):
        raise EnvironmentFailure(_LOST, name=VAULT_FILE)


def set_keys_aside(folder: Path) -> Path:
    """The folder, free of keys without a vault: they are moved aside with it, as all that opens a file found later."""
    # late: the database layer, which only a new vault waits for
    from udset_desktop.store.backup import set_aside  # noqa: PLC0415

    if any((folder / name).exists() for name in _KEYS) and not (folder / VAULT_FILE).exists():
        set_aside(folder, f"{folder.name}{KEYS_ALONE_MARK}")
    return folder
