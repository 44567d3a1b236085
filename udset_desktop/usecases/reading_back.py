"""What was said when the outcomes of a conversation were read back, and which items a measure rests on.

Called by `usecases.summarising` for the paper and by `usecases.outcomes_summary` for the page.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from udset_desktop.foundation.ids import RecordId
from udset_desktop.instrument.model import SUMMARY, Instrument
from udset_desktop.interview.answers import Answer

if TYPE_CHECKING:
    from udset_desktop.usecases.workplace import Workplace


def reading_of(workplace: Workplace, record_id: RecordId, *, language: str = "en") -> tuple[str, str, int]:
    """What was said in words, the remark to it, and the version that was read; "" and 0 for nothing."""
    # late: the database layer, the stores and keys.
    from udset_desktop.usecases.standing import catalogue_of  # noqa: PLC0415

    catalogue = catalogue_of(workplace.home)
    for note in workplace.require_vault().load_work_notes(record_id):
        definition = catalogue.by_key(note.instrument)
        if definition.purpose == SUMMARY and note.done:
            said = _choice(definition, note.answers.get("read_back.said"), language)
            return said, _text(note.answers.get("read_back.words")), note.revision
    return "", "", 0


def measured_items(instrument_id: str) -> frozenset[str]:
    """The items of an instrument that a national measure rests on."""
    from udset_desktop.measures.reader import load_measures  # noqa: PLC0415  late: for the summary alone

    return frozenset(
        item
        for measure in load_measures("national").measures
        for source in measure.sources
        if source.instrument == instrument_id
        for item in source.items
    )


def _choice(definition: Instrument, answer: Answer | None, language: str) -> str:
    if answer is None or answer.value is None:
        return ""
    return definition.words(f"item.read_back.said.choice.{answer.value}", language)


def _text(answer: Answer | None) -> str:
    return "" if answer is None or answer.value is None else str(answer.value)
