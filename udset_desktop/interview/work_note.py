"""What a worker writes of their own work: a look back at one conversation, or what the tool is like to use.

A frozen value and its steps; the questions come from an instrument that is not held with a person.
Nothing here knows a window, a vault or a clock, and a note about using the tool knows no conversation.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field, replace

from udset_desktop.foundation.ids import RecordId, WorkNoteId
from udset_desktop.foundation.problems import Finding, has_refusal
from udset_desktop.instrument.model import Instrument, Kind
from udset_desktop.interview.answers import Answer
from udset_desktop.interview.entry import WORDS_AT_MOST, Raw, decline, enter, refusal

Findings = tuple[Finding, ...]

_TYPED_KINDS = (Kind.WORDS, Kind.PEOPLE, Kind.WHOLE, Kind.DATE)


@dataclass(frozen=True, slots=True, kw_only=True)
class WorkNote:
    """One note.

    `record` is the conversation it looks back at, and `revision` the version of it that was there; a note
    about using the tool has neither.  `quarter` is when it was finished, the only time that may travel.
    """

    id: WorkNoteId
    instrument: str  # id/version
    digest: str  # of the very definition
    begun_on: str  # ISO date; stays in the vault
    record: RecordId | None = None
    revision: int = 0
    answers: Mapping[str, Answer] = field(default_factory=dict)
    typing: Mapping[str, str] = field(default_factory=dict)
    done: bool = False
    leaves: bool = False  # the worker has said that it may go with the next bundle
    quarter: str = ""
    bundle: int | None = None  # the number of the bundle it left in

    @property
    def is_written(self) -> bool:
        """Whether anything stands in it."""
        return bool(self.answers) or any(text.strip() for text in self.typing.values())

    @property
    def has_left(self) -> bool:
        """Whether it has gone in a bundle, and stands as it went."""
        return self.bundle is not None


def answer_note(note: WorkNote, instrument: Instrument, item_id: str, raw: Raw) -> tuple[WorkNote, Findings]:
    """The item answered; emptied text or an empty choice takes the answer off.

    A refused input changes no answer; text that was typed stays beside it.
    """
    item = instrument.by_id.get(item_id)
    if item is None:
        return note, (refusal("interview.no_such_item", item_id),)
    entered = enter(item, raw)
    if has_refusal(entered.findings):
        if isinstance(raw, str) and item.kind in _TYPED_KINDS:
            note, _ = type_note(note, instrument, item_id, raw)
        return note, entered.findings
    return _with(note, item_id, entered.answer), entered.findings


def decline_note(
    note: WorkNote, instrument: Instrument, item_id: str, non_answer: str
) -> tuple[WorkNote, Findings]:
    """The item declined in one of the words of `NON_ANSWERS`."""
    item = instrument.by_id.get(item_id)
    if item is None:
        return note, (refusal("interview.no_such_item", item_id),)
    entered = decline(item, non_answer)
    return (note, entered.findings) if entered.answer is None else (_with(note, item_id, entered.answer), ())


def type_note(note: WorkNote, instrument: Instrument, item_id: str, text: str) -> tuple[WorkNote, Findings]:
    """Half-typed text kept beside the answer; "" ends it."""
    item = instrument.by_id.get(item_id)
    if item is None or item.kind not in _TYPED_KINDS:
        return note, (refusal("interview.no_such_item", item_id),)
    if len(text) > 10 * WORDS_AT_MOST:
        at_most = 10 * WORDS_AT_MOST
        return note, (refusal("interview.too_long_to_keep", item_id, at_most=at_most, length=len(text)),)
    others = {one: kept for one, kept in note.typing.items() if one != item_id}
    return replace(note, typing={**others, item_id: text} if text else others), ()


def settle_note(note: WorkNote, instrument: Instrument) -> tuple[WorkNote, Findings]:
    """Every half-typed text made the answer it was going to be."""
    found: list[Finding] = []
    for item_id, text in note.typing.items():
        note, findings = answer_note(note, instrument, item_id, text)
        found += findings
    return note, tuple(found)


def _with(note: WorkNote, item_id: str, answer: Answer | None) -> WorkNote:
    answers = {one: kept for one, kept in note.answers.items() if one != item_id}
    if answer is not None:
        # Nobody speaks for a worker, and who wrote it is nowhere in it.
        answers[item_id] = replace(answer, said_by=())
    typing = {one: kept for one, kept in note.typing.items() if one != item_id}
    return replace(note, answers=answers, typing=typing)
