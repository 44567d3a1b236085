"""The numbers of houses and flats before and behind a street: "Flat 2/1, 88 Mill Street, Apt 5C", "seventeen Mill Street".

Called by `redaction.addresses`, `redaction.known`, `redaction.numbered` and `redaction.posted`; looks at a passage and changes nothing.
"""

from __future__ import annotations

from udset_desktop.redaction.lexicon import FLAT, HOUSE, NUMBER
from udset_desktop.redaction.passage import Passage, Shape

_FLATS = frozenset({"flat", "apt", "apartment", "suite", "ste", "unit", "room", "penthouse"})
_COUNTED = frozenset({"the", "these", "those", "all", "of", "or", "hundred"})
"""Before a spelled number they say that streets are counted, or that there is more of the number."""


def with_flat(passage: Passage, end: int) -> int:
    """The end of an address with the flat that stands behind its street: "Elm Street, Apt 5C", "Elm Ave., Suite 3"."""
    after = end + 1
    if end >= len(passage.words):
        return end
    if (
        passage.gap(end) == " "
        and passage.shapes[end] == Shape.DIGITS
        and passage.gap(after)[:1] in {",", ".", "\n"}
    ):
        return after  # "Bedok North Ave 2, ..."
    if passage.gap(end) in {" #", ", #"} and passage.shapes[end] == Shape.DIGITS:
        return after
    if passage.gap(end) == ", " and passage.shapes[end] == Shape.DIGITS and passage.words[end][-1] in "ºª":
        lettered = passage.gap(after) == " " and passage.shapes[after : after + 1] == [Shape.INITIAL]
        return after + lettered  # "Calle Luna 7, 2º B"
    flat = (
        after < len(passage.words)
        and (passage.gap(end) in {" ", ", ", "., "} or _is_next_line(passage, end))
        and passage.bits[end] & FLAT
        and passage.gap(after) in {" ", ". ", " #"}
        and passage.shapes[after] in {Shape.DIGITS, Shape.INITIAL}
    )
    return after + 1 if flat else end


def _is_next_line(passage: Passage, place: int) -> bool:
    """Whether a word for a flat begins the next line of an address."""
    return passage.gap(place).strip(" ,>") == "\n" and passage.lows[place] in _FLATS


def has_number_before(passage: Passage, first: int) -> bool:
    """Whether figures stand right before an address."""
    return (
        first > 0
        and passage.shapes[first - 1] == Shape.DIGITS
        and passage.gap(first) in {" ", "  ", ", "}
        and not passage.taken[first - 1]
    )


def with_number(passage: Passage, first: int) -> int:
    """Where an address begins with its house number, and the number of the flat before that."""
    if not has_number_before(passage, first):
        return _with_spelled(passage, first)
    first -= 1
    while (
        first > 0
        and passage.gap(first) in {"/", "-", ", ", " ", ". "}
        and not passage.taken[first - 1]
        and (
            passage.shapes[first - 1] == Shape.DIGITS
            or passage.bits[first - 1] & (FLAT | HOUSE)
            or (first > 1 and passage.shapes[first - 1] == Shape.INITIAL and passage.bits[first - 2] & FLAT)
        )
    ):
        first -= 1
    return first


def _with_spelled(passage: Passage, first: int) -> int:
    """Where an address begins with a number that is spelled: "seventeen Milton Crescent", "twenty-one the loan"."""
    before = first - 1
    if before < 0 or passage.gap(first) != " " or passage.taken[before] or not passage.bits[before] & NUMBER:
        return first
    if before and passage.bits[before - 1] & NUMBER and passage.gap(before) in {" ", "-"}:
        before -= 1
    return first if before and passage.lows[before - 1] in _COUNTED else before
