"""The JSON Schema of one line of an answers file, for one instrument as one project uses it.

Pure; made from the same lists and items that `record.answers_file` reads with, so that what fits the
schema is at most refused for what a schema cannot say (dates that lie ahead, items that are closed).
"""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from udset_desktop.instrument.model import SCALES, Instrument, Item, Kind
from udset_desktop.interview.answers import SUPPORTS, Perspective, SaidBy, Shown
from udset_desktop.interview.entry import LINE_AT_MOST, SAYABLE, TAKEN_BACK, WHOLE_AT_MOST, WORDS_AT_MOST
from udset_desktop.interview.header import (
    AIDS,
    ALLOCATIONS,
    INTERVIEWERS_AT_MOST,
    KNOWN,
    MODES,
    OTHERS,
    RESPONDENTS,
    SPEAKERS,
    STOPS,
)
from udset_desktop.interview.permission import GivenBy, How, Purpose, Reply
from udset_desktop.interview.session import choices_of
from udset_desktop.interview.together import (
    ACTIONS_AT_MOST,
    INPUTS,
    MARKS,
    MATTERS_AT_MOST,
    READ_BACK,
    WANTED,
    WHO,
    WHY_NOT,
)
from udset_desktop.project.model import AGE_BANDS, INTERVIEWER_TYPES, Project
from udset_desktop.record.answers_file import VALUE_KEYS
from udset_desktop.record.reading import MINUTES_AT_MOST

Schema = dict[str, Any]

_DATE: Schema = {"type": "string", "format": "date", "pattern": r"^\d{4}-\d{2}-\d{2}$"}
_LINE: Schema = {"type": "string", "maxLength": LINE_AT_MOST}
_WORDS: Schema = {"type": "string", "maxLength": WORDS_AT_MOST}
_NEEDED = (
    "instrument",
    "about",
    "person",
    "respondent",
    "interviewers",
    "mode",
    "on",
    "permissions",
    "answers",
)


def schema_of(instrument: Instrument, project: Project) -> Schema:
    """The schema of one interview; draft 2020-12."""
    properties = {
        "id": {"type": "string", "pattern": r"^[A-Za-z0-9._-]{1,64}$"},
        "instrument": _table({"id": {"const": instrument.id}, "version": {"const": instrument.version}}),
        **_frame(instrument, project),
        "permissions": _permissions(),
        "answers": _table(
            {item.id: _answer(item, project) for item in instrument.items() if item.kind is not Kind.NOTE},
            needed=(),
        ),
        **_together(instrument),
        "reason": _LINE,
    }
    return {
        "$schema": "https://json-schema.org/draft/2020-12/schema",
        "title": instrument.words("instrument.title"),
        **_table(properties, needed=_NEEDED),
    }


def _frame(instrument: Instrument, project: Project) -> Schema:
    return {
        "about": _about(project),
        "person": _table({"ref": _LINE, "link": _LINE}, needed=("ref",)),
        "respondent": _among(RESPONDENTS),
        "supports": _some(SUPPORTS),
        "speaker": _among(("", *SPEAKERS)),
        "perspective": _among(("", *Perspective)),
        "aids": _some(AIDS),
        "interviewers": {
            "type": "array",
            "minItems": 1,
            "maxItems": INTERVIEWERS_AT_MOST,
            "items": _interviewer(),
        },
        "mode": _among(MODES),
        "others": _some(OTHERS),
        "typed_by": _LINE,
        "on": _DATE,
        "minutes": {"type": ["integer", "null"], "minimum": 0, "maximum": MINUTES_AT_MOST},
        "looks_after": _LINE,
        "short": _some(page.id for page in instrument.pages()),
        "stopped": _among(("", *STOPS)),
    }


def _about(project: Project) -> Schema:
    services = [service.code for service in project.services]
    places = services if project.place_field == "service" else [one.code for one in project.localities]
    return _table(
        {
            "group": _among(project.groups),
            "place": _among(("", *places)),
            "service": _among(("", *services)),
            "age_band": _among(("", *AGE_BANDS)),
        },
        needed=("group",),
    )


