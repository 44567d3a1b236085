"""A conversation put on file, corrected, or marked void: always a new frozen record.

What nobody touched becomes `not_asked`, what is closed is left out, and nothing goes on file
without the permission to talk and write down.  Called by `usecases.interviewing`, by the import of
answers files and by the simulation; changes nothing that is on file already.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace

from udset_desktop import __version__
from udset_desktop.foundation.ids import RecordId
from udset_desktop.foundation.problems import Finding, InputRefused, has_refusal
from udset_desktop.instrument.model import Instrument, Kind
from udset_desktop.interview.answers import Answer
from udset_desktop.interview.entry import LINE_AT_MOST, check_text
from udset_desktop.interview.route import kept_items
from udset_desktop.interview.settling import check_finish, settle_typing
from udset_desktop.interview.state import Session
from udset_desktop.interview.timing import coarse_minutes
from udset_desktop.record.codec import digest_of_record
from udset_desktop.record.model import InstrumentPin, Record

NOT_ASKED = Answer(non_answer="not_asked", said_by=())


def complete_record(
    session: Session,
    *,
    record: RecordId,
    minutes: float | None = None,
    before: Record | None = None,
    like: Record | None = None,
) -> Record:
    """The record of a finished session: the first, or the revision after `before` when it corrects.

    Half-typed text counts as said.  What was not asked in `before`, or in `like`, and is not asked
    now keeps the very line it had.  Minutes are kept to the nearest five.  Raises `InputRefused` with every reason.
    """
    found = check_finish(session)
    if has_refusal(found):
        raise InputRefused(found)
    session, _ = settle_typing(session)
    made = _first_revision(session, record, _kept_minutes(minutes, like), _answers(session, before or like))
    if before is None:
        return made
    reason = session.correcting.reason if session.correcting else ""
    return revise(before, replace(made, minutes=before.minutes), reason)


def _kept_minutes(minutes: float | None, like: Record | None) -> int | None:
    """Minutes as they stay; what an older program kept to the minute is no change."""
    if minutes is None:
        return None
    if (
        like is not None
        and like.minutes is not None
        and coarse_minutes(like.minutes) == coarse_minutes(minutes)
    ):
        return like.minutes
    return coarse_minutes(minutes)


def revise(record: Record, changed: Record, reason: str) -> Record:
    """`changed` as the revision after `record`; raises `InputRefused` without a reason or a change.

    What is void stays void.
    """
    if record.void:
        raise InputRefused(Finding(code="record.is_void"))
    said = require_reason(reason)
    after = replace(
        changed,
        id=record.id,
        interview=record.interview,
        person=record.person,
        revision=record.revision + 1,
        ancestors=(*record.ancestors, digest_of_record(record)),
        reason=said,
    )
    if has_same_content(after, record):
        raise InputRefused(Finding(code="record.nothing_changed"))
    return after


def has_same_content(one: Record, other: Record) -> bool:
    """Whether two revisions say the same, whoever wrote them, when and why."""
    return one == replace(
        other,
        id=one.id,
        revision=one.revision,
        ancestors=one.ancestors,
        reason=one.reason,
        app_version=one.app_version,
    )


def void_record(record: Record, reason: str) -> Record:
    """The revision that says the conversation was begun in error; raises `InputRefused` without a reason."""
    said = require_reason(reason)
    return revise(record, replace(record, void=said), said)


def require_reason(reason: str) -> str:
    """The reason as it is kept; raises `InputRefused` where there is none, or far too much of one."""
    said, found = check_text("reason", reason, at_most=LINE_AT_MOST)
    if has_refusal(found):
        raise InputRefused(found)
    if not said:
        raise InputRefused(Finding(code="record.no_reason"))
    return said


def pin_of(instrument: Instrument) -> InstrumentPin:
    """The exact definition, as records name it."""
    return InstrumentPin(id=instrument.id, version=instrument.version, digest=instrument.digest)


def _first_revision(
    session: Session, record: RecordId, minutes: int | None, answers: Mapping[str, Answer]
) -> Record:
    header = session.header
    return Record(
        id=record,
        interview=session.interview,
        person=session.person,
        revision=1,
        ancestors=(),
        instrument=pin_of(session.instrument),
        respondent=header.respondent,
        interviewers=header.interviewers,
        about=header.about,
        mode=header.mode,
        others=header.others,
        typed_by=header.typed_by,
        held_on=header.held_on,
        minutes=minutes,
        permissions=session.permissions,
        answers=answers,
        together=session.together,
        link=header.link,
        app_version=__version__,
        speaker=header.speaker,
        perspective=header.perspective,
        aids=header.aids,
        looks_after=header.looks_after,
        short=header.short,
        stopped=header.stopped,
        jots=session.jots,
        language=header.language,
    )


def _answers(session: Session, before: Record | None) -> Mapping[str, Answer]:
    # A folded item that nobody opened was never put to the person and has no line; everywhere a
    # missing line reads as not asked.  Nobody has said that something was not asked: such a line has
    # one spelling, whether it was chosen or left alone, or a correction would show a change nobody made.
    answers: dict[str, Answer] = {}
    for item in kept_items(session):
        answer = session.answers.get(item.id)
        kept = before.answers.get(item.id) if before else None
        if answer is not None and answer.non_answer != NOT_ASKED.non_answer:
            answers[item.id] = answer
        elif kept is not None and kept.non_answer == NOT_ASKED.non_answer:
            answers[item.id] = kept  # records of earlier versions say who chose it
        elif not item.folded and item.kind is not Kind.NOTE:
            answers[item.id] = NOT_ASKED
    return answers
