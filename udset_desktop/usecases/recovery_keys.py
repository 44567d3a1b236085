"""Which recovery key a laptop is sealed to, and which its organisation has now.

Called by the verbs of unlocking and by the faces.  A recovery key that the organisation has replaced
still opens the laptop until the vault has a new data key: only its user can give it one, because that
takes the passphrase.
"""

from __future__ import annotations

import contextlib
from pathlib import Path
from typing import TYPE_CHECKING

from udset_desktop.foundation.problems import Finding, Severity
from udset_desktop.usecases.workplace import Workplace

if TYPE_CHECKING:
    from udset_desktop.sealing.slots import KeySlots
    from udset_desktop.store.vault import Vault


def recipient_in(folder: Path, data_key: bytes, found: KeySlots) -> str | None:
    """The recovery key to which the locked vault in `folder` is to be sealed from now on, if there is one.

    The organisation's present one by the pack in force; where that names none, the one before.
    Raises like `store.vault.open_vault`.
    """
    # late: the database layer
    from udset_desktop.store.vault import has_vault, open_vault  # noqa: PLC0415

    before = found.organisation.recipient if found.organisation else None
    if not has_vault(folder):
        return before
    with contextlib.closing(open_vault(folder, data_key)) as vault:
        return _told_by_pack(vault) or before


def is_keyless(workplace: Workplace) -> bool:
    """Whether nobody but its user can ever open this open laptop: it was sealed to no organisation's key."""
    # late: cryptography
    from udset_desktop.sealing.slots import read_slots  # noqa: PLC0415

    vault = workplace.vault
    if vault is None or workplace.is_training:
        return False
    return read_slots(vault.folder).slots.organisation is None


def has_other_recovery_key(workplace: Workplace) -> bool:
    """Whether the organisation has another recovery key than the one this open laptop is sealed to."""
    # late: cryptography
    from udset_desktop.sealing.slots import read_slots  # noqa: PLC0415

    vault = workplace.vault
    if vault is None or workplace.is_training:
        return False
    told = _told_by_pack(vault)
    sealed_to = read_slots(vault.folder).slots.organisation
    return bool(told) and told != (sealed_to.recipient if sealed_to else "")


def findings_on_recovery(workplace: Workplace) -> tuple[Finding, ...]:
    """The same as something to be told when a vault is looked over; it is no damage."""
    if not has_other_recovery_key(workplace):
        return ()
    return (Finding(code="usecases.recovery_key_changed", severity=Severity.WARN),)


def _told_by_pack(vault: Vault) -> str:
    # late: what reads packs
    from udset_desktop.usecases.standing import LAPTOP_ORGANISATION, project_in  # noqa: PLC0415

    project, own = project_in(vault), vault.load_setting(LAPTOP_ORGANISATION)
    known = project.organisations if project else ()
    return next((one.recovery_public for one in known if one.code == own), "")
