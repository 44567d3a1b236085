"""The conversation as it stands: a frozen value that `interview.session` changes step by step.

Everything the screen needs can be worked out from it, so it is also what a draft keeps.  Knows no
window, no vault and no clock.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field

from udset_desktop.foundation.ids import InterviewId, PersonId, RecordId
from udset_desktop.foundation.problems import Finding
from udset_desktop.instrument.model import Instrument
from udset_desktop.interview.answers import Answer, AnswerSheet, Perspective, SaidBy
from udset_desktop.interview.header import Header
from udset_desktop.interview.jot import Jot
from udset_desktop.interview.permission import Permissions
from udset_desktop.interview.screen import Stage
from udset_desktop.interview.timing import Timing
from udset_desktop.interview.together import Together
from udset_desktop.project.model import Project


@dataclass(frozen=True, slots=True, kw_only=True)
class Correcting:
    """A finished conversation opened again: which one, and why."""

    record: RecordId
    reason: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Earlier:
    """What may be shown of the conversation before: never what was just between us."""

    held_on: str
    answers: Mapping[str, Answer]
    instrument: Instrument | None = field(default=None, repr=False)  # it was asked by, where another version
    changed: frozenset[str] = frozenset()  # ids of pages here that were about something else then


@dataclass(frozen=True, kw_only=True)
class Session:
    """One conversation under way."""

    interview: InterviewId
    person: PersonId
    name: str
    instrument: Instrument
    project: Project
    header: Header
    permissions: Permissions
    page: str  # page id; kept while another stage is in front
    stage: Stage = Stage.PAGES
    answers: AnswerSheet = field(default_factory=AnswerSheet)
    typing: Mapping[str, str] = field(default_factory=dict)  # half-typed text by item id
    together: Together = field(default_factory=Together)
    jots: tuple[Jot, ...] = ()
    opened: tuple[str, ...] = ()  # folded items opened by hand
    marked: Mapping[str, frozenset[str]] = field(default_factory=dict)  # marks of a page by its id
    said_by: tuple[SaidBy, ...] = (SaidBy.PERSON,)
    perspective: Perspective | None = None
    timing: Timing = field(default_factory=Timing)
    correcting: Correcting | None = None
    language: str = "en"
    findings: Mapping[str, tuple[Finding, ...]] = field(default_factory=dict)  # last refusals by item id
    has_earlier: bool = False  # an earlier conversation can be spoken of here
    earlier: Earlier | None = None  # what of it may be shown; never kept with the draft

    def with_answers(
        self,
        answers: AnswerSheet,
        typing: Mapping[str, str],
        findings: Mapping[str, tuple[Finding, ...]],
    ) -> Session:
        """The same conversation with these answers.

        `replace` puts every field in anew, and every answer comes by here.
        """
        after = object.__new__(Session)
        after.__dict__.update(self.__dict__, answers=answers, typing=typing, findings=findings)
        return after
