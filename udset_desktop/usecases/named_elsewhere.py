"""In how many conversations of other people somebody's whole name stands; never which, and no word of them.

Asked for a person's file and before somebody is deleted: both are about one person's own conversations,
and what others said of them stays theirs.  A title is no part of a name; one in another spelling is not found.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import asdict
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from udset_desktop.interview.person import Person
    from udset_desktop.store.vault import Vault


def talks_naming(vault: Vault, person: Person) -> int:
    """Conversations of others, on file or under way, with the whole name of this person in them."""
    name = _without_title(person.name.split())
    if not name:
        return 0
    wanted = re.compile(rf"(?<!\w){re.escape(name)}(?!\w)", re.IGNORECASE)
    records = [asdict(one) for one in vault.load_records() if one.person != person.id]
    drafts = [asdict(one) for one in vault.load_drafts() if one.person != person.id]
    return sum(1 for one in (*records, *drafts) if any(wanted.search(text) for text in _texts(one)))


def _without_title(words: list[str]) -> str:
    """A name as others say it: "Mrs Eileen Ness" is Eileen Ness to them; of "Mrs Ness" both words stay."""
    # late: the word lists, which are read when a text is looked through
    from udset_desktop.redaction.lexicon import TITLE, folded, load_lexicon  # noqa: PLC0415

    bits = load_lexicon().bits
    while len(words) > 2 and bits.get(folded(words[0].strip(".")), 0) & TITLE:  # noqa: PLR2004 -- with a name of two words behind it
        words = words[1:]
    return " ".join(words)


def _texts(told: Any) -> Iterator[str]:  # noqa: ANN401 -- whatever a record is made of
    if isinstance(told, str):
        yield " ".join(told.split())
    elif isinstance(told, dict):
        for one in told.values():
            yield from _texts(one)
    elif isinstance(told, list | tuple):
        for one in told:
            yield from _texts(one)
