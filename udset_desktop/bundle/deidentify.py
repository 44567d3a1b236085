"""A record on file to what may leave the laptop; the default is to leave out.

Called by `usecases.exporting` and `simulation`.  Nothing time-bearing but the quarter, nothing typed
by hand, no reference that was not keyed: see `shareable_of`.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from udset_desktop.bundle.shareable import ShareableRecord
from udset_desktop.foundation.ids import RecordId
from udset_desktop.instrument.model import Instrument
from udset_desktop.project.model import Project
from udset_desktop.record.model import Record


@dataclass(frozen=True, slots=True, kw_only=True)
class Marks:
    """What only the laptop can know of a conversation's neighbours (`practice.md` 26, 27)."""

    again: int  # 0: the person's first of the reporting year with this instrument that leaves
    gap: str  # first, under_6_months, 6_to_12_months, over_a_year


def may_leave(record: Record) -> bool:
    """Whether the record's answers may be in the figures at all: said yes, and not void."""
    raise NotImplementedError


def marks_of(records: Iterable[Record], project: Project) -> Mapping[RecordId, Marks]:
    """The marks of every record that may leave, worked out from all heads of a laptop."""
    raise NotImplementedError


def shareable_of(
    record: Record,
    instrument: Instrument,
    project: Project,
    *,
    marks: Marks,
    ancestors: tuple[str, ...] = (),
    link_key: bytes | None = None,
) -> ShareableRecord:
    """What of one record leaves; `ancestors` are the digests of its lines that left before.

    Raises `InputRefused` for a record that may not leave.
    """
    raise NotImplementedError
