"""What a project may turn on beyond the anonymised default, each with the decision that stands behind it.

A switch is off (`False`) or holds its decision, which counts as on; a bare `True` is how the first
packs said that `comparison` was on.  So a pack that has nothing decided is spelled as it always was.
Whether a decision is whole is `project.switch_checks`; here it is only asked whether its time is up.
"""

from __future__ import annotations

from calendar import monthrange
from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import date

PURPOSES = ("read", "coded", "quoted")
"""What words may be wanted for: read to improve a service, coded into themes, quoted."""

MOST_MONTHS = 24
"""How long a decision holds at most, before it is taken anew."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Decision:
    """Why a switch is on, who answers for it, on what paper, until when, and who may read what comes of it."""

    why: str = ""
    post: str = ""  # the post that decided, never a name
    decided_on: str = ""  # ISO date
    assessment: str = ""  # where the impact assessment lies; without one the switch stays off
    lawful_basis: str = ""
    until: str = ""  # ISO date, the last day it holds
    readers: tuple[str, ...] = ()  # the posts that may read


@dataclass(frozen=True, slots=True, kw_only=True)
class Linking(Decision):
    """Visits of one person joined under a key."""

    decider_coordinates: bool = False  # one person is both, and will be able to tell who is who


@dataclass(frozen=True, slots=True, kw_only=True)
class Words(Decision):
    """What people said leaves, once it was looked over."""

    purposes: tuple[str, ...] = ()  # of PURPOSES
    keep_months: int = MOST_MONTHS  # how long the readers keep them
    attached: bool = False  # to the record; else loose: outcome and user or carer only
    second_check: bool = True  # a second person looks the substitutes over
    safety_left_out: bool = True
    relationships_left_out: bool = True


@dataclass(frozen=True, slots=True, kw_only=True)
class Comparison(Decision):
    """What leaves of each interviewer beside the type, and what the staff were told."""

    interviewer_key: bool = True
    known_before: bool = True
    same_employer: bool = True
    allocation: bool = True
    staff_notice: str = ""  # what the staff read
    staff_told_on: str = ""  # ISO date


@dataclass(frozen=True, slots=True, kw_only=True)
class Switches:
    """What a project has turned on; all off unless decided."""

    linking: Linking | bool = False
    words: Words | bool = False
    comparison: Comparison | bool = False

    def decision(self, key: str) -> Decision | None:
        """The decision behind a switch; None where it is off, or on from a time before decisions were kept."""
        kept = getattr(self, key)
        return kept if isinstance(kept, Decision) else None

    def decisions(self) -> Iterator[tuple[str, Decision]]:
        """Every switch that has a decision, with it."""
        for key in KEYS:
            kept = self.decision(key)
            if kept is not None:
                yield key, kept

    def compared(self) -> Comparison | None:
        """What of an interviewer may leave; None while only the type does."""
        if isinstance(self.comparison, Comparison):
            return self.comparison
        return _ALL_OF_IT if self.comparison else None

    def on(self, day: date) -> Switches:
        """The switches as they hold on a day: one whose last day has passed is off."""
        over = {key: False for key, kept in self.decisions() if is_over(kept, day)}
        return replace(self, **over) if over else self


KEYS = ("linking", "words", "comparison")
_ALL_OF_IT = Comparison()


def is_over(decision: Decision, day: date) -> bool:
    """Whether the last day of a decision has passed; one without a readable last day never began."""
    last = day_of(decision.until)
    return last is None or day > last


def day_of(text: str) -> date | None:
    """The day that a text names as `2026-05-31`; None for anything else."""
    try:
        day = date.fromisoformat(text)
    except ValueError:
        return None
    return day if day.isoformat() == text else None


def months_after(day: date, months: int) -> date:
    """The same day of the month so many months later, or the last one that month has."""
    year, month = divmod(day.year * 12 + day.month - 1 + months, 12)
    return date(year, month + 1, min(day.day, monthrange(year, month + 1)[1]))
