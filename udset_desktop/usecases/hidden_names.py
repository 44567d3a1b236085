"""What somebody hid by hand in a person's words, looked for in everything of this person from then on.

Kept in the vault under the person, as what is half typed about them: it goes with them, to another laptop
too, stands in their file, and is never in a bundle.
"""

from __future__ import annotations

from collections.abc import Iterable
from typing import TYPE_CHECKING

from udset_desktop.interview.entry import clean_text
from udset_desktop.redaction.known import as_known, kind_of_name
from udset_desktop.redaction.model import How, Kind, KnownName
from udset_desktop.redaction.search import places_of
from udset_desktop.usecases.known_later import reopen_words

if TYPE_CHECKING:
    from udset_desktop.foundation.ids import PersonId
    from udset_desktop.usecases.reading_words import WordsRead
    from udset_desktop.usecases.workplace import Workplace

NAMES_AT_MOST = 300
_KEY = "known/hidden/"


def hidden_names(workplace: Workplace, person_id: PersonId) -> tuple[KnownName, ...]:
    """What was hidden by hand in this person's words, the first first."""
    kept = workplace.require_vault().load_setting(f"{_KEY}{person_id}")
    told = kept if isinstance(kept, dict) else {}
    return tuple(as_known(name, Kind(kind)) for name, kind in told.items())


def keep_hidden(workplace: Workplace, read: WordsRead, *, is_to_leave: bool = False) -> None:
    """Keep what the reader hid in these texts and left hidden; of very many, the last.

    Texts that wait with one of them are read again, but for those that were read just now to leave.
    """
    staying = [one for one in read.hidden if _stays_hidden(read, one)]
    if not staying:
        return
    vault = workplace.require_vault()
    with vault.transaction():
        person = vault.load_record(read.record).person
        _save(workplace, person, (*hidden_names(workplace, person), *staying))
        reopen_words(workplace, person, staying, apart_from=read.record if is_to_leave else None)


def add_hidden(workplace: Workplace, person_id: PersonId, name: str) -> bool:
    """Look for this name of somebody or something around the person too; whether it is new.

    Texts that wait and hold it are read again.
    """
    vault, new = workplace.require_vault(), as_known(name, kind_of_name(name))
    with vault.transaction():
        kept = hidden_names(workplace, person_id)
        if any(one.name.casefold() == new.name.casefold() for one in kept):
            return False
        _save(workplace, person_id, (*kept, new))
        reopen_words(workplace, person_id, (new,))
    return True


def forget_hidden(workplace: Workplace, person_id: PersonId, name: str) -> bool:
    """Look for this no more, whatever its case; whether it was looked for."""
    vault = workplace.require_vault()
    wanted = " ".join(name.split()).casefold()
    with vault.transaction():
        kept = hidden_names(workplace, person_id)
        left = [one for one in kept if one.name.casefold() != wanted]
        if len(left) < len(kept):
            _save(workplace, person_id, left)
    return len(left) < len(kept)


def names_to_hand(workplace: Workplace, person_id: PersonId) -> tuple[tuple[str, str], ...]:
    """Name and kind of each, as they go to another laptop with the person."""
    return tuple((one.name, one.kind.value) for one in hidden_names(workplace, person_id))


def take_names(workplace: Workplace, person_id: PersonId, told: Iterable[tuple[str, str]]) -> None:
    """Look for what another laptop looked for, and for what was looked for here already."""
    came = (as_known(clean_text(name)[0], Kind(kind)) for name, kind in told)
    kept = hidden_names(workplace, person_id)
    here = {one.name.casefold() for one in kept}
    new = [one for one in came if one.name and one.name.casefold() not in here]
    if new:
        # What came is older: of very many the last are kept.
        _save(workplace, person_id, (*new, *kept))
        reopen_words(workplace, person_id, new)


def _save(workplace: Workplace, person_id: PersonId, names: Iterable[KnownName]) -> None:
    kinds = {one.name: one.kind.value for one in names}
    last = dict(list(kinds.items())[-NAMES_AT_MOST:])
    workplace.require_vault().save_setting(f"{_KEY}{person_id}", last)


def _stays_hidden(read: WordsRead, name: KnownName) -> bool:
    """Whether it is hidden anywhere: who says of every place that it may stay has taken their word back."""
    return any(
        found not in text.decisions or text.decisions[found].how is not How.KEPT
        for text in read.reading.texts
        if text.id not in read.closed
        for place in places_of(text.text, name, any_case=True)
        for found in text.findings
        if found.start < place.end and place.start < found.end
    )
