"""A change of mind after the conversation is on file: yes to no, no to yes, or a line just between us.

Called by the page that takes back and by `udset withdraw`.  It is the next revision of the record, so figures, reviews and
bundles follow by themselves: what may no longer be counted is taken back with the next bundle.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from udset_desktop.foundation.ids import RecordId
from udset_desktop.foundation.problems import Finding, InputRefused
from udset_desktop.interview.answers import Shown
from udset_desktop.interview.paper_lines import codes_of_together, lines_of_together, with_lines_kept
from udset_desktop.interview.permission import GivenBy, Purpose, Reply, purposes_of
from udset_desktop.interview.phrases import load_phrases
from udset_desktop.interview.screen import ChoiceState
from udset_desktop.interview.together import BETWEEN_US, Together
from udset_desktop.record.model import Record
from udset_desktop.usecases import journal
from udset_desktop.usecases.people import catalogue_at
from udset_desktop.usecases.recalling import take_apart
from udset_desktop.usecases.still_said import still_said

if TYPE_CHECKING:
    from udset_desktop.bundle.shareable import Withdrawal
    from udset_desktop.instrument.model import Instrument
    from udset_desktop.usecases.workplace import Workplace


@dataclass(frozen=True, slots=True, kw_only=True)
class Permitted:
    """One question as it stands on file."""

    purpose: Purpose
    sentence: str
    reply: Reply
    shown: Shown | None  # which way round yes and no lay, where it was chosen on the person's own screen
    may_be_yes: bool  # somebody may say it, and what it is about has not been taken back for good


def permitted_of(workplace: Workplace, record_id: RecordId) -> tuple[Permitted, ...]:
    """What was said yes and no to, in the words it was asked in; taking back the talk is taking back all."""
    record, project = workplace.require_vault().load_record(record_id), workplace.require_project()
    given = record.permissions
    phrases = load_phrases(given.wording or project.wording, record.language)
    return tuple(
        Permitted(
            purpose=purpose,
            sentence=phrases.words(f"permission.{purpose}.{project.lawful_basis}"),
            reply=getattr(given, purpose.value),
            shown=given.shown.get(purpose),
            may_be_yes=not _why_not(workplace, record, purpose),
        )
        for purpose in purposes_of(project, given)
    )


def change_mind(
    workplace: Workplace, record_id: RecordId, purpose: Purpose, reply: Reply, *, reason: str
) -> Record:
    """The record with another reply on file; raises `InputRefused` where that cannot be.

    Not where it is void, open to be corrected, said already, nobody's to say, or taken back for good.
    """
    # late: msgspec
    from udset_desktop.record.complete import revise  # noqa: PLC0415

    vault = workplace.require_vault()
    with vault.transaction():
        record = vault.load_record(record_id)
        if purpose is Purpose.TALK:
            raise InputRefused(Finding(code="usecases.talk_is_not_changed"))
        if any(draft.corrects == record_id for draft in vault.load_drafts()):
            raise InputRefused(Finding(code="usecases.open_already"))
        if reply is Reply.YES and (why := _why_not(workplace, record, purpose)):
            raise InputRefused(why)
        permissions = record.permissions.with_reply(purpose, reply)
        revised = revise(record, replace(record, permissions=permissions), reason)
        vault.save_record(revised)
        journal.log(workplace, "permission_changed", record_id, f"{purpose} {reply}")
        take_apart(workplace)
    return revised


def left_to_take(workplace: Workplace, record: Record, instrument: Instrument) -> Record:
    """The record without what was taken back of it already, all of it if it was all."""
    try:
        return still_said(workplace.require_vault(), record, instrument)
    except InputRefused:
        return replace(record, answers={}, together=Together())


def lines_said(workplace: Workplace, record_id: RecordId) -> tuple[ChoiceState, ...]:
    """What was brought together and is neither just between us nor taken back yet, with a code for each line.

    () of one that was cleared: nothing of it is here any more.
    """
    # late: msgspec
    from udset_desktop.record.lines import telling_for  # noqa: PLC0415

    vault, project = workplace.require_vault(), workplace.require_project()
    if _is_cleared(workplace, record_id):
        return ()
    record = vault.load_record(record_id)
    instrument = catalogue_at(workplace).instrument(record.instrument.id, record.instrument.version)
    record = left_to_take(workplace, record, instrument)
    name = vault.load_person(record.person).name
    telling = telling_for(record, instrument, project, name, language=workplace.language)
    # What is off the sheet has still been said, and so have the steps towards it.
    marks = tuple(tuple(mark for mark in row if mark == BETWEEN_US) for row in record.together.marks)
    return lines_of_together(replace(record.together, marks=marks), telling)


def keep_lines(workplace: Workplace, record_id: RecordId, codes: tuple[str, ...], *, reason: str) -> Record:
    """The record with these lines of `lines_said` just between us; raises `InputRefused` where it is open.

    Their words are taken back with the next bundle, where they have left.
    """
    # late: msgspec
    from udset_desktop.record.complete import revise  # noqa: PLC0415

    vault = workplace.require_vault()
    with vault.transaction():
        record = vault.load_record(record_id)
        if any(draft.corrects == record_id for draft in vault.load_drafts()):
            raise InputRefused(Finding(code="usecases.open_already"))
        together = with_lines_kept(record.together, codes)
        if together == record.together:
            return record
        revised = revise(record, replace(record, together=together), reason)
        vault.save_record(revised)
        journal.log(workplace, "taken_back", record_id)
        take_apart(workplace)
    return revised


def parted(
    workplace: Workplace, record_id: RecordId, codes: tuple[str, ...]
) -> tuple[tuple[str, ...], tuple[str, ...]]:
    """Which of these are items of the questions, and which lines of what was brought together.

    Raises `InputRefused` for each that is neither; of one that was cleared, no line is here any more.
    """
    # late: as in `lines_said`
    from udset_desktop.usecases.exporting import notice_of  # noqa: PLC0415

    there: frozenset[str] = frozenset()
    if not _is_cleared(workplace, record_id):
        there = codes_of_together(workplace.require_vault().load_record(record_id).together)
    items = tuple(code for code in codes if code not in there)
    if items or not codes:
        notice_of(workplace, record_id, items)
    return items, tuple(code for code in codes if code in there)


def take_back(
    workplace: Workplace,
    record_id: RecordId,
    items: str | tuple[str, ...],
    lines: tuple[str, ...] = (),
    *,
    reason: str,
) -> Withdrawal | None:
    """Items by a notice, as `exporting.withdraw`, and lines as `keep_lines`: all of it or nothing.

    The notice; None where no item was named.  `reason` goes with the version in which lines are kept.
    """
    # late: as in `lines_said`
    from udset_desktop.usecases.exporting import withdraw  # noqa: PLC0415

    with workplace.require_vault().transaction():
        if lines:
            keep_lines(workplace, record_id, lines, reason=reason)
        return withdraw(workplace, record_id, items) if items else None


def _is_cleared(workplace: Workplace, record_id: RecordId) -> bool:
    return any(one.record == record_id for one in workplace.require_vault().load_cleared())


def _why_not(workplace: Workplace, record: Record, purpose: Purpose) -> tuple[Finding, ...]:
    """What stands in the way of a yes; () for nothing."""
    if record.permissions.given_by is GivenBy.NOBODY:
        return (Finding(code="interview.nobody_may_permit", where=purpose),)
    gone = {"all"} if purpose is not Purpose.WORDS else {"all", "words"}
    notices = workplace.require_vault().load_withdrawals()
    if purpose is not Purpose.CONTACT and any(
        one.record == record.id and isinstance(one.items, str) and one.items in gone for one in notices
    ):
        return (Finding(code="usecases.taken_back_for_good", where=purpose),)
    return ()
