"""Whether a header is one this project can have; the same rules for Begin and for answers files.

Returns findings and never raises for bad input; a finding names the place, never what was in it.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable
from datetime import date

from udset_desktop.foundation.problems import Finding
from udset_desktop.interview.entry import LINE_AT_MOST, clean_text, refusal
from udset_desktop.interview.header import (
    AIDS,
    ALLOCATIONS,
    INTERVIEWERS_AT_MOST,
    KNOWN,
    MODES,
    OTHERS,
    RESPONDENTS,
    SPEAKERS,
    STOPS,
    Header,
    Interviewer,
)
from udset_desktop.project.model import AGE_BANDS, INTERVIEWER_TYPES, Project
from udset_desktop.project.reference import read_reference
from udset_desktop.redaction.model import BLOCKED, Kind
from udset_desktop.redaction.search import find_in

_OF_A_PERSON = BLOCKED | {Kind.PERSON, Kind.DATE, Kind.PHONE, Kind.POSTCODE, Kind.ADDRESS}
FIRST_HELD_YEAR = 2000
"""Nobody types in a talk from before this; an earlier year is a slip of the finger."""


def check_header(header: Header, project: Project, *, today_on: date) -> tuple[Finding, ...]:
    """All findings of a header at once."""
    return (
        *_check_about(header, project),
        *_check_answering(header),
        *_check_lists(header),
        *_check_interviewers(header.interviewers),
        *_check_short_texts(header),
        *check_reference(header.link, project),
        *check_held_on(header.held_on, today_on=today_on),
    )


def check_held_on(held_on: str, *, today_on: date) -> tuple[Finding, ...]:
    """Whether a conversation can have been held on that day."""
    try:
        day = date.fromisoformat(held_on)
    except ValueError:
        return (refusal("interview.not_a_date", "on"),)
    if len(held_on) != len("2026-01-01"):
        return (refusal("interview.not_a_date", "on"),)
    if day > today_on:
        return (refusal("interview.held_in_future", "on"),)
    if day.year < FIRST_HELD_YEAR:
        return (refusal("interview.held_too_long_ago", "on", first=FIRST_HELD_YEAR),)
    return ()


def _check_about(header: Header, project: Project) -> Iterable[Finding]:
    about = header.about
    yield from _among(about.group, project.groups, "group")
    yield from _among(about.age_band, ("", *AGE_BANDS), "age_band")
    yield from _among(about.service, ("", *(one.code for one in project.services)), "service")
    if project.place_field == "service":
        places = [one.code for one in project.services]
    else:
        places = [one.code for one in project.localities]
    yield from _among(about.place, ("", *places), "place")


def _check_answering(header: Header) -> Iterable[Finding]:
    yield from _among(header.respondent, RESPONDENTS, "respondent")
    if header.respondent == "somebody_speaking":
        if header.speaker not in SPEAKERS:
            yield refusal("interview.who_speaks", "speaker")
    elif header.speaker is not None or header.perspective is not None:
        yield refusal("interview.nobody_speaks", "speaker")
    if "none_possible" in header.aids and len(header.aids) > 1:
        yield refusal("interview.rules_out_others", "aids")


def _check_lists(header: Header) -> Iterable[Finding]:
    yield from _among(header.mode, MODES, "mode")
    yield from _among(header.stopped, ("", *STOPS), "stopped")
    for where, codes, words in (("aids", header.aids, AIDS), ("others", header.others, OTHERS)):
        if len(set(codes)) != len(codes):
            yield refusal("interview.said_twice", where)
        for code in codes:
            yield from _among(code, words, where)


def _check_interviewers(interviewers: tuple[Interviewer, ...]) -> Iterable[Finding]:
    if not 1 <= len(interviewers) <= INTERVIEWERS_AT_MOST:
        yield refusal("interview.how_many_interviewers", "interviewers", at_most=INTERVIEWERS_AT_MOST)
    refs = [one.ref for one in interviewers if one.ref]
    if len(set(refs)) != len(refs):
        yield refusal("interview.said_twice", "interviewers")
    for one in interviewers:
        yield from _among(one.type, INTERVIEWER_TYPES, "interviewers.type")
        yield from _among(one.known_before, ("", *KNOWN), "interviewers.known_before")
        yield from _among(one.same_employer, ("", *KNOWN), "interviewers.same_employer")
        yield from _among(one.allocated, ("", *ALLOCATIONS), "interviewers.allocated")
        yield from _short_text(one.ref, "interviewers.ref")


def check_reference(text: str, project: Project) -> Iterable[Finding]:
    """Whether what was typed as the person's reference may be kept as one.

    An official number, a birth date or a name is refused everywhere; a slip where visits are joined.
    """
    if not text or read_reference(text) is not None:
        return
    if len(text) <= LINE_AT_MOST and any(one.kind in _OF_A_PERSON for one in find_in(text)):
        yield refusal("interview.reference_of_a_person", "link")
    elif project.switches.linking:
        yield refusal("interview.reference_wrong", "link")


def _check_short_texts(header: Header) -> Iterable[Finding]:
    yield from _short_text(header.typed_by, "typed_by")
    yield from _short_text(header.link, "link")
    yield from _short_text(header.looks_after, "looks_after")


def _short_text(text: str, where: str) -> Iterable[Finding]:
    if len(text) > LINE_AT_MOST:
        yield refusal("interview.too_long", where, at_most=LINE_AT_MOST, length=len(text))
    elif clean_text(text) != (text, 0):
        yield refusal("interview.unseen_marks", where)


def _among(word: str, words: Collection[str], where: str) -> Iterable[Finding]:
    if word not in words:
        yield refusal("interview.no_such_choice", where)
