"""The verbs of the lock: make a vault, open it, change and recover its passphrase, lock it, check it.

Called by the faces.  Works for the laptop's vault and for the coordinator's desk vault alike
(`Which`).  Nothing here keeps or repeats what was typed.
"""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

from udset_desktop.foundation.problems import Finding
from udset_desktop.usecases.workplace import Workplace


class Which(StrEnum):
    """Which vault of a home a verb is about."""

    LAPTOP = "laptop"
    DESK = "desk"


class VaultState(StrEnum):
    """What stands between the user and the vault."""

    NONE = "none"  # there is no vault yet
    LOCKED = "locked"  # wants the passphrase or the recovery code
    TRAINING = "training"  # not open yet; opens without a passphrase
    PIN = "pin"  # hidden behind the PIN of this sitting
    OPEN = "open"


@dataclass(frozen=True, slots=True, kw_only=True)
class VaultCheck:
    """What looking a vault over found: nothing, where all is well."""

    findings: tuple[Finding, ...]
    records: int
    drafts: int


def vault_state(workplace: Workplace, which: Which = Which.LAPTOP) -> VaultState:
    """How a vault of this workplace stands; touches nothing."""
    raise NotImplementedError


def create_vault(
    workplace: Workplace,
    passphrase: str = "",
    *,
    recipient: str | None = None,
    training: bool = False,
    which: Which = Which.LAPTOP,
) -> str:
    """The recovery code of a vault just made and opened; shown once, kept nowhere.

    `recipient` is the recovery key of the laptop's own organisation.  A training vault takes no
    passphrase and has no recovery code ("").  Raises `InputRefused` for a weak passphrase, for a
    vault that is there already, and for a training vault in a real home or the reverse.
    """
    raise NotImplementedError


def wait_s(workplace: Workplace, which: Which = Which.LAPTOP) -> int:
    """Seconds until the next try is taken, after wrong ones; a restart does not shorten them."""
    raise NotImplementedError


def unlock(workplace: Workplace, secret: str = "", which: Which = Which.LAPTOP) -> None:
    """The vault opened with its passphrase or its recovery code; a training vault needs neither.

    Raises `AccessRefused` (wrong, too soon, in use), `Incompatible` (made by a newer program) or
    `EnvironmentFailure` (disk, damage).
    """
    raise NotImplementedError


def lock(workplace: Workplace) -> None:
    """Shut everything and let go of the keys; safe to call again."""
    raise NotImplementedError


def change_passphrase(workplace: Workplace, old: str, new: str, which: Which = Which.LAPTOP) -> None:
    """Another passphrase for the same vault, at once; the recovery code stays as it is."""
    raise NotImplementedError


def recover(workplace: Workplace, code: str, new: str, which: Which = Which.LAPTOP) -> str:
    """A new passphrase by recovery code, and the new recovery code that replaces the used one."""
    raise NotImplementedError


def check_vault(workplace: Workplace, which: Which = Which.LAPTOP) -> VaultCheck:
    """The open vault looked over from end to end: pages, links between tables, both slots copies."""
    raise NotImplementedError
