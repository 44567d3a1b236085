"""One made-up conversation, held through the real steps: begin, answers, together, permissions, record.

Every input goes through the checks that the window's go through; a made-up person whose input is
refused is a defect, and says so.  Touches no disk.
"""

from __future__ import annotations

import uuid
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from datetime import date, timedelta
from random import Random

from udset_desktop.foundation.ids import InterviewId, RecordId
from udset_desktop.foundation.problems import Finding, InputRefused, has_refusal
from udset_desktop.instrument.model import Facet, Instrument, Page
from udset_desktop.interview.begin import BeginChoice, check_begin
from udset_desktop.interview.header import About, Header
from udset_desktop.interview.page_marks import mark_page
from udset_desktop.interview.permission import GivenBy, Purpose, Reply
from udset_desktop.interview.route import way
from udset_desktop.interview.session import (
    answer_item,
    begin_session,
    decline_item,
    go_to,
    reply,
    set_together,
    stop_here,
)
from udset_desktop.interview.state import Earlier, Session
from udset_desktop.interview.together import INPUTS, Action, Together
from udset_desktop.project.model import Project
from udset_desktop.record.complete import complete_record
from udset_desktop.record.model import Record
from udset_desktop.simulation.answering import Standing, non_answer_of, raw_of, scale_of
from udset_desktop.simulation.interviewers import MadeUpInterviewer
from udset_desktop.simulation.material import chance
from udset_desktop.simulation.people import MadeUp
from udset_desktop.simulation.voice import Voice

_MODES = ("face_to_face",) * 7 + ("telephone", "video", "paper_typed_later")
_OTHERS: tuple[tuple[str, ...], ...] = ((), (), (), ("partner",), ("family_or_friend",), ("paid_worker",))
_SHORT_VISIT = 0.08
_STOPPED = 0.03
_MARKED = 0.03


@dataclass(frozen=True, slots=True, kw_only=True)
class Sitting:
    """Who sits with whom, when, over which questions."""

    person: MadeUp
    interviewer: MadeUpInterviewer
    voice: Voice
    draw: Random
    instrument: Instrument
    project: Project
    held_on: date
    today_on: date
    before: Record | None = None


def hold(sitting: Sitting) -> Record:
    """The record of one conversation; raises `InputRefused` should any real check refuse it."""
    session = _begun(sitting)
    stop_after = sitting.draw.randint(3, 9) if chance(sitting.draw, _STOPPED) else None
    for number, page in enumerate(way(session)):
        # The pages come from the real way through; going to each would work that way out anew.
        session = _talked_over(session, page, sitting)
        if number == stop_after:
            session = stop_here(go_to(session, page.id), unwilling=chance(sitting.draw, 0.2))
            break
    if not session.header.stopped:
        session = _brought_together(session, sitting)
    session = _permitted(session, sitting)
    record = RecordId(str(uuid.UUID(int=sitting.draw.getrandbits(128), version=4)))
    minutes = sitting.draw.randint(25, 90)
    return complete_record(session, record=record, minutes=None if session.header.from_paper else minutes)


def _begun(sitting: Sitting) -> Session:
    person, draw = sitting.person, sitting.draw
    choice = BeginChoice(
        instrument=sitting.instrument.key,
        header=_header(sitting),
        person=person.id,
        talk=Reply.YES,
        notice=draw.choice(("read_out", "left", "sent_before")),
        given_by=_giver(sitting),
        papers_seen=chance(draw, 0.8),
    )
    _require(check_begin(choice, sitting.project, today_on=sitting.today_on))
    before = sitting.before
    return begin_session(
        interview=InterviewId(f"{draw.getrandbits(128):032x}"),
        person=person.id,
        name=person.name,
        instrument=sitting.instrument,
        project=sitting.project,
        choice=choice,
        earlier=Earlier(held_on=before.held_on, answers={}) if before else None,
    )


def _giver(sitting: Sitting) -> GivenBy:
    if sitting.person.respondent != "somebody_speaking":
        return GivenBy.PERSON
    return sitting.draw.choice((GivenBy.ATTORNEY, GivenBy.GUARDIAN, GivenBy.PERSON, GivenBy.NOBODY))


def _header(sitting: Sitting) -> Header:
    person, draw = sitting.person, sitting.draw
    one_service = person.services and chance(draw, 0.35)
    others = draw.choice(_OTHERS)
    return Header(
        about=About(
            group=person.group,
            place=person.place,
            service=draw.choice(person.services) if one_service else "",
            age_band=person.age_band,
        ),
        respondent=person.respondent,
        speaker=person.speaker,
        perspective=person.perspective,
        aids=person.aids,
        mode=draw.choice(_MODES),
        others=others,
        interviewers=(sitting.interviewer.at(draw, known=sitting.before is not None),),
        held_on=sitting.held_on.isoformat(),
        looks_after=person.looks_after,
        short=_short(sitting),
    )


