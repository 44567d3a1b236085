"""What Today shows: rows of plain values, made by `usecases.interviewing`, drawn by the window.

Holds names, because Today is on the unlocked laptop alone; nothing of it is ever logged.
"""

from __future__ import annotations

from dataclasses import dataclass

from udset_desktop.foundation.ids import FollowUpId, InterviewId, PersonId, RecordId
from udset_desktop.interview.person_look import PersonLook


@dataclass(frozen=True, slots=True, kw_only=True)
class DraftRow:
    """A conversation to carry on."""

    interview: InterviewId
    person: PersonId
    name: str
    title: str  # which conversation
    place: str  # the title of the page it stopped at
    when_utc: str  # ISO moment of the last change
    cut_off: bool  # the program ended without warning: named first, asked and never silent
    correcting: bool = False
    held_on: str = ""  # ISO date: of the conversation on file, where that is put right
    on_hold: bool = False  # kept, and not gone on with until the hold is taken off
    begun_utc: str = ""  # ISO moment: tells apart two of one person


@dataclass(frozen=True, slots=True, kw_only=True)
class ReviewRow:
    """A conversation that was promised again."""

    person: PersonId
    name: str
    title: str
    due_on: str
    overdue: bool
    never_put_off: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class SheetRow:
    """A sheet that is owed to somebody."""

    record: RecordId
    name: str
    state: str  # "", to_print, to_post
    held_on: str


@dataclass(frozen=True, slots=True, kw_only=True)
class FollowUpRow:
    """A note that was not passed on yet; whom it is about is not said here."""

    note: FollowUpId
    begun_utc: str


@dataclass(frozen=True, slots=True, kw_only=True)
class FinishedRow:
    """A conversation on file."""

    record: RecordId
    interview: InterviewId
    person: PersonId
    name: str
    title: str
    held_on: str
    revision: int
    void: bool = False
    on_hold: bool = False
    stage: str = ""  # how far it has come, one of `usecases.stages.Stage`; "" where that is not asked
    taken_back: str = ""  # part, whole


@dataclass(frozen=True, slots=True, kw_only=True)
class Today:
    """What needs the interviewer now."""

    on: str  # ISO date
    project: str
    training: bool
    drafts: tuple[DraftRow, ...] = ()  # what was cut off comes first, then the latest
    reviews: tuple[ReviewRow, ...] = ()  # due within four weeks, the most overdue first
    sheets: tuple[SheetRow, ...] = ()
    finished: tuple[FinishedRow, ...] = ()  # the latest first, at most twenty
    ready: int = 0  # records that have not left yet
    follow_ups: tuple[FollowUpRow, ...] = ()  # the oldest first
    saved_after: str = ""  # ISO date of something saved here later than the clock says it is


@dataclass(frozen=True, slots=True, kw_only=True)
class FoundPerson:
    """A person found by name."""

    person: PersonId
    name: str
    about: str
    group: str
    last_on: str  # of the latest conversation; "" for none
    life: str = ""
    age_band: str = ""  # what Begin may fill in, so that somebody known is begun with in a minute
    place: str = ""
    link: str = ""
    looks_after: str = ""
    suits: tuple[str, ...] = ()  # aids that suited the person before
    sheet: str = ""  # the sheet they chose, where it is another than the usual
    look: PersonLook | None = None  # how person view suits them; None before it was tried
    on_hold: bool = False  # what is held on them is kept and not used
