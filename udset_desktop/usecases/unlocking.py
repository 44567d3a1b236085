"""The verbs of the lock: make a vault, open it, change and recover its passphrase, lock it, check it.

Called by the faces.  Works for the laptop's vault and for the coordinator's desk vault alike
(`Which`).  Nothing here keeps or repeats what was typed.  The database and the cryptography are
loaded inside the verbs, so that the unlock screen is painted before them.
"""

from __future__ import annotations

import contextlib
import hashlib
from dataclasses import dataclass
from enum import StrEnum
from pathlib import Path
from typing import TYPE_CHECKING

from udset_desktop.foundation.problems import (
    AccessRefused,
    EnvironmentFailure,
    Finding,
    InputRefused,
    Severity,
    UdsetError,
)
from udset_desktop.usecases import tries
from udset_desktop.usecases.acts import Act, note_act
from udset_desktop.usecases.damage import VAULT_FILE, is_lost, require_not_lost, set_keys_aside
from udset_desktop.usecases.door_name import keep_door_name
from udset_desktop.usecases.link_keys import let_link_key_go
from udset_desktop.usecases.lost_savings import log_standing
from udset_desktop.usecases.old_copies import let_old_copies_go
from udset_desktop.usecases.recovery_keys import findings_on_recovery, recipient_in
from udset_desktop.usecases.workplace import HomeKind, Workplace, home_kind, mark_home, require_own_kind

if TYPE_CHECKING:
    from udset_desktop.sealing.passphrase import KdfParameters
    from udset_desktop.sealing.slots import KeySlots
    from udset_desktop.store.vault import Vault

TRAINING_KEY = hashlib.sha256(b"udset training: everybody may know this key").digest()
"""The data key of every training vault, open to all: made-up people need no secret, and say so."""


class Which(StrEnum):
    """Which vault of a home a verb is about."""

    LAPTOP = "laptop"
    DESK = "desk"


class VaultState(StrEnum):
    """What stands between the user and the vault."""

    NONE = "none"  # there is no vault yet
    LOST = "lost"  # its keys are there, its file is not
    LOCKED = "locked"  # wants the passphrase or the recovery code
    TRAINING = "training"  # not open yet; opens without a passphrase
    PIN = "pin"  # hidden behind the PIN of this sitting
    OPEN = "open"


@dataclass(frozen=True, slots=True, kw_only=True)
class VaultCheck:
    """What looking a vault over found: nothing, where all is well; damage leaves the rest uncounted."""

    findings: tuple[Finding, ...]
    records: int
    drafts: int


def vault_state(workplace: Workplace, which: Which = Which.LAPTOP) -> VaultState:
    """How a vault of this workplace stands; touches nothing."""
    if _open_vault_of(workplace, which) is not None:
        return VaultState.PIN if workplace.pin is not None and workplace.pin.is_shut else VaultState.OPEN
    if not vault_file(workplace, which).exists():
        return VaultState.LOST if is_lost(folder_of(workplace, which)) else VaultState.NONE
    return VaultState.TRAINING if workplace.is_training else VaultState.LOCKED


def create_vault(
    workplace: Workplace,
    passphrase: str = "",
    *,
    recipient: str | None = None,
    training: bool = False,
    which: Which = Which.LAPTOP,
    parameters: KdfParameters | None = None,
) -> str:
    """The recovery code of a vault just made and opened; shown once, kept nowhere.

    `recipient` is the recovery key of the laptop's own organisation, `parameters` the cost of the
    passphrase where it is not the usual.  A training vault takes no passphrase and has no recovery
    code ("").  Raises `InputRefused` for a weak passphrase, a vault that is there already, and a training
    vault in a real home or the reverse; `EnvironmentFailure` where the file of one is lost.
    """
    # late: cryptography and the database layer, after the window is painted
    from udset_desktop.foundation.places import require_private_folder  # noqa: PLC0415
    from udset_desktop.sealing import passphrase as phrases  # noqa: PLC0415
    from udset_desktop.sealing import slots  # noqa: PLC0415
    from udset_desktop.store.vault import create_vault as make_vault  # noqa: PLC0415

    _require_none(workplace, which)
    if not training and (found := phrases.check_passphrase(passphrase)):
        raise InputRefused(found)
    mark_home(workplace.home, HomeKind.TRAINING if training else HomeKind.REAL)
    folder = require_private_folder(set_keys_aside(folder_of(workplace, which)))
    if training:
        _take_in(workplace, which, make_vault(folder, TRAINING_KEY, workplace.clock), Act.VAULT_MADE)
        return ""
    data_key, code = slots.new_data_key(), phrases.new_recovery_code()
    # Slots first: a kill in between leaves slots without a vault, which is no vault yet.
    made = slots.new_slots(
        data_key, passphrase=passphrase, recovery_code=code, recipient=recipient, parameters=parameters
    )
    slots.write_slots(folder, made)
    tries.forget_tries(folder, workplace.clock)
    _take_in(workplace, which, make_vault(folder, data_key, workplace.clock), Act.VAULT_MADE)
    return code


