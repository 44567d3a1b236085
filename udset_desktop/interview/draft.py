"""A conversation under way, kept and taken up again.

The vault keeps header, permissions, together, answers and half-typed text as values of their own;
what is left of a session, where it stands, is the *place*: one short JSON text made and read here.
`session_of` puts all of it together again.  A draft pins the instrument it was begun with; another
one is refused.
"""

from __future__ import annotations

import json
from collections import Counter
from collections.abc import Container, Mapping
from dataclasses import dataclass, field, replace

from udset_desktop.foundation.ids import InterviewId, PersonId
from udset_desktop.foundation.problems import Finding, InputRefused
from udset_desktop.instrument.model import Facet, Instrument
from udset_desktop.interview.answers import SUPPORTS, Answer, AnswerSheet, Perspective, SaidBy
from udset_desktop.interview.header import Header
from udset_desktop.interview.jot import Jot
from udset_desktop.interview.permission import Permissions
from udset_desktop.interview.screen import Stage
from udset_desktop.interview.state import Correcting, Earlier, Session
from udset_desktop.interview.timing import Timing
from udset_desktop.interview.together import Together
from udset_desktop.project.model import Project

PLACE_AT_MOST = 100_000
"""Characters of a place; far more than every folded item opened."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Place:
    """Where a conversation stands, beside what was said."""

    page: str
    stage: Stage = Stage.PAGES
    opened: tuple[str, ...] = ()
    marked: Mapping[str, frozenset[str]] = field(default_factory=dict)
    said_by: tuple[SaidBy, ...] = (SaidBy.PERSON,)
    perspective: Perspective | None = None
    spent_s: float = 0.0
    slept_s: float = 0.0  # of a laptop that slept, until the user was told
    has_earlier: bool = False
    language: str = "en"
    at_utc: str = ""  # ISO moment it was kept, for Today
    paused: bool = False  # put aside on purpose; otherwise the program ended without warning


@dataclass(frozen=True, slots=True, kw_only=True)
class Kept:
    """What the vault gives back of one unfinished conversation."""

    interview: InterviewId
    person: PersonId
    digest: str  # of the instrument it was begun with
    header: Header
    permissions: Permissions = field(default_factory=Permissions)
    together: Together = field(default_factory=Together)
    answers: Mapping[str, Answer] = field(default_factory=dict)
    typing: Mapping[str, str] = field(default_factory=dict)
    jots: tuple[Jot, ...] = ()
    place: str = ""


def place_of(session: Session, *, now_s: float, at_utc: str = "", paused: bool = False) -> str:
    """The place of a session as text; the clock is read, not stopped."""
    return json.dumps(
        {
            "page": session.page,
            "stage": session.stage,
            "opened": session.opened,
            "marked": {page: sorted(marks) for page, marks in session.marked.items()},
            "said_by": session.said_by,
            "perspective": session.perspective,
            "spent_s": round(session.timing.seconds(now_s), 3),
            "slept_s": round(session.timing.paused(now_s).slept_s, 3),
            "has_earlier": session.has_earlier,
            "language": session.language,
            "at_utc": at_utc,
            "paused": paused,
        },
        separators=(",", ":"),
    )


def parse_place(text: str) -> Place:
    """The place back; raises `InputRefused` for a text that is none."""
    try:
        if len(text) > PLACE_AT_MOST:
            raise InputRefused(Finding(code="interview.place_damaged"))
        told = json.loads(text)
        view = told["perspective"]
        return Place(
            page=str(told["page"]),
            stage=Stage(told["stage"]),
            opened=tuple(str(item) for item in told["opened"]),
            marked={str(page): frozenset(map(str, marks)) for page, marks in told.get("marked", {}).items()},
            said_by=tuple(SaidBy(word) for word in told["said_by"]),
            perspective=None if view is None else Perspective(view),
            spent_s=float(told["spent_s"]),
            slept_s=float(told.get("slept_s", 0.0)),  # places of 0.1 know nothing of it
            has_earlier=bool(told["has_earlier"]),
            language=str(told["language"]),
            at_utc=str(told["at_utc"]),
            paused=bool(told["paused"]),
        )
    except (ValueError, TypeError, KeyError, AttributeError, RecursionError):
        raise InputRefused(Finding(code="interview.place_damaged")) from None


def session_of(
    kept: Kept,
    *,
    instrument: Instrument,
    project: Project,
    name: str,
    earlier: Earlier | None = None,
    correcting: Correcting | None = None,
) -> Session:
    """The session as it was kept, its clock stopped; raises `InputRefused` for another definition.

    A place that cannot be read costs the place only: the conversation opens at its first page.
    """
    if instrument.digest != kept.digest:
        raise InputRefused(Finding(code="interview.other_definition", where=instrument.id))
    place = _place(kept, instrument)
    return Session(
        interview=kept.interview,
        person=kept.person,
        name=name,
        instrument=instrument,
        project=project,
        header=kept.header,
        permissions=kept.permissions,
        together=kept.together,
        answers=AnswerSheet(dict(kept.answers)),
        typing=dict(kept.typing),
        jots=kept.jots,
        page=place.page,
        stage=place.stage,
        opened=place.opened,
        marked=place.marked,
        said_by=place.said_by,
        perspective=place.perspective,
        timing=Timing(spent_s=place.spent_s, slept_s=place.slept_s),
        language=place.language,
        has_earlier=place.has_earlier or has_verdict(kept.answers, instrument),
        earlier=earlier,
        correcting=correcting,
    )


def has_verdict(answers: Container[str], instrument: Instrument) -> bool:
    """Whether somebody has said how something stands since last time: there was one, wherever it is on file."""
    return any(item.facet is Facet.VERDICT and item.id in answers for item in instrument.items())


def _said_by(kept: Kept) -> tuple[SaidBy, ...]:
    """Who answers come from: the header knows that there was support, the answers know which."""
    kinds = Counter(one.said_by for one in kept.answers.values() if set(one.said_by) <= set(SUPPORTS))
    kinds.pop((), None)
    if kept.header.respondent != "with_support" or not kinds:
        return kept.header.said_by()
    return kinds.most_common(1)[0][0]


def _place(kept: Kept, instrument: Instrument) -> Place:
    pages = [page.id for page in instrument.pages()]
    try:
        place = parse_place(kept.place)
    except InputRefused:
        header = kept.header
        return Place(
            page=pages[0],
            said_by=_said_by(kept),
            perspective=header.perspective,
            language=header.language,
        )
    return place if place.page in pages else replace(place, page=pages[0])
