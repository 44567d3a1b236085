"""The verbs of a follow-up: write it down, pass it on, take it up again, put it on paper alone, delete it.

Called by the window.  A note never travels: no other verb reads it but the file of the person named in it
(`person_file`), where it is marked, and the paper exists in memory
unless somebody prints it.  The log holds that a note was passed on or printed, and nothing of it.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from udset_desktop.document.raster import PageImage, render_pages
from udset_desktop.foundation.ids import FollowUpId, InterviewId, new_follow_up_id
from udset_desktop.foundation.problems import Finding, InputRefused
from udset_desktop.interview.follow_up import FollowUp, check_passed_on
from udset_desktop.interview.phrases import load_phrases
from udset_desktop.project.model import Helpline, Project
from udset_desktop.record.today import FollowUpRow
from udset_desktop.usecases import journal

if TYPE_CHECKING:
    from udset_desktop.usecases.workplace import Workplace

ADULTS, CHILDREN = "adults", "children"


@dataclass(frozen=True, slots=True, kw_only=True)
class WhomToTell:
    """What the project says is to be done when somebody may come to harm."""

    adults: tuple[Helpline, ...]
    children: tuple[Helpline, ...]
    steps: tuple[str, ...]


def whom_to_tell(project: Project) -> WhomToTell:
    """The project's own numbers and steps; empty where it has given none."""

    def lines(for_whom: str) -> tuple[Helpline, ...]:
        return tuple(line for line in project.helplines if line.for_whom == for_whom)

    return WhomToTell(adults=lines(ADULTS), children=lines(CHILDREN), steps=project.steps_at_risk)


def new_note(workplace: Workplace, *, about: str = "", interview: InterviewId | None = None) -> FollowUp:
    """An empty note with the moment in it; nothing is kept until something is written."""
    now = workplace.clock.now_utc()
    return FollowUp(
        id=new_follow_up_id(),
        begun_utc=now.isoformat(),
        interview=interview,
        about=about,
        said_when=_moment(workplace),
    )


def save_note(workplace: Workplace, note: FollowUp) -> None:
    """The note as far as it is written, in the vault when this returns."""
    workplace.require_vault().save_follow_up(note)


def load_note(workplace: Workplace, note_id: FollowUpId) -> FollowUp:
    """One note; raises `InputRefused` when there is none of this id."""
    return workplace.require_vault().load_follow_up(note_id)


def list_notes(workplace: Workplace) -> tuple[FollowUp, ...]:
    """Every note, what was not passed on first, the oldest of each first."""
    notes = workplace.require_vault().load_follow_ups()
    return tuple(sorted(notes, key=lambda note: note.is_passed_on))


def notes_naming(workplace: Workplace, name: str) -> tuple[FollowUp, ...]:
    """Every note in which this whole name stands: for the person's own file, and to say that they stay."""
    wanted = " ".join(name.split()).casefold()
    return tuple(
        note
        for note in workplace.require_vault().load_follow_ups()
        if any(wanted in text.casefold() for text in note.texts().values())
    )


def waiting_rows(workplace: Workplace) -> tuple[FollowUpRow, ...]:
    """What Today shows: that something waits, and since when; never whom it is about."""
    waiting = workplace.require_vault().load_follow_ups(waiting_only=True)
    return tuple(FollowUpRow(note=note.id, begun_utc=note.begun_utc) for note in waiting)


def drop_unwritten(workplace: Workplace, note: FollowUp) -> None:
    """A note let go in which nobody wrote anything; every other stays."""
    if not note.is_written:
        workplace.require_vault().delete_follow_up(note.id)


def pass_on(workplace: Workplace, note: FollowUp) -> FollowUp:
    """The note kept as passed on; raises `InputRefused` until it says who was told, and when."""
    if found := check_passed_on(note):
        raise InputRefused(found)
    passed = replace(note, passed_utc=workplace.clock.now_utc().isoformat())
    _keep(workplace, passed, "follow_up_passed_on")
    return passed


def take_up_again(workplace: Workplace, note: FollowUp) -> FollowUp:
    """The note waiting once more: it was not passed on after all, or something came to it."""
    waiting = replace(note, passed_utc="")
    _keep(workplace, waiting, "follow_up_taken_up")
    return waiting


def delete_passed(workplace: Workplace, note: FollowUp) -> None:
    """A note that was passed on, gone for good; raises `InputRefused` for one that still waits."""
    if not load_note(workplace, note.id).is_passed_on:
        raise InputRefused(Finding(code="interview.note_not_passed_on"))
    vault = workplace.require_vault()
    with vault.transaction():
        vault.delete_follow_up(note.id)
        journal.log(workplace, "follow_up_deleted", note.id)


def note_pages(workplace: Workplace, note: FollowUp, *, dpi: int) -> tuple[PageImage, ...]:
    """The note alone, as it would print; in memory only."""
    return render_pages(render_note(workplace, note), dpi=dpi)


def render_note(workplace: Workplace, note: FollowUp) -> bytes:
    """The note alone as PDF bytes."""
    # late: 250 ms of PDF library and fonts, only where paper is wanted
    from udset_desktop.summary.follow_up_paper import render_follow_up  # noqa: PLC0415

    project = workplace.require_project()
    return render_follow_up(note, language=workplace.language, training=project.training)


def log_note_printed(workplace: Workplace, note_id: FollowUpId) -> None:
    """Keep that a note went to the system's printer."""
    journal.log(workplace, "follow_up_printed", note_id)


def _keep(workplace: Workplace, note: FollowUp, what: str) -> None:
    vault = workplace.require_vault()
    with vault.transaction():
        vault.save_follow_up(note)
        journal.log(workplace, what, note.id)


def _moment(workplace: Workplace) -> str:
    now = workplace.clock.now_utc().astimezone()
    words = load_phrases(workplace.require_project().wording, workplace.language)
    return f"{now.day} {words.words(f'month.{now.month}')} {now.year}, {now:%H:%M}"
