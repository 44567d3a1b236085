"""Streets and houses.

Called by `redaction.search` before names are looked for, so that "Victoria Street" is a street.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from udset_desktop.redaction.cues import is_little, is_saying, tells_apart
from udset_desktop.redaction.housed import has_number_before, with_flat, with_number
from udset_desktop.redaction.lexicon import (
    CALL,
    DOING,
    FLAT,
    GENERIC,
    GIVEN,
    HE,
    HOUSE,
    IN_PLACE,
    KIN,
    LABEL,
    NAMED,
    NOT_AFTER_AGE,
    NOT_NAME,
    ORGANISATION,
    PLACE,
    STREET,
    STREET_ALWAYS,
    STREET_FIRST,
    STREET_SHORT,
    TITLE,
)
from udset_desktop.redaction.model import Certainty, Kind, TextFinding
from udset_desktop.redaction.passage import ADDRESSED, Passage, Shape

_NAME_OF_STREET = 3
_NAME_OF_HOUSE = 4
_BETWEEN = frozenset({"of", "the", "and", "for", "upon", "on"})
_ALONG = frozenset({"on", "in", "at", "off", "along", "near", "down", "up", "outside"})
_ON = frozenset({"on", "in", "at", "off", "from", "of", "up", "down", "along", "near", "to"})
_LED_BY = frozenset({"of", "at", "in", "to", "from"})
_SHORT = 3
_NUMBER_IS = frozenset({"nr", "no", "num", "numero"})
_BEHIND_NUMBER = frozenset({"hs", "bis", "ter", "ii", "iii", "iv", "rechts", "links"})
_HOUSE_NUMBER = re.compile(r"\d{1,3}|(?!19|20)\d{4}")
_NTH = re.compile(r"\d{1,3}(?:st|nd|rd|th)\Z")
_ENDS_AT_LEAST = 8
_LOOKED_AT = STREET | STREET_SHORT | HOUSE | STREET_FIRST
_WEAK = HE | DOING | NOT_AFTER_AGE | IN_PLACE | KIN


def address_findings(passage: Passage) -> Iterator[TextFinding]:
    """Every street and house, from left to right."""
    ends = tuple(passage.lexicon.cues["streets_ends"])
    for place in [place for place, bits in enumerate(passage.bits) if not bits or bits & _LOOKED_AT]:
        bits = passage.bits[place]
        if passage.taken[place]:
            continue
        if bits & (STREET | STREET_SHORT | HOUSE):
            first = _street(passage, place)
            if first is not None:
                end = with_flat(passage, _end_of_street(passage, place))
                yield _taken(passage, _with_house(passage, with_number(passage, first)), end)
                continue
        if bits & STREET_FIRST:
            yield from _street_abroad(passage, place)
        elif len(passage.lows[place]) >= _ENDS_AT_LEAST and passage.lows[place].endswith(ends):
            end = with_flat(passage, _after_number(passage, place + 1))
            yield _taken(passage, with_number(passage, place), end)


def _taken(passage: Passage, first: int, end: int) -> TextFinding:
    passage.take(first, end, ADDRESSED)
    return TextFinding(
        start=passage.starts[first],
        end=passage.ends[end - 1],
        kind=Kind.ADDRESS,
        certainty=Certainty.LIKELY,
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
    if _is_short_behind(passage, after) and not (bits & (STREET | HOUSE) and passage.lows[after] == "st"):
        return None  # "Chestnut Ridge Dr", "Prairie View Rd"; but "Mill Road St Andrews"
    if passage.has_capital(place):
        return None if _is_of_organisation(passage, after) else _capital_street(passage, place)
    if bits & STREET:
        return _small_street(passage, place)
    return _small_short(passage, place) if bits & STREET_SHORT else None


def _is_short_behind(passage: Passage, after: int) -> bool:
    """Whether a second short word for a street stands behind the first."""
    there = after < len(passage.words) and passage.is_close(after) and passage.has_capital(after)
    return there and bool(passage.bits[after] & STREET_SHORT)


def _capital_street(passage: Passage, place: int) -> int | None:
    """The first word of a street or house that is written with capitals."""
    bits = passage.bits[place]
    if place and _NTH.match(passage.lows[place - 1]) and passage.is_close(place):
        pointed = place > 1 and passage.lows[place - 2] in passage.lexicon.cues["compass"]
        nth = place - 1 - pointed
        led = nth > 0 and passage.lows[nth - 1] in _ALONG and passage.gap(nth) == " "
        return nth if pointed or led or has_number_before(passage, nth) else None
    first = _capitals_before(passage, place, _NAME_OF_HOUSE if bits & HOUSE else _NAME_OF_STREET)
    if first is None:
        return None
    numbered = has_number_before(passage, first)
    if bits & STREET_SHORT and not bits & STREET:
        named = passage.lows[place] == "rd" or _is_on_short(passage, first, place)
        return first if numbered or named else None
    telling = any(tells_apart(passage, at) for at in range(first, place)) or _goes_on(passage, first)
    if telling and not is_saying(passage, first, place):
        return first
    return first if numbered or _is_on_street(passage, first, place) else None


def _is_of_organisation(passage: Passage, place: int) -> bool:
    """Whether an organisation goes on here that is called after a street: "Park Road Surgery"."""
    most = min(len(passage.words), place + _NAME_OF_STREET)
    while place < most and passage.is_close(place) and passage.has_capital(place):
        if passage.bits[place] & ORGANISATION and not passage.bits[place] & (STREET | HOUSE):
            return True
        if not passage.bits[place] & GENERIC:
            return False
        place += 1
    return False


def _is_on_short(passage: Passage, first: int, place: int) -> bool:
    """Whether a short word for a street stands behind "on" and one other word: "on Bridge St"."""
    on = first > 0 and passage.lows[first - 1] in _ALONG and passage.gap(first) == " "
    goes_on = (
        place + 1 < len(passage.words) and passage.is_close(place + 1) and passage.has_capital(place + 1)
    )
    return on and passage.lows[place] in {"st", "ave", "dr", "ln", "cres"} and not goes_on


def _is_on_street(passage: Passage, first: int, place: int) -> bool:
    """Whether a street that is called by an ordinary word stands behind "in" or "off": "near Union Grove"."""
    before = passage.lows[first - 1] if first else ""
    sure = passage.bits[place] & STREET_ALWAYS or passage.lows[place] in {
        "grove",
        "drive",
        "square",
        "gardens",
    }
    return (
        bool(sure) and before in _ALONG and passage.gap(first) == " " and not is_saying(passage, first, place)
    )


def _small_short(passage: Passage, place: int) -> int | None:
    """A street written small or in capitals with a short word at its end: "12 high st", "on newhaven rd"."""
    if place + 1 < len(passage.words) and passage.gap(place + 1) == " " and not passage.loud[place]:
        return None
    first = place
    while place - first < _NAME_OF_STREET and first > 0 and passage.gap(first) == " ":
        before = first - 1
        weak = passage.bits[before] & _WEAK or passage.lows[before] in _BETWEEN
        if weak or passage.shapes[before] == Shape.DIGITS or passage.taken[before]:
            break
        first = before
    if first == place:
        return None
    on = first == place - 1 and first > 0 and passage.lows[first - 1] in _ALONG
    rare = on and not passage.is_word(first) and passage.lows[place] in {"rd", "ave", "st", "cres"}
    return first if rare or has_number_before(passage, first) else None


def _capitals_before(passage: Passage, place: int, most: int) -> int | None:
    first = place
    while place - first < most and first > 0 and passage.is_close(first):
        before = first - 1
        if passage.taken[before] or not (
            passage.has_capital(before) or (passage.lows[before] in _BETWEEN and first < place)
        ):
            break
        if passage.lows[before] == "and" and before and passage.bits[before - 1] & STREET:
            break  # "High Street and Mill Lane" are two
        first = before
    while first < place and (
        not passage.has_capital(first) or (passage.begins_sentence(first) and not tells_apart(passage, first))
    ):
        first += 1
    return first if first < place else None


def _goes_on(passage: Passage, first: int) -> bool:
    """Whether a house stands before, with a comma between: "Rowanbrae, Station Road"."""
    before = first - 1
    return (
        before >= 0
        and passage.gap(first) == ", "
        and passage.has_capital(before)
        and (not passage.is_word(before) or passage.lows[before] in passage.lexicon.cues["houses_called"])
    )


def _small_street(passage: Passage, place: int) -> int | None:
    """A street written small or in capitals throughout: it needs a number, or a word nobody else uses."""
    always = passage.bits[place] & STREET_ALWAYS
    first = place
    while place - first < _NAME_OF_STREET and first > 0 and passage.is_close(first):
        before = first - 1
        if passage.shapes[before] == Shape.DIGITS or passage.taken[before]:
            break
        if passage.bits[before] & _WEAK or passage.lows[before] in _BETWEEN or is_little(passage, before):
            break
        first = before
    if first == place:
        return None
    rare = any(not passage.is_word(at) for at in range(first, place))
    told = rare or (first > 1 and passage.lows[first - 2] in _ON and passage.gap(first - 1) == " ")
    capitals = passage.loud[place] and passage.gap(place + 1) != " "
    if has_number_before(passage, first) and (always or told or capitals):
        return first
    if not always:
        return None
    led = first > 0 and passage.lows[first - 1] in _ON
    named = [
        at
        for at in range(first, place)
        if not passage.is_word(at) and (passage.bits[at] & (NAMED | PLACE) or (led and not passage.bits[at]))
    ]
    if named:
        return named[0]
    last = place - 1
    placed = first > 0 and passage.lows[first - 1] in _ON and not passage.bits[last] & (GENERIC | NOT_NAME)
    return last if placed and first == last else None


def _with_house(passage: Passage, first: int) -> int:
    """Where an address begins with a house: "Apartment 27, Riverside Mill, Bollin Street", "Rowanlea, 3 Mill Road"."""
    house = first
    while first - house < _NAME_OF_HOUSE and house > 0 and _is_of_house(passage, house - 1, first):
        if passage.taken[house - 1] or not (
            passage.gap(house) in {", ", "\n", ",\n"} if house == first else passage.is_close(house)
        ):
            break
        house -= 1
    if house == first:
        return first
    flat = (
        house > 1
        and passage.gap(house) == ", "
        and passage.bits[house - 2] & FLAT
        and passage.shapes[house - 1] in {Shape.DIGITS, Shape.INITIAL}
        and not passage.taken[house - 1]
    )
    if flat:
        return house - 2
    return house if _is_house(passage, house, first) else first


def _is_of_house(passage: Passage, place: int, first: int) -> bool:
    """Whether a word has a capital, or stands small within the name of a house: "Tigh na Mara"."""
    small = 0 < place < first - 1 and passage.lows[place] in {"na", "nan", "an", "y", "yr", "ar"}
    return passage.has_capital(place) or (small and passage.has_capital(place - 1))


def _is_house(passage: Passage, house: int, first: int) -> bool:
    """Whether the capitals from `house` up to an address name a house, and not somebody or the day."""
    if any(passage.bits[at] & (GIVEN | TITLE | KIN | CALL | LABEL) for at in range(house, first)):
        return False
    before = passage.lows[house - 1] if house else ""
    alone = "\n" in passage.gap(house) or ":" in passage.gap(house) or before in _LED_BY
    if not alone or (not passage.begins_sentence(house) and before not in _LED_BY):
        return False
    of_house = (
        passage.bits[first - 1] & (HOUSE | ORGANISATION)
        or passage.lows[first - 1] in passage.lexicon.cues["houses_called"]
    )
    rare = any(not passage.is_word(at) for at in range(house, first))
    return bool(of_house) or (rare and bool(house))


def _after_number(passage: Passage, end: int) -> int:
    close = passage.is_close(end) or (passage.gap(end) == ". " and passage.lows[end - 1].endswith("str"))
    if end >= len(passage.words) or not close or passage.shapes[end] != Shape.DIGITS:
        return end
    behind = end + 1
    if behind < len(passage.words) and not passage.taken[behind]:
        if passage.gap(behind) in {"-", "/"} and passage.shapes[behind] == Shape.DIGITS:
            return behind + 1  # "Kerkstraat 108-2"
        if passage.gap(behind) in {" ", "-"} and passage.lows[behind] in _BEHIND_NUMBER:
            return behind + 1
    return behind


def _street_abroad(passage: Passage, place: int) -> Iterator[TextFinding]:
    """A street whose kind comes first: "22 rue des Lilas", "Via Roma 4"."""
    end = place + 1
    short = len(passage.words[place]) <= _SHORT and not passage.loud[place]
    if short and passage.shapes[place] == Shape.ALL_CAPITALS:
        return  # "BD" is how often a medicine is taken
    while end - place <= _NAME_OF_STREET and end < len(passage.words):
        dotted = end == place + 1 and passage.gap(end) == ". " and len(passage.words[place]) <= _SHORT
        if passage.taken[end]:
            break
        if passage.lows[end] in _NUMBER_IS and passage.shapes[end + 1 : end + 2] == [Shape.DIGITS]:
            end += 2  # "Str. Polna nr. 14"
            break
        if not dotted and not passage.is_close(end):
            break
        if passage.shapes[end] == Shape.SMALL and passage.lows[end] not in passage.lexicon.cues["particles"]:
            break
        end += 1
    if end > place + 1 and passage.gap(end) == ", " and not passage.taken[end]:
        end += _HOUSE_NUMBER.fullmatch(passage.words[end]) is not None  # "Calle Mayor, 5"
    if end > place + 1 and passage.shapes[end - 1] == Shape.DIGITS and passage.gap(end) == "/":
        end += not passage.taken[end]  # the flat behind its house: "ul. Polna 5/12"
    dotted = end > place + 1 and passage.gap(place + 1) == ". "
    numbered = has_number_before(passage, place) or (dotted and passage.shapes[end - 1] == Shape.DIGITS)
    if end > place + 1 and (numbered or passage.has_capital(place)):
        yield _taken(passage, with_number(passage, place), with_flat(passage, end))
