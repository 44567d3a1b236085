"""One text that somebody has read, as it leaves and as it is believed.

Called by `usecases.outgoing`, and by `bundle.reader` for the lines of `words.jsonl`.  A text leaves as it was
passed by a human and in no other way; what it was before is not known here.
"""

from __future__ import annotations

import msgspec

from udset_desktop.bundle.allowed import UNKNOWN_INSTRUMENT, Allowed
from udset_desktop.bundle.limits import MOST_WORDS_LINE_BYTES
from udset_desktop.bundle.lines import held_line, once_each
from udset_desktop.bundle.opened import HeldLine, OpenedWords
from udset_desktop.bundle.shareable import Words, line_of, pin_of
from udset_desktop.bundle.words_rule import SaidText, WordsRule
from udset_desktop.instrument.model import Instrument
from udset_desktop.record.model import Record
from udset_desktop.sealing.digest import sha256_hex

_DECODER = msgspec.json.Decoder(Words)


def words_of(
    said: SaidText, passed: str, number: str, *, record: Record, instrument: Instrument, rule: WordsRule
) -> Words:
    """The line of one text; `passed` is what a human let go, `number` its own random id."""
    joined = rule.attached
    return Words(
        instrument=pin_of(instrument.id, instrument.version, instrument.digest) if joined else "",
        item=said.item if joined else "",
        outcome=said.outcome,
        record=record.id if joined else "",
        text=passed,
        who=instrument.about,
        words=number,
    )


def parse_words(line: bytes) -> Words:
    """The text of a line that was sealed unread; raises `msgspec.MsgspecError` for one that is none."""
    return _DECODER.decode(line)


def check_words_line(line: bytes, number: int, allowed: Allowed) -> OpenedWords | HeldLine:
    """One line of words.jsonl."""
    if len(line) > MOST_WORDS_LINE_BYTES:
        return held_line("words", number, "bundle.line_too_long", line)
    try:
        told = parse_words(line)
        same = line_of(told) == line
    except (msgspec.MsgspecError, ValueError, RecursionError):
        return held_line("words", number, "bundle.line_not_readable", line)
    if not same:
        return held_line("words", number, "bundle.line_not_own_spelling", line)
    fault = allowed.fault_of_words(told)
    if fault:
        return held_line(
            "words", number, fault, line, instrument=told.instrument if fault == UNKNOWN_INSTRUMENT else ""
        )
    return OpenedWords(told, sha256_hex(line), line)


def check_words(content: bytes, allowed: Allowed) -> tuple[list[OpenedWords], list[HeldLine]]:
    """All lines of words.jsonl; of one number only the first line counts."""
    return once_each(
        "words",
        content,
        lambda line, number: check_words_line(line, number, allowed),
        lambda one: one.words.words,
    )
