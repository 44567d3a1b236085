"""One interview put on file: frozen, with its revisions.

A record holds everything said, words and all; it never leaves the vault.  What leaves is made of it
by `bundle.deidentify`.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from udset_desktop.foundation.ids import InterviewId, PersonId, RecordId
from udset_desktop.interview.answers import Answer
from udset_desktop.interview.permission import Permissions


@dataclass(frozen=True, slots=True, kw_only=True)
class InstrumentPin:
    """The exact definition a record was made with."""

    id: str
    version: str
    digest: str


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


@dataclass(frozen=True, slots=True, kw_only=True)
class Record:
    """One revision of one interview on file.

    `ancestors` are the digests of every earlier revision (`design.md` 0.16); `reason` says why a
    correction was made and is empty only for the first.
    """

    id: RecordId
    interview: InterviewId
    person: PersonId
    revision: int
    ancestors: tuple[str, ...]
    reason: str = ""
    instrument: InstrumentPin
    respondent: str  # self, with_support, somebody_speaking
    interviewers: tuple[Interviewer, ...]
    about: About
    mode: str  # face_to_face, telephone, video, paper_typed_later
    others: tuple[str, ...] = ()  # who else was in the room, closed list
    typed_by: str = ""
    held_on: str  # ISO date
    minutes: int | None = None
    permissions: Permissions
    answers: Mapping[str, Answer]
    together: Together = Together()
    link: str = ""  # the project's reference of the person, for linking only
    void: str = ""  # reason, when begun in error
    app_version: str
