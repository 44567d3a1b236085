"""Answers files: finished conversations taken in, shown, corrected and copied out without a window.

Called by the command line and by whoever types up paper.  The rules are the window's own; one bad
line means that nothing is taken in, unless the good ones are asked for.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, Any

from udset_desktop.foundation.ids import (
    InterviewId,
    PersonId,
    new_interview_id,
    new_person_id,
    new_record_id,
)
from udset_desktop.foundation.problems import Finding, InputRefused, UdsetError, has_refusal
from udset_desktop.foundation.progress import NO_CONTROL, Control
from udset_desktop.interview.entry import refusal
from udset_desktop.interview.person import Person
from udset_desktop.record.model import Record
from udset_desktop.record.today import FinishedRow
from udset_desktop.usecases import journal
from udset_desktop.usecases.asked_language import asked_language
from udset_desktop.usecases.known_later import reopen_for_record
from udset_desktop.usecases.people import (
    catalogue_at,
    find_record,
    finished_row,
    is_third_party,
    name_of,
)
from udset_desktop.usecases.still_said import still_said
from udset_desktop.usecases.taking_by_correcting import take_back_corrected

if TYPE_CHECKING:
    from udset_desktop.interview.state import Session
    from udset_desktop.record.answers_file import ReadLine
    from udset_desktop.record.work_file import ReadWork
    from udset_desktop.store.vault import Vault
    from udset_desktop.usecases.importing_work import WorkTaken
from udset_desktop.usecases.workplace import Workplace

FILE_AT_MOST_BYTES = 64 * 1024 * 1024
LINES_AT_MOST = 20_000
IMPORT_REASON = "answers file"
_ID = re.compile(r"[A-Za-z0-9._-]{1,64}")


@dataclass(frozen=True, slots=True, kw_only=True)
class TakenLine:
    """What became of one line."""

    line: int
    state: str  # new, same, revised, refused
    interview: str = ""
    record: str = ""
    revision: int = 0
    findings: tuple[Finding, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class TakenFile:
    """What became of an answers file."""

    lines: tuple[TakenLine, ...]

    def count(self, state: str) -> int:
        """How many lines came to `state`."""
        return sum(line.state == state for line in self.lines)


def answers_schema(workplace: Workplace, instrument: str = "") -> dict[str, Any]:
    """The JSON Schema of one interview with the instrument `id/version`; raises `InputRefused`.

    Without one, of a line with any of those that the project uses.
    """
    if not instrument:
        every = [answers_schema(workplace, key) for key in workplace.require_project().instruments]
        return {"$schema": every[0]["$schema"], "anyOf": every}
    from udset_desktop.record.answers_schema import schema_of  # noqa: PLC0415  late: msgspec
    from udset_desktop.record.work_file import work_schema_of  # noqa: PLC0415  late: msgspec

    project, definition = workplace.require_project(), catalogue_at(workplace).by_key(instrument)
    return schema_of(definition, project) if definition.is_held else work_schema_of(definition)


def import_answers(
    workplace: Workplace, content: bytes, *, good_lines: bool = False, control: Control = NO_CONTROL
) -> TakenFile:
    """Every interview of an answers file on file, in one step.

    The same id with the same content changes nothing, with other content it is the next revision.
    Lines of what a worker writes of their own work go to their own place (`usecases.importing_work`).
    Raises `InputRefused` with all findings of all lines when one is bad; with `good_lines` the good
    ones are taken in and the bad ones named.
    """
    from udset_desktop.record.work_file import ReadWork  # noqa: PLC0415  late: msgspec
    from udset_desktop.usecases.importing_work import take_work  # noqa: PLC0415  late: msgspec

    vault = workplace.require_vault()
    read = [
        line if isinstance(line, ReadWork) else _checked(line)
        for line in _read_lines(workplace, content, control)
    ]
    found = tuple(finding for line in read for finding in line.findings)
    if not good_lines and has_refusal(found):
        raise InputRefused(found)
    with vault.transaction():
        desk = _Desk(workplace)
        lines = tuple(
            _of_work(take_work(workplace, line)) if isinstance(line, ReadWork) else desk.take(line)
            for line in read
        )
        refused = sum(line.state == "refused" for line in lines)
        if refused and not good_lines:
            raise InputRefused(finding for line in lines for finding in line.findings)
        journal.log(workplace, "answers_taken_in", detail=f"{len(lines) - refused} lines")
    return TakenFile(lines=lines)


def correct_interview(workplace: Workplace, interview: str, content: bytes, reason: str) -> TakenLine:
    """One conversation corrected from one line of an answers file; raises `InputRefused`.

    The reason may be left to the line itself.
    """
    from udset_desktop.record.complete import require_reason  # noqa: PLC0415  late: msgspec
    from udset_desktop.record.work_file import ReadWork  # noqa: PLC0415  late: msgspec

    vault, record = workplace.require_vault(), find_record(workplace, interview)
    if record.void:
        raise InputRefused(Finding(code="record.is_void"))
    lines = list(_read_lines(workplace, content, NO_CONTROL))
    read = [_checked(line) for line in lines if not isinstance(line, ReadWork)]
    if len(read) != len(lines):
        raise InputRefused(Finding(code="record.not_held", where="instrument"))
    if len(read) != 1:
        raise InputRefused(Finding(code="usecases.one_line", context={"lines": len(read)}))
    if has_refusal(read[0].findings):
        raise InputRefused(read[0].findings)
    reason = require_reason(reason or read[0].reason)
    with vault.transaction():
        taken = _Desk(workplace).revise(replace(read[0], reason=reason), record, known=(record,))
        if has_refusal(taken.findings):
            raise InputRefused(taken.findings)
        if taken.state == "same":
            raise InputRefused(Finding(code="record.nothing_changed"))
    return taken


def list_interviews(workplace: Workplace) -> tuple[FinishedRow, ...]:
    """Every conversation on file, the latest first."""
    vault = workplace.require_vault()
    names = {person.id: person.name for person in vault.load_people()}
    return tuple(finished_row(workplace, head, names[head.person]) for head in vault.load_heads())


def show_interview(workplace: Workplace, interview: str) -> dict[str, Any]:
    """A conversation on file as one interview of an answers file, with what stands about it beside; logged.

    Raises `InputRefused` for that of somebody on hold.
    """
    from udset_desktop.record.plain import line_of_answers  # noqa: PLC0415  late: msgspec

    record = find_record(workplace, interview)
    workplace.require_vault().require_not_on_hold(record.person)
    person = workplace.require_vault().load_person(record.person)
    instrument = catalogue_at(workplace).instrument(record.instrument.id, record.instrument.version)
    journal.log(workplace, "interview_shown", record.id)
    return {
        "record": record.id,
        "revision": record.revision,
        "reason": record.reason,
        "void": record.void,
        "interview": line_of_answers(record, instrument, person.ref or person.name),
    }


def copy_out(workplace: Workplace, interview: str, *, language: str = "") -> str:
    """The plain text of a finished conversation, for the case system; logged.

    In the window's language unless another is asked for; raises `UsageRefused` for one without words.
    Without what was taken back.  A third party's laptop has no part in the file (`practice.md` 31): raises
    `InputRefused`, as for somebody on hold and where all was taken back.
    """
    from udset_desktop.record.lines import telling_for  # noqa: PLC0415  late: msgspec
    from udset_desktop.record.plain import plain_text  # noqa: PLC0415  late: msgspec

    if is_third_party(workplace):
        raise InputRefused(Finding(code="usecases.no_copy_out"))
    record = find_record(workplace, interview)
    workplace.require_vault().require_not_on_hold(record.person)
    person = workplace.require_vault().load_person(record.person)
    instrument = catalogue_at(workplace).instrument(record.instrument.id, record.instrument.version)
    record = still_said(workplace.require_vault(), record, instrument)
    at_hand = (workplace.language, record.language, *instrument.languages)
    language = asked_language(language, at_hand) or workplace.language
    telling = telling_for(record, instrument, workplace.require_project(), person.name, language=language)
    journal.log(workplace, "interview_copied_out", record.id)
    return plain_text(record, telling)


class _Desk:
    """The vault as one import sees it: who is there, read once and kept up to date."""

    def __init__(self, workplace: Workplace) -> None:
        self._workplace = workplace
        self._vault: Vault = workplace.require_vault()
        self._people = {(one.ref, one.about): one for one in self._vault.load_people() if one.ref}

    def take(self, line: ReadLine) -> TakenLine:
        """One line put on file."""
        from udset_desktop.record.complete import complete_record  # noqa: PLC0415  late: msgspec

        if line.session is None or has_refusal(line.findings):
            return TakenLine(line=line.number, state="refused", interview=line.id, findings=line.findings)
        known = self._vault.find_interview(InterviewId(line.id)) if line.id else None
        if known is not None:
            return self.revise(line, self._vault.load_record(known))
        if line.id and self._vault.find_cleared(line.id) is not None:  # a second record would count twice
            found = refusal("clearing.cleared", f"line {line.number}, id", line=line.number)
            return TakenLine(line=line.number, state="refused", interview=line.id, findings=(found,))
        interview = InterviewId(line.id) if line.id else new_interview_id()
        session = replace(line.session, interview=interview, person=self._person(line))
        record = complete_record(session, record=new_record_id(), minutes=line.minutes)
        self._vault.save_record(record)
        reopen_for_record(self._workplace, record)
        return _taken(line, "new", record)

    def revise(self, line: ReadLine, before: Record, known: tuple[Record, ...] = ()) -> TakenLine:
        """One line as the revision after `before`, unless it says what one of `known` says already.

        Without `known` every revision counts: an old file taken in again must not undo a correction.
        """
        from udset_desktop.record.complete import has_same_content, revise  # noqa: PLC0415  late: msgspec

        if line.session is None:
            return TakenLine(line=line.number, state="refused", interview=line.id, findings=line.findings)
        revisions = known or self._vault.load_revisions(before.id)
        if any(has_same_content(_made_of(line, line.session, one), one) for one in revisions):
            return _taken(line, "same", before)
        try:
            record = revise(before, _made_of(line, line.session, before), line.reason or IMPORT_REASON)
        except UdsetError as problem:
            found = tuple(
                replace(one, where=f"line {line.number}", context={**one.context, "line": line.number})
                for one in problem.findings
            )
            return TakenLine(line=line.number, state="refused", interview=line.id, findings=found)
        self._vault.save_record(record)
        reopen_for_record(self._workplace, record)
        take_back_corrected(self._workplace, record)
        return _taken(line, "revised", record)

    def _person(self, line: ReadLine) -> PersonId:
        session = line.session
        if session is None:  # told apart by every caller
            raise InputRefused(line.findings)
        key = (line.person_ref, session.instrument.about)
        known = self._people.get(key)
        about = session.header.about
        person = Person(
            id=known.id if known else new_person_id(),
            name=known.name if known else name_of(line.person_ref),
            about=session.instrument.about,
            group=about.group,
            age_band=about.age_band,
            place=about.place,
            link=session.header.link or (known.link if known else ""),
            ref=line.person_ref,
        )
        if known is not None:
            person = replace(
                known, group=person.group, age_band=person.age_band, place=person.place, link=person.link
            )
        if person != known:
            self._vault.save_person(person)
            self._people[key] = person
        return person.id


def _made_of(line: ReadLine, session: Session, before: Record) -> Record:
    """What a line says of a conversation on file; what no line can say stays as it stands there."""
    from udset_desktop.record.complete import complete_record  # noqa: PLC0415  late: msgspec

    session = replace(
        session,
        interview=before.interview,
        person=before.person,
        jots=before.jots,
        header=replace(session.header, language=before.language),
        permissions=replace(session.permissions, wording=before.permissions.wording),
    )
    minutes = before.minutes if line.minutes is None else line.minutes
    return complete_record(session, record=before.id, minutes=minutes, like=before)


def _taken(line: ReadLine, state: str, record: Record) -> TakenLine:
    return TakenLine(
        line=line.number,
        state=state,
        interview=record.interview,
        record=record.id,
        revision=record.revision,
        findings=line.findings,
    )


def _of_work(taken: WorkTaken) -> TakenLine:
    return TakenLine(line=taken.line, state=taken.state, interview=taken.note, findings=taken.findings)


def _read_lines(workplace: Workplace, content: bytes, control: Control) -> Iterator[ReadLine | ReadWork]:
    from udset_desktop.record.answers_file import read_line  # noqa: PLC0415  late: msgspec
    from udset_desktop.usecases.importing_work import read_work  # noqa: PLC0415  late: msgspec

    if len(content) > FILE_AT_MOST_BYTES:
        raise InputRefused(
            Finding(code="usecases.answers_too_large", context={"at_most": FILE_AT_MOST_BYTES})
        )
    raw = content.removeprefix(b"\xef\xbb\xbf").split(b"\n")
    if len(raw) > LINES_AT_MOST:
        raise InputRefused(Finding(code="usecases.too_many_lines", context={"at_most": LINES_AT_MOST}))
    project, today_on = workplace.require_project(), workplace.clock.today_on()
    catalogue = catalogue_at(workplace)
    for number, line in enumerate(raw, start=1):
        if line.strip():
            control.checkpoint(number / len(raw))
            work = read_work(workplace, line, number)
            yield work or read_line(
                line, number, project=project, instrument_of=catalogue.by_key, today_on=today_on
            )


def _checked(line: ReadLine) -> ReadLine:
    found: list[Finding] = []
    if line.id and not _ID.fullmatch(line.id):
        found.append(refusal("record.bad_id", f"line {line.number}, id", line=line.number))
    if line.session is not None:
        try:
            name_of(line.person_ref)
        except InputRefused as problem:
            where = f"line {line.number}, person.ref"
            found += [
                replace(one, where=where, context={**one.context, "line": line.number})
                for one in problem.findings
            ]
    return replace(line, findings=(*line.findings, *found)) if found else line
