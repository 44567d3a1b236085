"""Whether a text that came into a pool is taken back, from every fact known about it.

Pure; called by `store.pool_words`.  A text goes by its own number, which nobody knows but the laptop that
drew it and whoever has its person since; or with its record, for those who have that record or stand in its
laptop's place.  What is taken back once stays so, because more facts only ever reach further.
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
    by_number: Collection[str],
    notices: Iterable[TakenBack],
    passings: Iterable[Passing],
) -> bool:
    """Whether a notice stands against the text.

    `by_number` are the numbers that some believed laptop took back; `notices` and `passings` are those of its
    record, of which a loose text has none; replaced laptops stand among the passings.
    """
    if text.number in by_number:
        return True
    voices = heirs_of(text.laptops, passings)
    return bool(text.record) and any(
        one.laptop in voices and (one.items in {"all", "words"} or text.item in one.items) for one in notices
    )
