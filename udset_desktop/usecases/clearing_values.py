"""What clearing tells: who may go, who waits and for what, and what went.  Frozen values of `usecases.clearing`."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from pathlib import Path

from udset_desktop.foundation.ids import PersonId
from udset_desktop.usecases.old_copies import CopyBeside


@dataclass(frozen=True, slots=True, kw_only=True)
class Wait:
    """One thing that keeps somebody here: the code of its sentence, and a day where there is one."""

    code: str
    on: str = ""  # ISO date


@dataclass(frozen=True, slots=True, kw_only=True)
class Standing:
    """One person: how many conversations are on file, and what they wait for; nothing where they may go."""

    person: PersonId
    name: str
    records: int
    waits: tuple[Wait, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class ClearPlan:
    """The dry list: who may go, who waits and why, and what would still hold those who went."""

    today_on: str  # ISO date, as this computer tells it
    retention_days: int
    may_go: tuple[Standing, ...]
    waiting: tuple[Standing, ...]
    this_year: int  # of those who may go, how many would count as new if they came again this year
    backups: tuple[tuple[Path, date], ...] = ()  # and the day from which each must go
    old_copies: tuple[CopyBeside, ...] = ()
    jumped_since: str = ""  # the last day known here, where today is far beyond it: then somebody is asked

    @property
    def records(self) -> int:
        """How many conversations would go."""
        return sum(one.records for one in self.may_go)


@dataclass(frozen=True, slots=True, kw_only=True)
class Cleared:
    """What went."""

    people: int
    records: int
