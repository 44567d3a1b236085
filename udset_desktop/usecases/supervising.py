"""The verbs of a supervision pack: one conversation without names, for a team to talk over.

Called by the window.  The words come only where the person said yes to their words being used, and
only as somebody has read each of them and decided every finding.  The pack lies in memory until it is
printed or saved; what was replaced by what is kept nowhere once the page is left.  Only what was hidden by
hand in a pack that was printed or saved stays known of the person.
"""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

from udset_desktop.document.raster import PageImage, render_pages
from udset_desktop.foundation.atomic import write_file
from udset_desktop.foundation.ids import RecordId
from udset_desktop.foundation.places import whole_path
from udset_desktop.foundation.problems import Finding, InputRefused
from udset_desktop.interview.permission import Purpose
from udset_desktop.redaction.model import KnownName
from udset_desktop.redaction.reading import begin_reading
from udset_desktop.summary.source import SheetSource, source_of_record
from udset_desktop.summary.supervision_sheet import own_words, supervision_sheet
from udset_desktop.usecases import journal
from udset_desktop.usecases.hidden_names import keep_hidden
from udset_desktop.usecases.people import catalogue_at
from udset_desktop.usecases.reading_words import WordsRead
from udset_desktop.usecases.redacting import known_names
from udset_desktop.usecases.still_said import still_said
from udset_desktop.usecases.workplace import Workplace


@dataclass(frozen=True, slots=True, kw_only=True)
class Pack(WordsRead):
    """A pack being made: the conversation, what each text was said about, and the reading so far."""

    source: SheetSource
    language: str


def begin_pack(workplace: Workplace, record_id: RecordId, added: tuple[KnownName, ...] = ()) -> Pack:
    """The words of one conversation, looked over by the rules and read by nobody yet.

    Raises `InputRefused` where the person has not said yes to their words being used, where the words
    were taken back, and for a conversation that was begun in error.
    """
    vault = workplace.require_vault()
    record = vault.load_record(record_id)
    vault.require_not_on_hold(record.person)
    notices = (one.items for one in vault.load_withdrawals() if one.record == record_id)
    taken = any(isinstance(items, str) and items in {"all", "words"} for items in notices)
    if record.void or taken or not record.permissions.may(Purpose.WORDS):
        raise InputRefused(Finding(code="supervising.no_permission"))
    instrument = catalogue_at(workplace).instrument(record.instrument.id, record.instrument.version)
    source = source_of_record(
        still_said(vault, record, instrument),
        name="",
        instrument=instrument,
        project=workplace.require_project(),
    )
    language = record.language
    texts = own_words(source, language=language)
    titled = own_words(source, language=workplace.language)  # as the window speaks; the paper as the talk did
    return Pack(
        record=record_id,
        source=source,
        titles=tuple((one.id, one.title) for one in titled),
        reading=begin_reading(
            ((one.id, one.text) for one in texts), known_names(workplace, record, added), language
        ),
        language=language,
    )


def render_pack(pack: Pack) -> bytes:
    """The pack as PDF bytes; raises `InputRefused` while a text is unread or a finding is open."""
    # late: 250 ms of PDF library and fonts, only where paper is wanted
    from udset_desktop.summary.supervision_pdf import render_supervision  # noqa: PLC0415

    passed = pack.reading.leaving()
    return render_supervision(supervision_sheet(pack.source, passed, language=pack.language))


def pack_pages(pack: Pack, *, dpi: int) -> tuple[PageImage, ...]:
    """The pack as it would print, in memory only; raises as `render_pack`."""
    return render_pages(render_pack(pack), dpi=dpi)


def save_pack(workplace: Workplace, pack: Pack, path: Path) -> None:
    """The pack as a file; it is in the log before the file is there."""
    path = whole_path(path)
    content = render_pack(pack)
    keep_hidden(workplace, pack)
    journal.log(workplace, "supervision_saved", pack.record, str(path))
    write_file(path, content)


def log_pack_printed(workplace: Workplace, pack: Pack) -> None:
    """Keep that a pack went to the system's printer, and what was hidden by hand in it."""
    keep_hidden(workplace, pack)
    journal.log(workplace, "supervision_printed", pack.record)
