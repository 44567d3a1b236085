"""One raw input and one item: an answer, or what is wrong with it.

Used by the window, the import of answers files and the simulation alike.  Never raises for bad
input, never shortens what was said without saying so, and never puts an answer into a finding.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from udset_desktop.foundation.problems import Finding, Severity, has_refusal
from udset_desktop.foundation.unseen import without_unseen
from udset_desktop.instrument.model import NON_ANSWERS, SCALES, Item, Kind
from udset_desktop.interview.answers import Answer, Perspective, SaidBy
from udset_desktop.interview.header import SPEAKERS, is_spoken_for

WORDS_AT_MOST = 20_000
"""Characters of one answer in own words: some six printed pages."""

LINE_AT_MOST = 500
"""Characters of one short text: a name, a tag, a date in words."""

LIST_AT_MOST = 40
FIRST_YEAR, LAST_YEAR = 1900, 2099
WHOLE_AT_MOST = 1_000_000
TAKEN_BACK = "taken_back"
SAYABLE = tuple(word for word in NON_ANSWERS if word != TAKEN_BACK)
"""What can be said in place of an answer; an answer that was given is taken back by `interview.taking_back`."""

_UNSTORABLE = re.compile("[\x00\ud800-\udfff]")
_DAY_FIRST = re.compile(r"(\d{1,2})[./ -](\d{1,2})[./ -](\d{4})")
_ISO = re.compile(r"\d{4}-\d{2}-\d{2}")
_WHOLE = re.compile(r"\d{1,9}")

Raw = str | int | bool | Sequence[str] | None


@dataclass(frozen=True, slots=True, kw_only=True)
class Entered:
    """What came of an input: an answer (`None` where it was refused or emptied), and findings."""

    answer: Answer | None
    findings: tuple[Finding, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class _Value:
    """A value on its way to an answer; `value=None` with no findings: emptied."""

    value: str | int | tuple[str, ...] | None
    findings: tuple[Finding, ...] = ()


def enter(
    item: Item,
    raw: Raw,
    *,
    scale: str = "",
    said_by: tuple[SaidBy, ...] = (SaidBy.PERSON,),
    perspective: Perspective | None = None,
    choices: Sequence[str] | None = None,
) -> Entered:
    """The answer that `raw` is; `choices` stands in for the item's own where the project has them.

    A file, or a talk begun in an older version, may not say whose view it is: kept as it is, and told so.
    """
    findings = check_named(item.id, said_by, perspective)
    if item.kind is Kind.RATING:
        on = scale or item.scale
        if on not in item.scales:
            return Entered(answer=None, findings=(refusal("interview.wrong_scale", item.id),))
        taken = _one(item.id, raw, SCALES[on])
    else:
        on = ""
        if scale:
            return Entered(answer=None, findings=(refusal("interview.no_scale_here", item.id),))
        taken = _value(item, raw, item.choices if choices is None else tuple(choices))
    if findings or taken.value is None:
        return Entered(answer=None, findings=findings + taken.findings)
    answer = Answer(value=taken.value, scale=on, said_by=said_by, perspective=perspective)
    return Entered(answer=answer, findings=taken.findings)


def decline(
    item: Item,
    non_answer: str,
    *,
    said_by: tuple[SaidBy, ...] = (SaidBy.PERSON,),
    perspective: Perspective | None = None,
) -> Entered:
    """The non-answer of an item."""
    if item.kind is Kind.NOTE or non_answer not in SAYABLE:
        return Entered(answer=None, findings=(refusal("interview.no_such_non_answer", item.id),))
    findings = check_named(item.id, said_by, perspective)
    if findings:
        return Entered(answer=None, findings=findings)
    return Entered(answer=Answer(non_answer=non_answer, said_by=said_by, perspective=perspective))


def check_named(
    where: str, said_by: tuple[SaidBy, ...], perspective: Perspective | None = None
) -> tuple[Finding, ...]:
    """Whether somebody is named, each once, and a view taken only by somebody who speaks for another."""
    if not said_by or len(set(said_by)) != len(said_by):
        return (refusal("interview.said_by_whom", where),)
    if perspective is not None and not set(said_by) & set(SPEAKERS):
        return (refusal("interview.whose_view", where),)
    return ()


def check_said_by(
    where: str, said_by: tuple[SaidBy, ...], perspective: Perspective | None = None
) -> tuple[Finding, ...]:
    """The same, and that whoever speaks for another says whose view it is: asked of all that is said now."""
    if perspective is None and said_by and is_spoken_for(said_by):
        return (refusal("interview.whose_view_first", where),)
    return check_named(where, said_by, perspective)


def clean_text(raw: str) -> tuple[str, int]:
    """Text fit to keep, and how many unseen marks were taken out of it.

    Composed (NFC), lines ended one way, without control characters and writing-direction marks.
    """
    cleaned, count = without_unseen(raw)
    return unicodedata.normalize("NFC", cleaned).strip(), count


def storable_text(raw: str) -> str:
    """Half-typed text as it can be kept: everything but what no database and no file can hold."""
    return _UNSTORABLE.sub("", raw)


def check_text(
    where: str, raw: object, *, at_most: int, code: str = "interview.too_long"
) -> tuple[str, tuple[Finding, ...]]:
    """One text cleaned, with findings; a text over `at_most` characters is refused whole."""
    if not isinstance(raw, str):
        return "", (refusal("interview.not_words", where),)
    if len(raw) > at_most:
        return "", (refusal(code, where, at_most=at_most, length=len(raw)),)
    cleaned, count = clean_text(raw)
    if count:
        return cleaned, (note("interview.marks_taken_out", where, count=count),)
    return cleaned, ()


def parse_day(raw: str) -> date | None:
    """A date as a person writes it: `2026-05-03`, `3.5.2026`, `3/5/2026`; `None` for anything else."""
    text = raw.strip()
    try:
        if _ISO.fullmatch(text):
            return date.fromisoformat(text)
        day_first = _DAY_FIRST.fullmatch(text)
        if day_first:
            day, month, year = (int(part) for part in day_first.groups())
            return date(year, month, day)
    except ValueError:
        return None
    return None


def refusal(code: str, where: str, **context: str | int) -> Finding:
    """A finding that refuses."""
    return Finding(code=code, where=where, context=context)


def note(code: str, where: str, **context: str | int) -> Finding:
    """A finding that stops nothing."""
    return Finding(code=code, where=where, context=context, severity=Severity.NOTE)


def _refused(code: str, where: str, **context: str | int) -> _Value:
    return _Value(value=None, findings=(refusal(code, where, **context),))


def _value(item: Item, raw: Raw, choices: tuple[str, ...]) -> _Value:
    match item.kind:
        case Kind.ONE:
            return _one(item.id, raw, choices)
        case Kind.MANY:
            return _many(item, raw, choices)
        case Kind.WORDS:
            return _words(item.id, raw)
        case Kind.PEOPLE:
            return _people(item, raw)
        case Kind.WHOLE:
            return _whole(item, raw)
        case Kind.DATE:
            return _date(item.id, raw)
        case Kind.FLAG:
            return _flag(item.id, raw)
        case _:
            return _refused("interview.nothing_to_answer", item.id)


def _one(where: str, raw: Raw, choices: Sequence[str]) -> _Value:
    if raw is None or raw == "":
        return _Value(value=None)
    if not isinstance(raw, str) or raw not in choices:
        return _refused("interview.no_such_choice", where)
    return _Value(value=raw)


def _many(item: Item, raw: Raw, choices: Sequence[str]) -> _Value:
    if raw is None or raw == "":
        return _Value(value=None)
    chosen = (raw,) if isinstance(raw, str) else raw
    if isinstance(chosen, bool | int):
        return _refused("interview.no_such_choice", item.id)
    if any(not isinstance(choice, str) or choice not in choices for choice in chosen):
        return _refused("interview.no_such_choice", item.id)
    if item.at_most is not None and len(set(chosen)) > item.at_most:
        return _refused("interview.too_many", item.id, at_most=item.at_most)
    if len(set(chosen)) > 1 and set(chosen) & set(item.exclusive):
        return _refused("interview.rules_out_others", item.id)
    # Kept in the definition's order, so that the same choices are the same answer.
    return _Value(value=tuple(choice for choice in choices if choice in chosen) or None)


def _words(where: str, raw: Raw) -> _Value:
    if raw is None:
        return _Value(value=None)
    text, findings = check_text(where, raw, at_most=WORDS_AT_MOST)
    return _Value(value=text or None, findings=findings)


def _people(item: Item, raw: Raw) -> _Value:
    if raw is None:
        return _Value(value=None)
    if isinstance(raw, str) and len(raw) > WORDS_AT_MOST:
        return _refused("interview.too_long", item.id, at_most=WORDS_AT_MOST, length=len(raw))
    lines = raw.splitlines() if isinstance(raw, str) else raw
    if isinstance(lines, bool | int):
        return _refused("interview.not_words", item.id)
    at_most = item.at_most or LIST_AT_MOST
    if len(lines) > WORDS_AT_MOST:
        return _refused("interview.too_many", item.id, at_most=at_most)
    names: list[str] = []
    found: list[Finding] = []
    for line in lines:
        name, findings = check_text(item.id, line, at_most=LINE_AT_MOST)
        found += findings
        if name and name not in names:
            names.append(name)
    if has_refusal(found):
        return _Value(value=None, findings=tuple(found))
    if len(names) > at_most:
        return _refused("interview.too_many", item.id, at_most=at_most)
    return _Value(value=tuple(names) or None, findings=tuple(found))


def _whole(item: Item, raw: Raw) -> _Value:
    if raw is None or raw == "":
        return _Value(value=None)
    text = str(raw).strip()
    if isinstance(raw, bool) or not _WHOLE.fullmatch(text) or not text.isascii():
        return _refused("interview.not_whole", item.id)
    at_most = WHOLE_AT_MOST if item.at_most is None else item.at_most
    number = int(text)
    return (
        _Value(value=number)
        if number <= at_most
        else _refused("interview.number_too_high", item.id, at_most=at_most)
    )


def _date(where: str, raw: Raw) -> _Value:
    if raw is None or raw == "":
        return _Value(value=None)
    day = parse_day(raw) if isinstance(raw, str) else None
    if day is None:
        return _refused("interview.not_a_date", where)
    if not FIRST_YEAR <= day.year <= LAST_YEAR:
        return _refused("interview.date_out_of_reach", where, first=FIRST_YEAR, last=LAST_YEAR)
    return _Value(value=day.isoformat())


def _flag(where: str, raw: Raw) -> _Value:
    if raw in (True, "yes"):
        return _Value(value="yes")
    return _Value(value=None) if raw in (None, False, "", "no") else _refused("interview.not_a_flag", where)
