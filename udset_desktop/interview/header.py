"""What frames a conversation: what it is about, who holds it, who answers, who else is there.

Frozen values and the closed lists they draw from.  Chosen at Begin (`interview.begin`), kept with
the draft, put on file with the record.  Holds no answer and no name of the person.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from udset_desktop.interview.answers import OWN_VOICE, Perspective, SaidBy

RESPONDENTS = ("self", "with_support", "somebody_speaking")
FROM_PAPER = "paper_typed_later"
MODES = ("face_to_face", "telephone", "video", FROM_PAPER)
OTHERS = ("partner", "family_or_friend", "paid_worker", "service_worker", "advocate", "interpreter", "other")
"""Who else may be in the room.  An interpreter is somebody too: what is asked alone is still held back."""

AIDS = (
    "more_time",
    "plain_words",
    "pictures_or_symbols",
    "sign",
    "interpreter",
    "writing_it_down",
    "hearing_or_sight_aid",
    "somebody_they_trust",
    "another_day",
    "none_possible",
)
"""What was tried before somebody speaks for the person; `none_possible` stands alone."""

NOTICES = ("read_out", "left", "sent_before")
STOPS = ("person_stopped", "seemed_unwilling")
KNOWN = ("yes", "no")
ALLOCATIONS = ("random", "rota", "convenience")
SPEAKERS = (SaidBy.FAMILY_OR_FRIEND, SaidBy.PAID_WORKER, SaidBy.SERVICE_WORKER, SaidBy.ADVOCATE)
"""Who may speak for the person; whoever speaks may answer, never permit."""

INTERVIEWERS_AT_MOST = 2


def is_spoken_for(said_by: Iterable[SaidBy]) -> bool:
    """Whether somebody spoke for the person and the person did not: such an answer comes with a view."""
    who = set(said_by)
    return not who.isdisjoint(SPEAKERS) and who.isdisjoint(OWN_VOICE)


@dataclass(frozen=True, slots=True, kw_only=True)
class Interviewer:
    """Who held the conversation, as the project knows them.

    `ref` is the project's own reference of the interviewer, never a name that travels; `type` is
    one of `project.model.INTERVIEWER_TYPES`.
    """

    ref: str
    type: str
    known_before: str = ""  # yes, no, "" unknown
    same_employer: str = ""
    allocated: str = ""  # random, rota, convenience, "" unknown


@dataclass(frozen=True, slots=True, kw_only=True)
class About:
    """What the conversation is about and whom, in the project's closed lists."""

    group: str  # user group, or "not_recorded"
    place: str = ""  # code of the project's place field
    service: str = ""  # "" for all the help
    age_band: str = ""  # under_65, 65_79, 80_and_over, "" not recorded


@dataclass(frozen=True, slots=True, kw_only=True)
class Header:
    """The frame of one conversation."""

    about: About
    respondent: str = "self"
    speaker: SaidBy | None = None  # who speaks, when the respondent is `somebody_speaking`
    perspective: Perspective | None = None
    aids: tuple[str, ...] = ()
    mode: str = "face_to_face"
    others: tuple[str, ...] = ()
    interviewers: tuple[Interviewer, ...] = ()
    typed_by: str = ""  # a project's reference, when somebody else types it in
    held_on: str = ""  # ISO date
    link: str = ""  # the project's reference of the person
    looks_after: str = ""  # what the person a carer looks after is called; never leaves
    short: tuple[str, ...] = ()  # page ids of a short visit; () for all
    stopped: str = ""  # one of STOPS, when the person ended it early
    language: str = "en"  # the talk is held in; the window's may be another

    @property
    def from_paper(self) -> bool:
        """Held on paper and typed in later: the time of typing is no time of the talk, and nobody is asked."""
        return self.mode == FROM_PAPER

    def said_by(self) -> tuple[SaidBy, ...]:
        """Who an answer comes from, unless something else is said of it."""
        if self.respondent == "somebody_speaking":
            return (self.speaker or SaidBy.FAMILY_OR_FRIEND,)
        return (SaidBy.WITH_SUPPORT,) if self.respondent == "with_support" else (SaidBy.PERSON,)
