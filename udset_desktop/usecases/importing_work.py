"""The lines of an answers file that a worker wrote of their own work, taken in.

Called by `usecases.importing` inside its one transaction.  Knows which lines these are by the tool they
name; whatever else is wrong with such a line comes back as findings.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from udset_desktop.foundation.ids import WorkNoteId, new_work_note_id
from udset_desktop.foundation.problems import Finding, InputRefused, UdsetError, has_refusal
from udset_desktop.foundation.strict_json import parse_json
from udset_desktop.instrument.model import Instrument
from udset_desktop.interview.work_note import WorkNote
from udset_desktop.record.answers_file import LINE_LIMITS
from udset_desktop.record.work_file import ReadWork, read_work_line
from udset_desktop.usecases.noting_work import begin_note, finish_note, work_tools
from udset_desktop.usecases.people import catalogue_at, find_record

if TYPE_CHECKING:
    from udset_desktop.usecases.workplace import Workplace


@dataclass(frozen=True, slots=True, kw_only=True)
class WorkTaken:
    """What became of one such line."""

    line: int
    state: str  # new, same, revised, refused
    note: str = ""
    findings: tuple[Finding, ...] = ()


def read_work(workplace: Workplace, content: bytes, number: int) -> ReadWork | None:
    """The note a line holds; `None` for every line that names no tool of this kind."""
    keys = {tool.key for tool in work_tools(workplace)}
    # Few lines are of this kind: the others are not parsed twice.
    if not any(key.partition("/")[0].encode() in content for key in keys):
        return None
    instrument = _named(workplace, content, keys)
    if instrument is None:
        return None
    return read_work_line(content, number, instrument=instrument, today_on=workplace.clock.today_on())


def take_work(workplace: Workplace, line: ReadWork) -> WorkTaken:
    """One note in the vault; the same again changes nothing, and one that has left is not changed."""
    if line.note is None:
        return _taken(line, "refused", findings=line.findings)
    try:
        begun, known = _begun(workplace, line, line.note)
        same = known and (begun.answers, begun.leaves) == (line.note.answers, line.send)
        if same:
            return _taken(line, "same", begun.id)
        note = finish_note(workplace, replace(begun, answers=line.note.answers), leaves=line.send)
    except UdsetError as problem:
        placed = tuple(
            replace(one, where=f"line {line.number}", context={**one.context, "line": line.number})
            for one in problem.findings
        )
        return _taken(line, "refused", findings=placed)
    return _taken(line, "revised" if known else "new", note.id, line.findings)


def _taken(line: ReadWork, state: str, note: str = "", findings: tuple[Finding, ...] = ()) -> WorkTaken:
    return WorkTaken(line=line.number, state=state, note=note or line.id, findings=findings)


def _begun(workplace: Workplace, line: ReadWork, read: WorkNote) -> tuple[WorkNote, bool]:
    """The note to write into, and whether it was there before."""
    vault = workplace.require_vault()
    if line.of:
        begun = begin_note(workplace, read.instrument, find_record(workplace, line.of).id)
        return begun, begun.is_written
    kept = next((one for one in vault.load_work_notes() if line.id and one.id == line.id), None)
    if kept is not None and kept.instrument != read.instrument:
        raise InputRefused(Finding(code="usecases.work_note_misplaced", where="instrument"))
    return kept or replace(read, id=WorkNoteId(line.id) if line.id else new_work_note_id()), kept is not None


def _named(workplace: Workplace, content: bytes, keys: set[str]) -> Instrument | None:
    try:
        told = parse_json(content, where="", limits=LINE_LIMITS)
    except InputRefused as problem:
        if not has_refusal(problem.findings):
            raise
        return None  # the reader of conversations says what is wrong with it
    pin = told.get("instrument") if isinstance(told, dict) else None
    if not isinstance(pin, dict):
        return None
    key = f"{pin.get('id')}/{pin.get('version')}"
    return catalogue_at(workplace).by_key(key) if key in keys else None
