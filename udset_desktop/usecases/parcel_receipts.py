"""The work behind what comes back to the giver: a receipt that lets people go, or a file that never got there.

Imported late by `usecases.handing_over`.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path

import msgspec

from udset_desktop.bundle import handover_file as files
from udset_desktop.foundation.file_kinds import FileKind, read_as
from udset_desktop.foundation.ids import PersonId
from udset_desktop.foundation.problems import BundleRefused, Finding, InputRefused
from udset_desktop.project.trust import Trust
from udset_desktop.sealing.digest import sha256_hex
from udset_desktop.store.vault import Vault
from udset_desktop.store.vault_values import HandedRow, HandedWho
from udset_desktop.usecases import journal
from udset_desktop.usecases.acts import Act, note_act
from udset_desktop.usecases.copies_out import still_out
from udset_desktop.usecases.handing_values import LetGo, Staying, ToLetGo, Waiting
from udset_desktop.usecases.standing import own_ids, producer_of, trust_at_laptop
from udset_desktop.usecases.workplace import Workplace

_TAKEN_BACK = "handed/taken-back"
"""Before the digest of a file and a person's number: what was so when the file was taken back.

It ends with the number so that it goes with the person."""


@dataclass(frozen=True, slots=True, kw_only=True)
class _TakenBack:
    """Somebody in a file that was taken back, as they stood then; a receipt may come for it all the same."""

    who: HandedWho
    rows: tuple[HandedRow, ...]
    people: int  # in the whole file
    records: int
    standing: str


@dataclass(frozen=True, slots=True, kw_only=True)
class _Going:
    """Whom a receipt lets go, of whom it was taken back before, and all that is told while it is known."""

    people: set[PersonId]
    taken_back: tuple[_TakenBack, ...]
    told: ToLetGo


def who_would_go(workplace: Workplace, receipt: Path) -> ToLetGo:
    """Who would be cleared by a receipt, and what of them lies about; nothing changes.

    Raises as `clear_parcel` does.
    """
    vault = workplace.require_vault()
    told, trust = _opened(vault, receipt)
    with vault.transaction():
        return _going(workplace, told, trust).told


def clear_parcel(workplace: Workplace, receipt: Path) -> LetGo:
    """The people of a file that its taker has signed for, cleared from this laptop with all about them.

    Only whoever went through that very file and has not been here again since.  Raises `BundleRefused` for a
    receipt that is not about a file made here, or not that taker's, and `InputRefused` for one that is too old.
    """
    vault = workplace.require_vault()
    told, trust = _opened(vault, receipt)
    with vault.transaction():
        going = _going(workplace, told, trust)
        for one in going.taken_back:  # it did get there: from now on it counts as every other file does
            vault.save_handed((one.who,), one.rows)
        counts = {"people": going.told.people, "records": going.told.records}
        note_act(vault, workplace.clock, Act.LET_GO, **counts, taker=told.taker)
        records = vault.clear_people(going.people)
    vault.overwrite_cleared()  # also after a kill that came between: the same receipt clears nothing more
    return LetGo(
        taker=told.taker,
        people=len(going.people),
        records=records,
        out=going.told.out,
        stays=going.told.stays,
    )


def _opened(vault: Vault, receipt: Path) -> tuple[files.HandedReceipt, Trust]:
    trust = trust_at_laptop(vault)
    return files.open_receipt(
        read_as(FileKind.HANDED, receipt, limit_bytes=files.RECEIPT_LIMIT_BYTES), trust
    ), trust


def _going(workplace: Workplace, told: files.HandedReceipt, trust: Trust) -> _Going:
    vault = workplace.require_vault()
    before = _taken_back(vault, told, trust)
    back = tuple(one for one in before if one.standing == _standing_of(vault, one.who.person))
    stays = tuple(_staying(vault, one.who.person) for one in before if one not in back)
    if before and not back:
        raise InputRefused(Finding(code="handing_over.both_have_them"))
    people = {one.who.person for one in back} if before else _signed_for(vault, told, trust)
    rows = [*vault.load_handed(), *(row for one in back for row in one.rows)]
    talks = [one for one in rows if one.file == told.file and one.person in people]
    names = sorted((vault.load_person(one).name for one in people), key=str.casefold)
    would = ToLetGo(
        taker=told.taker,
        people=len(people),
        records=len(talks),
        names=tuple(names),
        out=still_out(workplace, people, but_for={told.taker, *(one.taker for one in talks)}),
        stays=stays,
    )
    return _Going(people=people, taken_back=back, told=would)


def forget_parcel(workplace: Workplace, file: Path) -> int:
    """A file that never got there counts no more; how many conversations are this laptop's again.

    Only where the file itself is still here: whoever has it back can know that nobody else took it.  Or by the
    receipt of a taker that is believed no longer, which clears nobody.  Raises
    `InputRefused` where somebody in it has come back or was signed for: then it did get there.
    """
    vault = workplace.require_vault()
    with vault.transaction():
        whom, rows = _in_file(vault, file)
        vault.forget_handed(whom[0].file)
        for one in whom:  # a copy of the file may lie somewhere all the same
            journal.log(workplace, "handing_forgotten", one.person, one.taker)
            talks = tuple(row for row in rows if row.person == one.person)
            _keep_taken_back(vault, one, talks, {"people": len(whom), "records": len(rows)})
        note_act(vault, workplace.clock, Act.HANDING_TAKEN_BACK, records=len(rows))
    return len(rows)


def what_is_in(workplace: Workplace, file: Path) -> Waiting:
    """Who would be this laptop's again; nothing changes.  Raises as `forget_parcel` does."""
    vault = workplace.require_vault()
    with vault.transaction():
        whom, rows = _in_file(vault, file)
    return Waiting(taker=whom[0].taker, people=len(whom), records=len(rows))


