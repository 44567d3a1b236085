"""What stands on the page of Begin, as the verbs take it; pure.

`views.begin_view` hands in the words chosen row by row and the lines written.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from udset_desktop.foundation.ids import PersonId
from udset_desktop.interview.answers import Perspective, SaidBy, Shown
from udset_desktop.interview.begin import BeginChoice
from udset_desktop.interview.header import About, Header, Interviewer
from udset_desktop.interview.permission import GivenBy, How, Reply
from udset_desktop.project.reference import spelled_reference

PAPER = "paper_typed_later"


@dataclass(frozen=True, slots=True, kw_only=True)
class OnPage:
    """Everything on the page: `codes` by row, then the lines and marks that are no row."""

    codes: Mapping[str, tuple[str, ...]]
    person: PersonId | None
    name: str
    ref: str = ""
    second: tuple[Interviewer, ...] = ()
    typed_by: str = ""
    held_on: str = ""
    looks_after: str = ""
    link: str = ""
    short: tuple[str, ...] = ()
    papers_seen: bool = False
    carer_under_18: bool = False
    language: str = "en"
    shown: Shown | None = None  # of the talk, where it was chosen on the person's own screen

    def one(self, row: str) -> str:
        """The one word chosen in a row, "" for none."""
        return next(iter(self.codes[row]), "")


def choice_of(page: OnPage) -> BeginChoice:
    """What was chosen, as it stands; what is missing is the verbs' to say."""
    talk, how = page.one("talk"), page.one("hows")
    supported = page.one("respondents") == "with_support"
    return BeginChoice(
        instrument=page.one("instruments"),
        header=_header(page),
        person=page.person,
        name="" if page.person else page.name.strip(),
        talk=Reply(talk) if talk else Reply.NOT_ASKED,
        notice=page.one("notices"),
        given_by=_given_by(page),
        papers_seen=page.papers_seen,
        how=How(how) if how else How.SPOKEN,
        carer_under_18=page.carer_under_18,
        language=page.language,
        shown=page.shown if _given_by(page) is GivenBy.PERSON else None,
        supports=tuple(SaidBy(one) for one in page.codes["supports"]) if supported else (),
    )


def _given_by(page: OnPage) -> GivenBy | None:
    """Who says yes or no: the person, unless chosen otherwise; never known beforehand where somebody else speaks."""
    speaking, supported = (page.one("respondents") == one for one in ("somebody_speaking", "with_support"))
    code = page.one("givers") if speaking or supported else ""
    if code:
        return GivenBy(code)
    return None if speaking else GivenBy.PERSON


def _header(page: OnPage) -> Header:
    speaking = page.one("respondents") == "somebody_speaking"
    speaker, view = page.one("speakers"), page.one("perspectives")
    first = Interviewer(
        ref=page.ref,
        type=page.one("interviewer_types"),
        known_before=page.one("known"),
        same_employer=page.one("same_employer"),
        allocated=page.one("allocations"),
    )
    return Header(
        about=About(
            group=page.one("groups") or "not_recorded",
            place=page.one("places"),
            service=page.one("services"),
            age_band=page.one("age_bands"),
        ),
        respondent=page.one("respondents") or "self",
        speaker=SaidBy(speaker) if speaking and speaker else None,
        perspective=Perspective(view) if speaking and view else None,
        aids=page.codes["aids"],
        mode=page.one("modes") or "face_to_face",
        others=page.codes["others"],
        interviewers=(*((first,) if first.type else ()), *page.second),
        typed_by=page.typed_by,
        held_on=page.held_on,
        looks_after=page.looks_after,
        link=spelled_reference(page.link),
        short=page.short,
    )
