"""A person as the laptop knows them: what they are called and what they have asked for.

Frozen values; the vault keeps them, nothing of this module ever leaves it.
"""

from __future__ import annotations

from dataclasses import dataclass

from udset_desktop.foundation.ids import PersonId
from udset_desktop.interview.person_look import PersonLook

LIFE = ("has_died", "has_moved", "no_contact")
"""Life happens: each stops reviews, sheets owed and "last time" at once."""

SHEET_SIZES = ("standard", "large", "larger", "largest", "plain")
POST = ("", "yes", "no")
NAME_AT_MOST = 120


@dataclass(frozen=True, slots=True, kw_only=True)
class Person:
    """Somebody this laptop has talked with, or is about to.

    A carer is a person of their own, never a field of somebody else's.
    """

    id: PersonId
    name: str  # what they like to be called; in the vault only
    about: str = "user"  # "user", "carer": whose outcomes are talked about
    group: str = "not_recorded"
    age_band: str = ""
    place: str = ""
    link: str = ""  # the project's reference of the person
    ref: str = ""  # what an answers file calls the person; "" for people begun in the window
    looks_after: str = ""  # what the person a carer looks after is called
    suits: tuple[str, ...] = ()  # aids that suit the person, shown at the next Begin
    sheet: str = "standard"  # the sheet size chosen from samples in the room
    look: PersonLook | None = None  # how person view suits them; None before it was tried
    post: str = ""  # safe to post: yes, no, "" not asked
    life: str = ""  # one of LIFE
    life_on: str = ""  # ISO date
    end_of_life: bool = False  # whoever a carer looks after is dying: no plan date is put off
    on_hold_since: str = ""  # ISO date from which what is held on them is kept and not used; "" for not so

    @property
    def may_be_reminded(self) -> bool:
        """Whether reviews, sheets owed and "last time" may still name this person."""
        return not self.life and not self.on_hold_since
