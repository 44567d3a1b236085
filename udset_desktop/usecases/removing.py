"""Out of the figures, and deleted from our file: two acts, each told beforehand, neither of which can be undone.

Called by the faces.  What has left is followed by its notices, also when the file here is gone; a proof
line without content stays in the log.  Notes for when somebody may come to harm stay.
"""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING

from udset_desktop.foundation.ids import PersonId, RecordId
from udset_desktop.interview.person import Person
from udset_desktop.usecases import journal
from udset_desktop.usecases.copies_out import CopyMade, copies_made
from udset_desktop.usecases.following_up import notes_naming
from udset_desktop.usecases.named_elsewhere import talks_naming
from udset_desktop.usecases.old_copies import CopyBeside, copies_beside
from udset_desktop.usecases.recalling import take_apart

if TYPE_CHECKING:
    from udset_desktop.store.vault import Vault
    from udset_desktop.store.vault_values import WithdrawalRow
    from udset_desktop.usecases.workplace import Workplace

ALL = "all"


@dataclass(frozen=True, slots=True, kw_only=True)
class LeftIn:
    """One bundle that something of the person may have left in."""

    number: int  # 0 where only its laptop is known
    on: str  # ISO date on which it was made, "" where that is not known
    records: int
    laptop: str = ""  # that made it, where it is not known from this one's own


