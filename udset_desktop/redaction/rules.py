"""What rules about numbers and codes are made of: a pattern, what judges its matches, words that stand before.

Called by `redaction.codes` and `redaction.postal`.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from functools import cache
from typing import NamedTuple

from udset_desktop.redaction.lexicon import folded, load_lexicon
from udset_desktop.redaction.model import Certainty, Judged, Kind

_BEFORE = 28
"""How far before a number a word may stand that says whose it is."""

EDGE = r"(?<![^\W_])"
STOP = r"(?![^\W_])"
"""Where a word begins and ends."""

Judge = Callable[[str, re.Match[str]], Judged | None]
Rule = tuple[re.Pattern[str], Judge]
"""A pattern, and what says of a match what it is; the group `id`, where there is one, is the finding."""


class Asked(NamedTuple):
    """A rule, and how many signs before and behind some digits it may match."""

    pattern: re.Pattern[str]
    judge: Judge
    before: int
    behind: int


def always(kind: Kind, certainty: Certainty = Certainty.LOOKS_LIKE) -> Judge:
    """A judge that says the same of every match."""
    return lambda _text, _match: (kind, certainty)


def digits_of(text: str) -> str:
    """Only the digits of a text, as 0 to 9."""
    if text.isascii():
        return "".join(filter(str.isdecimal, text))
    return "".join(str(int(sign)) for sign in text if sign.isdecimal())


_FAR = 36
_BEFORE_SIGN = frozenset(" #:.=-(\n\"'\u201c")
NO = r"(?:[ _-]?(?:no|nos|number|num|nr|idnr|nummer|n[°º]|ref|reference|code|id|card)(?![^\W\d_]))?\.?"
"""What may stand between the word for a thing and its number."""
_IS = r"[\"'\u201d]?(?: is| was)?(?: ?[:=#(]| ?- )? ?[#\"'\u201c]?"


APART = {ord(sign): sign for sign in map(chr, range(128))} | str.maketrans(
    dict.fromkeys(":.,;#=*+-_/\\|()[]{}<>\"'!?&\u201c\u201d\u2026\n", " ")
)
"""What stands between words, each sign for a space; plain signs stand for themselves, because one missed is slow."""


_TIED = ("", "id", "no", "nr", "num", "number", "code")
"""What machines tie to the word for a thing: "employeeid"."""


@cache
def leading_words(names: tuple[str, ...]) -> Mapping[str, tuple[str, ...]]:
    """For the last word of each entry of some lists, as it stands and as machines tie it, the entries that end with it."""
    by_last: dict[str, tuple[str, ...]] = {}
    for word in frozenset().union(*(load_lexicon().cues[name] for name in names)):
        last = word.replace("_", " ").translate(APART).split()[-1]
        by_last[last] = (*by_last.get(last, ()), word)
    return {last + tied: words for last, words in by_last.items() for tied in _TIED}


@cache
def _leading(words: tuple[str, ...]) -> re.Pattern[str]:
    told = "|".join(re.escape(word).replace("_", "[ _-]?") for word in sorted(words, key=len, reverse=True))
    return re.compile(rf"(?<![^\W_])(?:{told}){NO}{_IS}[ \n]?\Z", re.IGNORECASE)


def leads(text: str, start: int, *names: str) -> bool:
    """Whether a word of the lists `names` stands right before `start`, with no more between than "no." or "is"."""
    if text[start - 1 : start] not in _BEFORE_SIGN:
        return False
    by_last, window = leading_words(names), _window(text, max(0, start - _FAR), start)
    return any(
        _leading(by_last[word]).search(window)
        for word in window.lower().translate(APART).split()
        if word in by_last
    )


def _window(text: str, first: int, start: int) -> str:
    """What stands before `start`, from a whole word on, as the lists keep words."""
    if first and text[first - 1].isalnum():
        while first < start and text[first].isalnum():
            first += 1
    window = text[first:start]
    return window if window.isascii() else folded(window)


@cache
def _cue(name: str) -> tuple[frozenset[str], re.Pattern[str] | None]:
    """The words of a list, and a pattern of those that hold a sign: "s/c"."""
    words = load_lexicon().cues[name]
    odd = "|".join(sorted((re.escape(word) for word in words if not word.isalnum()), key=len, reverse=True))
    pattern = re.compile(rf"(?<![^\W_])(?:{odd})(?![^\W_])", re.IGNORECASE) if odd else None
    return frozenset(filter(str.isalnum, words)), pattern


def has_cue(text: str, start: int, name: str) -> bool:
    """Whether a word of the list `name` stands a little before `start`."""
    words, odd = _cue(name)
    first = max(0, start - _BEFORE)
    around = text[first:start].lower().translate(APART).split()
    if first and around and text[first - 1].isalnum() and text[first].isalnum():
        del around[0]  # only the end of a word
    return not words.isdisjoint(around) or (odd is not None and odd.search(text, first, start) is not None)
