"""Streets and houses, and the places where care, learning and worship are given.

Called by `redaction.search` before names are looked for, so that "Victoria Street" is a street.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from udset_desktop.redaction.lexicon import (
    COMMON,
    DOING,
    FLAT,
    GENERIC,
    HE,
    HOUSE,
    IN_PLACE,
    KIN,
    NAMED,
    NOT_AFTER_AGE,
    NOT_NAME,
    ORGANISATION,
    OWN_PLACE,
    PHRASE,
    PLACE,
    STREET,
    STREET_ALWAYS,
    STREET_FIRST,
    STREET_SHORT,
    TITLE,
    WORD,
)
from udset_desktop.redaction.model import Certainty, Kind, TextFinding
from udset_desktop.redaction.passage import ADDRESSED, TAKEN, Passage, Shape

_NAME_OF_STREET = 3
_NAME_OF_HOUSE = 4
_RUN = 7
_BETWEEN = frozenset({"of", "the", "and", "for", "upon", "on"})
_ON = frozenset({"on", "in", "at", "off", "from"})
_SHORT = 3
_NTH = re.compile(r"\d{1,3}(?:st|nd|rd|th)\Z")
_ENDS_AT_LEAST = 8
_LOOKED_AT = STREET | STREET_SHORT | HOUSE | STREET_FIRST
_WEAK = HE | DOING | NOT_AFTER_AGE | IN_PLACE | KIN


def address_findings(passage: Passage) -> Iterator[TextFinding]:
    """Every street, house and named organisation, from left to right."""
    ends = tuple(passage.lexicon.cues["streets_ends"])
    for place in [place for place, bits in enumerate(passage.bits) if not bits or bits & _LOOKED_AT]:
        bits = passage.bits[place]
        if passage.taken[place]:
            continue
        if bits & (STREET | STREET_SHORT | HOUSE):
            first = _street(passage, place)
            if first is not None:
                end = _with_flat(passage, _end_of_street(passage, place))
                yield _taken(passage, _with_house(passage, _with_number(passage, first)), end, Kind.ADDRESS)
                continue
        if bits & STREET_FIRST:
            yield from _street_abroad(passage, place)
        elif len(passage.lows[place]) >= _ENDS_AT_LEAST and passage.lows[place].endswith(ends):
            yield _taken(passage, place, _after_number(passage, place + 1), Kind.ADDRESS)
    for place in [place for place, bits in enumerate(passage.bits) if bits & ORGANISATION]:
        if not passage.taken[place]:
            run = _organisation(passage, place)
            if run is not None:
                yield _taken(passage, *run, Kind.ORGANISATION)


def _taken(passage: Passage, first: int, end: int, kind: Kind) -> TextFinding:
    passage.take(first, end, ADDRESSED if kind is Kind.ADDRESS else TAKEN)
    return TextFinding(
        start=passage.starts[first],
        end=passage.ends[end - 1],
        kind=kind,
        certainty=Certainty.LIKELY if kind is Kind.ADDRESS else Certainty.MAY_BE,
    )


def _end_of_street(passage: Passage, place: int) -> int:
    """The end of a street's name, with the point of the compass that some have behind."""
    end = place + 1
    pointed = (
        end < len(passage.words)
        and passage.is_close(end)
        and passage.has_capital(end) == passage.has_capital(place)
    )
    return end + (pointed and passage.lows[end] in passage.lexicon.cues["compass"])


def _street(passage: Passage, place: int) -> int | None:
    """The first word of the street or house whose last word stands here; `None` where it is none."""
    bits, after = passage.bits[place], place + 1
    if after < len(passage.words) and passage.bits[after] & (STREET | HOUSE) and passage.is_close(after):
        return None  # "Mains Farm", "Park Road": the last of them ends it
    if (
        place
        and _NTH.match(passage.lows[place - 1])
        and passage.is_close(place)
        and passage.has_capital(place)
    ):
        pointed = place > 1 and passage.lows[place - 2] in passage.lexicon.cues["compass"]
        return place - 1 - pointed if _number_before(passage, place - 1 - pointed) else None
    if passage.has_capital(place):
        first = _capitals_before(passage, place, _NAME_OF_HOUSE if bits & HOUSE else _NAME_OF_STREET)
        if first is None:
            return None
        numbered = _number_before(passage, first)
        if bits & STREET_SHORT and not bits & STREET:
            return first if numbered or passage.lows[place] == "rd" else None
        telling = any(_tells(passage, at) for at in range(first, place)) or _goes_on(passage, first)
        if telling and not _is_saying(passage, first, place):
            return first
        return first if numbered else None
    return _small_street(passage, place) if bits & STREET else None


def _capitals_before(passage: Passage, place: int, most: int) -> int | None:
    first = place
    while place - first < most and first > 0 and passage.is_close(first):
        before = first - 1
        if passage.taken[before] or not (
            passage.has_capital(before) or (passage.lows[before] in _BETWEEN and first < place)
        ):
            break
        first = before
    while first < place and (
        not passage.has_capital(first) or (passage.begins_sentence(first) and not _tells(passage, first))
    ):
        first += 1
    return first if first < place else None


def _tells(passage: Passage, place: int) -> bool:
    bits = passage.bits[place]
    if passage.begins_sentence(place) and bits & (COMMON | NOT_NAME) and not bits & (NAMED | PLACE):
        return False
    return not bits & (GENERIC | NOT_NAME | TITLE) or bool(bits & OWN_PLACE)


def _goes_on(passage: Passage, first: int) -> bool:
    """Whether a house stands before, with a comma between: "Rowanbrae, Station Road"."""
    before = first - 1
    return (
        before >= 0
        and passage.gap(first) == ", "
        and passage.has_capital(before)
        and not passage.is_word(before)
    )


