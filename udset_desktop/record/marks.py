"""Whether a conversation is the person's first of the year, and how long since the one before.

Worked out on the laptop from the person's own records (`practice.md` 26, 27), never stored: whoever
writes a bundle asks again, so a conversation added, voided or withdrawn changes the marks of others.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass

from udset_desktop.foundation.ids import RecordId
from udset_desktop.record.model import Record

GAPS = ("first", "under_6_months", "6_to_12_months", "over_a_year")


@dataclass(frozen=True, slots=True, kw_only=True)
class Mark:
    """What leaves of a person's earlier conversations: two coarse words."""

    again: bool  # not the person's first of the reporting year with this instrument
    gap: str  # one of GAPS


def marks_of(
    records: Iterable[Record], *, year_starts_month: int, left_out: Collection[RecordId] = ()
) -> Mapping[RecordId, Mark]:
    """The marks of the standing records of any number of people, by record id.

    Records that are void, that nobody permitted to count, or that are in `left_out` (withdrawn)
    have no mark and leave no trace in the marks of others.
    """
    raise NotImplementedError
