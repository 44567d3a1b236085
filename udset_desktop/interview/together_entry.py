"""Bringing it together taken in: cleaned, or what is wrong with it; never raises for bad input."""

from __future__ import annotations

from collections.abc import Collection, Iterable
from dataclasses import replace
from datetime import date

from udset_desktop.foundation.problems import Finding
from udset_desktop.instrument.model import Instrument
from udset_desktop.interview.entry import (
    LINE_AT_MOST,
    WORDS_AT_MOST,
    check_text,
    clean_text,
    parse_day,
    refusal,
)
from udset_desktop.interview.together import (
    ACTIONS_AT_MOST,
    INPUTS,
    MARKS,
    MATTERS_AT_MOST,
    READ_BACK,
    WANTED,
    WHO,
    WHY_NOT,
    Action,
    Together,
)

REVIEW_YEARS_AHEAD = 10
"""A review further away than this is a slip of the finger."""


def enter_together(
    together: Together, instrument: Instrument, *, held_on: str
) -> tuple[Together, tuple[Finding, ...]]:
    """The values cleaned, empty lines left out, with every finding; on a refusal use nothing of it."""
    found: list[Finding] = []
    lines = [_text(line, f"matters.{at}", found) for at, line in enumerate(together.matters, start=1)]
    matters = tuple(line for line in lines if line)
    marks = _marks_of_matters(together, lines, found)
    if len(matters) > MATTERS_AT_MOST:
        found.append(refusal("interview.too_many", "matters", at_most=MATTERS_AT_MOST))
    if len(together.actions) > ACTIONS_AT_MOST:
        found.append(refusal("interview.too_many", "actions", at_most=ACTIONS_AT_MOST))
    outcomes = {page.outcome for page in instrument.pages() if page.outcome}
    actions = [
        _action(action, f"actions.{number}", outcomes, found)
        for number, action in enumerate(_in_place(together, found), start=1)
    ]
    found += _check_word(together.read_back, ("", *READ_BACK), "read_back")
    review_on = _review(together.review_on, held_on, found)
    cleaned = Together(
        matters=matters,
        marks=marks,
        actions=tuple(action for action in actions if not _is_empty(action)),
        review_on=review_on,
        read_back=together.read_back,
    )
    return cleaned, tuple(found)


def places_of_matters(together: Together) -> dict[int, int]:
    """Where each line that says something stands once empty ones are gone: place by place, both from 1."""
    filled = [number for number, line in enumerate(together.matters, start=1) if _is_filled(line)]
    return {number: at for at, number in enumerate(filled, start=1)}


def _in_place(together: Together, found: list[Finding]) -> list[Action]:
    """The steps, each still beside the thing that matters it was put to once empty lines are gone."""
    place = places_of_matters(together)
    steps = []
    for number, action in enumerate(together.actions[:ACTIONS_AT_MOST], start=1):
        if not 0 <= action.matter <= len(together.matters):
            found.append(refusal("interview.no_such_matter", f"actions.{number}"))
        steps.append(replace(action, matter=place.get(action.matter, 0)))
    return steps


def _is_empty(action: Action) -> bool:
    return replace(action, matter=0, marks=()) == Action(what="")


def _marks_of_matters(
    together: Together, lines: list[str], found: list[Finding]
) -> tuple[tuple[str, ...], ...]:
    """The marks of the lines that say something, each still beside its own; () where none has any."""
    rows = (*together.marks[: len(lines)], *((),) * (len(lines) - len(together.marks)))
    marks = tuple(
        _marks(row, f"matters.{at}", found) for at, row in enumerate(rows, start=1) if lines[at - 1]
    )
    return marks if any(marks) else ()


def _marks(marks: tuple[str, ...], where: str, found: list[Finding]) -> tuple[str, ...]:
    for word in marks:
        found.extend(_check_word(word, MARKS, where))
    return tuple(word for word in MARKS if word in marks)


def _is_filled(line: object) -> bool:
    return isinstance(line, str) and bool(clean_text(line)[0])


def _action(action: Action, where: str, outcomes: Collection[str], found: list[Finding]) -> Action:
    cleaned = replace(
        action,
        what=_text(action.what, where, found),
        who_named=_text(action.who_named, where, found, at_most=LINE_AT_MOST),
        by_when=_text(action.by_when, where, found, at_most=LINE_AT_MOST),
        why_not=_text(action.why_not, where, found),
        marks=_marks(action.marks, where, found),
    )
    for words, known in ((action.who, WHO), (action.inputs, INPUTS), (action.wanted, WANTED)):
        if len(set(words)) != len(words):
            found.append(refusal("interview.said_twice", where))
        for word in words:
            found.extend(_check_word(word, known, where))
    if "nothing_needed" in action.inputs and len(action.inputs) > 1:
        found.append(refusal("interview.rules_out_others", where))
    found.extend(_check_word(action.outcome, ("", *outcomes), where))
    found.extend(_check_word(action.why, ("", *WHY_NOT), where))
    if not cleaned.what and not _is_empty(cleaned):
        found.append(refusal("interview.step_without_words", where))
    return cleaned


def is_review(raw: str, held_on: str) -> bool:
    """Whether a day to look again, as it is written, could stand; none could."""
    found: list[Finding] = []
    _review(raw, held_on, found)
    return not found


def _review(raw: str, held_on: str, found: list[Finding]) -> str:
    if not raw.strip():
        return ""
    day, held = parse_day(raw), date.fromisoformat(held_on)
    if day is None:
        found.append(refusal("interview.not_a_date", "review_on"))
    elif day < held:
        found.append(refusal("interview.review_before", "review_on"))
    elif day.year > held.year + REVIEW_YEARS_AHEAD:
        found.append(refusal("interview.review_too_far", "review_on", years=REVIEW_YEARS_AHEAD))
    else:
        return day.isoformat()
    return ""


def _text(raw: str, where: str, found: list[Finding], *, at_most: int = WORDS_AT_MOST) -> str:
    text, findings = check_text(where, raw, at_most=at_most)
    found += findings
    return text


def _check_word(word: str, known: Collection[str], where: str) -> Iterable[Finding]:
    return () if word in known else (refusal("interview.no_such_choice", where),)
