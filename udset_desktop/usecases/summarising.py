"""The verbs of the sheet: make it, save it where the person wants it, and know what became of it.

Called by the sheet screen, Today and `udset summary`.  A sheet exists only in memory unless somebody
saves or prints it, and saving is logged with place and time.  Nothing here decides what a sheet says.
"""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum
from pathlib import Path
from typing import TYPE_CHECKING

from udset_desktop.document.raster import PageImage, render_pages
from udset_desktop.foundation.atomic import write_file
from udset_desktop.foundation.ids import RecordId
from udset_desktop.foundation.places import whole_path
from udset_desktop.foundation.problems import Finding, InputRefused, Severity
from udset_desktop.interview.session import Session
from udset_desktop.record.model import Record
from udset_desktop.usecases import journal
from udset_desktop.usecases.asked_language import asked_language
from udset_desktop.usecases.still_said import still_said

if TYPE_CHECKING:
    from udset_desktop.document.blocks import Block
    from udset_desktop.document.lock import PaperLock
    from udset_desktop.store.vault_values import SheetKept
    from udset_desktop.summary.outcome_sheet import OutcomeSheet
    from udset_desktop.summary.source import SheetSource
    from udset_desktop.usecases.workplace import Workplace

__all__ = [
    "PREVIEW_DPI",
    "PRINT_DPI",
    "OwedSheet",
    "PageImage",
    "SavedSheet",
    "SheetKind",
    "SheetState",
    "SheetStyle",
    "log_printed",
    "mark_sheet",
    "preview_pages",
    "render_sheet",
    "save_sheet",
    "sheet_state",
    "sheets_owed",
]

PREVIEW_DPI = 110
PRINT_DPI = 300


class SheetKind(StrEnum):
    """Whose paper it is."""

    PERSON = "person"
    REVIEW = "review"  # for the file
    SUMMARY = "summary"  # for the file: the outcomes side by side


class SheetStyle(StrEnum):
    """How it is set."""

    STANDARD = "standard"  # 14 pt
    LARGE = "large"  # 18 pt
    LARGER = "larger"  # 24 pt
    LARGEST = "largest"  # 28 pt
    PLAIN = "plain"  # short and plain


class SheetState(StrEnum):
    """What became of the person's sheet; `owed` until something did."""

    OWED = "owed"
    READ_OUT = "read_out"
    SHOWN = "shown"
    TO_PRINT = "to_print"
    TO_POST = "to_post"
    HANDED_OVER = "handed_over"
    NOT_WANTED = "not_wanted"


STILL_OWED = (SheetState.OWED, SheetState.TO_PRINT, SheetState.TO_POST)
"""Read out, shown, handed over and not wanted are ends; the others wait on Today."""


@dataclass(frozen=True, slots=True, kw_only=True)
class OwedSheet:
    """One line of "sheets owed" on Today."""

    record: RecordId
    name: str
    held_on: str
    state: SheetState
    safe_to_post: bool | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class SavedSheet:
    """A copy that left the vault: where, how many pages, and the sentence the user is to be told."""

    path: Path
    pages: int
    protected: bool
    note: Finding


def render_sheet(
    workplace: Workplace,
    conversation: Record | Session,
    kind: SheetKind | str = SheetKind.PERSON,
    style: SheetStyle | str = SheetStyle.STANDARD,
    *,
    language: str = "",
    password: str | None = None,
) -> bytes:
    """The sheet as PDF bytes, in memory only; an unfinished session gives a preview of the same.

    It speaks the language of the talk, unless another is asked for; raises `UsageRefused` where there is
    not a word in that one.

    The laptops of a third party make no review sheet (`practice.md` 31): raises `InputRefused`.
    """
    # late: 250 ms of PDF library and fonts, only where a sheet is wanted
    from udset_desktop.summary.pdf import render_person_sheet, render_review_sheet  # noqa: PLC0415
    from udset_desktop.summary.person_sheet import person_sheet  # noqa: PLC0415
    from udset_desktop.summary.review_sheet import review_sheet  # noqa: PLC0415

    lock = _lock(password) if password is not None else None
    source = _source_of(workplace, conversation, SheetKind(kind))
    language = _language_of(workplace, conversation, source, language)
    if SheetKind(kind) is SheetKind.PERSON:
        sheet = person_sheet(source, language=language, today_on=workplace.clock.today_on())
        return render_person_sheet(sheet, SheetStyle(style).value, lock=lock)
    _require_own_file(workplace)
    if SheetKind(kind) is SheetKind.SUMMARY:
        from udset_desktop.summary.outcome_pdf import render_outcome_sheet  # noqa: PLC0415  late: as above

        return render_outcome_sheet(_outcome_sheet(workplace, conversation, source, language), lock=lock)
    return render_review_sheet(review_sheet(source, language=language), lock=lock)


