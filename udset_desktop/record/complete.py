"""A conversation put on file, corrected, or marked void: always a new frozen record.

What nobody touched becomes `not_asked`, what is closed is left out, and nothing goes on file
without the permission to talk and write down.
"""

from __future__ import annotations

from udset_desktop.foundation.ids import RecordId
from udset_desktop.interview.state import Session
from udset_desktop.record.model import Record


def complete_record(session: Session, *, record: RecordId, minutes: int | None = None) -> Record:
    """The record of a finished session: the first, or the next revision when it corrects one.

    Raises `InputRefused` with every reason.
    """
    raise NotImplementedError


def revise(record: Record, changed: Record, reason: str) -> Record:
    """`changed` as the revision after `record`; raises `InputRefused` without a reason or a change."""
    raise NotImplementedError


def void_record(record: Record, reason: str) -> Record:
    """The revision that says the conversation was begun in error; raises `InputRefused` without a reason."""
    raise NotImplementedError
