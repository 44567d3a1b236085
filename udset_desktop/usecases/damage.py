"""Which problems of opening a vault mean that it is damaged, so that a backup in its place is the way back.

Called by the door of the window.  A wrong secret, a wait, a full disk and a vault in use are none of these.
"""

from __future__ import annotations

from udset_desktop.foundation.problems import UdsetError

_DAMAGE = frozenset({"sealing.slots_damaged", "store.vault_damaged"})


def is_damage(problem: UdsetError) -> bool:
    """Whether the vault or both copies of its key file are damaged."""
    return problem.code in _DAMAGE