def _in_file(vault: Vault, file: Path) -> tuple[list[HandedWho], list[HandedRow]]:
    content = read_as(
        FileKind.HANDOVER, file, limit_bytes=files.LIMIT_BYTES, also={FileKind.HANDED}
    )  # of a revoked taker
    digest = files.file_of_revoked(content, trust_at_laptop(vault)) or sha256_hex(content)
    whom = [one for one in vault.load_handed_people() if one.file == digest]
    if not whom or whom[0].giver not in own_ids(vault):
        raise InputRefused(Finding(code="handing_over.file_unknown"))
    if _still_away(vault, whom) != {one.person for one in whom}:
        raise InputRefused(Finding(code="handing_over.file_taken"))
    return whom, [one for one in vault.load_handed() if one.file == digest]


def _keep_taken_back(
    vault: Vault, who: HandedWho, rows: tuple[HandedRow, ...], counts: dict[str, int]
) -> None:
    kept = _TakenBack(who=who, rows=rows, standing=_standing_of(vault, who.person), **counts)
    vault.save_setting(f"{_TAKEN_BACK}/{who.file}/{who.person}", msgspec.json.encode(kept).decode())


def _taken_back(vault: Vault, told: files.HandedReceipt, trust: Trust) -> tuple[_TakenBack, ...]:
    """Everybody here who was in a file that was taken back, and that this receipt is for all the same."""
    keys = (f"{_TAKEN_BACK}/{told.file}/{one}" for one in people_here(vault))
    kept = (vault.load_setting(one) for one in keys)
    found = (msgspec.json.decode(one, type=_TakenBack) for one in kept if isinstance(one, str))
    own = own_ids(vault)
    return tuple(
        one
        for one in found
        if one.who.giver == told.giver
        and told.giver in own
        and trust.may_speak_for(told.taker, one.who.taker)
        and (one.people, one.records) == (told.people, told.records)
    )


def _standing_of(vault: Vault, person: PersonId) -> str:
    """A digest of all that the other laptop would not know, were it changed here."""
    records = [one.id for one in vault.load_records(person)]
    told = (
        vault.load_person(person),
        [one.file for one in vault.load_handed_people() if one.person == person],
        [one.interview for one in vault.load_drafts() if one.person == person],
        [(one, vault.load_digests(one), vault.load_sheet_states(one)) for one in records],
        [(one.record, one.items) for one in vault.load_withdrawals() if one.record in records],
        [
            (text.number, text.bundle, text.back)
            for one in records
            for text in vault.load_passed(one)
            if text.has_left
        ],
        [
            (export.number, line.digest)
            for export in vault.load_exports()
            for line in export.lines
            if line.record in records
        ],
    )
    return sha256_hex(msgspec.json.encode(told, order="deterministic"))


def _staying(vault: Vault, person: PersonId) -> Staying:
    """Somebody whom a receipt that came after all does not let go, and why."""
    last = {one.person: one.taker for one in vault.load_handed_people()}
    is_away = person in last and last[person] not in own_ids(vault)
    return Staying(
        person=person,
        name=vault.load_person(person).name,
        code="handing_over.stays_handed" if is_away else "handing_over.stays_changed",
    )


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
