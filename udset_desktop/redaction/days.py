"""Days that are told without their year or their month: "seen 22/5", "visit 3.4", "on the 14th", "your letter of the 2nd".

Called by `redaction.dates`.  Each may be a date and may be something else: a human is asked.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache

from udset_desktop.redaction.lexicon import load_lexicon

_DAYS_AT_MOST = 31
_MONTHS_AT_MOST = 12
_BEFORE = 24
_BEHIND = 24
_NTH = r"\d{1,2}(?:st|nd|rd|th)"
_LATER = r"(?:(?:[4-9]|1\d|2[04-9]|30)th|(?:21|31)st|22nd|23rd)"
_NTH_FIGURE = re.compile(r"\d(?:st|nd|rd|th)")
_DOTTED_FIGURE = re.compile(r"\d\.\d")
_NO_DAY = re.compile(
    r"(?<![^\W_])(?:(?<!moved )(?<!place )in|for|every|over|x|flat|apartment|apt|unit|number|no|room|door)\.? \Z",
    re.IGNORECASE,
)
_ALL_DAY = frozenset({"24/7", "24/6", "20/20"})
_TWO = re.compile(r"(?<![\w/£$€.-])(\d{1,2})/(\d{1,2}) ?- ?(\d{1,2})/(\d{1,2})(?![\w/]|[.-]\d)")
_ONE = re.compile(r"(?<![\w/£$€.-])(\d{1,2})/(\d{1,2})(?![\w/]|[.-]\d| of(?!\w))")
_BEHIND_NAME = re.compile(r"(?<![^\W_])[^\W\d_a-z][^\W\d_]+ \Z")
_BEFORE_NAME = re.compile(r" [^\W\d_a-z]")
_AT_A_TIME = re.compile(r" (?:at|@) ?\d")
_DONE = re.compile(
    r"(?<![^\W_])(?!(?:ag|scor|rat|mark|grad|rank|need|add|reduc|increas)ed )[^\W\d_]{2,16}ed \Z",
    re.IGNORECASE,
)
"""A deed right before: "Lodged 3/8"; what is scored is no day."""
_FEWEST_TOGETHER = 6
_RUN_TOGETHER = re.compile(r"(?<![\w/£$€.,-])(\d\d)(\d\d)\d\d(?:\d\d)?(?![\w/]|[.,-]\d)")
_DOTTED = re.compile(
    r"(?<![\w/£$€.,-])(\d{1,2})\.(\d{1,2})(?![\w/%]|[.,]\d| ?(?:mg|mcg|ml|l|g|kg|m|cm|mm|km|units?|litres?|mmol|million|x)(?!\w)"
    r"| (?!was|has|as|is|his|this)[a-z]+s(?!\w))"
)


def days_told(text: str, amid: tuple[int, int], run: tuple[int, int], low: str) -> Iterator[tuple[int, int]]:
    """Where days stand in `text[amid[0]:amid[1]]`, whose figures lie within `run` and whose small letters are `low`."""
    behind = min(amid[1], run[1] + _BEHIND)
    if "/" in low:
        yield from _days_and_months(text, run[0], behind)
    if run[1] - run[0] >= _FEWEST_TOGETHER:
        yield from _run_together(text, run)
    if "." in low and _DOTTED_FIGURE.search(low):
        for match in _DOTTED.finditer(text, run[0], behind):
            led = _led_to_dotted().search(text, max(0, match.start() - _BEFORE), match.start())
            if led and is_day(int(match[1]), int(match[2])) and int(match[2]) <= _MONTHS_AT_MOST:
                yield match.span()
    if _NTH_FIGURE.search(low):
        for pattern in [pattern for words, pattern in _days_alone() if any(word in low for word in words)]:
            for match in pattern.finditer(text, *amid):
                if all(0 < int(day) <= _DAYS_AT_MOST for day in re.findall(r"\d+", match["id"])):
                    yield match.span("id")


def _run_together(text: str, run: tuple[int, int]) -> Iterator[tuple[int, int]]:
    """A day, a month and a year without anything between them, where a deed leads to it: "seen 140325"."""
    for match in _RUN_TOGETHER.finditer(text, *run):
        day, month = int(match[1]), int(match[2])
        if not (0 < day <= _DAYS_AT_MOST and 0 < month <= _MONTHS_AT_MOST):
            continue
        if _led_to_run().search(text, max(0, match.start() - _BEFORE), match.start()):
            yield match.span()


def is_day(one: int, other: int) -> bool:
    """Whether two numbers may be a day and its month, in either order."""
    return min(one, other) >= 1 and max(one, other) <= _DAYS_AT_MOST and min(one, other) <= _MONTHS_AT_MOST


def _days_and_months(text: str, first: int, last: int) -> Iterator[tuple[int, int]]:
    """A day and a month: two of them, or one that cannot be a share, or that a word before leads to."""
    for match in _TWO.finditer(text, first, last):
        if is_day(int(match[1]), int(match[2])) and is_day(int(match[3]), int(match[4])):
            yield match.span()
    for match in _ONE.finditer(text, first, last):
        if not is_day(int(match[1]), int(match[2])) or match.group() in _ALL_DAY:
            continue
        if _NO_DAY.search(text, max(0, match.start() - _BEFORE), match.start()):
            continue
        if _is_dated(text, match):
            yield match.span()


def _is_dated(text: str, match: re.Match[str]) -> bool:
    """Whether figures with a stroke are a date by how they are written, or by the words around."""
    day, month = match[1], match[2]
    if day.startswith("0") or month.startswith("0") or match.start() == 0 or text[match.start() - 1] == "\n":
        return True
    # "22/5" is no share of anything, but may be a house at its street; "9/14" may be a share.
    house = _BEHIND_NAME.search(text, max(0, match.start() - _BEFORE), match.start())
    house = house or _BEFORE_NAME.match(text, match.end())
    if (int(day) > _MONTHS_AT_MOST and not house) or (
        int(month) > _MONTHS_AT_MOST and _AT_A_TIME.match(text, match.end())
    ):
        return True
    if _DONE.search(text, max(0, match.start() - _BEFORE), match.start()):
        return True
    return _dated().search(text, max(0, match.start() - _BEFORE), match.start()) is not None


@cache
def _dated() -> re.Pattern[str]:
    cues = load_lexicon().cues
    return re.compile(
        rf"(?<![^\W_])(?:{_any(cues['cue_dates'] | cues['weekdays'] | cues['birth'])})(?![^\W_])",
        re.IGNORECASE,
    )


@cache
def _led_to_dotted() -> re.Pattern[str]:
    """What stands right before a day and a month with a dot, which else is a number with a part behind it."""
    cues = load_lexicon().cues
    return re.compile(
        rf"(?<![^\W_])(?:{_any(cues['before_dotted'] | cues['weekdays'])})\.?:?(?: on)? \Z", re.IGNORECASE
    )


@cache
def _led_to_run() -> re.Pattern[str]:
    """What stands right before a day, a month and a year in six figures: "seen 140325"."""
    return re.compile(rf"(?<![^\W_])(?:{_any(load_lexicon().cues['cue_dates'])}):? (?:on )?\Z", re.IGNORECASE)


_Told = tuple[tuple[str, ...], str]
"""What must stand in a text, and a pattern of a day that is told with it."""


@cache
def _days_alone() -> tuple[tuple[tuple[str, ...], re.Pattern[str]], ...]:
    """The ways to tell a day without its month where no noun follows: "on the 14th, she", "letter of the 2nd"."""
    cues = load_lexicon().cues
    no_noun = rf"(?![^\W_]|-\w)(?! (?!(?:{_any(cues['after_day'])})(?![^\W_]))[^\W_])"
    before = rf"{_any(cues['before_day'])}|(?:{_any(cues['of_a_day'])}) of"
    done = _any(cues["cue_dates"] - cues["of_a_race"])
    of_note = ((" ",), rf"(?<![^\W_])(?:{done}) (?P<id>(?:the )?{_LATER}){no_noun}")
    return tuple(
        (words, re.compile(pattern, re.IGNORECASE)) for words, pattern in (*_ways(no_noun, before), of_note)
    )


def _ways(no_noun: str, before: str) -> tuple[_Told, ...]:
    last_month = "(?:inst|ult|prox|of (?:the|this|last|next) month)"
    late = r"(?:[12]\d|3[01])(?:st|nd|rd|th)"
    two = rf"(?:the )?{_NTH} (?:to|and|until|till) (?:the )?{_NTH}"
    return (
        (("inst", "ult", "prox", "month"), rf"(?<![^\W_])(?P<id>{_NTH} {last_month}(?![^\W_]))"),
        (("from", "between"), rf"(?<![^\W_])(?:from|between) (?P<id>{two}){no_noun}"),
        ((" ",), rf"(?<![^\W_])(?:{before}) (?P<id>(?:the )?{_NTH}){no_noun}"),
        # "the 3rd" is more often the third of something: from the tenth on a day is meant.
        ((" the ",), rf"(?<![^\W_])(?:is|was|[^\W\d_]{{1,20}}'s) (?P<id>the {late}){no_noun}"),
        (
            ("th-", "st-", "nd-", "rd-", "h -", "t -", "d -"),
            rf"(?<![^\W_])(?P<id>{_NTH} ?- ?{_NTH}){no_noun}",
        ),
        ((" the ",), rf"(?<![^\W_])(?:do|make|manage|not|or) (?P<id>the {_NTH}){no_noun}"),
        ((", the ",), rf"(?<=, )(?P<id>the {_NTH})(?=[.;!?)\n]|, |\Z)"),
    )


def _any(words: frozenset[str]) -> str:
    return "|".join(sorted(map(re.escape, words), key=len, reverse=True))
