"""Whether a text that came into a pool is taken back, from every fact known about it.

Pure; called by `store.pool_words`.  Who brought a text, and whoever has its record or its laptop's place
since, may take it back; what is taken back once stays so, because more facts only ever reach further.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable
from dataclasses import dataclass

from udset_desktop.merge.rules import Passing, TakenBack, heirs_of


@dataclass(frozen=True, slots=True, kw_only=True)
class TextFacts:
    """One text: its own number, the record and item it is attached to ("" when loose), who brought it."""

    number: str
    record: str
    item: str
    laptops: frozenset[str]


def is_taken_back(
    text: TextFacts,
    *,
    by_number: Collection[tuple[str, str]],
    notices: Iterable[TakenBack],
    passings: Iterable[Passing],
) -> bool:
    """Whether a notice stands against the text.

    `by_number` are notices of single texts (number, laptop); `notices` and `passings` are those of its
    record, of which a loose text has none; replaced laptops stand among the passings.
    """
    voices = heirs_of(text.laptops, passings)
    if any((text.number, laptop) in by_number for laptop in voices):
        return True
    return bool(text.record) and any(
        one.laptop in voices and (one.items in {"all", "words"} or text.item in one.items) for one in notices
    )
