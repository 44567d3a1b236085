"""Words called back so that no notice lays a loose text to its conversation.

A loose text joins nothing (`practice.md` 29).  Its number beside a notice or a line of its record, in a bundle
of few, would.  So notices about records say nothing of loose words, which go back by their numbers alone; and
a number waits for the next bundle where this one names its record, unless it is among enough others.
Called by `usecases.outgoing`.  Decides; reads and writes nothing.
"""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterable
from dataclasses import dataclass

from udset_desktop.bundle.limits import FEW_RECORDS
from udset_desktop.bundle.shareable import ALL, WORDS, Withdrawal
from udset_desktop.store.vault_values import WithdrawalRow
from udset_desktop.usecases.words_standing import WordsStanding

STAYS_WORDS = "exporting.stays_words"


@dataclass(frozen=True, slots=True, kw_only=True)
class CalledBack:
    """The texts whose numbers leave now, and of how many conversations they follow one bundle later."""

    numbers: tuple[str, ...] = ()
    records: frozenset[str] = frozenset()  # of those that leave now
    later: int = 0

    @property
    def staying(self) -> tuple[tuple[str, int], ...]:
        """Why some wait and of how many conversations, as `outgoing.Ready` tells it."""
        return ((STAYS_WORDS, self.later),) if self.later else ()


def said_of_record(
    row: WithdrawalRow, words: WordsStanding, words_in: Callable[[str], Collection[str]]
) -> Withdrawal | None:
    """What the notice of a record says; None where it would tell of loose words alone.

    `words_in` gives the items of a record that hold words; () where its questions are not known any more.
    """
    if row.items == ALL or not _is_loose(words, row.record):
        return Withdrawal(items=row.items, record=row.record)
    if row.items == WORDS:
        return None
    known = {one.key for one in words.passed if one.record == row.record}
    items = tuple(item for item in row.items if item not in known and item not in words_in(row.record))
    return Withdrawal(items=items, record=row.record) if items else None


def called_back(words: WordsStanding, named: Collection[str]) -> CalledBack:
    """Which texts go back with a load that names the records `named` in its lines, notices or statements."""
    back = set(words.going_back())
    going = [one for one in words.passed if one.number in back]
    talks = {one.record for one in going}
    mixed = len(talks) >= FEW_RECORDS
    later = {record for record in talks if record in named and not mixed and _is_loose(words, record)}
    return CalledBack(
        numbers=tuple(one.number for one in going if one.record not in later),
        records=frozenset(talks - later),
        later=len(later),
    )


def told_now(
    rows: Iterable[WithdrawalRow], notices: Collection[Withdrawal], back: CalledBack
) -> tuple[WithdrawalRow, ...]:
    """The kept notices that have travelled once this load has: by a notice of their record or by the numbers."""
    named = {one.record for one in notices} | back.records
    return tuple(row for row in rows if row.record in named)


def _is_loose(words: WordsStanding, record: str) -> bool:
    """Whether nothing at the desk may join the record's words to it, as far as is known here."""
    if words.rule is not None:
        return not words.rule.attached
    # The switch is off: what left goes back by its number, however it left; where this vault knows of nothing
    # that left (put back from a backup), a notice of the record is all that can reach attached words.
    return any(one.record == record and one.has_left for one in words.passed)
