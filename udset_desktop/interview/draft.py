"""A conversation under way as plain values: what the vault keeps row by row, and back again.

A draft has three parts that are saved apart, each in one upsert: the *frame* (who, what, where it
stands), *answers* one by one, and *typing* (half-typed text).  The draft pins the instrument it was
begun with; `session_of` refuses any other.  Text in a draft is exactly what was typed.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field

from udset_desktop.foundation.ids import InterviewId, PersonId
from udset_desktop.instrument.model import Instrument
from udset_desktop.interview.answers import Answer
from udset_desktop.interview.state import Earlier, Session
from udset_desktop.project.model import Project


@dataclass(frozen=True, slots=True, kw_only=True)
class Draft:
    """What the vault holds of one unfinished conversation."""

    interview: InterviewId
    person: PersonId
    instrument: str  # "user-review/1.0.0"
    digest: str  # of the instrument it was begun with
    frame: str  # JSON text of everything but answers and typing
    answers: Mapping[str, str] = field(default_factory=dict)  # item id -> JSON text of its answer
    typing: Mapping[str, str] = field(default_factory=dict)  # item id -> half-typed text
    paused: bool = False  # put aside on purpose; otherwise the program ended without warning
    touched_utc: str = ""  # ISO moment of the last change, for Today


def draft_of(session: Session, *, now_s: float = 0.0) -> Draft:
    """The session as a draft; `session_of` gives an equal session back, its clock paused."""
    raise NotImplementedError


def session_of(
    draft: Draft, *, instrument: Instrument, project: Project, name: str, earlier: Earlier | None = None
) -> Session:
    """The session a draft stands for; raises `InputRefused` when the definition is another one."""
    raise NotImplementedError


def answer_text(answer: Answer) -> str:
    """One answer as JSON text, for its row."""
    raise NotImplementedError


def answer_of(text: str) -> Answer:
    """An answer back from its row; raises `InputRefused` when it cannot be one."""
    raise NotImplementedError
