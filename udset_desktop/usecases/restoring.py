"""The verbs of restoring: a vault put back from a backup, on this computer or another.

Called by the faces.  Who restores a laptop's vault has a laptop of its own number and keys from then
on: the old one may have gone on after the backup was made, and two laptops under one number would
send different bundles of the same number.  The coordinator accepts the new card in place of the old.
A desk stays the desk it was, and may have forgotten who is believed no longer and which packs are out.
"""

from __future__ import annotations

import contextlib
import shutil
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING

from udset_desktop.foundation.atomic import read_file, read_start, write_file
from udset_desktop.foundation.file_kinds import FileKind, read_as
from udset_desktop.foundation.places import require_private_folder
from udset_desktop.foundation.problems import AccessRefused, Finding, InputRefused
from udset_desktop.usecases.acts import Act, note_act
from udset_desktop.usecases.backing_up import read_backup_file
from udset_desktop.usecases.backups_known import MARKED_BYTES, mark_of, note_known
from udset_desktop.usecases.copies_out import ASIDE_MARK
from udset_desktop.usecases.damage import require_not_lost
from udset_desktop.usecases.tries import forget_tries
from udset_desktop.usecases.unlocking import (
    VaultState,
    Which,
    folder_of,
    key_in,
    open_with,
    require_strong,
    vault_state,
)
from udset_desktop.usecases.workplace import HomeKind, Workplace, mark_home

if TYPE_CHECKING:
    from udset_desktop.sealing.slots import KeySlots
    from udset_desktop.store.backup import Backup
    from udset_desktop.store.vault import Vault

WAITING_NAME = "restore.recovery"


@dataclass(frozen=True, slots=True, kw_only=True)
class Restored:
    """A vault put back and open.

    `before`, `laptop`, `card` and `code` are "" and `None` for a desk, which stays what it was, and signs no pack
    and takes no bundle in until it has caught up (`usecases.catching_up`).
    `recovery_code` is there where the code was used or the organisation helped: the one before opens nothing here.  `aside` is where a vault
    that was here lies now.
    """

    records: int
    drafts: int
    laptop: str = ""
    before: str = ""
    card: Path | None = None
    code: str = ""
    recovery_code: str = ""
    aside: Path | None = None
    is_desk: bool = False
    made_on: str = ""  # ISO date of the backup: what was deleted or taken back since is in the vault again


@dataclass(frozen=True, slots=True, kw_only=True)
class _Way:
    """The backup's file, the data key, and the slots that the restored vault has from now on."""

    file: Path
    data_key: bytes
    slots: KeySlots
    recovery_code: str = ""
    changed: Act | None = None  # what was changed about the keys, for the log


def restore(
    workplace: Workplace,
    file: Path,
    secret: str,
    *,
    card: Path | None = None,
    set_aside: bool = False,
    instead_of: Which | None = None,
) -> Restored:
    """The vault of a backup here and open, by its passphrase or recovery code.

    With `set_aside` a vault that is here is moved into a folder beside it, unchanged; without, it is
    refused.  With `instead_of` a backup of any other vault is refused, so that none that is sound is moved.  `card` is where a laptop's new card goes: a file or a folder, by default beside the backup.
    Raises `AccessRefused` (wrong secret), `InputRefused`, `Incompatible`, `EnvironmentFailure`.
    """
    backup = _backup_of(file, instead_of)
    way = _way_by(file, backup.slots, secret)
    return _put_back(workplace, backup, way, card or file.parent, set_aside=set_aside)


def _way_by(file: Path, found: KeySlots, secret: str) -> _Way:
    """By passphrase or recovery code; a code that was used is replaced, as it is for a new passphrase."""
    # late: cryptography
    from udset_desktop.sealing import slots  # noqa: PLC0415
    from udset_desktop.sealing.passphrase import new_recovery_code  # noqa: PLC0415

    data_key = key_in(found, secret)
    try:
        slots.open_by_recovery_code(found, secret)
    except AccessRefused:
        return _Way(file=file, data_key=data_key, slots=found)
    code = new_recovery_code()
    changed = slots.with_recovery_code(found, data_key, code)
    return _Way(file=file, data_key=data_key, slots=changed, recovery_code=code, changed=Act.CODE_REPLACED)


def ask_restore(workplace: Workplace, file: Path, new: str, out: Path) -> str:
    """The six words of a request to the organisation, where passphrase and recovery code are both lost.

    `new` becomes the passphrase when the answer is taken.
    """
    # late: cryptography
    from udset_desktop.sealing.recovery import begin_recovery  # noqa: PLC0415

    require_strong(new)
    made = begin_recovery(read_backup_file(file).slots, new)
    write_file(out, made.request, replace=False)
    write_file(require_private_folder(workplace.home.folder) / WAITING_NAME, made.kept)
    return made.code


def restore_answered(
    workplace: Workplace,
    file: Path,
    answer: Path,
    new: str,
    *,
    card: Path | None = None,
    set_aside: bool = False,
    instead_of: Which | None = None,
) -> Restored:
    """The same with the organisation's answer and the passphrase chosen at asking."""
    # late: cryptography
    from udset_desktop.sealing import recovery, slots  # noqa: PLC0415
    from udset_desktop.sealing.passphrase import new_recovery_code  # noqa: PLC0415

    waiting = workplace.home.folder / WAITING_NAME
    if not waiting.exists():
        raise AccessRefused("usecases.nothing_asked")
    backup = _backup_of(file, instead_of)
    content = read_as(FileKind.RECOVERY_ANSWER, answer, limit_bytes=recovery.LIMIT_BYTES)
    data_key = recovery.finish_recovery(read_file(waiting, limit_bytes=recovery.LIMIT_BYTES), content, new)
    code = new_recovery_code()
    changed = slots.with_recovery_code(slots.with_passphrase(backup.slots, data_key, new), data_key, code)
    by = Act.RECOVERED_BY_ORGANISATION  # another passphrase too
    way = _Way(file=file, data_key=data_key, slots=changed, recovery_code=code, changed=by)
    restored = _put_back(workplace, backup, way, card or file.parent, set_aside=set_aside)
    waiting.unlink(missing_ok=True)
    return restored


