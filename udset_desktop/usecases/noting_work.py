"""The verbs of what a worker writes of their own work: a look back, and what the tool is like to use.

Called by the window and by the import of answers files.  A look back belongs to one conversation on
file and never leaves; a note about using the tool knows no conversation, and leaves only if its writer
says so.  Which of these tools there are is the project's choice, as with every other.
"""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from udset_desktop.foundation.clock import quarter_of
from udset_desktop.foundation.ids import RecordId, WorkNoteId, new_work_note_id
from udset_desktop.foundation.problems import Finding, InputRefused, has_refusal
from udset_desktop.instrument.model import EXPERIENCE, Instrument
from udset_desktop.interview.work_note import WorkNote, settle_note
from udset_desktop.interview.work_rows import WorkRow, WorkTool
from udset_desktop.usecases.people import catalogue_at

if TYPE_CHECKING:
    from udset_desktop.usecases.workplace import Workplace

ABOUT_CONVERSATION, ABOUT_PRACTICE = "conversation", "practice"


def work_tools(workplace: Workplace, about: str = "") -> tuple[WorkTool, ...]:
    """The tools of this project that a worker uses alone, of one kind or of both."""
    catalogue, language = catalogue_at(workplace), workplace.language
    found = (catalogue.by_key(key) for key in workplace.require_project().instruments)
    return tuple(
        WorkTool(
            key=one.key,
            title=one.words("instrument.title", language),
            opening=one.words("instrument.opening", language),
            about=one.about,
            purpose=one.purpose,
        )
        for one in found
        if not one.is_held and about in ("", one.about)
    )


def begin_note(workplace: Workplace, key: str, record: RecordId | None = None) -> WorkNote:
    """The note begun and in the vault: the one there is on this conversation, or the one not finished yet.

    Raises `InputRefused` for a tool the project does not use, for one held with a person, and where a
    conversation is named that may not be, or missing.
    """
    vault, instrument = workplace.require_vault(), work_instrument(workplace, key)
    if (instrument.about == ABOUT_CONVERSATION) != (record is not None):
        raise InputRefused(Finding(code="usecases.work_note_misplaced", where=instrument.id))
    with vault.transaction():
        kept = [one for one in vault.load_work_notes(record) if one.instrument == key]
        under_way = kept if record is not None else [one for one in kept if not one.done]
        if under_way:
            return under_way[0]
        note = WorkNote(
            id=new_work_note_id(),
            instrument=key,
            digest=instrument.digest,
            begun_on=workplace.clock.today_on().isoformat(),
            record=record,
            revision=vault.load_record(record).revision if record is not None else 0,
        )
        vault.save_work_note(note)
    return note


def work_instrument(workplace: Workplace, key: str) -> Instrument:
    """The definition of a tool the project uses and a worker uses alone; raises `InputRefused`."""
    if not workplace.require_project().uses(key):
        raise InputRefused(Finding(code="interview.not_of_project", context={"instrument": key}))
    instrument = catalogue_at(workplace).by_key(key)
    if instrument.is_held:
        raise InputRefused(Finding(code="usecases.work_note_misplaced", where=instrument.id))
    return instrument


def instrument_of_note(workplace: Workplace, note: WorkNote) -> Instrument:
    """The very definition a note was begun with; raises `InputRefused` for another."""
    instrument = catalogue_at(workplace).by_key(note.instrument)
    if instrument.digest != note.digest:
        raise InputRefused(Finding(code="interview.other_definition", where=instrument.id))
    return instrument


def load_note(workplace: Workplace, note: WorkNoteId) -> WorkNote:
    """One note; raises `InputRefused` when there is none of this id."""
    return workplace.require_vault().load_work_note(note)


def save_note(workplace: Workplace, note: WorkNote) -> None:
    """The note as it stands, half-typed text and all, in the vault when this returns."""
    workplace.require_vault().save_work_note(note)


def finish_note(workplace: Workplace, note: WorkNote, *, leaves: bool = False) -> WorkNote:
    """The note finished; with `leaves` what was chosen in it goes with the next bundle.

    Raises `InputRefused` for half-typed text that is no answer, for an empty note, and for a wish to
    send what may not leave.
    """
    instrument = instrument_of_note(workplace, note)
    note, found = settle_note(note, instrument)
    if has_refusal(found):
        raise InputRefused(found)
    if not note.is_written:
        raise InputRefused(Finding(code="usecases.work_note_empty", where=instrument.id))
    if leaves and instrument.purpose != EXPERIENCE:
        raise InputRefused(Finding(code="usecases.work_note_stays", where=instrument.id))
    quarter = quarter_of(workplace.clock.today_on()) if leaves else ""
    note = replace(note, done=True, leaves=leaves, quarter=quarter)
    workplace.require_vault().save_work_note(note)
    return note


def delete_note(workplace: Workplace, note: WorkNoteId) -> None:
    """Let a note go for good; raises `InputRefused` for one that has left, which stays as it went."""
    vault = workplace.require_vault()
    with vault.transaction():
        if vault.load_work_note(note).has_left:
            raise InputRefused(Finding(code="store.work_note_left"))
        vault.delete_work_note(note)


def practice_notes(workplace: Workplace) -> tuple[WorkRow, ...]:
    """Every note about using the tool, the latest first; looks back are found at their conversation alone."""
    titles = {tool.key: tool.title for tool in work_tools(workplace, ABOUT_PRACTICE)}
    return tuple(
        WorkRow(
            note=note.id,
            title=titles.get(note.instrument, note.instrument.partition("/")[0]),
            begun_on=note.begun_on,
            done=note.done,
            leaves=note.leaves,
            has_left=note.has_left,
        )
        for note in workplace.require_vault().load_work_notes()
        if note.is_written
    )
