"""The made-up interviewers of the partnership: several types, and how each of them tends to hear.

A small lean by type is built in, so that comparing interviewer types has something to find; nothing
in it says anything about real workers.
"""

from __future__ import annotations

from dataclasses import dataclass
from random import Random

from udset_desktop.interview.header import Interviewer
from udset_desktop.simulation.material import SALT

_TYPES = (
    "own_care_manager",
    "third_party",
    "own_care_manager",
    "user_researcher",
    "other_care_manager",
    "third_party",
    "own_care_manager",
    "senior_manager",
    "third_party",
    "carers_centre_or_advocate",
    "own_care_manager",
    "other",
)
_SAME_EMPLOYER = ("own_care_manager", "other_care_manager", "senior_manager")
_LEANS = {"third_party": -0.2, "user_researcher": -0.3, "own_care_manager": 0.1, "senior_manager": 0.15}
_REFUSALS = {"own_care_manager": 0.14, "third_party": 0.28, "user_researcher": 0.22}
_SAID = ("said_no", "not_today", "not_today", "could_not_reach")


@dataclass(frozen=True, slots=True, kw_only=True)
class MadeUpInterviewer:
    """One interviewer: who they are to the project, and how answers lean with them."""

    ref: str
    type: str
    lean: float

    def at(self, draw: Random, *, known: bool) -> Interviewer:
        """The interviewer in one conversation."""
        by = "random" if self.type == "third_party" else draw.choice(("rota", "rota", "convenience"))
        return Interviewer(
            ref=self.ref,
            type=self.type,
            known_before="yes" if known or self.type == "own_care_manager" else "no",
            same_employer="yes" if self.type in _SAME_EMPLOYER else "no",
            allocated=by,
        )

    def refusals(self, draw: Random) -> tuple[str, ...]:
        """What was said to offers before one was accepted."""
        chance, said = _REFUSALS.get(self.type, 0.18), []
        while draw.random() < chance:
            said.append(draw.choice(_SAID))
        return tuple(said)


def interviewers_of(seed: int, laptop: int, laptops: int) -> tuple[MadeUpInterviewer, ...]:
    """Those who carry one laptop of several; everybody carries one, the first few more."""
    draw = Random(f"{SALT}/{seed}/interviewers")  # noqa: S311 (made-up people, no secret)
    everybody = tuple(
        MadeUpInterviewer(ref=f"iv{place:02d}", type=kind, lean=_LEANS.get(kind, 0.0) + draw.gauss(0, 0.12))
        for place, kind in enumerate(_TYPES, start=1)
    )
    own = everybody[(laptop - 1) % min(laptops, len(everybody)) :: min(laptops, len(everybody))]
    return own or everybody
