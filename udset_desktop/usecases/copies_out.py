"""What of a person is out of this laptop's hands: copies saved or printed, other laptops, a vault moved aside.

Called by whoever deletes a person or lets people go after a hand-over, and told before anything goes.  Only what the
private log and the list of what was handed over know; a copy of a copy is nobody's to know.
"""

from __future__ import annotations

from collections.abc import Collection, Iterator
from dataclasses import dataclass
from datetime import UTC, date, datetime
from pathlib import Path
from typing import TYPE_CHECKING

from udset_desktop.foundation.ids import PersonId
from udset_desktop.foundation.places import tells_its_folder
from udset_desktop.usecases.following_up import notes_naming
from udset_desktop.usecases.old_copies import CopyBeside, copies_beside

if TYPE_CHECKING:
    from udset_desktop.usecases.workplace import Workplace

_TOLD = {
    "sheet_saved": "copies_out.saved",
    "sheet_saved_protected": "copies_out.saved_protected",
    "supervision_saved": "copies_out.saved",
    "person_file_saved": "copies_out.saved",
    "person_file_saved_protected": "copies_out.saved_protected",
    "sheet_printed": "copies_out.printed",
    "supervision_printed": "copies_out.printed",
    "follow_up_printed": "copies_out.note_printed",
    "interview_copied_out": "copies_out.copied_out",
    "interview_shown": "copies_out.shown",
    "handing_forgotten": "copies_out.handing_forgotten",
}
"""Lines of the private log that tell of a copy no program can call back, each with its sentence."""
_SOMEWHERE = {
    "copies_out.saved": "copies_out.saved_somewhere",
    "copies_out.saved_protected": "copies_out.saved_somewhere_protected",
}
"""Its sentence instead where the log has a name and no folder: earlier programs wrote a place as it was typed."""
ASIDE_MARK = ".before-restore"
"""Between the name of a vault's folder and a number: one that was moved aside when a backup was put back."""
_WITH_KIND = frozenset({"sheet_saved", "sheet_saved_protected"})  # "person, text: /media/stick/one.txt"


@dataclass(frozen=True, slots=True, kw_only=True)
class CopyMade:
    """One copy, or one other laptop, that this program cannot reach.

    `code` is that of a sentence with the slots `date` and `where`.
    """

    on: str  # ISO date
    what: str  # as the private log has it; handed_to, came_from, vault_set_aside beside it
    where: str  # a place, or the number of a laptop; "" for none
    code: str


@dataclass(frozen=True, slots=True, kw_only=True)
class StillOut:
    """What of several people lies about: copies with the name of whom they tell of, "" for all; backups, old copies."""

    copies: tuple[tuple[str, CopyMade], ...] = ()
    backups: tuple[tuple[Path, date], ...] = ()  # and the day from which each must go
    old_copies: tuple[CopyBeside, ...] = ()


def still_out(
    workplace: Workplace, people: Collection[PersonId], *, but_for: Collection[str] = ()
) -> StillOut:
    """Everything of these people that is out of this laptop's hands, but that the laptops `but_for` have them."""
    # late: the backup's own modules
    from udset_desktop.usecases.backups_known import known_backups  # noqa: PLC0415

    if not people:
        return StillOut()
    vault = workplace.require_vault()
    found = [
        (vault.load_person(one).name, copy)
        for one in people
        for copy in (*_logged(workplace, one), *_handed(workplace, one))
        if not (copy.what == "handed_to" and copy.where in but_for)
    ]
    found.sort(key=lambda row: (row[0].casefold(), row[1].on))
    return StillOut(
        copies=(*found, *(("", copy) for copy in _set_aside(workplace))),
        backups=tuple((one.file, one.goes_on) for one in known_backups(workplace)),
        old_copies=copies_beside(workplace),
    )


def copies_made(workplace: Workplace, person_id: PersonId) -> tuple[CopyMade, ...]:
    """Everything of the person that was saved, printed, copied out or handed on from here, the first first."""
    found = (*_logged(workplace, person_id), *_handed(workplace, person_id), *_set_aside(workplace))
    return tuple(sorted(found, key=lambda one: one.on))


def _logged(workplace: Workplace, person_id: PersonId) -> Iterator[CopyMade]:
    vault = workplace.require_vault()
    about = {str(person_id), *(str(one.id) for one in vault.load_records(person_id))}
    about |= {str(one.id) for one in notes_naming(workplace, vault.load_person(person_id).name)}
    for one in vault.load_events():
        if one.what in _TOLD and one.subject in about:
            where = one.detail.partition(": ")[2] if one.what in _WITH_KIND else one.detail
            code = _TOLD[one.what]
            if not tells_its_folder(where):
                code = _SOMEWHERE.get(code, code)
            yield CopyMade(on=one.at_utc[:10], what=one.what, where=where, code=code)


def _handed(workplace: Workplace, person_id: PersonId) -> Iterator[CopyMade]:
    """Once for each file that went from laptop to laptop with the person in it."""
    # late: cryptography
    from udset_desktop.usecases.standing import own_ids  # noqa: PLC0415

    vault = workplace.require_vault()
    files = {one.file: one for one in vault.load_handed_people() if one.person == person_id}
    own = own_ids(vault) if files else frozenset()
    for one in files.values():
        if one.giver in own:
            yield CopyMade(on=one.at_utc[:10], what="handed_to", where=one.taker, code="copies_out.handed_to")
        else:
            yield CopyMade(on=one.at_utc[:10], what="came_from", where=one.giver, code="copies_out.came_from")


def _set_aside(workplace: Workplace) -> Iterator[CopyMade]:
    """Vaults that stood in the way when a backup was put back: kept unchanged until somebody deletes them."""
    folder = workplace.require_vault().folder
    for one in sorted(folder.parent.glob(f"{folder.name}{ASIDE_MARK}*")):
        on = datetime.fromtimestamp(one.stat().st_mtime, UTC).date().isoformat()
        yield CopyMade(on=on, what="vault_set_aside", where=str(one), code="copies_out.vault_set_aside")
