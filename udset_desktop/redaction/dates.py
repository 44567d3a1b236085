"""Dates in the shapes people write them, and years of birth.

Called by `redaction.shapes` where a text holds a digit.  A month or a weekday alone is no finding, nor is
a year that nobody was born in: neither tells one person apart.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache

from udset_desktop.redaction.days import days_told, is_day
from udset_desktop.redaction.lexicon import NOT_NAME, WORD, folded, load_lexicon
from udset_desktop.redaction.model import Certainty, Kind, TextFinding
from udset_desktop.redaction.rules import APART

_DAYS_AT_MOST = 31
_BEFORE = 24
_MANY = 13
_FEWEST_OF_FIGURES = 4
"""A day, a month and a year in figures have at least so many."""

_AS_THEY_STAND = (
    ("month_between", "months", 12, 4),
    ("day_month", "months", 20, 28),
    ("month_day", "months", 40, 4),
    ("month_year", "months", 20, 4),
    ("time_of_year", "times_of_year", 28, 4),
    ("feast", "feasts", 36, 4),
    ("weekday_day", "weekdays", 20, 4),
    ("birth_year", "birth", 48, 4),
    ("birth_years", "birth", 32, 4),
)
"""The shapes with a word: the list that its word stands in, and how far before and behind its digits it may reach."""

_LISTS = frozenset(words for _, words, *_ in _AS_THEY_STAND)
_BEHIND_FIGURES = 6
_HEAD = 3
_NONE: frozenset[str] = frozenset()
_APART = APART | {ord(digit): " " for digit in "0123456789"}
_ONLY_WITH_YEAR = frozenset({"time_of_year", "feast"})
_WITH_YEAR = (
    ("roman", (" i", " v", " x")),
    ("month_in_figures", ("/", "-")),
    ("nth_of_nth", (" of ",)),
    ("baby_of", ("baby", "bairn", "child", "birth")),
)
"""Shapes of figures with a year, and one of which signs must stand around each."""
_OF_FIGURES = (
    ("range", 1, 3),
    ("figures", 1, 3),
    ("figures_apart", 1, 3),
    ("year_first", 3, 2),
    ("run_together", 2, 1),
)
"""The shapes of figures alone, each with the groups of its day and its month."""
_OF_SHORT_FIGURES = _OF_FIGURES[:2]
"""Those of them whose year may have two figures."""
_WITHOUT_SIGN = (_OF_FIGURES[2], _OF_FIGURES[4])
"""Those of them with no sign between."""
_JOINED = re.compile(r"\d ?[/.|\\-] ?\d")

_NTH = (
    "first",
    "second",
    "third",
    "fourth",
    "fifth",
    "sixth",
    "seventh",
    "eighth",
    "ninth",
    "tenth",
    "elfth",
    "teenth",
    "tieth",
)
_SPELLED_YEAR = ("nineteen", "twenty", "thousand")
_LED_TO = re.compile(r"(?:^|[ \n(])(?:on|by|until|till|since|dated|before|after|due) \Z", re.IGNORECASE)
_OFTEN_WORDS = frozenset({"may", "march", "mar", "sat", "sun", "mon", "jan"})
"""Months that are words as well: with a bare number after them they are taken for a date only by a capital."""


_YEAR = r"(?:19|20)\d\d"
_PART = 7
_PART_OF_MONTH = re.compile(r"(?<![^\W_])(?:early|mid|late)[ -]\Z", re.IGNORECASE)
_ROMAN = "X|IX|IV|V?I{1,3}|V|XI{1,2}"
_ROMAN_TIED = re.compile(r"\d[./-][ivx]")
_CLOCK = r"(?<=\d{4}),? \d\d:\d\d(?::\d\d)?"
_FIGURES = {
    "range": re.compile(
        r"(?<![\w/£$€.-])(\d{1,2})([/.])(\d{1,2})\2(?:\d{4}|\d\d) ?- ?\d{1,2}\2\d{1,2}\2(?:\d{4}|\d\d)(?![\w/]|[.-]\d)"
    ),
    "figures": re.compile(
        rf"(?<![\w/£$€.-])(\d{{1,2}})([/.|\\-]| / | - | \. |\. )(\d{{1,2}})\2(?:\d{{4}}|\d{{2}})(?:{_CLOCK})?(?![\w/]|[.-]\d)"
    ),
    "figures_apart": re.compile(rf"(?<![\w/£$€.,-])(\d{{1,2}})( )(\d{{1,2}}) {_YEAR}(?![\w/]|[.-]\d)"),
    "roman": re.compile(rf"(?<![\w/£$€.,-])\d{{1,2}} (?:{_ROMAN}) {_YEAR}(?!\w)"),
    "roman_tied": re.compile(rf"(?i)(?<![\w/£$€.,-])\d{{1,2}}([./-])(?:{_ROMAN})\1(?:{_YEAR}|\d\d)(?!\w)"),
    "year_first": re.compile(
        rf"(?<![\w/.-]){_YEAR}([/.-])(\d{{1,2}})\1(\d{{1,2}})(?:[T ]\d\d:\d\d(?::\d\d(?:\.\d{{1,6}})?)?(?:Z|[+-]\d\d:?\d\d)?)?(?![\d/])"
    ),
    "month_abroad": re.compile(
        rf"(?<![\w/£$€.,-])\d{{1,2}}(?:er)?\.? (?:de )?(?P<month>[^\W\d_]{{3,12}})\.?(?: de)? {_YEAR}(?!\w)",
        re.IGNORECASE,
    ),
    "run_together": re.compile(rf"(?<![\w/£$€.,-]){_YEAR}(\d\d)(\d\d)(?![\w/]|[.,-]\d)"),
    "nth_of_nth": re.compile(
        rf"(?i)(?<!\w)\d{{1,2}}(?:st|nd|rd|th) of (?:the )?\d{{1,2}}(?:st|nd|rd|th),?(?: of)? (?:{_YEAR}|['’]?\d\d)(?!\w)"
    ),
    "baby_of": re.compile(rf"(?i)(?<= a ){_YEAR}(?= (?:baby|bairn|child|birth)(?![^\W_]))"),
    "month_in_figures": re.compile(rf"(?<![\w/£$€.,-])(?:0?[1-9]|1[0-2])[/-]{_YEAR}(?![\w/]|[.-]\d)"),
    "year_month": re.compile(r"(?<![\w/£$€.,-])(?:19|20)(\d\d)-(0[1-9]|1[0-2])(?![\w/-]|[.,]\d)"),
}
"""The shapes without a word."""


@cache
def _patterns() -> dict[str, re.Pattern[str]]:
    cues = load_lexicon().cues
    months, weekdays = _any(cues["months"]), _any(cues["weekdays"])
    births = _any(cues["birth"])
    year = rf"(?:[ ,./-]{{0,2}}(?:of |in )?(?:{_YEAR}|['’]\d\d|(?<!, )\d\d(?![\d:%]|[.,]\d| ?(?:{months})(?![^\W_]))))?"
    day = r"\d{1,2}(?:st|nd|rd|th)?"
    more = rf"(?:{day}, ?(?={day} (?:and|or|&) ))?"  # of three days the last is led to by a word
    days = rf"{more}(?:{day}(?:, ?| and (?:the )?| or (?:the )?| to (?:the )?| & |/| ?- ?))?{day}"
    on = rf"(?:(?:{weekdays})\.?,? (?:the )?)?"
    written = {
        "month_between": rf"(?<![^\W_])(?:{_YEAR}[ /-](?:{months})[ /-]\d{{1,2}}|(?:{months})[/-]\d{{1,2}}[/-](?:{_YEAR}|\d\d))(?!\w)",
        "day_month": rf"(?<![\w/£$€.]){on}{days}(?: day)?(?: of| o'?)?[ .,/-]{{0,2}}(?:{months})(?![^\W\d_])\.?{year}(?:(?<=\d{{4}}),? \d\d:\d\d(?!\d)| (?:last|this|next) year(?!\w))?",
        "month_day": rf"(?<![^\W_]){on}(?P<month>{months})(?:\.? (?:the )?|\.)(?P<day>{day})(?: ?- ?\d{{1,2}}(?!\d)|(?:, ?| and | & | to | ?- ?)\d{{1,2}}(?:st|nd|rd|th|(?=[.;)\n]|\Z)))?(?![^\W_]|[:.%]\d)(?P<year>,? (?:{_YEAR}|['’]\d\d(?!\d)))?",
        "month_year": rf"(?<![^\W_])(?:(?:{months})\.? ?[/-] ?)?(?:{months})\.?(?:[, /-]{{1,2}}(?:of )?{_YEAR}(?!\d)|(?: ['’]|[-/])\d\d(?![\w%/]|[.,:]\d))",
        "time_of_year": rf"(?<![^\W_])(?:{_any(cues['times_of_year'])})(?:,? of|,)? {_YEAR}(?!\d)",
        "feast": rf"(?<![^\W_])(?:{_any_phrase(cues['feasts'])})(?: day| eve)?(?:,? (?:of |in )?{_YEAR}(?!\d))",
        "birth_year": (
            rf"(?<![^\W_])(?:{births})(?![^\W\d_])(?:[^\d\n]{{0,14}}|[^\d\n.;]{{0,30}} in )"
            r"(?P<id>(?:18|19|20)\d\d|['’]\d\d|\d{6}|\d{8}|\d{1,2} \d{1,2} \d\d)(?![\d/|]|[ .-]\d)"
        ),
        "birth_years": (
            rf"(?<![^\W_])(?:{births})(?![^\W\d_])[^\d\n]{{0,14}}{_YEAR}(?:, {_YEAR}){{0,6}},? and (?:in )?(?P<id>{_YEAR})(?![\d/|]|[ .-]\d)"
        ),
        "weekday_day": rf"(?<![^\W_])(?:{weekdays}),? (?:the )?\d{{1,2}}(?:st|nd|rd|th)(?![^\W_])",
    }
    return {name: re.compile(pattern, re.IGNORECASE) for name, pattern in written.items()}


@cache
def _spelled() -> tuple[re.Pattern[str], ...]:
    """Dates whose day or year is spelled: "the fourth of July"; the last, "June nineteen forty", has no such day."""
    cues = load_lexicon().cues
    months = _any(cues["months"])
    days = "|".join(
        sorted((re.escape(day).replace("\\-", "[ -]") for day in cues["ordinals"]), key=len, reverse=True)
    )
    small = _any(cues["years_spelled"])
    spelled = (
        rf"(?:nineteen|twenty|two thousand)(?: and)?[ -](?:oh |hundred and )?(?:{small})(?:[ -](?:{small}))?"
    )
    year = rf"(?:,? (?:of |in )?(?:(?:19|20)\d\d|{spelled})(?!\w))"
    return (
        re.compile(rf"(?<![^\W_])(?:{days})(?: day)? of (?:{months})(?![^\W_]){year}?", re.IGNORECASE),
        re.compile(
            rf"(?<![^\W_])(?:{months}) (?:the (?:{days})(?![^\W_]){year}?|(?:{days})(?:{year}|(?![^\W_])"
            rf"(?! (?!(?:{_any(cues['after_day'])})(?![^\W_]))[^\W_])))",
            re.IGNORECASE,
        ),
        re.compile(
            rf"(?<![^\W_])(?:{days}) of the (?:{days}),?(?: of)? (?:{_YEAR}|{spelled}|(?:{small})(?:[ -](?:{small}))?)(?!\w)",
            re.IGNORECASE,
        ),
        re.compile(rf"(?<![^\W_])(?:{months}),? {spelled}(?![^\W_])", re.IGNORECASE),
        re.compile(rf"(?<![^\W_])(?:{days}) (?:{months}){year}", re.IGNORECASE),
        re.compile(
            rf"(?<![^\W_])(?:{_any(cues['birth'])})(?![^\W_])[^\d\n.]{{1,24}}?(?<![^\W_])(?P<id>{spelled})(?![^\W_])",
            re.IGNORECASE,
        ),
    )


@cache
def _weekday() -> re.Pattern[str]:
    """A weekday that leads to a date in figures."""
    return re.compile(rf"(?<![^\W_])(?:{_any(load_lexicon().cues['weekdays'])})\.?,? \Z", re.IGNORECASE)


@cache
def _lists_by_word() -> dict[str, frozenset[str]]:
    """For the first word of each entry of the lists, the lists it may be of."""
    firsts: dict[str, set[str]] = {}
    for name in _LISTS:
        for word in load_lexicon().cues[name]:
            firsts.setdefault(word.translate(_APART).split()[0], set()).add(name)
    return {first: frozenset(names) for first, names in firsts.items()}


@cache
def _heads(name: str) -> tuple[str, ...]:
    """The first three letters of the words of a list."""
    return tuple({first[:_HEAD] for first, names in _lists_by_word().items() if name in names})


def _held_lists(low: str) -> frozenset[str]:
    """The lists of which an entry may stand in `low`, by its first word."""
    by_word = _lists_by_word()
    held = by_word.keys() & low.translate(_APART).split()
    return frozenset().union(*(by_word[word] for word in held)) if held else _NONE


def spelled_dates(text: str) -> Iterator[TextFinding]:
    """Dates whose day or year is spelled: "the fourth of July", "June nineteen forty"."""
    low = text.lower()
    nth, year = any(map(low.__contains__, _NTH)), any(map(low.__contains__, _SPELLED_YEAR))
    if not (nth or year):
        return
    months = any(map(low.__contains__, _heads("months")))
    of_month, month_of, of_nth, with_year, nth_month, birth = _spelled()
    asked = (
        (of_month, nth and months),
        (month_of, nth and months),
        (of_nth, nth and " of the " in low),
        (with_year, months and year),
        (nth_month, nth and months),
        (birth, year and any(map(low.__contains__, _heads("birth")))),
    )
    for pattern in [pattern for pattern, told in asked if told]:
        for match in pattern.finditer(text):
            yield _found(*match.span("id" if pattern is birth else 0))


def date_findings(
    text: str, first: int, last: int, run: tuple[int, int] | None = None, digits: int = _MANY
) -> Iterator[TextFinding]:
    """Every date of `text[first:last]`, whose `digits` digits lie within `run`; the longer shapes come first."""
    low = text[first:last].lower()
    start, end = run or (first, last)
    year = "19" in low or "20" in low
    if held := _held_lists(low):
        yield from _with_words(text, (first, last), (start, end), held, year=year)
    behind = min(last, end + _BEHIND_FIGURES)
    if year:
        for name, signs in _WITH_YEAR:
            if any(sign in low for sign in signs):
                for match in _FIGURES[name].finditer(text, start, behind):
                    yield _found(*match.span())
    if digits >= _FEWEST_OF_FIGURES and _ROMAN_TIED.search(low):
        for match in _FIGURES["roman_tied"].finditer(text, start, behind):
            yield _found(*match.span())
    if digits >= _FEWEST_OF_FIGURES:
        yield from _of_figures(text, start, behind, year=year)
    for at, to in days_told(text, (first, last), (start, end), low):
        led = _weekday().search(text, max(first, at - _BEFORE), at)
        yield _found(led.start() if led else at, to, certainty=Certainty.MAY_BE)


def _with_words(
    text: str, amid: tuple[int, int], run: tuple[int, int], held: frozenset[str], *, year: bool
) -> Iterator[TextFinding]:
    """Dates with the name of a month, a weekday or a feast, of the lists of which a word is there."""
    patterns = _patterns()
    for name, words, before, behind in _AS_THEY_STAND:
        if words not in held or (name in _ONLY_WITH_YEAR and not year):
            continue
        start, end = max(amid[0], run[0] - before), min(amid[1], run[1] + behind)
        for match in patterns[name].finditer(text, start, end):
            if name != "month_day" or _is_month(match):
                first, last = match.span("id" if name.startswith("birth_") else 0)
                part = name == "month_year" and _PART_OF_MONTH.search(text, max(0, first - _PART), first)
                yield _found(part.start() if part else first, last)


def _of_figures(text: str, first: int, last: int, *, year: bool) -> Iterator[TextFinding]:
    """Dates of figures alone; `year` says whether a year of four figures may be among them."""
    shapes: tuple[tuple[str, int, int], ...]
    if _JOINED.search(text, first, last) is None:
        shapes = _WITHOUT_SIGN if year else ()
    else:
        shapes = _OF_FIGURES if year else _OF_SHORT_FIGURES
    for name, day, month in shapes:
        for match in _FIGURES[name].finditer(text, first, last):
            if is_day(int(match[day]), int(match[month])):
                led = _weekday().search(text, max(0, match.start() - _BEFORE), match.start())
                yield _found(led.start() if led else match.start(), match.end())
    if not year:
        return
    for match in _FIGURES["year_month"].finditer(text, first, last):
        if int(match[2]) != int(match[1]) + 1:  # "2011-12" are two years
            yield _found(*match.span())
    for match in _FIGURES["month_abroad"].finditer(text, first, last):
        word = match["month"]
        bits = load_lexicon().bits.get(folded(word), 0)
        told = folded(word) in load_lexicon().cues["months_abroad"]
        if told or (not bits & (WORD | NOT_NAME) and not (bits and word[0].isupper())):
            yield _found(*match.span(), certainty=Certainty.MAY_BE)


def _is_month(match: re.Match[str]) -> bool:
    month, day = match["month"], match["day"]
    if not day.isdigit() or month[0].isupper() or match["year"]:
        return int(re.sub(r"\D", "", day)) <= _DAYS_AT_MOST
    led = match.start() < match.start("month") or _LED_TO.search(match.string, 0, match.start())
    return (bool(led) or month not in _OFTEN_WORDS) and int(day) <= _DAYS_AT_MOST


def _found(start: int, end: int, certainty: Certainty = Certainty.LOOKS_LIKE) -> TextFinding:
    return TextFinding(start=start, end=end, kind=Kind.DATE, certainty=certainty)


def _any(words: frozenset[str]) -> str:
    return "|".join(sorted(map(re.escape, words), key=len, reverse=True))


def _any_phrase(phrases: frozenset[str]) -> str:
    return _any(frozenset(phrase.replace("_", " ") for phrase in phrases))
