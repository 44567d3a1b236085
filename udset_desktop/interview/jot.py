"""A jot: a line typed while the person talks, with its moment, later laid onto what it is about.

A frozen value and its limits; `interview.jotting` holds the steps.  A jot stays in the vault: it is
never printed and never leaves by itself, and neither does its moment.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from udset_desktop.foundation.problems import Finding

JOT_AT_MOST = 2_000
"""Characters of one jot: a long paragraph."""

JOTS_AT_MOST = 100_000
"""Characters of all jots of one conversation together: some fifty pages."""

JOT_TYPING = "@jot"
"""Where a half-typed jot stands among the half-typed texts of a conversation; no item is called so."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Jot:
    """One line, when it was typed, and what it was laid onto.

    `spent_s` comes from a clock that only goes forward; pauses do not count in it.  `at` is the local
    time with its offset.  `worded` are the pages into whose words the text has gone; it may have been
    taken off one of them since.
    """

    number: int  # in the order they were made, from 1
    text: str
    spent_s: int = 0  # seconds into the talk
    at: str = ""  # ISO, local
    laid: tuple[str, ...] = ()  # page ids; () while it lies nowhere
    worded: tuple[str, ...] = ()
    between_us: bool = False

    @property
    def minutes(self) -> int:
        """Whole minutes into the talk."""
        return self.spent_s // 60  # unit: seconds to minutes

    @property
    def clock(self) -> str:
        """The local time of day: 10:42; "" where it is not known."""
        return self.at[11:16]


def loose_jots(jots: Iterable[Jot]) -> tuple[Jot, ...]:
    """Those that lie nowhere yet, and are in no answer's words."""
    return tuple(jot for jot in jots if not jot.laid and not jot.worded)


def jots_on(jots: Iterable[Jot], page: str) -> tuple[Jot, ...]:
    """Those that lie on one page."""
    return tuple(jot for jot in jots if page in jot.laid)


def check_jots(jots: Iterable[Jot], typing: Mapping[str, str]) -> tuple[Finding, ...]:
    """What keeps a conversation from being finished: a jot that lies nowhere, or is half typed."""
    count = len(loose_jots(jots)) + bool(typing.get(JOT_TYPING, "").strip())
    if not count:
        return ()
    return (Finding(code="interview.jots_loose", where="jots", context={"count": count}),)
