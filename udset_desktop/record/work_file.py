"""One line of an answers file that is no conversation: what a worker writes of their own work.

Called by `usecases.importing`, for the tools that are not held with a person.  The rules of an answer are
`interview.entry`'s; here only the shape of the line is judged.  Never raises for bad input.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass, replace
from datetime import date
from typing import Any

from udset_desktop.foundation.ids import WorkNoteId
from udset_desktop.foundation.problems import Finding, InputRefused, has_refusal
from udset_desktop.foundation.strict_json import parse_json
from udset_desktop.instrument.model import EXPERIENCE, Instrument, Kind
from udset_desktop.interview.header_checks import check_held_on
from udset_desktop.interview.route import asked_items
from udset_desktop.interview.work_note import WorkNote, answer_note, decline_note
from udset_desktop.record.answers_file import LINE_LIMITS, VALUE_KEYS
from udset_desktop.record.answers_schema import lone_answer_schema
from udset_desktop.record.reading import Reading

NOTE_ID = re.compile(r"[0-9a-f]{8}-[0-9a-f]{4}-4[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}")
_KEYS = ("id", "instrument", "of", "on", "answers", "send")


@dataclass(frozen=True, slots=True, kw_only=True)
class ReadWork:
    """What such a line holds; `note` is `None` where any finding refuses."""

    number: int
    id: str = ""  # the note's own, "" where the file gives none
    of: str = ""  # the conversation it looks back at
    send: bool = False
    note: WorkNote | None = None
    findings: tuple[Finding, ...] = ()


def read_work_line(content: bytes, number: int, *, instrument: Instrument, today_on: date) -> ReadWork:
    """The note a line holds, or everything that is wrong with it."""
    reading = Reading()
    line = ReadWork(number=number)
    try:
        told = reading.table(parse_json(content, where="", limits=LINE_LIMITS), "")
        line = _read(reading, told, instrument, today_on)
    except InputRefused as problem:
        reading.findings += problem.findings
    found = tuple(_placed(finding, number) for finding in reading.findings)
    note = None if has_refusal(found) else line.note
    return replace(line, number=number, note=note, findings=found)


def _read(reading: Reading, told: Mapping[str, object], instrument: Instrument, today_on: date) -> ReadWork:
    reading.only(told, _KEYS, "")
    id_ = reading.word(told, "id", "", need=False)
    if id_ and not NOTE_ID.fullmatch(id_):
        reading.refuse("record.bad_note_id", "id")
    of = reading.word(told, "of", "", need=instrument.purpose != EXPERIENCE)
    send = reading.flag(told, "send", "")
    if instrument.purpose == EXPERIENCE and of:
        reading.refuse("record.names_no_conversation", "of")
    if instrument.purpose != EXPERIENCE and send:
        reading.refuse("record.note_stays", "send")
    on = reading.word(told, "on", "", need=False) or today_on.isoformat()
    reading.findings += check_held_on(on, today_on=today_on)
    note = WorkNote(id=WorkNoteId(id_), instrument=instrument.key, digest=instrument.digest, begun_on=on)
    for item_id, raw in reading.table(told.get("answers", {}), "answers").items():
        note = _answered(reading, note, instrument, item_id, raw)
    asked = {item.id for item in asked_items(instrument, note.answers)}
    note = replace(note, answers={one: kept for one, kept in note.answers.items() if one in asked})
    if not note.answers:
        reading.refuse("record.missing", "answers")
    return ReadWork(number=0, id=id_, of=of, send=send, note=note)


def _answered(
    reading: Reading, note: WorkNote, instrument: Instrument, item_id: str, raw: object
) -> WorkNote:
    item = instrument.by_id.get(item_id)
    answer = reading.table(raw, f"answers.{item_id}")
    if item is None or item.kind is Kind.NOTE:
        reading.refuse("interview.no_such_item", item_id)
        return note
    key = VALUE_KEYS[item.kind]
    reading.only(answer, (key, "non_answer"), item_id)
    if (key in answer) == ("non_answer" in answer):
        reading.refuse("record.value_or_not", item_id, key=key)
        return note
    if "non_answer" in answer:
        note, found = decline_note(note, instrument, item_id, reading.word(answer, "non_answer", item_id))
    else:
        note, found = answer_note(note, instrument, item_id, reading.raw(answer[key], item_id))
        if not found and item_id not in note.answers:
            reading.refuse("record.blank_answer", item_id)
    reading.findings += found
    return note


def line_of_note(note: WorkNote, instrument: Instrument, interview: str = "") -> dict[str, Any]:
    """The note as one line of an answers file; taken in again it is the same."""
    instrument_id, _, version = note.instrument.partition("/")
    line: dict[str, Any] = {
        "id": note.id,
        "instrument": {"id": instrument_id, "version": version},
        "on": note.begun_on,
        "answers": {
            item: {"non_answer": answer.non_answer}
            if answer.value is None
            else {
                VALUE_KEYS[instrument.by_id[item].kind]: list(answer.value)
                if isinstance(answer.value, tuple)
                else answer.value
            }
            for item, answer in note.answers.items()
        },
    }
    if interview:
        line["of"] = interview
    if note.leaves:
        line["send"] = True
    return line


def work_schema_of(instrument: Instrument) -> dict[str, Any]:
    """The JSON Schema of such a line; draft 2020-12."""
    alone = instrument.purpose == EXPERIENCE
    properties: dict[str, Any] = {
        "id": {"type": "string", "pattern": f"^{NOTE_ID.pattern}$"},
        "instrument": {
            "type": "object",
            "properties": {"id": {"const": instrument.id}, "version": {"const": instrument.version}},
            "required": ["id", "version"],
            "additionalProperties": False,
        },
        "on": {"type": "string", "format": "date"},
        "answers": {
            "type": "object",
            "properties": {
                item.id: lone_answer_schema(item) for item in instrument.items() if item.kind is not Kind.NOTE
            },
            "additionalProperties": False,
        },
        **({"send": {"type": "boolean"}} if alone else {"of": {"type": "string"}}),
    }
    return {
        "$schema": "https://json-schema.org/draft/2020-12/schema",
        "title": instrument.words("instrument.title"),
        "type": "object",
        "properties": properties,
        "required": ["instrument", "answers", *([] if alone else ["of"])],
        "additionalProperties": False,
    }


def _placed(finding: Finding, number: int) -> Finding:
    where = f"line {number}, {finding.where}" if finding.where else f"line {number}"
    return replace(finding, where=where, context={**finding.context, "line": number})