def _require_none(workplace: Workplace, which: Which) -> None:
    require_not_lost(folder_of(workplace, which))
    if vault_state(workplace, which) is not VaultState.NONE:
        raise InputRefused(Finding(code="usecases.vault_there"))


def wait_s(workplace: Workplace, which: Which = Which.LAPTOP) -> int:
    """Seconds until the next try is taken, after wrong ones; a restart does not shorten them."""
    return tries.seconds_left(folder_of(workplace, which), workplace.clock)


def unlock(workplace: Workplace, secret: str = "", which: Which = Which.LAPTOP) -> None:
    """The vault opened with its passphrase or its recovery code; a training vault needs neither.

    Raises `AccessRefused` (wrong, too soon, in use), `Incompatible` (made by a newer program) or
    `EnvironmentFailure` (disk, damage).  An open vault stays as it is.
    """
    state = vault_state(workplace, which)
    if state is VaultState.OPEN:
        return
    if state is VaultState.NONE:
        is_laptop = vault_state(workplace) is not VaultState.NONE
        raise AccessRefused("usecases.no_desk" if is_laptop else "usecases.no_vault")
    if state is VaultState.PIN:
        lock(workplace)
    wrong = tries.wrong_tries(folder_of(workplace, which))
    open_with(
        workplace, which, TRAINING_KEY if workplace.is_training else _data_key(workplace, which, secret)
    )
    with contextlib.suppress(EnvironmentFailure):  # a full disk opens to be read, and then has no line
        note_act(open_vault_of(workplace, which), workplace.clock, Act.UNLOCKED, wrong=wrong)


def lock(workplace: Workplace) -> None:
    """Shut everything and let go of the keys; safe to call again."""
    workplace.close()


def change_passphrase(workplace: Workplace, old: str, new: str, which: Which = Which.LAPTOP) -> None:
    """Another passphrase for the same vault, at once; the recovery code stays as it is.

    Raises `AccessRefused` for a wrong old one, `InputRefused` for a weak new one.
    """
    # late: cryptography
    from udset_desktop.sealing import slots  # noqa: PLC0415

    _require_real(workplace)
    require_strong(new)
    folder = folder_of(workplace, which)
    wrong = tries.wrong_tries(folder)
    data_key = _data_key(workplace, which, old)
    note_change(workplace, which, data_key, Act.PASSPHRASE_CHANGED, wrong=wrong)
    slots.write_slots(folder, slots.with_passphrase(slots.read_slots(folder).slots, data_key, new))


def recover(workplace: Workplace, code: str, new: str, which: Which = Which.LAPTOP) -> str:
    """A new passphrase by recovery code, and the new recovery code that replaces the used one."""
    # late: cryptography
    from udset_desktop.sealing import passphrase as phrases  # noqa: PLC0415
    from udset_desktop.sealing import slots  # noqa: PLC0415

    _require_real(workplace)
    require_strong(new)
    folder = folder_of(workplace, which)
    wrong = tries.wrong_tries(folder)
    data_key = _data_key(workplace, which, code, code_only=True)
    next_code = phrases.new_recovery_code()
    found = slots.read_slots(folder).slots
    changed = slots.with_recovery_code(slots.with_passphrase(found, data_key, new), data_key, next_code)
    note_change(workplace, which, data_key, Act.RECOVERED, wrong=wrong)
    slots.write_slots(folder, changed)
    return next_code


