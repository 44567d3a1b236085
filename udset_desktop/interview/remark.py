"""A remark by somebody else, kept for their own conversation and for nothing else.

It belongs to no record.  It waits with the conversation in which it was heard until its own is begun,
then with that one, and goes with whichever it waits with (`usecases.remarks` says when).
"""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True, kw_only=True)
class Remark:
    """What somebody said of themselves while another's conversation was being held."""

    number: int
    whose: str  # the name it was kept under; "" once it waits with their own conversation
    text: str
    at: str = ""  # ISO, local
