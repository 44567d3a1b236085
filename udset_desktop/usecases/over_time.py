"""Looking back: earlier conversations of the same person, beside the one under way.

Called by the window on its store lane, however many there are, and by the verbs that open a
conversation.  Nothing is given of people who want
no contact, have moved or died, nor on a laptop of a third party, nor of what was taken back; asked for
anew each time, so that it stops at once.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from udset_desktop.foundation.ids import RecordId
from udset_desktop.foundation.problems import InputRefused, UdsetError
from udset_desktop.foundation.progress import NO_CONTROL, Control
from udset_desktop.instrument.model import Instrument
from udset_desktop.interview.kept_back import kept_between_us, without_pages
from udset_desktop.interview.person import Person
from udset_desktop.interview.state import Earlier, Session
from udset_desktop.interview.telling import Telling
from udset_desktop.record.lines import telling_for
from udset_desktop.record.model import Record
from udset_desktop.record.thread import EarlierRecord, OverTime, over_time_of
from udset_desktop.usecases.people import catalogue_at, may_look_back
from udset_desktop.usecases.still_said import still_said

if TYPE_CHECKING:
    from udset_desktop.usecases.workplace import Workplace

__all__ = ["earlier_of", "look_back"]


def look_back(workplace: Workplace, session: Session, control: Control = NO_CONTROL) -> OverTime:
    """What was said in this person's earlier conversations; empty where it may not be shown."""
    vault = workplace.require_vault()
    person = vault.load_person(session.person)
    if not may_look_back(workplace, person):
        return OverTime()
    correcting = session.correcting.record if session.correcting else None
    earlier: list[EarlierRecord] = []
    for record in vault.load_records(session.person):
        control.checkpoint()
        if record.void or record.id == correcting or record.held_on > session.header.held_on:
            continue
        one = _earlier(workplace, session, record)
        if one is not None:
            earlier.append(one)
    return over_time_of(session.instrument, earlier)


def earlier_of(
    workplace: Workplace,
    person: Person,
    instrument: Instrument,
    *,
    before: str,
    but: RecordId | None = None,
) -> Earlier | None:
    """What may be shown of the person's conversation before, up to the ISO date `before`; `None` for nothing.

    Of one by another instrument, such as a plan before its first review, no answer is given: what of it
    belongs to an outcome here stands in the threads of `look_back`.  Without a thread there was none.
    Nothing is shown of people who want no contact, nor on a laptop of a third party, nor what was taken back.
    """
    if not may_look_back(workplace, person):
        return None
    vault = workplace.require_vault()
    elsewhere: Earlier | None = None
    for record in vault.load_records(person.id):
        if record.void or record.id == but or record.held_on > before:
            continue
        if record.instrument.id != instrument.id:
            if elsewhere is None and _has_thread(workplace, person, instrument, record):
                elsewhere = Earlier(held_on=record.held_on, answers={})
            continue
        told = _still_told(workplace, record)
        if told is not None:  # else all of it was taken back, or its words are not here: it was no last time
            return _last_time(workplace, record, told[0], told[1], instrument)
    return elsewhere


def _last_time(
    workplace: Workplace, record: Record, still: Record, then: Instrument, now: Instrument
) -> Earlier:
    """The answers of a record by another version, or this one, of an instrument, with how they were asked."""
    answers = without_pages(then, still.answers, kept_between_us(then, record.answers))
    if then.digest == now.digest:
        return Earlier(held_on=record.held_on, answers=answers)
    same = _outcomes(workplace, then, now).same
    pages = ((before, page) for page in now.pages() for before in then.pages() if before.id == page.id)
    changed = frozenset(
        page.id
        for before, page in pages
        if (before.outcome or page.outcome) and same.get(before.outcome) != page.outcome
    )
    return Earlier(held_on=record.held_on, answers=answers, instrument=then, changed=changed)


def _has_thread(workplace: Workplace, person: Person, instrument: Instrument, record: Record) -> bool:
    """Whether something was said in it of an outcome that is asked about here."""
    told = _still_told(workplace, record)
    if told is None:
        return False
    record, then = told
    telling = telling_for(record, then, workplace.require_project(), person.name)
    threads = over_time_of(instrument, (_earlier_record(workplace, record, telling, instrument),)).threads
    # How it stands since a question that was split or joined is not asked.
    return any(not told.parted for thread in threads.values() for told in thread)


def _earlier(workplace: Workplace, session: Session, record: Record) -> EarlierRecord | None:
    told = _still_told(workplace, record)
    if told is None:
        return None
    record, then = told
    telling = telling_for(record, then, session.project, session.name, language=session.language)
    one = _earlier_record(workplace, record, telling, session.instrument)
    return one if one.outcomes or one.changed or one.parted else None


def _earlier_record(workplace: Workplace, record: Record, telling: Telling, now: Instrument) -> EarlierRecord:
    row = _outcomes(workplace, telling.instrument, now)
    return EarlierRecord(
        record=record, telling=telling, outcomes=row.same, changed=row.changed, parted=row.parted
    )


def _still_told(workplace: Workplace, record: Record) -> tuple[Record, Instrument] | None:
    """What may still be told of a record, with the definition it was asked by; `None` for nothing."""
    try:
        then = catalogue_at(workplace).instrument(record.instrument.id, record.instrument.version)
    except UdsetError:
        return None  # a wording that is not on this laptop any more; opening the record says so
    if then.digest != record.instrument.digest:
        return None
    try:
        return still_said(workplace.require_vault(), record, then), then
    except InputRefused:
        return None  # all of it was taken back


@dataclass(frozen=True, slots=True, kw_only=True)
class _Outcomes:
    """Which outcomes of then are which of now."""

    same: Mapping[str, str] = field(default_factory=dict)  # or only renamed
    changed: Mapping[str, str] = field(default_factory=dict)  # the meaning moved
    parted: Mapping[str, tuple[str, ...]] = field(default_factory=dict)  # split, or joined with others


def _outcomes(workplace: Workplace, then: Instrument, now: Instrument) -> _Outcomes:
    """Nothing of another framework."""
    if then.framework_id != now.framework_id:
        return _Outcomes()
    if then.framework_version == now.framework_version:
        return _Outcomes(same={page.outcome: page.outcome for page in then.pages() if page.outcome})
    framework = catalogue_at(workplace).framework(now.framework_id, now.framework_version)
    versions = (then.framework_version, now.framework_version)
    for walk in (*framework.crosswalks, *(one.turned() for one in framework.crosswalks)):
        if (walk.before, walk.after) == versions:
            return _Outcomes(same=walk.summable(), changed=walk.changed(), parted=walk.parted())
    return _Outcomes()