def _with_flat(passage: Passage, end: int) -> int:
    """The end of an address with the flat that stands behind its street: "Elm Street, Apt 5C"."""
    after = end + 1
    flat = (
        after < len(passage.words)
        and passage.gap(end) in {" ", ", "}
        and passage.bits[end] & FLAT
        and passage.gap(after) in {" ", ". ", " #"}
        and passage.shapes[after] in {Shape.DIGITS, Shape.INITIAL}
    )
    return after + 1 if flat else end


def _is_saying(passage: Passage, first: int, place: int) -> bool:
    """Whether these are words that belong together and name no street of anybody's."""
    words = " ".join(passage.lows[first : place + 1])
    rows = passage.lexicon.phrases[PHRASE].get(passage.lows[first], ())
    return any(words == " ".join((passage.lows[first], *rest)) for rest in rows)


def _small_street(passage: Passage, place: int) -> int | None:
    """A street written small or in capitals throughout: it needs a number, or a word nobody else uses."""
    always = passage.bits[place] & STREET_ALWAYS
    first = place
    while place - first < _NAME_OF_STREET and first > 0 and passage.is_close(first):
        before = first - 1
        if passage.shapes[before] == Shape.DIGITS or passage.taken[before]:
            break
        if passage.bits[before] & _WEAK or passage.lows[before] in _BETWEEN or _is_little(passage, before):
            break
        first = before
    if first == place:
        return None
    rare = any(not passage.is_word(at) for at in range(first, place))
    told = rare or (first > 1 and passage.lows[first - 2] in _ON and passage.gap(first - 1) == " ")
    if _number_before(passage, first) and (always or told):
        return first
    if not always:
        return None
    named = [
        at for at in range(first, place) if not passage.is_word(at) and passage.bits[at] & (NAMED | PLACE)
    ]
    if named:
        return named[0]
    last = place - 1
    placed = first > 0 and passage.lows[first - 1] in _ON and not passage.bits[last] & (GENERIC | NOT_NAME)
    return last if placed and first == last else None


def _is_little(passage: Passage, place: int) -> bool:
    return passage.lows[place] in passage.lexicon.cues["little_words"]


def _number_before(passage: Passage, first: int) -> bool:
    return (
        first > 0
        and passage.shapes[first - 1] == Shape.DIGITS
        and passage.gap(first) in {" ", ", "}
        and not passage.taken[first - 1]
    )


def _with_number(passage: Passage, first: int) -> int:
    """Where an address begins with its house number, and the number of the flat before that."""
    if not _number_before(passage, first):
        return first
    first -= 1
    while (
        first > 0
        and passage.gap(first) in {"/", "-", ", ", " "}
        and not passage.taken[first - 1]
        and (
            passage.shapes[first - 1] == Shape.DIGITS
            or passage.bits[first - 1] & FLAT
            or (first > 1 and passage.shapes[first - 1] == Shape.INITIAL and passage.bits[first - 2] & FLAT)
        )
    ):
        first -= 1
    return first


def _with_house(passage: Passage, first: int) -> int:
    """Where an address begins with a numbered flat of a named house: "Apartment 27, Riverside Mill, Bollin Street"."""
    house = first
    while first - house < _NAME_OF_HOUSE and house > 0 and passage.has_capital(house - 1):
        if passage.taken[house - 1] or not (
            passage.gap(house) == ", " if house == first else passage.is_close(house)
        ):
            break
        house -= 1
    numbered = house < first and house > 1 and passage.gap(house) == ", " and passage.bits[house - 2] & FLAT
    flat = (
        numbered
        and passage.shapes[house - 1] in {Shape.DIGITS, Shape.INITIAL}
        and not passage.taken[house - 1]
    )
    return house - 2 if flat else first


def _after_number(passage: Passage, end: int) -> int:
    numbered = end < len(passage.words) and passage.is_close(end) and passage.shapes[end] == Shape.DIGITS
    return end + numbered


def _street_abroad(passage: Passage, place: int) -> Iterator[TextFinding]:
    """A street whose kind comes first: "22 rue des Lilas", "Via Roma 4"."""
    end = place + 1
    while end - place <= _NAME_OF_STREET and end < len(passage.words) and passage.is_close(end):
        if passage.shapes[end] == Shape.SMALL and passage.lows[end] not in passage.lexicon.cues["particles"]:
            break
        end += 1
    numbered = _number_before(passage, place)
    if end > place + 1 and (numbered or passage.has_capital(place)):
        yield _taken(passage, _with_number(passage, place), end, Kind.ADDRESS)


def _organisation(passage: Passage, place: int) -> tuple[int, int] | None:
    """The run of words that names an organisation and holds the word that stands here."""
    if not passage.has_capital(place):
        return _small_organisation(passage, place)
    first = _first_of_run(passage, place)
    end = _end_of_run(passage, place + 1)
    while first < place and passage.begins_sentence(first) and not _tells(passage, first):
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
    if not telling or _is_saying(passage, first, end - 1):
        return None
    return first, end


def _first_of_run(passage: Passage, place: int) -> int:
    first = place
    while first > 0 and place - first < _RUN and passage.is_close(first) and not passage.taken[first - 1]:
        before = first - 1
        inner = passage.lows[before] in _BETWEEN and before > 0 and passage.has_capital(before - 1)
        if not inner and not passage.has_capital(before):
            break
        first = before
    return first


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


def _small_organisation(passage: Passage, place: int) -> tuple[int, int] | None:
    first = place
    while place - first < _RUN and first > 0 and passage.bits[first - 1] & (GENERIC | ORGANISATION):
        if not passage.is_close(first) or _is_little(passage, first - 1):
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
