"""The verbs of the outcomes summary: opened from a finished conversation, read back, put right, kept.

Called by the window.  The summary has no answer about an outcome of its own: a row that is put right is
put right in the conversation, whose next version says why.  So each word stands in one place, and is
counted once.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from udset_desktop.foundation.ids import RecordId
from udset_desktop.foundation.languages import PSEUDO_LANGUAGE, languages_there
from udset_desktop.foundation.problems import Finding, InputRefused
from udset_desktop.instrument.model import SUMMARY, Instrument
from udset_desktop.interview import session as steps
from udset_desktop.interview.answers import Perspective, SaidBy
from udset_desktop.interview.entry import Raw
from udset_desktop.interview.outcome_rows import SummaryScreen, outcome_rows
from udset_desktop.interview.phrases import load_phrases
from udset_desktop.interview.state import Session
from udset_desktop.interview.work_note import WorkNote, answer_note, type_note
from udset_desktop.interview.work_screen import screen_of_note
from udset_desktop.record.model import Record
from udset_desktop.usecases import interviewing
from udset_desktop.usecases.noting_work import (
    ABOUT_CONVERSATION,
    begin_note,
    delete_note,
    finish_note,
    instrument_of_note,
    save_note,
    work_tools,
)
from udset_desktop.usecases.people import load_record
from udset_desktop.usecases.reading_back import measured_items

if TYPE_CHECKING:
    from udset_desktop.usecases.workplace import Workplace

Findings = tuple[Finding, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Summary:
    """One summary under way.  `session` is the conversation, a draft of its next version once `changed`."""

    record: RecordId
    revision: int  # of the conversation as it is on file
    session: Session
    note: WorkNote
    definition: Instrument
    measured: frozenset[str]
    changed: bool = False
    findings: Findings = ()


def summary_tool(workplace: Workplace) -> str:
    """The project's outcomes summary as `id/version`; "" where it uses none."""
    tools = work_tools(workplace, ABOUT_CONVERSATION)
    return next((tool.key for tool in tools if tool.purpose == SUMMARY), "")


def has_summary(workplace: Workplace, record: Record) -> bool:
    """Whether there is a summary of this conversation to open."""
    if record.void or not summary_tool(workplace):
        return False
    instrument = interviewing.instrument_of(workplace, record.instrument)
    return any(page.outcome for page in instrument.pages())


def open_summary(workplace: Workplace, record_id: RecordId) -> Summary:
    """The summary of a finished conversation; one left half put right goes on where it was.

    Raises `InputRefused` for a conversation that is void, that asks about no outcome, or that is open
    for another correction.
    """
    record = load_record(workplace, record_id)
    if record.void:
        raise InputRefused(Finding(code="record.is_void"))
    note = begin_note(workplace, summary_tool(workplace), record_id)
    session, changed = _session(workplace, record)
    if not any(page.outcome for page in session.instrument.pages()):
        raise InputRefused(Finding(code="usecases.no_outcomes"))
    return Summary(
        record=record_id,
        revision=record.revision,
        session=session,
        note=note,
        definition=instrument_of_note(workplace, note),
        measured=measured_items(session.instrument.id),
        changed=changed,
    )


def draw_summary(summary: Summary, *, language: str = "en") -> SummaryScreen:
    """The summary as it stands; pure."""
    session = summary.session
    return SummaryScreen(
        name=session.name,
        held_on=session.header.held_on,
        conversation=session.instrument.words("instrument.title", language),
        rows=outcome_rows(session, summary.measured),
        reading=screen_of_note(summary.note, summary.definition, language=language),
        older=summary.note.done and summary.note.revision < summary.revision,
        changed=summary.changed,
        findings=summary.findings,
    )


def put_right(workplace: Workplace, summary: Summary, item_id: str, raw: Raw, *, scale: str = "") -> Summary:
    """One row's word, part or matter as it should have been, in the vault when this returns."""
    with workplace.require_vault().transaction():
        summary = _opened(workplace, summary)
        session, found = steps.answer_item(summary.session, item_id, raw, scale=scale)
        return _kept(workplace, replace(summary, session=session, findings=found), item_id)


def decline_row(workplace: Workplace, summary: Summary, item_id: str, non_answer: str) -> Summary:
    """A row said in place of an answer."""
    with workplace.require_vault().transaction():
        summary = _opened(workplace, summary)
        session, found = steps.decline_item(summary.session, item_id, non_answer)
        return _kept(workplace, replace(summary, session=session, findings=found), item_id)