def _together(instrument: Instrument) -> Schema:
    outcomes = sorted({page.outcome for page in instrument.pages() if page.outcome})
    return {
        "actions": {"type": "array", "maxItems": ACTIONS_AT_MOST, "items": _action(outcomes)},
        "together": _table(
            {
                "matters": {"type": "array", "maxItems": MATTERS_AT_MOST, "items": _WORDS},
                "marks": {"type": "array", "maxItems": MATTERS_AT_MOST, "items": _some(MARKS)},
                "review_on": {"anyOf": [_DATE, {"const": ""}]},
                "read_back": _among(("", *READ_BACK)),
            },
            needed=(),
        ),
    }


def _table(properties: Schema, needed: Iterable[str] | None = None) -> Schema:
    return {
        "type": "object",
        "properties": properties,
        "required": list(properties if needed is None else needed),
        "additionalProperties": False,
    }


def _among(words: Iterable[str]) -> Schema:
    return {"enum": [str(word) for word in words]}


def _some(words: Iterable[str]) -> Schema:
    return {"type": "array", "uniqueItems": True, "items": _among(words)}


def _interviewer() -> Schema:
    known = {"enum": ["", *KNOWN, True, False]}
    return _table(
        {
            "ref": _LINE,
            "type": _among(INTERVIEWER_TYPES),
            "known_before": known,
            "same_employer": known,
            "allocated": _among(("", *ALLOCATIONS)),
        },
        needed=("ref", "type"),
    )


def _permissions() -> Schema:
    said = {"enum": [*(str(one) for one in Reply), True, False]}
    giving = {"given_by": _among(GivenBy), "papers_seen": {"type": "boolean"}, "how": _among(How)}
    return _table(
        {
            **{purpose.value: said for purpose in Purpose},
            **giving,
            "notice": _LINE,
            "shown": _table({purpose.value: _among(Shown) for purpose in Purpose}, needed=()),
            "at_begin": _table(giving, needed=()),
        },
        needed=("talk",),
    )


def _answer(item: Item, project: Project) -> Schema:
    key = VALUE_KEYS[item.kind]
    properties: Schema = {
        key: _value(item, choices_of(project, item) or item.choices),
        "non_answer": _among((*SAYABLE, TAKEN_BACK)),
        "said_by": _some(SaidBy),
        "perspective": _among(("", *Perspective)),
        "between_us": {"type": "boolean"},
        "off_sheet": {"type": "boolean"},
        "shown": _among(("", *Shown)),
    }
    if item.scales:
        properties["scale"] = _among(("", *item.scales))
    table = _table(properties, needed=())
    return {**table, "oneOf": [{"required": [key]}, {"required": ["non_answer"]}]}


def lone_answer_schema(item: Item) -> Schema:
    """The schema of an answer that nobody but its writer gives."""
    key = VALUE_KEYS[item.kind]
    table = _table({key: _value(item, item.choices), "non_answer": _among(SAYABLE)}, needed=())
    return {**table, "oneOf": [{"required": [key]}, {"required": ["non_answer"]}]}


def _value(item: Item, choices: Iterable[str]) -> Schema:
    match item.kind:
        case Kind.RATING:
            return _among(dict.fromkeys(word for scale in item.scales for word in SCALES[scale]))
        case Kind.ONE:
            return _among(choices)
        case Kind.MANY:
            return {**_some(choices), "minItems": 1}
        case Kind.WHOLE:
            return {
                "type": "integer",
                "minimum": 0,
                "maximum": WHOLE_AT_MOST if item.at_most is None else item.at_most,
            }
        case Kind.DATE:
            return _DATE
        case Kind.PEOPLE:
            return {"type": "array", "minItems": 1, "items": _LINE}
        case Kind.FLAG:
            return {"type": "boolean"}
        case _:
            return {**_WORDS, "minLength": 1}


def _action(outcomes: Iterable[str]) -> Schema:
    return _table(
        {
            "what": {**_WORDS, "minLength": 1},
            "who": _some(WHO),
            "who_named": _LINE,
            "by_when": _LINE,
            "outcome": _among(("", *outcomes)),
            "available": {"type": "boolean"},
            "why_not": _WORDS,
            "inputs": _some(INPUTS),
            "matter": {"type": "integer", "minimum": 0, "maximum": MATTERS_AT_MOST},
            "wanted": _some(WANTED),
            "why": _among(("", *WHY_NOT)),
            "marks": _some(MARKS),
        },
        needed=("what",),
    )
