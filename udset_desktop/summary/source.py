"""What a sheet is made from: one conversation, finished or not, as plain facts.

Made of a record or of an unfinished session, so that the preview and the finished sheet are the
same code.  `person_sheet` and `review_sheet` read it; nothing here decides what is printed.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field

from udset_desktop.instrument.model import Instrument
from udset_desktop.interview.answers import Answer
from udset_desktop.interview.permission import Permissions
from udset_desktop.project.model import Project
from udset_desktop.record.model import About, Interviewer, Record, Together


@dataclass(frozen=True, slots=True, kw_only=True)
class SheetSource:
    """One conversation as both sheets see it.  `project` is `None` before a laptop has joined one."""

    name: str  # of the person the conversation was held with
    instrument: Instrument
    held_on: str  # ISO date
    respondent: str = "self"
    interviewers: tuple[Interviewer, ...] = ()
    about: About = field(default_factory=lambda: About(group="not_recorded"))
    mode: str = "face_to_face"
    others: tuple[str, ...] = ()
    typed_by: str = ""
    minutes: int | None = None
    permissions: Permissions = field(default_factory=Permissions)
    answers: Mapping[str, Answer] = field(default_factory=dict)
    together: Together = field(default_factory=Together)
    project: Project | None = None
    revision: int = 1
    reason: str = ""


def source_of_record(
    record: Record, *, name: str, instrument: Instrument, project: Project | None
) -> SheetSource:
    """A record on file as a sheet's source; `name` comes from the vault, it is not in the record."""
    return SheetSource(
        name=name,
        instrument=instrument,
        held_on=record.held_on,
        respondent=record.respondent,
        interviewers=record.interviewers,
        about=record.about,
        mode=record.mode,
        others=record.others,
        typed_by=record.typed_by,
        minutes=record.minutes,
        permissions=record.permissions,
        answers=record.answers,
        together=record.together,
        project=project,
        revision=record.revision,
        reason=record.reason,
    )
