"""Who signs a letter or a message: the line below "Kind regards", the word before an "x".

Called by `redaction.names`: what stands there is a name whether a list knows it or not, and however it is written.
"""

from __future__ import annotations

from collections.abc import Iterator

from udset_desktop.redaction.lexicon import COMMON, GENERIC, HE, KIN, NAMED, NOT_NAME, ORGANISATION
from udset_desktop.redaction.model import Certainty, Kind, TextFinding
from udset_desktop.redaction.passage import SOMEBODY, Passage, Shape

_LIKELY = Certainty.LIKELY
_KISSES = frozenset({"x", "xx", "xxx", "xxxx"})
_ENDS = frozenset(".,!?\n")
_CLOSING_WORDS = 4
_WORDS = 3
_SHORTEST = 3
_PLAIN = GENERIC | NOT_NAME | ORGANISATION | KIN | HE


def signed_findings(passage: Passage) -> Iterator[TextFinding]:
    """Every name that stands where somebody signs."""
    lows, closings = passage.lows, passage.lexicon.cues["closings"]
    if closings.isdisjoint(lows):
        return
    for place, low in enumerate(lows):
        if low not in closings:
            continue
        if low in _KISSES and _ends_line(passage, place + 1):
            before = place - 1
            alone = before >= 0 and passage.gap(place) == " " and not _ENDS.isdisjoint(passage.gap(before))
            first, end = (before, place) if alone else (0, 0)
        else:
            first, end = _line_below(passage, place)
        if first < end and all(_is_name(passage, at) for at in range(first, end)):
            passage.take(first, end, SOMEBODY)
            yield TextFinding(
                start=passage.starts[first],
                end=passage.ends[end - 1],
                kind=Kind.PERSON,
                certainty=_LIKELY if passage.bits[first] & NAMED else Certainty.MAY_BE,
            )


def _ends_line(passage: Passage, place: int) -> bool:
    return "\n" in passage.gap(place)


def _line_below(passage: Passage, place: int) -> tuple[int, int]:
    """The words of the line below a short one that ends at `place`, where they are few; none else."""
    first = place + 1
    short = any(_ends_line(passage, at) for at in range(max(0, place - _CLOSING_WORDS + 1), place + 1))
    if not short or first >= len(passage.words) or not _ends_line(passage, first):
        return 0, 0
    end = first + 1
    while end < len(passage.words) and not _ends_line(passage, end):
        end += 1
    return (first, end) if end - first <= _WORDS else (0, 0)


def _is_name(passage: Passage, place: int) -> bool:
    """Whether a word may be of a name: it is one, or has a capital or no dictionary has it."""
    bits, shape = passage.bits[place], passage.shapes[place]
    if shape == Shape.INITIAL:
        return not passage.taken[place]
    if passage.taken[place] or bits & _PLAIN or shape == Shape.DIGITS:
        return False
    if bits & NAMED:
        return True
    return not bits & COMMON and len(passage.lows[place]) >= _SHORTEST