@dataclass(frozen=True, slots=True, kw_only=True)
class WouldGo:
    """All that would go with one person, and all that would not."""

    person: Person
    drafts: int
    records: int
    versions: int
    in_figures: int  # records that are not taken back, of those that left or are ready to leave
    notices: int  # that still leave with the next bundle
    left_in: tuple[LeftIn, ...] = ()
    notes_that_stay: int = 0  # notes with the person's name in them; they stay
    talks_that_stay: int = 0  # other people's conversations with the whole name in them
    copies: tuple[CopyMade, ...] = ()
    backups: tuple[tuple[Path, date], ...] = ()  # and the day from which each must go
    old_copies: tuple[CopyBeside, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Deleted:
    """What went, and how many notices still have to leave."""

    drafts: int
    records: int
    notices: int


def would_go(workplace: Workplace, person_id: PersonId) -> WouldGo:
    """The dry list: nothing changes.  Raises `InputRefused` for nobody, or somebody handed to another laptop."""
    # late: the backup's own modules
    from udset_desktop.usecases.backups_known import known_backups  # noqa: PLC0415

    vault = workplace.require_vault()
    with vault.transaction():
        vault.require_here(person_id)
        person = vault.load_person(person_id)
        records = vault.load_records(person_id)
        ids = {one.id for one in records}
        told = [one for one in vault.load_withdrawals() if one.record in ids]
        taken = {one.record for one in told if one.items == ALL}
        versions = [digest for one in ids for digest in vault.load_digests(one)]
        return WouldGo(
            person=person,
            drafts=sum(1 for one in vault.load_drafts() if one.person == person_id),
            records=len(records),
            versions=len(versions),
            in_figures=len(_in_figures(vault, person_id) - taken),
            notices=len(_to_be_told(vault, ids)),
            left_in=_left_in(vault, ids),
            notes_that_stay=len(notes_naming(workplace, person.name)),
            talks_that_stay=talks_naming(vault, person),
            copies=copies_made(workplace, person_id),
            backups=tuple((one.file, one.goes_on) for one in known_backups(workplace)),
            old_copies=copies_beside(workplace),
        )


def take_out_of_figures(workplace: Workplace, person_id: PersonId) -> int:
    """Every conversation of the person taken back whole; how many that were.

    What has left is followed by a notice in the next bundle, and what has not left never does.  Raises
    `InputRefused` for nobody, or somebody handed to another laptop.
    """
    # late: msgspec and the bundle's own modules
    from udset_desktop.usecases.exporting import withdraw  # noqa: PLC0415

    vault = workplace.require_vault()
    with vault.transaction():
        vault.require_here(person_id)
        vault.load_person(person_id)
        taken = {one.record for one in vault.load_withdrawals() if one.items == ALL}
        records = [one.id for one in vault.load_records(person_id) if one.id not in taken]
        for record in records:
            withdraw(workplace, record)
        journal.log(workplace, "taken_out_of_figures", person_id, records=len(records))
    return len(records)


def delete_person(workplace: Workplace, person_id: PersonId) -> Deleted:
    """The person with all that is held on them gone from every page of the vault.

    Bundles that were offered to no place yet are taken apart first.  Notices about what has left stay until
    they have travelled.  Notes for when somebody may come to harm stay.  Raises `InputRefused` for nobody,
    or somebody handed to another laptop; as any saving does for the disk, whole or not.
    """
    vault = workplace.require_vault()
    with vault.transaction():
        vault.require_here(person_id)
        name = vault.load_person(person_id).name
        ids = [one.id for one in vault.load_records(person_id)]
        drafts = sum(1 for one in vault.load_drafts() if one.person == person_id)
        take_apart(workplace, ids)
        _tell_what_ended(workplace, person_id)
        _tell_words_ended(workplace, person_id)
        notices = _to_be_told(vault, ids)
        _let_remarks_go(vault, person_id, name)
        vault.clear_people((person_id,), keep=[one.id for one in notices])
        journal.log(workplace, "person_deleted", drafts=drafts, records=len(ids), notices=len(notices))
    vault.overwrite_cleared()
    return Deleted(drafts=drafts, records=len(ids), notices=len(notices))


def _in_figures(vault: Vault, person_id: PersonId) -> set[RecordId]:
    # late: msgspec
    from udset_desktop.record.marks import is_counted  # noqa: PLC0415

    return {one.id for one in vault.load_records(person_id) if is_counted(one)}


def _left_in(vault: Vault, records: set[RecordId]) -> tuple[LeftIn, ...]:
    # late: msgspec
    from udset_desktop.usecases.sent_before import sent_before  # noqa: PLC0415

    told = [one for record, lines in sent_before(vault).items() if record in records for one in lines]
    before = Counter((one.on, one.laptop, one.number) for one in told)
    bundles = ((one, sum(line.record in records for line in one.lines)) for one in vault.load_exports())
    return (
        *(
            LeftIn(number=number, on=on, records=count, laptop=laptop)
            for (on, laptop, number), count in sorted(before.items())
        ),
        *(LeftIn(number=one.number, on=one.at_utc[:10], records=count) for one, count in bundles if count),
    )


def _to_be_told(vault: Vault, records: set[RecordId] | list[RecordId]) -> tuple[WithdrawalRow, ...]:
    """Notices that have not travelled, about what has left."""
    # late: the bundle's own modules
    from udset_desktop.usecases.what_left import records_out  # noqa: PLC0415

    left = set(records_out(vault))
    left |= {one.record for one in vault.load_passed() if one.has_left and one.back is None}
    waiting = vault.load_withdrawals(waiting_only=True)
    return tuple(one for one in waiting if one.record in records and one.record in left)


def _tell_what_ended(workplace: Workplace, person_id: PersonId) -> None:
    """A notice of its own for what left and may no longer be counted: nobody can work it out later."""
    # late: as in `_to_be_told`
    from udset_desktop.usecases.what_left import records_out  # noqa: PLC0415

    vault = workplace.require_vault()
    counted, left = _in_figures(vault, person_id), records_out(vault)
    taken = {one.record for one in vault.load_withdrawals() if one.items == ALL}
    for one in vault.load_records(person_id):
        if one.id not in counted | taken and one.id in left:
            vault.save_withdrawal(one.id, ALL, workplace.clock.now_utc().isoformat())


def _let_remarks_go(vault: Vault, person_id: PersonId, name: str) -> None:
    """What waits in another conversation under this very name, where nobody else here is called so."""

    def same(other: str) -> bool:
        return " ".join(other.split()).casefold() == " ".join(name.split()).casefold()

    if any(same(one.name) for one in vault.load_people() if one.id != person_id):
        return
    for _, remark in vault.load_remarks():
        if remark.whose and same(remark.whose):
            vault.delete_remark(remark.number)


def _tell_words_ended(workplace: Workplace, person_id: PersonId) -> None:
    """The same for words that left and may stand no longer."""
    # late: as in `_to_be_told`
    from udset_desktop.usecases.words_standing import words_now  # noqa: PLC0415

    vault, over = workplace.require_vault(), frozenset(words_now(workplace).going_back())
    # A notice that has travelled keeps no number here: its words may follow one bundle later.
    waiting = vault.load_withdrawals(waiting_only=True)
    told = {one.record for one in waiting if one.items in {"all", "words"}}
    for record in vault.load_records(person_id):
        owed = any(one.number in over for one in vault.load_passed(record.id))
        if owed and record.id not in told:
            vault.save_withdrawal(record.id, "words", workplace.clock.now_utc().isoformat())