def blocks_of(
    workplace: Workplace,
    conversation: Record | Session,
    kind: SheetKind,
    style: SheetStyle,
    *,
    language: str = "",
) -> tuple[Block, ...]:
    """What a sheet says, before it is set on paper; language and refusals as in `render_sheet`."""
    # late: as in `render_sheet`
    from udset_desktop.summary.pdf import person_blocks, review_blocks  # noqa: PLC0415
    from udset_desktop.summary.person_sheet import person_sheet  # noqa: PLC0415
    from udset_desktop.summary.review_sheet import review_sheet  # noqa: PLC0415

    source = _source_of(workplace, conversation, kind)
    language = _language_of(workplace, conversation, source, language)
    if kind is SheetKind.PERSON:
        sheet = person_sheet(source, language=language, today_on=workplace.clock.today_on())
        return person_blocks(sheet, style.value)
    _require_own_file(workplace)
    if kind is SheetKind.SUMMARY:
        from udset_desktop.summary.outcome_pdf import outcome_blocks  # noqa: PLC0415  late: as above

        return outcome_blocks(_outcome_sheet(workplace, conversation, source, language))
    return review_blocks(review_sheet(source, language=language))


def _language_of(
    workplace: Workplace, conversation: Record | Session, source: SheetSource, language: str
) -> str:
    at_hand = (conversation.language, *source.instrument.languages, workplace.language)
    return asked_language(language, at_hand) or conversation.language


def log_saved(workplace: Workplace, record_id: RecordId, detail: str) -> None:
    """Keep that a copy nobody guards was saved, and where."""
    journal.log(workplace, "sheet_saved", record_id, detail)


def _outcome_sheet(
    workplace: Workplace, conversation: Record | Session, source: SheetSource, language: str
) -> OutcomeSheet:
    # late: as in `render_sheet`
    from udset_desktop.summary.outcome_sheet import Reading, outcome_sheet  # noqa: PLC0415
    from udset_desktop.usecases.reading_back import measured_items, reading_of  # noqa: PLC0415

    reading = Reading()
    if isinstance(conversation, Record):
        said, remark, revision = reading_of(workplace, conversation.id, language=language)
        reading = Reading(said=said, remark=remark, revision=revision)
    return outcome_sheet(source, reading, measured_items(source.instrument.id), language=language)


def sheet_languages(workplace: Workplace, record: Record) -> tuple[str, ...]:
    """The languages the sheet can be had in: that of the talk first, then the others there are words in."""
    from udset_desktop.usecases.standing import catalogue_of  # noqa: PLC0415  # late: cryptography

    pin = record.instrument
    instrument = catalogue_of(workplace.home).instrument(pin.id, pin.version)
    return tuple(dict.fromkeys((record.language, *instrument.languages, workplace.language)))


def preview_pages(
    workplace: Workplace,
    conversation: Record | Session,
    kind: SheetKind | str = SheetKind.PERSON,
    style: SheetStyle | str = SheetStyle.STANDARD,
    *,
    language: str = "",
    dpi: int = PREVIEW_DPI,
) -> tuple[PageImage, ...]:
    """The very pages that would print, as pixels; at 300 dpi and more they are what a printer is given."""
    return render_pages(render_sheet(workplace, conversation, kind, style, language=language), dpi=dpi)


def sheets_owed(workplace: Workplace) -> tuple[OwedSheet, ...]:
    """Every conversation on file whose person still waits for the paper, the oldest first.

    Whoever has died, moved or asked for no contact is not named again.
    """
    vault = workplace.require_vault()
    kept = {
        state.record: state for state in vault.load_sheet_states() if state.kind == SheetKind.PERSON.value
    }
    people = {person.id: person for person in vault.load_people()}
    owed = []
    for head in vault.load_heads():
        person, row = people.get(head.person), kept.get(head.record)
        state = _state_of(row)
        if head.is_void or person is None or not person.may_be_reminded or state not in STILL_OWED:
            continue
        owed.append(
            OwedSheet(
                record=head.record,
                name=person.name,
                held_on=head.held_on,
                state=state,
                safe_to_post=_yes_or_no(row.post if row else ""),
            )
        )
    return tuple(sorted(owed, key=lambda one: (one.held_on, one.record)))