def renew_key(workplace: Workplace, old: str, new: str, which: Which = Which.LAPTOP) -> str:
    """A new data key, passphrase and recovery code; the new code is given.

    For a passphrase that others have seen, and where the organisation has another recovery key: an old
    copy of the slots opens nothing of what is saved from now on.  The whole file is written anew.  A
    kill on the way is finished at the next unlocking.  This vault is open afterwards, and another
    that was open is so still.
    """
    # late: cryptography and the database layer
    from udset_desktop.sealing import passphrase as phrases  # noqa: PLC0415
    from udset_desktop.sealing import slots  # noqa: PLC0415

    _require_real(workplace)
    require_strong(new)
    folder = folder_of(workplace, which)
    wrong = tries.wrong_tries(folder)
    data_key = _data_key(workplace, which, old)
    found = slots.read_slots(folder).slots
    code, new_key = phrases.new_recovery_code(), slots.new_data_key()
    workplace.close_laptop() if which is Which.LAPTOP else workplace.close_desk()
    recipient = recipient_in(folder, data_key, found)
    fresh = slots.new_slots(new_key, passphrase=new, recovery_code=code, recipient=recipient)
    slots.write_slots(folder, slots.renewed(found, data_key, fresh, new_key))
    _finish_renewal(folder, new_key)
    open_with(workplace, which, new_key)
    _note_with_tries(open_vault_of(workplace, which), workplace, Act.KEY_RENEWED, wrong)
    return code


def check_vault(workplace: Workplace, which: Which = Which.LAPTOP) -> VaultCheck:
    """The open vault looked over from end to end: pages, links between tables, both slots copies."""
    # late: cryptography and the database layer
    from udset_desktop.sealing import slots  # noqa: PLC0415
    from udset_desktop.store.upkeep import check_soundness  # noqa: PLC0415

    vault = open_vault_of(workplace, which)
    findings = list(check_soundness(vault))
    sound = not findings
    findings += vault.check_audit_lines() if sound else ()
    findings += findings_on_recovery(workplace) if sound and which is Which.LAPTOP else ()
    if not workplace.is_training and slots.read_slots(vault.folder).needs_mending:
        findings.append(Finding(code="sealing.slots_copy_damaged"))
    if not vault.is_counted:
        findings.append(Finding(code="store.saving_not_counted", severity=Severity.WARN))
    return VaultCheck(
        findings=tuple(findings),
        records=vault.count_records() if sound else 0,
        drafts=len(vault.load_drafts()) if sound else 0,
    )


def open_vault_of(workplace: Workplace, which: Which) -> Vault:
    """One vault of this workplace, open; raises `AccessRefused` while it is locked."""
    return workplace.require_vault() if which is Which.LAPTOP else workplace.require_desk().vault


def note_change(workplace: Workplace, which: Which, data_key: bytes, act: Act, *, wrong: int) -> None:
    """A line on a key that is about to change, and one on so many wrong tries; also where the vault is locked.

    The line comes first: a key cannot have changed without it.  Raises like `store.vault.open_vault`.
    """
    # late: the database layer
    from udset_desktop.store.vault import has_vault, open_vault  # noqa: PLC0415

    if _open_vault_of(workplace, which) is not None:
        _note_with_tries(open_vault_of(workplace, which), workplace, act, wrong)
    elif has_vault(folder_of(workplace, which)):
        with contextlib.closing(open_vault(folder_of(workplace, which), data_key, workplace.clock)) as vault:
            _note_with_tries(vault, workplace, act, wrong)


def _note_with_tries(vault: Vault, workplace: Workplace, act: Act, wrong: int) -> None:
    with vault.transaction():
        if wrong:
            note_act(vault, workplace.clock, Act.WRONG_TRIES, count=wrong)
        note_act(vault, workplace.clock, act)


def which_is_open(workplace: Workplace) -> Which:
    """The laptop's vault; the desk's where somebody only coordinates."""
    return Which.DESK if workplace.vault is None else Which.LAPTOP


def which_are_open(workplace: Workplace) -> tuple[Which, ...]:
    """Every vault that is open, the laptop's first."""
    laptop = () if workplace.vault is None else (Which.LAPTOP,)
    return laptop if workplace.desk is None else (*laptop, Which.DESK)


def folder_of(workplace: Workplace, which: Which) -> Path:
    """The folder a vault of this workplace lies in."""
    return workplace.vault_folder if which is Which.LAPTOP else workplace.home.desk_folder


def vault_file(workplace: Workplace, which: Which) -> Path:
    """The one file of a vault of this workplace, made or not."""
    return folder_of(workplace, which) / VAULT_FILE


