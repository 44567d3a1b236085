"""What was wanted and was not there, counted by closed codes over conversations on file.

Pure.  A count says how many people and conversations; the words of a step and who said it are beside
it for the unlocked laptop alone, and nothing here leaves.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass

from udset_desktop.foundation.ids import PersonId, RecordId
from udset_desktop.interview.kept_lines import without_between_us
from udset_desktop.interview.together import WANTED, WHY_NOT
from udset_desktop.record.model import Record

NOT_SORTED = ""
"""The code of a step that is not there and says of nothing on the list what it would have brought."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Missed:
    """One thing one person wanted and could not have, in one conversation."""

    wanted: str  # one of WANTED, or NOT_SORTED
    why: str  # one of WHY_NOT, "" where nobody said
    person: PersonId
    record: RecordId
    held_on: str
    what: str  # the words of the step; never counted, never printed


@dataclass(frozen=True, slots=True, kw_only=True)
class MissedRow:
    """How often one thing was wanted and not there: codes and counts, nothing else."""

    wanted: str
    people: int
    conversations: int
    whys: tuple[tuple[str, int], ...] = ()  # reason and conversations, in the order of WHY_NOT


def missed_in(record: Record) -> tuple[Missed, ...]:
    """What was wanted and not there in one conversation; nothing of one that is void, nothing just between us."""
    if record.void:
        return ()
    return tuple(
        Missed(
            wanted=wanted,
            why=action.why,
            person=record.person,
            record=record.id,
            held_on=record.held_on,
            what=action.what,
        )
        for action in without_between_us(record.together).actions
        if not action.available
        for wanted in action.wanted or (NOT_SORTED,)
    )


def count_missed(missed: Iterable[Missed]) -> tuple[MissedRow, ...]:
    """The rows: what most people wanted first, then in the order of the list; what is not sorted last."""
    by_want: dict[str, list[Missed]] = {}
    for one in missed:
        by_want.setdefault(one.wanted, []).append(one)
    order = {wanted: place for place, wanted in enumerate(WANTED)}
    rows = (_row(wanted, many) for wanted, many in by_want.items())
    return tuple(
        sorted(rows, key=lambda row: (row.wanted == NOT_SORTED, -row.people, order.get(row.wanted, 0)))
    )


def _row(wanted: str, many: list[Missed]) -> MissedRow:
    # Wanted twice in one conversation is wanted once.
    whys = Counter(why for why, _ in {(one.why, one.record) for one in many} if why)
    return MissedRow(
        wanted=wanted,
        people=len({one.person for one in many}),
        conversations=len({one.record for one in many}),
        whys=tuple((why, whys[why]) for why in WHY_NOT if whys[why]),
    )
