"""Dates in the shapes people write them, and years of birth.

Called by `redaction.shapes` where a text holds a digit.  A month or a weekday alone is no finding, nor is
a year that nobody was born in: neither tells one person apart.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache

from udset_desktop.redaction.lexicon import load_lexicon
from udset_desktop.redaction.model import Certainty, Kind, TextFinding

_DAYS_AT_MOST = 31
_MONTHS_AT_MOST = 12
_BEFORE = 24
_OFTEN_WORDS = frozenset({"may", "march", "mar", "sat", "sun", "mon", "dec", "jan", "sep"})
"""Months that are words as well: with a bare number after them they are taken for a date only by a capital."""


@cache
def _patterns() -> dict[str, re.Pattern[str]]:
    cues = load_lexicon().cues
    months, weekdays = _any(cues["months"]), _any(cues["weekdays"])
    births = _any(cues["birth"])
    year = rf"(?:[ ,./-]{{1,2}}(?:of )?(?:(?:19|20)\d\d|['’]\d\d|(?<!, )\d\d(?![\d:%]|[.,]\d| ?(?:{months})(?![^\W_]))))?"
    day = r"\d{1,2}(?:st|nd|rd|th)?"
    on = rf"(?:(?:{weekdays})\.?,? (?:the )?)?"
    return {
        "spelled": re.compile(
            rf"(?<![^\W_])(?:{_any(cues['ordinals'])}) of (?:{months})(?![^\W_])", re.IGNORECASE
        ),
        "day_month": re.compile(
            rf"(?<![\w/£$€.]){on}{day}(?: of)?[ .,/-]{{1,2}}(?:{months})(?![^\W_])\.?{year}", re.IGNORECASE
        ),
        "month_day": re.compile(
            rf"(?<![^\W_]){on}(?P<month>{months})\.? (?:the )?(?P<day>{day})(?![^\W_]|[:.%]\d)(?:,? (?:19|20)\d\d)?",
            re.IGNORECASE,
        ),
        "month_year": re.compile(
            rf"(?<![^\W_])(?:{months})\.?[, /-]{{1,2}}(?:of )?(?:19|20)\d\d(?!\d)", re.IGNORECASE
        ),
        "figures": re.compile(
            r"(?<![\w/£$€.-])(\d{1,2})([/.-]| / )(\d{1,2})\2(?:\d{4}|\d{2})(?![\w/]|[.-]\d)"
        ),
        "year_first": re.compile(r"(?<![\w/.-])(?:19|20)\d\d([/.-])(\d{1,2})\1(\d{1,2})(?![\d/])"),
        "day_and_month": re.compile(r"(?<![\w/£$€.-])(\d{1,2})/(\d{1,2})(?![\w/]|[.-]\d)"),
        "birth_year": re.compile(
            rf"(?<![^\W_])(?:{births})(?![^\W_])[^\d\n]{{0,14}}(?P<id>(?:18|19|20)\d\d|\d{{6}}|\d{{8}})(?!\d)",
            re.IGNORECASE,
        ),
        "weekday_day": re.compile(
            rf"(?<![^\W_])(?:{weekdays}),? (?:the )?\d{{1,2}}(?:st|nd|rd|th)(?![^\W_])", re.IGNORECASE
        ),
    }


@cache
def _dated() -> re.Pattern[str]:
    return re.compile(rf"(?<![^\W_])(?:{_any(load_lexicon().cues['cue_dates'])})(?![^\W_])", re.IGNORECASE)


def spelled_dates(text: str) -> Iterator[TextFinding]:
    """Dates without a digit: "the fourth of July"."""
    for match in _patterns()["spelled"].finditer(text):
        yield _found(*match.span())


def date_findings(text: str, first: int, last: int) -> Iterator[TextFinding]:
    """Every date of `text[first:last]`; the longer shapes come first."""
    patterns = _patterns()
    for name in ("birth_year", "day_month", "month_day", "month_year", "weekday_day"):
        for match in patterns[name].finditer(text, first, last):
            if name != "month_day" or _is_month(match):
                start, end = match.span("id") if name == "birth_year" else match.span()
                yield _found(start, end)
    for match in patterns["figures"].finditer(text, first, last):
        if _is_day(int(match[1]), int(match[3])):
            yield _found(*match.span())
    for match in patterns["year_first"].finditer(text, first, last):
        if _is_day(int(match[3]), int(match[2])):
            yield _found(*match.span())
    yield from _days_and_months(text, patterns["day_and_month"].finditer(text, first, last))


def _days_and_months(text: str, matches: Iterator[re.Match[str]]) -> Iterator[TextFinding]:
    """A day and a month without a year: only where a word before says that something was then."""
    for match in matches:
        day, month = match[1], match[2]
        if not _is_day(int(day), int(month)):
            continue
        padded = day.startswith("0") or month.startswith("0")
        if padded or _dated().search(text, max(0, match.start() - _BEFORE), match.start()):
            yield _found(*match.span(), certainty=Certainty.MAY_BE)


def _is_month(match: re.Match[str]) -> bool:
    month, day = match["month"], match["day"]
    if not day.isdigit() or month[0].isupper():
        return int(re.sub(r"\D", "", day)) <= _DAYS_AT_MOST
    return month not in _OFTEN_WORDS and int(day) <= _DAYS_AT_MOST


def _is_day(one: int, other: int) -> bool:
    return min(one, other) >= 1 and max(one, other) <= _DAYS_AT_MOST and min(one, other) <= _MONTHS_AT_MOST


def _found(start: int, end: int, certainty: Certainty = Certainty.LOOKS_LIKE) -> TextFinding:
    return TextFinding(start=start, end=end, kind=Kind.DATE, certainty=certainty)


def _any(words: frozenset[str]) -> str:
    return "|".join(sorted(map(re.escape, words), key=len, reverse=True))