def sheet_state(workplace: Workplace, record_id: RecordId) -> SheetState:
    """What became of one person's sheet so far."""
    rows = workplace.require_vault().load_sheet_states(record_id)
    return _state_of(next((row for row in rows if row.kind == SheetKind.PERSON.value), None))


def mark_sheet(
    workplace: Workplace,
    record_id: RecordId,
    state: SheetState | str,
    *,
    safe_to_post: bool | None = None,
) -> None:
    """Keep what became of a sheet; `TO_POST` without a clear "safe to post" raises `InputRefused`."""
    from udset_desktop.store.vault_values import SheetKept  # noqa: PLC0415  # late: database layer

    chosen = SheetState(state)
    if chosen is SheetState.TO_POST and safe_to_post is not True:
        raise InputRefused(Finding(code="usecases.not_safe_to_post"))
    vault = workplace.require_vault()
    at_utc = workplace.clock.now_utc().isoformat(timespec="seconds")
    post = "" if safe_to_post is None else ("yes" if safe_to_post else "no")
    vault.save_sheet_state(
        SheetKept(record=record_id, kind=SheetKind.PERSON.value, state=chosen.value, post=post, on_utc=at_utc)
    )
    journal.log(workplace, "sheet_state", record_id, chosen.value)


def log_printed(workplace: Workplace, record_id: RecordId, kind: SheetKind | str = SheetKind.PERSON) -> None:
    """Keep that a sheet went to the system's printer, whose spooler this program cannot clear."""
    journal.log(workplace, "sheet_printed", record_id, SheetKind(kind).value)


def save_sheet(
    workplace: Workplace,
    record: Record,
    path: Path,
    *,
    kind: SheetKind | str = SheetKind.PERSON,
    style: SheetStyle | str = SheetStyle.STANDARD,
    language: str = "",
    password: str | None = None,
) -> SavedSheet:
    """Write a copy to `path`, with a password if given, and log place and time.

    Without a password the copy is not protected, and the note that comes back says so.  The line is
    in the log before the file is there, so that no copy can exist that the log does not know.
    """
    from udset_desktop.document.paper import pages_in  # noqa: PLC0415  # late: as in `render_sheet`

    path = whole_path(path)
    content = render_sheet(workplace, record, kind, style, language=language, password=password)
    protected = password is not None
    journal.log(
        workplace,
        "sheet_saved_protected" if protected else "sheet_saved",
        record.id,
        f"{SheetKind(kind).value}: {path}",
    )
    write_file(path, content)
    note = Finding(
        code="usecases.copy_protected" if protected else "usecases.copy_not_protected",
        context={"name": path.name},
        severity=Severity.NOTE,
    )
    return SavedSheet(path=path, pages=pages_in(content), protected=protected, note=note)


def _source_of(workplace: Workplace, conversation: Record | Session, kind: SheetKind) -> SheetSource:
    # late: the sheet's own modules come with the sheet
    from udset_desktop.summary.source import source_of_record, source_of_session  # noqa: PLC0415

    if workplace.vault is not None:
        workplace.vault.require_not_on_hold(conversation.person)
    if isinstance(conversation, Session):
        return source_of_session(conversation)
    from udset_desktop.usecases.standing import catalogue_of  # noqa: PLC0415  # late: cryptography

    pin, vault = conversation.instrument, workplace.require_vault()
    instrument = catalogue_of(workplace.home).instrument(pin.id, pin.version)
    theirs = kind is SheetKind.PERSON  # which holds what they said, whatever others may be told since
    return source_of_record(
        conversation if theirs else still_said(vault, conversation, instrument),
        name=vault.load_person(conversation.person).name,
        instrument=instrument,
        project=workplace.project,
    )


def _require_own_file(workplace: Workplace) -> None:
    """Nothing, where this laptop's organisation keeps the file; raises `InputRefused` for a third party."""
    if workplace.vault is None or workplace.project is None:
        return
    from udset_desktop.usecases.standing import LAPTOP_ORGANISATION  # noqa: PLC0415  # late: cryptography

    own = workplace.vault.load_setting(LAPTOP_ORGANISATION)
    if any(one.third_party and one.code == own for one in workplace.project.organisations):
        raise InputRefused(Finding(code="usecases.no_review_sheet"))


def _lock(password: str) -> PaperLock:
    from udset_desktop.sealing.paper import lock_paper  # noqa: PLC0415  # late: cryptography

    return lock_paper(password)


def _state_of(row: SheetKept | None) -> SheetState:
    return SheetState(row.state) if row is not None else SheetState.OWED


def _yes_or_no(post: str) -> bool | None:
    return {"yes": True, "no": False}.get(post)
