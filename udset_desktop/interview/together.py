"""Bringing it together: what matters most, next small steps, when to look again.

Frozen values and closed lists; `interview.session` takes them in, `record` keeps them.
"""

from __future__ import annotations

from dataclasses import dataclass

WHO = ("person", "family", "community", "service")
INPUTS = (
    "information",
    "meeting_others",
    "one_off_session",
    "ongoing_service",
    "equipment",
    "community",
    "nothing_needed",
)
READ_BACK = ("yes", "partly", "no")
MATTERS_AT_MOST = 3
ACTIONS_AT_MOST = 40


@dataclass(frozen=True, slots=True, kw_only=True)
class Action:
    """One next small step: what, who does it, and whether it is there to be had."""

    what: str  # free text, words
    who: tuple[str, ...] = ()  # person, family, community, service
    who_named: str = ""  # free text
    by_when: str = ""  # free text or ISO date
    outcome: str = ""
    available: bool = True
    why_not: str = ""  # free text, when not available
    inputs: tuple[str, ...] = ()  # closed list of inputs agreed


@dataclass(frozen=True, slots=True, kw_only=True)
class Together:
    """Bringing it together: what matters, next small steps, when to look again."""

    matters: tuple[str, ...] = ()  # up to three, in the person's words
    actions: tuple[Action, ...] = ()
    review_on: str = ""  # ISO date
    read_back: str = ""  # yes, partly, no, "" not done