def _backup_of(file: Path, which: Which | None) -> Backup:
    backup = read_backup_file(file)
    if which is not None and backup.head.role != which:
        of_laptop = which is Which.LAPTOP
        raise InputRefused(
            Finding(code="usecases.backup_not_of_laptop" if of_laptop else "usecases.backup_not_of_desk")
        )
    return backup


def _put_back(workplace: Workplace, backup: Backup, way: _Way, card: Path, *, set_aside: bool) -> Restored:
    # late: the database layer
    from udset_desktop.store import backup as backups  # noqa: PLC0415
    from udset_desktop.store.vault import remove_left  # noqa: PLC0415

    which = Which(backup.head.role)
    there = vault_state(workplace, which) is not VaultState.NONE
    if there and not set_aside:
        require_not_lost(folder_of(workplace, which))
        raise InputRefused(Finding(code="usecases.vault_here"))
    remove_left(workplace.home.folder)
    proof = backups.prove(backup, way.data_key, workplace.home.folder)
    mark_home(workplace.home, HomeKind.REAL)
    workplace.close()
    folder = folder_of(workplace, which)
    # Made ready beside its place and put there in one step: a kill leaves no laptop with the old number.
    beside = folder.with_name(f"{folder.name}.restoring")
    with contextlib.suppress(FileNotFoundError):
        shutil.rmtree(beside)
    backups.lay_out(backup, way.slots, beside)
    forget_tries(beside, workplace.clock)
    made_on = backup.head.made_utc[:10]
    before, laptop = _new_self(workplace, which, beside, way, made_on)
    aside = backups.set_aside(folder, f"{folder.name}{ASIDE_MARK}") if folder.exists() else None
    backups.move_in(beside, folder)
    open_with(workplace, which, way.data_key)
    written, code = _card(workplace, card) if laptop else (None, "")
    return Restored(
        records=proof.records,
        drafts=proof.drafts,
        laptop=laptop,
        before=before,
        card=written,
        code=code,
        recovery_code=way.recovery_code,
        aside=aside,
        is_desk=which is Which.DESK,
        made_on=made_on,
    )


def _new_self(workplace: Workplace, which: Which, folder: Path, way: _Way, made_on: str) -> tuple[str, str]:
    """The number the laptop had and the one it has from now on; ("", "") for a desk, which has to catch up first."""
    # late: cryptography, msgspec and the database layer
    from udset_desktop.record.marks import is_counted  # noqa: PLC0415
    from udset_desktop.store.vault import open_vault  # noqa: PLC0415
    from udset_desktop.usecases.joining import keep_new_keys  # noqa: PLC0415
    from udset_desktop.usecases.standing import (  # noqa: PLC0415
        LAPTOP_FORMER,
        LAPTOP_ID,
        fall_behind,
        keep_came_back,
        keep_former_key,
        own_ids,
    )

    with contextlib.closing(open_vault(folder, way.data_key, workplace.clock)) as vault, vault.transaction():
        vault.settle_count()  # a backup has no count of its own
        # It holds whoever is deleted here from now on, and what it was made from did not know of it yet.
        note_known(
            vault,
            way.file,
            mark_of(read_start(way.file, length_bytes=MARKED_BYTES)),
            date.fromisoformat(made_on),
        )
        if way.changed is not None:
            note_act(vault, workplace.clock, way.changed)
        before = vault.load_setting(LAPTOP_ID)
        if which is Which.DESK or not isinstance(before, str):
            if which is Which.DESK:
                fall_behind(vault, made_on)
            note_act(vault, workplace.clock, Act.RESTORED)
            return "", ""
        vault.save_setting(LAPTOP_FORMER, sorted(own_ids(vault)))
        keep_former_key(vault)
        keep_came_back(vault, (one.id for one in vault.load_records() if is_counted(one)))
        _begin_offers_anew(vault)
        laptop = keep_new_keys(vault)
        note_act(vault, workplace.clock, Act.RESTORED_AS, laptop=laptop, before=before)
    return before, laptop


def _begin_offers_anew(vault: Vault) -> None:
    """A bundle tells the totals of its laptop, so a new one must not tell the old one's again."""
    # late: as in `_new_self`
    from udset_desktop.usecases.offering import OFFERS_SENT  # noqa: PLC0415

    sent = vault.load_setting(OFFERS_SENT)
    for name, count in sent.items() if isinstance(sent, dict) else ():
        quarter, interviewer_type, said = name.split("/")
        vault.drop_sent_offers(interviewer_type, quarter, said, int(count))
    vault.save_setting(OFFERS_SENT, {})


def _card(workplace: Workplace, place: Path) -> tuple[Path | None, str]:
    """The new card and its six words; nothing where this laptop had joined no project."""
    # late: cryptography
    from udset_desktop.usecases.coordinating import CARD_SUFFIX, put_card  # noqa: PLC0415
    from udset_desktop.usecases.joining import card_of  # noqa: PLC0415

    card, content = card_of(workplace.require_vault())
    file = put_card(content, f"{card.id}{CARD_SUFFIX}", place, instead=workplace.vault_folder)
    return file, card.code
