"""The work behind what comes back to the giver: a receipt that lets people go, or a file that never got there.

Imported late by `usecases.handing_over`.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable
from pathlib import Path

from udset_desktop.bundle import handover_file as files
from udset_desktop.foundation.atomic import read_file
from udset_desktop.foundation.ids import PersonId
from udset_desktop.foundation.problems import BundleRefused, Finding, InputRefused
from udset_desktop.project.trust import Trust
from udset_desktop.sealing.digest import sha256_hex
from udset_desktop.store.vault import Vault
from udset_desktop.store.vault_values import HandedWho
from udset_desktop.usecases import journal
from udset_desktop.usecases.acts import Act, note_act
from udset_desktop.usecases.copies_out import still_out
from udset_desktop.usecases.handing_values import LetGo, ToLetGo
from udset_desktop.usecases.standing import own_ids, producer_of, trust_at_laptop
from udset_desktop.usecases.workplace import Workplace


def who_would_go(workplace: Workplace, receipt: Path) -> ToLetGo:
    """Who would be cleared by a receipt, and what of them lies about; nothing changes.

    Raises as `clear_parcel` does.
    """
    vault = workplace.require_vault()
    told, trust = _opened(vault, receipt)
    with vault.transaction():
        return _going(workplace, told, trust)[1]


def clear_parcel(workplace: Workplace, receipt: Path) -> LetGo:
    """The people of a file that its taker has signed for, cleared from this laptop with all about them.

    Only whoever went through that very file and has not been here again since.  Raises `BundleRefused` for a
    receipt that is not about a file made here, or not that taker's, and `InputRefused` for one that is too old.
    """
    vault = workplace.require_vault()
    told, trust = _opened(vault, receipt)
    with vault.transaction():
        people, going = _going(workplace, told, trust)
        note_act(
            vault, workplace.clock, Act.LET_GO, people=going.people, records=going.records, taker=told.taker
        )
        records = vault.clear_people(people)
    vault.overwrite_cleared()  # also after a kill that came between: the same receipt clears nothing more
    return LetGo(taker=told.taker, people=len(people), records=records, out=going.out)


def _opened(vault: Vault, receipt: Path) -> tuple[files.HandedReceipt, Trust]:
    trust = trust_at_laptop(vault)
    return files.open_receipt(read_file(receipt, limit_bytes=files.RECEIPT_LIMIT_BYTES), trust), trust


def _going(
    workplace: Workplace, told: files.HandedReceipt, trust: Trust
) -> tuple[Collection[PersonId], ToLetGo]:
    """Whom a receipt lets go, and all that is told of them while it is known."""
    vault = workplace.require_vault()
    people = _signed_for(vault, told, trust)
    talks = [one for one in vault.load_handed() if one.file == told.file and one.person in people]
    names = sorted((vault.load_person(one).name for one in people), key=str.casefold)
    return people, ToLetGo(
        taker=told.taker,
        people=len(people),
        records=len(talks),
        names=tuple(names),
        out=still_out(workplace, people, but_for={told.taker, *(one.taker for one in talks)}),
    )


def forget_parcel(workplace: Workplace, file: Path) -> int:
    """A file that never got there counts no more; how many conversations are this laptop's again.

    Only where the file itself is still here: whoever has it back can know that nobody else took it.  Or by the
    receipt of a taker that is believed no longer, which clears nobody.  Raises
    `InputRefused` where somebody in it has come back or was signed for: then it did get there.
    """
    vault = workplace.require_vault()
    content = read_file(file, limit_bytes=files.LIMIT_BYTES)
    digest = files.file_of_revoked(content, trust_at_laptop(vault)) or sha256_hex(content)
    with vault.transaction():
        whom = [one for one in vault.load_handed_people() if one.file == digest]
        if not whom or whom[0].giver not in own_ids(vault):
            raise InputRefused(Finding(code="handing_over.file_unknown"))
        if _still_away(vault, whom) != {one.person for one in whom}:
            raise InputRefused(Finding(code="handing_over.file_taken"))
        records = sum(one.file == digest for one in vault.load_handed())
        vault.forget_handed(digest)
        for one in whom:  # a copy of the file may lie somewhere all the same
            journal.log(workplace, "handing_forgotten", one.person, one.taker)
        note_act(vault, workplace.clock, Act.HANDING_TAKEN_BACK, records=records)
    return records


def _signed_for(vault: Vault, told: files.HandedReceipt, trust: Trust) -> set[PersonId]:
    """Whom a receipt lets this laptop clear: of the file it names, whoever is still away through it.

    A taker that was put back from a backup signs under the number it has now.
    """
    whom = [one for one in vault.load_handed_people() if (one.file, one.giver) == (told.file, told.giver)]
    talks = sum(one.file == told.file for one in vault.load_handed())
    # Vaults of before this was counted by person know nothing of whoever had no conversation on file.
    is_its = all(trust.may_speak_for(told.taker, one.taker) for one in whom) and told.records == talks
    if not whom or told.giver not in own_ids(vault) or not is_its or told.people < len(whom):
        is_former = told.giver in own_ids(vault) - {producer_of(vault).laptop}
        code = (
            "handing_over.receipt_not_known" if is_former and not whom else "handing_over.receipt_of_another"
        )
        raise BundleRefused(Finding(code=code))
    away = _still_away(vault, whom)
    if not away and {one.person for one in whom} & people_here(vault):
        # It says that they went there, not that they are there now: this may be the only place they are.
        raise InputRefused(Finding(code="handing_over.receipt_too_old"))
    return away


def _still_away(vault: Vault, whom: Iterable[HandedWho]) -> set[PersonId]:
    """Who of these went last through that very file, and is not cleared here yet."""
    last = {one.person: one.file for one in vault.load_handed_people()}
    return {one.person for one in whom if last[one.person] == one.file} & people_here(vault)


def people_here(vault: Vault) -> set[PersonId]:
    """Everybody on this laptop."""
    return {one.id for one in vault.load_people()}