def open_with(workplace: Workplace, which: Which, data_key: bytes) -> None:
    """A vault open under its data key; raises like `unlock`."""
    # late: the database layer, and what reads packs
    from udset_desktop.store.desk import Desk  # noqa: PLC0415
    from udset_desktop.store.vault import open_vault  # noqa: PLC0415
    from udset_desktop.usecases.standing import project_at, project_in  # noqa: PLC0415

    require_own_kind(workplace, training=data_key == TRAINING_KEY)
    vault = open_vault(folder_of(workplace, which), data_key, workplace.clock)
    try:
        project = project_in(vault) if which is Which.LAPTOP else project_at(Desk(vault))
        if project is not None:
            require_own_kind(workplace, training=project.training)
    except UdsetError:
        vault.close()
        raise
    if project is not None:
        # A laptop goes by its pack, also beside its desk.
        if which is Which.LAPTOP or workplace.vault is None:
            workplace.project = project
        keep_door_name(workplace)
    log_standing(vault, workplace.clock, is_desk=which is Which.DESK)
    let_old_copies_go(vault, project, workplace.clock.now_utc())
    let_link_key_go(vault, project, workplace.clock)
    _take_in(workplace, which, vault)


def require_strong(passphrase: str) -> None:
    """Nothing, for a passphrase that may be set; raises `InputRefused` for a weak one."""
    # late: cryptography
    from udset_desktop.sealing.passphrase import check_passphrase  # noqa: PLC0415

    if found := check_passphrase(passphrase):
        raise InputRefused(found)


def key_in(found: KeySlots, secret: str, *, code_only: bool = False) -> bytes:
    """The data key that slots open to, by passphrase or recovery code; raises `AccessRefused`."""
    # late: cryptography
    from udset_desktop.sealing import slots  # noqa: PLC0415

    if code_only:
        return slots.open_by_recovery_code(found, secret)
    try:
        return slots.open_by_passphrase(found, secret)
    except AccessRefused as wrong:
        try:
            return slots.open_by_recovery_code(found, secret)
        except AccessRefused:
            raise wrong from None


def _open_vault_of(workplace: Workplace, which: Which) -> object | None:
    return workplace.vault if which is Which.LAPTOP else workplace.desk


def _take_in(workplace: Workplace, which: Which, vault: Vault, act: Act | None = None) -> None:
    # late: the database layer
    from udset_desktop.store.desk import Desk  # noqa: PLC0415

    if which is Which.LAPTOP:
        workplace.vault = vault
    else:
        workplace.desk = Desk(vault)
    if act is not None:
        note_act(vault, workplace.clock, act)


def _data_key(workplace: Workplace, which: Which, secret: str, *, code_only: bool = False) -> bytes:
    # late: cryptography
    from udset_desktop.sealing import slots  # noqa: PLC0415

    folder = folder_of(workplace, which)
    require_not_lost(folder)  # a new key would take the former one away, for which the file may be found yet
    read = slots.read_slots(folder)
    tries.begin_try(folder, workplace.clock, was_counted=read.slots.counted)
    data_key = key_in(read.slots, secret, code_only=code_only)
    tries.forget_tries(folder, workplace.clock)
    if read.needs_mending:
        with contextlib.suppress(EnvironmentFailure):  # `check_vault` names it until it is mended
            slots.write_slots(folder, read.slots)
    if read.slots.former is not None and _open_vault_of(workplace, which) is None:
        _finish_renewal(folder, data_key)
    return data_key


def _finish_renewal(folder: Path, new_key: bytes) -> None:
    """The database under the present key, and the former key let go; safe to begin anew after a kill."""
    # late: cryptography and the database layer
    from udset_desktop.sealing import slots  # noqa: PLC0415
    from udset_desktop.store.upkeep import remove_copies  # noqa: PLC0415
    from udset_desktop.store.vault import has_vault, opens_with, rekey_vault  # noqa: PLC0415

    found = slots.read_slots(folder).slots
    former = slots.former_key(found, new_key)
    if former is None:
        return
    if has_vault(folder) and not opens_with(folder, new_key):
        rekey_vault(folder, former, new_key)
    with contextlib.suppress(EnvironmentFailure):  # one that stays is named by `old_copies`
        remove_copies(folder)  # they are under the key that others may have
    slots.write_slots(folder, slots.without_former(found))


def _require_real(workplace: Workplace) -> None:
    if home_kind(workplace.home) is HomeKind.TRAINING:
        raise AccessRefused("usecases.training_has_none")
