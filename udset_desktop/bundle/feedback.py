"""What a worker chose about using the tool, as it leaves and as it is believed.

Called by `usecases.outgoing`, and by `bundle.reader` for the lines of `feedback.jsonl`.  A line holds
choices from closed lists, a quarter and a random number: no conversation, no person, no laptop, no day
and no word that was typed, and there is no other way for such a note to leave.
"""

from __future__ import annotations

import msgspec

from udset_desktop.bundle.allowed import UNKNOWN_INSTRUMENT, Allowed
from udset_desktop.bundle.limits import MOST_LINE_BYTES
from udset_desktop.bundle.lines import held_line, once_each
from udset_desktop.bundle.opened import HeldLine, OpenedFeedback
from udset_desktop.bundle.shareable import Feedback, line_of, pin_of
from udset_desktop.foundation.problems import Finding, InputRefused
from udset_desktop.instrument.codes import Cell, cell_code, layout_of
from udset_desktop.instrument.model import EXPERIENCE, Instrument
from udset_desktop.interview.answers import Answer
from udset_desktop.interview.work_note import WorkNote
from udset_desktop.sealing.digest import sha256_hex

_DECODER = msgspec.json.Decoder(Feedback)


def feedback_of(note: WorkNote, instrument: Instrument) -> Feedback:
    """What of one note leaves; raises `InputRefused` for one that may not, or does not fit its definition."""
    if not (note.done and note.leaves and note.record is None) or instrument.purpose != EXPERIENCE:
        raise InputRefused(Finding(code="bundle.feedback_not_sent"))
    if note.digest != instrument.digest:
        raise InputRefused(Finding(code="bundle.other_definition", context={"instrument": instrument.id}))
    return Feedback(
        codes="".join(_code_of(cell, note.answers.get(cell.item.id)) for cell in layout_of(instrument).cells),
        feedback=note.id,
        instrument=pin_of(instrument.id, instrument.version, instrument.digest),
        quarter=note.quarter,
    )


def check_feedback_line(line: bytes, number: int, allowed: Allowed) -> OpenedFeedback | HeldLine:
    """One line of feedback.jsonl."""
    if len(line) > MOST_LINE_BYTES:
        return held_line("feedback", number, "bundle.line_too_long", line)
    try:
        told = _DECODER.decode(line)
    except (msgspec.MsgspecError, ValueError, RecursionError):
        return held_line("feedback", number, "bundle.line_not_readable", line)
    if line_of(told) != line:
        return held_line("feedback", number, "bundle.line_not_own_spelling", line)
    fault = allowed.fault_of_feedback(told)
    if fault:
        return held_line(
            "feedback", number, fault, line, instrument=told.instrument if fault == UNKNOWN_INSTRUMENT else ""
        )
    return OpenedFeedback(told, sha256_hex(line), line)


def check_feedback(content: bytes, allowed: Allowed) -> tuple[list[OpenedFeedback], list[HeldLine]]:
    """All lines of feedback.jsonl; of one number only the first line counts."""
    return once_each(
        "feedback",
        content,
        lambda line, number: check_feedback_line(line, number, allowed),
        lambda one: one.feedback.feedback,
    )


def _code_of(cell: Cell, answer: Answer | None) -> str:
    if answer is None:
        return cell_code(cell)
    if answer.non_answer is not None:
        return cell_code(cell, non_answer=answer.non_answer)
    if not isinstance(answer.value, str | tuple):
        raise InputRefused(Finding(code="bundle.answer_off_list", where=cell.item.id))
    try:
        return cell_code(cell, value=answer.value)
    except (ValueError, KeyError):
        raise InputRefused(Finding(code="bundle.answer_off_list", where=cell.item.id)) from None
