"""One interview put on file: frozen, with its revisions.

A record holds everything said, words and all; it never leaves the vault.  What leaves is made of it
by `bundle.deidentify`.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field

from udset_desktop.foundation.ids import InterviewId, PersonId, RecordId
from udset_desktop.interview.answers import Answer, Perspective, SaidBy
from udset_desktop.interview.header import About, Header, Interviewer
from udset_desktop.interview.jot import Jot
from udset_desktop.interview.permission import Permissions
from udset_desktop.interview.together import Action, Together

__all__ = ["About", "Action", "InstrumentPin", "Interviewer", "Record", "Together"]


@dataclass(frozen=True, slots=True, kw_only=True)
class InstrumentPin:
    """The exact definition a record was made with."""

    id: str
    version: str
    digest: str


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
    together: Together = field(default_factory=Together)
    link: str = ""  # the project's reference of the person, for linking only
    void: str = ""  # reason, when begun in error
    app_version: str
    speaker: SaidBy | None = None  # who spoke, when the respondent is `somebody_speaking`
    perspective: Perspective | None = None
    aids: tuple[str, ...] = ()  # tried before somebody spoke for the person
    looks_after: str = ""  # what the person a carer looks after is called; never leaves
    short: tuple[str, ...] = ()  # page ids of a short visit
    stopped: str = ""  # person_stopped, seemed_unwilling
    language: str = "en"  # the talk was held in
    jots: tuple[Jot, ...] = ()  # never printed, never leave

    @property
    def header(self) -> Header:
        """The frame of the conversation, as it was begun."""
        return Header(
            about=self.about,
            respondent=self.respondent,
            speaker=self.speaker,
            perspective=self.perspective,
            aids=self.aids,
            mode=self.mode,
            others=self.others,
            interviewers=self.interviewers,
            typed_by=self.typed_by,
            held_on=self.held_on,
            link=self.link,
            looks_after=self.looks_after,
            short=self.short,
            stopped=self.stopped,
            language=self.language,
        )
