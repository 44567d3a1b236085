"""The places where care, learning and worship are given, and other organisations that are called by a name.

Called by `redaction.search` once streets are spoken for, so that "Park Road" is none and "Park Road Surgery" one.
"""

from __future__ import annotations

from collections.abc import Iterator

from udset_desktop.redaction.cues import is_little, is_saying, tells_apart
from udset_desktop.redaction.lexicon import (
    COMMON,
    DOING,
    FLAT,
    GENERIC,
    HE,
    MONTH,
    NAMED,
    NOT_NAME,
    ORGANISATION,
    OWN_PLACE,
    PLACE,
    TITLE,
    WEEKDAY,
    WORD,
)
from udset_desktop.redaction.model import Certainty, Kind, TextFinding
from udset_desktop.redaction.passage import Passage, Shape

_RUN = 7
_OF_NAMES = NAMED | PLACE | GENERIC | ORGANISATION
_BETWEEN = frozenset({"of", "the", "and", "for", "upon", "on"})
_SHORT = 3


def organisation_findings(passage: Passage) -> Iterator[TextFinding]:
    """Every organisation that is called by more than what it is, from left to right."""
    for place in [place for place, bits in enumerate(passage.bits) if bits & ORGANISATION]:
        if passage.taken[place]:
            continue
        run = _organisation(passage, place)
        if run is not None:
            run = (_with_room(passage, run[0]), run[1])
            passage.take(*run)
            yield TextFinding(
                start=passage.starts[run[0]],
                end=passage.ends[run[1] - 1],
                kind=Kind.ORGANISATION,
                certainty=Certainty.MAY_BE,
            )


def _with_room(passage: Passage, first: int) -> int:
    """Where a house begins with the room in it: "Block C, Room 12, Calder House"."""
    while (
        first > 1
        and passage.gap(first) == ", "
        and passage.bits[first - 2] & FLAT
        and passage.shapes[first - 1] in {Shape.DIGITS, Shape.INITIAL}
        and passage.gap(first - 1) == " "
        and not passage.taken[first - 1]
    ):
        first -= 2
    return first


def _organisation(passage: Passage, place: int) -> tuple[int, int] | None:
    """The run of words that names an organisation and holds the word that stands here."""
    if not (passage.has_capital(place) or _is_legal_form(passage, place)):
        return _small_organisation(passage, place) or _loud_organisation(passage, place)
    first = _first_of_run(passage, place)
    end = place + 1
    if passage.has_capital(place):
        end = _end_of_run(passage, end)
    while first < place and passage.begins_sentence(first) and not tells_apart(passage, first):
        first += 1
    while first < place and passage.lows[first] in {"the", "a"}:
        first += 1
    telling = [
        at
        for at in range(first, end)
        if passage.has_capital(at) and not passage.bits[at] & (GENERIC | NOT_NAME)
    ]
    telling = [
        at
        for at in telling
        if (not passage.bits[at] & ORGANISATION or passage.bits[at] & OWN_PLACE)
        and (at < place or not passage.bits[at] & WORD or passage.lows[at - 1] == "of")
    ]
    if not telling or is_saying(passage, first, end - 1):
        return None
    return first, end


def _is_legal_form(passage: Passage, place: int) -> bool:
    """Whether a word in small letters says what firm its capitals are: "Meggitt plc"."""
    return passage.lows[place] in passage.lexicon.cues["legal_forms"] and passage.has_capital(place - 1)


def _first_of_run(passage: Passage, place: int) -> int:
    first = place
    while first > 0 and place - first < _RUN and not passage.taken[first - 1]:
        joined = first < place or _is_firm(passage, place)  # "Tulloch & Vance ltd", "Orr & Sons Joinery"
        if not passage.is_close(first) and not (joined and passage.gap(first) == " & "):
            break
        before = first - 1
        inner = passage.lows[before] in _BETWEEN and before > 0 and passage.has_capital(before - 1)
        inner = inner and not passage.bits[before - 1] & (WEEKDAY | MONTH)
        if not inner and not passage.has_capital(before):
            break
        first = before
    return first


def _is_firm(passage: Passage, place: int) -> bool:
    """Whether a word says what firm stands before it."""
    low, cues = passage.lows[place], passage.lexicon.cues
    return low in cues["legal_forms"] or low in cues["firms"]


def _end_of_run(passage: Passage, end: int) -> int:
    most = min(len(passage.words), end + _RUN)
    while end < most and passage.is_close(end) and not passage.taken[end]:
        inner = passage.lows[end] in {"of", "for", "and"} and passage.has_capital(
            min(end + 1, len(passage.words) - 1)
        )
        named = passage.has_capital(end) and not passage.bits[end] & TITLE
        if not (named or (inner and passage.is_close(end + 1))):
            break
        end += 1
    return end


def _loud_organisation(passage: Passage, place: int) -> tuple[int, int] | None:
    """A line of its own in capitals that ends with what an organisation is: "MERCY GENERAL HOSPITAL"."""
    first = place
    while first and place - first < _RUN and passage.gap(first) == " " and not passage.taken[first - 1]:
        first -= 1
    alone = "\n" in passage.gap(first) and "\n" in passage.gap(place + 1)
    if not (alone and passage.loud[place] and first < place):
        return None
    bits = passage.bits[first:place]
    if any(one & (HE | DOING | TITLE) or (one & COMMON and not one & _OF_NAMES) for one in bits):
        return None
    telling = any(not one & (GENERIC | NOT_NAME | ORGANISATION) for one in bits)
    return (first, place + 1) if telling and not is_saying(passage, first, place) else None


def _small_organisation(passage: Passage, place: int) -> tuple[int, int] | None:
    first = place
    while place - first < _RUN and first > 0 and passage.bits[first - 1] & (GENERIC | ORGANISATION):
        if not passage.is_close(first) or is_little(passage, first - 1):
            break
        first -= 1
    before = first - 1
    if before < 0 or not passage.is_close(first) or passage.taken[before]:
        return None
    bits = passage.bits[before]
    unknown = not bits and len(passage.lows[before]) > _SHORT
    if bits & (WORD | NOT_NAME | GENERIC) or not (bits & (NAMED | PLACE) or unknown):
        return None
    if passage.has_capital(before):
        return None
    if passage.gap(first)[0] != " " and passage.lows[first] in passage.lexicon.cues["not_of_somebody"]:
        return None
    saint = before > 0 and passage.lows[before - 1] == "st" and passage.is_close(before)
    return before - saint, place + 1
