"""A project as data: its lists, its rules, its switches, and what a pack hands to every laptop.

Read from TOML by `project.reader`, carried in the signed pack.  No key material lives here.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from datetime import date

from udset_desktop.foundation.ids import ProjectId
from udset_desktop.project.switches import Switches

GROUPS = (
    "older_people",
    "mental_health",
    "learning_disability",
    "physical_or_sensory",
    "other",
    "not_recorded",
)
"""User groups; a closed list, because the study's findings differ by group (`practice.md` 8)."""

AGE_BANDS = ("under_65", "65_79", "80_and_over")
INTERVIEWER_TYPES = (
    "own_care_manager",
    "other_care_manager",
    "senior_manager",
    "third_party",
    "user_researcher",
    "carers_centre_or_advocate",
    "other",
)


_ALL_OFF = Switches()

STEPS_AT_RISK = "steps_at_risk"
"""The note of a project that says what to do when somebody may come to harm, one step a line."""

LEARNING = "learning"
"""The note of a project that holds what its own workers should read: agreements, training, whom to ask."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Service:
    """A service of the project's list; `people` is how many use it, for the floor (`practice.md` 25)."""

    code: str
    name: str
    people: int
    locality: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Locality:
    """A locality of the project's list."""

    code: str
    name: str
    people: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Helpline:
    """A number printed on sheets or shown when somebody may be at risk."""

    name: str
    number: str
    for_whom: str  # adults, children, contact


@dataclass(frozen=True, slots=True, kw_only=True)
class Organisation:
    """One organisation with its own recovery key (`practice.md` 31)."""

    code: str
    name: str
    third_party: bool = False
    recovery_public: str = ""  # age recipient; two with a space between where two people hold the key


@dataclass(frozen=True, slots=True, kw_only=True)
class Project:
    """Everything a laptop needs to know of its project."""

    id: ProjectId
    name: str
    partnership: str  # code; leaves with every record
    training: bool
    instruments: tuple[str, ...]  # "user-review/1.0.0"
    services: tuple[Service, ...] = ()
    localities: tuple[Locality, ...] = ()
    place_field: str = "locality"  # the one place field that leaves: locality, service or none
    floor: int = 50  # people below which a place is widened to the partnership
    groups: tuple[str, ...] = GROUPS
    organisations: tuple[Organisation, ...] = ()
    helplines: tuple[Helpline, ...] = ()
    contact: str = ""  # printed on the sheet: whom to ring about it
    supports: tuple[str, ...] = ()  # community supports, by name
    year_starts_month: int = 4
    threshold: int = 5  # counts below are hidden; islands 10, never below 3
    cover_minutes: int = 3
    retention_days: int = 90
    take_out_days: int = 28  # how long answers can still be taken out; its last day is printed
    lawful_basis: str = "public_task"  # or consent; decides the permission sentence
    wording: str = "1"  # version of notice and permission wording; a project that begins has the newest
    switches: Switches = _ALL_OFF
    notes: Mapping[str, str] = field(default_factory=dict)

    def on(self, day: date) -> Project:
        """The project as it holds on a day: a switch whose last day has passed is off."""
        switches = self.switches.on(day)
        return self if switches == self.switches else replace(self, switches=switches)

    @property
    def steps_at_risk(self) -> tuple[str, ...]:
        """What to do when somebody may come to harm, step by step, as the project wrote it down."""
        return tuple(line.strip() for line in self.notes.get(STEPS_AT_RISK, "").splitlines() if line.strip())

    @property
    def learning(self) -> tuple[str, ...]:
        """What the project wrote down for those who hold its conversations, line by line."""
        return tuple(line.strip() for line in self.notes.get(LEARNING, "").splitlines() if line.strip())

    def uses(self, instrument: str) -> bool:
        """Whether "id/version" is held here: a listed version, or one that differs from it in words alone.

        Of three numbers the last counts versions of the words; what was begun or written on paper
        in the words before is the same conversation.
        """
        return _asked(instrument) in map(_asked, self.instruments)

    def service(self, code: str) -> Service | None:
        """The service with this code."""
        return next((service for service in self.services if service.code == code), None)


def _asked(instrument: str) -> str:
    return instrument.rpartition(".")[0] if instrument.count(".") == 2 else instrument  # noqa: PLR2004 -- of 1.0.1
