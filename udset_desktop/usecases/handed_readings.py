"""What a person said when their outcomes summary was read back, on its way with them to another laptop.

Called by `usecases.parcelling`.  It is the person's; what a worker wrote of their own work stays behind.
"""

from __future__ import annotations

from collections.abc import Iterable
from typing import TYPE_CHECKING

import msgspec

from udset_desktop.foundation.problems import BundleRefused, Finding, InputRefused, UdsetError
from udset_desktop.instrument.model import SUMMARY
from udset_desktop.interview.work_note import WorkNote
from udset_desktop.usecases.people import catalogue_at

if TYPE_CHECKING:
    from udset_desktop.foundation.ids import RecordId
    from udset_desktop.usecases.workplace import Workplace


def readings_to_hand(workplace: Workplace, record: RecordId) -> tuple[bytes, ...]:
    """The notes of reading back on one conversation, as a file carries them."""
    notes = workplace.require_vault().load_work_notes(record)
    return tuple(msgspec.json.encode(one) for one in notes if _is_reading(workplace, one))


def take_readings(workplace: Workplace, record: RecordId, told: Iterable[bytes]) -> None:
    """Keep what came with a conversation.

    Raises `BundleRefused` for anything but a reading of that very conversation.
    """
    vault = workplace.require_vault()
    for content in told:
        note = _note_of(content)
        if note.record != record or note.leaves or note.bundle is not None:
            raise BundleRefused(Finding(code="bundle.no_handover"))
        if not _is_reading(workplace, note):
            raise BundleRefused(Finding(code="bundle.no_handover"))
        try:
            there = vault.load_work_note(note.id).record
        except InputRefused:
            there = record
        if there != record:  # nothing in a file may take the place of a note on somebody else
            raise BundleRefused(Finding(code="bundle.no_handover"))
        vault.save_work_note(note)


def _note_of(content: bytes) -> WorkNote:
    try:
        return msgspec.json.decode(content, type=WorkNote)
    except (msgspec.DecodeError, ValueError):
        raise BundleRefused(Finding(code="bundle.no_handover")) from None


def _is_reading(workplace: Workplace, note: WorkNote) -> bool:
    try:
        return catalogue_at(workplace).by_key(note.instrument).purpose == SUMMARY
    except UdsetError:
        return False
