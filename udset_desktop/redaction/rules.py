"""What rules about numbers and codes are made of: a pattern, what judges its matches, words that stand before.

Called by `redaction.codes` and `redaction.postal`.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from functools import cache
from typing import NamedTuple

from udset_desktop.redaction.lexicon import load_lexicon
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
    return "".join(str(int(sign)) for sign in text if sign.isdecimal())


@cache
def _cue(name: str) -> re.Pattern[str]:
    words = "|".join(sorted(map(re.escape, load_lexicon().cues[name]), key=len, reverse=True))
    return re.compile(rf"(?<![^\W_])(?:{words})(?![^\W_])", re.IGNORECASE)


def has_cue(text: str, start: int, name: str) -> bool:
    """Whether a word of the list `name` stands a little before `start`."""
    return _cue(name).search(text, max(0, start - _BEFORE), start) is not None
