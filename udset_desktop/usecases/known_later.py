"""Words that wait, read again once a name in them becomes known: nothing leaves with a place nobody decided on.

Called by whatever makes names known: a name hidden by hand, one put right, a finished conversation, people
taken over.  What has left already stays where it went.  Light to import.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from typing import TYPE_CHECKING

from udset_desktop.usecases.recalling import take_apart

if TYPE_CHECKING:
    from udset_desktop.foundation.ids import PersonId, RecordId
    from udset_desktop.record.model import Record
    from udset_desktop.redaction.model import KnownName
    from udset_desktop.store.vault_values import PassedText
    from udset_desktop.usecases.workplace import Workplace

_SUBSTITUTE = re.compile(r"\[[^\]]*\]")


def reopen_words(
    workplace: Workplace,
    person_id: PersonId,
    names: Iterable[KnownName],
    *,
    apart_from: RecordId | None = None,
) -> int:
    """How many texts of this person that have not left are to be read again, as one of `names` stands in them.

    Near enough counts, as at a reading; a place that its reader kept for a reason is decided.  Bundles that
    wait with them are taken apart.  `apart_from` is the conversation that is being read with these names.
    """
    vault = workplace.require_vault()
    with vault.transaction():
        waiting = [
            one
            for record in vault.load_records(person_id)
            if record.id != apart_from
            for one in vault.load_passed(record.id)
            if one.text and one.back is None
        ]
        looked_for = tuple(names) if waiting else ()
        numbers = frozenset(one.number for one in waiting if _is_open(one, looked_for))
        if not numbers:
            return 0
        take_apart(workplace, texts=numbers)
        return vault.forget_passed(numbers)


def reopen_for_record(workplace: Workplace, record: Record) -> int:
    """As `reopen_words`, with everybody who is named in a conversation."""
    return reopen_words(workplace, record.person, names_in(workplace, record))


_NAMED = re.compile(r"(?=.*[a-z])[^\W\d_a-z][^\W\d_]+(?:[ '\u2019-][^\W\d_]+)*")
"""Whoever holds a conversation is called by a code or by a name; only the second may be said in it."""


def names_in(workplace: Workplace, record: Record) -> Iterator[KnownName]:
    """Everybody who is named in one conversation, in answers about people, in steps and as whoever held it.

    Some may be empty.
    """
    # late: looked for only where words wait
    from udset_desktop.instrument.model import Kind  # noqa: PLC0415
    from udset_desktop.redaction.model import KnownName  # noqa: PLC0415
    from udset_desktop.usecases.people import catalogue_at  # noqa: PLC0415

    yield KnownName(record.looks_after)
    for staff in (record.typed_by, *(one.ref for one in record.interviewers)):
        if _NAMED.fullmatch(staff):
            yield KnownName(staff)
    for action in record.together.actions:
        yield KnownName(action.who_named)
    instrument = catalogue_at(workplace).instrument(record.instrument.id, record.instrument.version)
    people = {item.id for item in instrument.items() if item.kind is Kind.PEOPLE}
    for item, answer in record.answers.items():
        if item in people and isinstance(answer.value, tuple):
            yield from (KnownName(name) for name in answer.value)


def _is_open(one: PassedText, names: Iterable[KnownName]) -> bool:
    # late: the lexicons, which nobody needs who has no words that wait
    from udset_desktop.redaction.model import How  # noqa: PLC0415
    from udset_desktop.redaction.search import find_in  # noqa: PLC0415

    # What stands in brackets was decided: a name may well be called as a substitute is.
    text = _SUBSTITUTE.sub(lambda found: " " * len(found.group()), one.text)
    kept = [line.was.casefold() for line in one.log if line.how is How.KEPT]
    return any(
        found.stands_for and not any(text[found.start : found.end].casefold() in was for was in kept)
        for name in names
        if name.name.strip()
        for found in find_in(text, (name,))
    )
