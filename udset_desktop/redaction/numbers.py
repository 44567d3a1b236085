"""What a number in a passage is, before anything says that it is an age: how much, of whom, what follows.

Called by `redaction.ages`, `redaction.aged` and `redaction.beside`; looks at a passage and changes nothing.
"""

from __future__ import annotations

from udset_desktop.redaction.lexicon import AGE_IS, DOING, HE, KIN
from udset_desktop.redaction.passage import SOMEBODY, Passage, Shape

OLDEST = 115
_GROWN = 15
_DIGITS = 3
_FEW_WORDS = 12


def years_of(word: str) -> int:
    """A number of up to three digits; -1 for anything else."""
    return int(word) if len(word) <= _DIGITS and word.isdecimal() else -1


def low_at(passage: Passage, place: int) -> str:
    """The word at `place` in small letters; "" where there is none."""
    return passage.lows[place] if 0 <= place < len(passage.lows) else ""


def is_grown(passage: Passage, place: int) -> bool:
    """Whether a number is more than children have years, or spelled and more than twelve."""
    if passage.shapes[place] != Shape.DIGITS:
        return passage.lows[place] not in passage.lexicon.cues["few"]
    return years_of(passage.words[place]) >= _GROWN


def is_about(passage: Passage, place: int) -> bool:
    """Whether a word only says that the number behind it is not exact: "nearly", "between", "now"."""
    cues = passage.lexicon.cues
    return place >= 0 and (passage.lows[place] in cues["almost"] or passage.lows[place] in cues["about"])


def ends_there(passage: Passage, end: int) -> bool:
    """Whether a number is followed by a sign or by nothing, and so by no noun."""
    if end >= len(passage.words):
        return True
    gap = passage.gap(end)
    return gap not in {" ", "-", "/"} and gap[0] not in "'\u2019"


def goes_on(passage: Passage, end: int) -> bool:
    """Whether what follows a number is no noun: an end, a deed, or a word like "and"."""
    if ends_there(passage, end):
        return True
    cues, low = passage.lexicon.cues, passage.lows[end]
    if passage.bits[end] & (DOING | HE | AGE_IS):
        return True
    return low in cues["after_somebody"] or low in cues["after_birthday"] or low in cues["after_bare_age"]


def is_kind_of_person(passage: Passage, place: int) -> bool:
    """Whether a word says that somebody is meant: "woman", "patient", "son"."""
    if place < 0:
        return False
    cues, low = passage.lexicon.cues, passage.lows[place]
    if low == "law" and low_at(passage, place - 1) == "in":
        return True  # "my mother-in-law"
    if low == "one":  # "the youngest one's 3"
        return (
            low_at(passage, place - 1) in cues["young"] or low_at(passage, place - 1) in cues["of_siblings"]
        )
    return bool(passage.bits[place] & KIN) or low in cues["somebody"]


def is_told_of_somebody(passage: Passage, place: int) -> bool:
    """Whether somebody is told of a few words before."""
    return any(
        passage.bits[at] & (HE | KIN) or passage.taken[at] == SOMEBODY
        for at in range(max(0, place - _FEW_WORDS), place)
    )


def is_somebody(passage: Passage, place: int) -> bool:
    """Whether a word is somebody: "she", "patient", or what was found to be a name."""
    return place >= 0 and (
        bool(passage.bits[place] & HE)
        or is_kind_of_person(passage, place)
        or bool(passage.taken[place] and passage.shapes[place] != Shape.DIGITS)
    )