def say_who_answered(
    workplace: Workplace,
    summary: Summary,
    item_id: str,
    who: tuple[SaidBy, ...],
    view: Perspective | None = None,
) -> Summary:
    """Everybody the word of a row came from, and whose view it is where somebody spoke for the person."""
    with workplace.require_vault().transaction():
        summary = _opened(workplace, summary)
        session, found = steps.say_who(summary.session, item_id, who, view)
        return _kept(workplace, replace(summary, session=session, findings=found), item_id)


def note_reading(workplace: Workplace, summary: Summary, item_id: str, raw: Raw) -> Summary:
    """What was said when it was read back, in the vault when this returns."""
    note, found = answer_note(summary.note, summary.definition, item_id, raw)
    save_note(workplace, note)
    return replace(summary, note=note, findings=found)


def type_reading(workplace: Workplace, summary: Summary, item_id: str, text: str) -> Summary:
    """The same, half typed."""
    note, found = type_note(summary.note, summary.definition, item_id, text)
    save_note(workplace, note)
    return replace(summary, note=note, findings=found)


def finish_summary(workplace: Workplace, summary: Summary) -> Record:
    """The conversation as it now stands on file, and the reading kept with the version that was read.

    Nothing put right means no new version.  Raises `InputRefused` with every reason.
    """
    record = load_record(workplace, summary.record)
    with workplace.require_vault().transaction():
        if summary.changed:
            record = _revised(workplace, summary, record)
        note = replace(summary.note, revision=record.revision)
        if note.is_written:
            finish_note(workplace, note)
        else:
            save_note(workplace, note)
    return record


def drop_changes(workplace: Workplace, summary: Summary) -> Summary:
    """The conversation as it is on file again: what was put right is dropped, the reading stays."""
    if summary.changed:
        interviewing.set_aside(workplace, summary.session.interview)
    return replace(open_summary(workplace, summary.record), note=summary.note)


def rest_summary(workplace: Workplace, summary: Summary) -> None:
    """Left for now: what was put right waits on Today, put aside on purpose; an empty note is not kept."""
    if summary.changed:
        interviewing.pause(workplace, summary.session)
    if not summary.note.is_written:
        delete_note(workplace, summary.note.id)


def open_at_page(workplace: Workplace, summary: Summary, page: str) -> Session:
    """The conversation open for putting right, at one page: to write what was said beside a word."""
    summary = _opened(workplace, summary)
    session = steps.go_to(summary.session, page)
    interviewing.save_place(workplace, session)
    return session


def _session(workplace: Workplace, record: Record) -> tuple[Session, bool]:
    """The conversation, and whether a draft of its next version is under way."""
    for draft in workplace.require_vault().load_drafts():
        if draft.corrects == record.id:
            # It may have been begun while the window spoke another language.
            spoken = {*languages_there("wording"), PSEUDO_LANGUAGE, workplace.language}
            if draft.reason not in {_reason(workplace, language) for language in spoken}:
                raise InputRefused(Finding(code="usecases.open_already"))
            return interviewing.resume(workplace, draft.interview), True
    return interviewing.session_of_record(workplace, record, _reason(workplace, workplace.language)), False


def _reason(workplace: Workplace, language: str) -> str:
    """Why a version was made, as the file says it; also how a half-done summary is told from a correction."""
    return load_phrases(workplace.require_project().wording, language).words("plain.summary_reason")


def _opened(workplace: Workplace, summary: Summary) -> Summary:
    if summary.changed:
        return summary
    session = interviewing.reopen(workplace, summary.record, _reason(workplace, workplace.language))
    return replace(summary, session=session, changed=True)


def _kept(workplace: Workplace, summary: Summary, item_id: str) -> Summary:
    answer = summary.session.answers.get(item_id)
    interviewing.save_answer(workplace, summary.session.interview, item_id, answer)
    return summary


def _revised(workplace: Workplace, summary: Summary, record: Record) -> Record:
    try:
        return interviewing.finish(workplace, summary.session)
    except InputRefused as problem:
        if problem.code != "record.nothing_changed":
            raise
        # Put right and back again: there is no new version of it.
        interviewing.set_aside(workplace, summary.session.interview)
        return record