def _short(sitting: Sitting) -> tuple[str, ...]:
    """The pages of a short visit: three outcomes the person picks, and the last word."""
    if not chance(sitting.draw, _SHORT_VISIT):
        return ()
    pages = [page.id for page in sitting.instrument.pages() if page.outcome and page.id != "relationship"]
    picked = set(sitting.draw.sample(pages, k=3))
    return tuple(page.id for page in sitting.instrument.pages() if page.id in picked or page.id == "talk")


def _talked_over(session: Session, page: Page, sitting: Sitting) -> Session:
    person, draw = sitting.person, sitting.draw
    if not session.header.short and chance(draw, 0.025):
        return session  # passed over; it stays not asked
    how = person.lean + person.leans.get(page.id, 0.0) + sitting.interviewer.lean + draw.gauss(0, 0.25)
    at = Standing(
        person=person, voice=sitting.voice, draw=draw, page=page, how=how, earlier=sitting.before is not None
    )
    for item in page.items:
        if item.alone and session.header.others:
            continue
        word = non_answer_of(at, item)
        if word is not None:
            session, found = decline_item(session, item.id, word)
        else:
            raw = raw_of(at, item)
            if raw is None:
                continue
            scale = scale_of(at, item) if item.scale else ""
            session, found = answer_item(session, item.id, raw, scale=scale)
        _require(found)
    return _marked(session, page, sitting)


def _marked(session: Session, page: Page, sitting: Sitting) -> Session:
    """Now and then something is just between us, or is to stay off the paper."""
    if page.item(Facet.WORDS) is None or not chance(sitting.draw, _MARKED):
        return session
    between_us = chance(sitting.draw, 0.3)
    return mark_page(session, page.id, between_us=between_us, off_sheet=not between_us)


def _brought_together(session: Session, sitting: Sitting) -> Session:
    draw, voice, about = sitting.draw, sitting.voice, sitting.person.about
    matters = tuple(voice.phrase(f"wishes.{about}") for _ in range(draw.randint(1, 3)))
    steps = range(draw.randint(0, 3))
    actions = tuple(replace(_action(sitting), matter=number % len(matters) + 1) for number in steps)
    review = sitting.held_on + timedelta(days=draw.choice((90, 180, 180, 365)))
    together = Together(
        matters=matters,
        actions=actions,
        review_on=review.isoformat() if chance(draw, 0.55) else "",
        read_back=draw.choice(("yes", "yes", "partly", "")),
    )
    session, found = set_together(session, together)
    _require(found)
    return session


def _action(sitting: Sitting) -> Action:
    draw, voice = sitting.draw, sitting.voice
    there = chance(draw, 0.8)
    step = Action(
        what=voice.phrase(f"steps.{sitting.person.about}"),
        who=tuple(sorted(draw.sample(("person", "family", "community", "service"), k=draw.randint(1, 2)))),
        who_named=voice.own["kin_name"] if chance(draw, 0.4) else "",
        by_when=draw.choice(("", "next week", "by the end of the month")),
        available=there,
        why_not="" if there else voice.phrase("steps.not_there"),
        inputs=(draw.choice(INPUTS),),
    )
    why = next((code for words, code in _WHYS.items() if step.why_not.startswith(words)), "")
    return replace(step, why=why, wanted=_BRINGS[step.inputs[0]])


_WHYS = {
    "no driver": "no_transport",
    "the list": "waiting_list",
    "nothing like": "nothing_here",
    "no evening": "too_few_staff",
}
_BRINGS: Mapping[str, tuple[str, ...]] = {
    "information": ("information",),
    "meeting_others": ("company",),
    "one_off_session": ("training",),
    "ongoing_service": ("a_break",),
    "equipment": ("equipment",),
    "community": ("company", "transport"),
    "nothing_needed": (),
}
"""What was agreed, told as what it would bring: worked out and not drawn, so that no other draw moves."""


def _permitted(session: Session, sitting: Sitting) -> Session:
    nobody = session.permissions.given_by is GivenBy.NOBODY
    for purpose, share in ((Purpose.FIGURES, 0.95), (Purpose.WORDS, 0.6), (Purpose.CONTACT, 0.7)):
        said = Reply.YES if not nobody and chance(sitting.draw, share) else Reply.NO
        session, found = reply(session, purpose, said)
        _require(found)
    return session


def _require(found: Iterable[Finding]) -> None:
    findings = tuple(found)
    if has_refusal(findings):
        raise InputRefused(findings)
