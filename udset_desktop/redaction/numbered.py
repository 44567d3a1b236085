"""Houses that only their number and what stands behind tell: "15 Mount Pleasant, Porthcawl", "3 Kirkgate, Leeds LS1 7XX".

Called by `redaction.search` once streets are spoken for.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from udset_desktop.redaction.housed import with_flat, with_number
from udset_desktop.redaction.lexicon import (
    DOING,
    FLAT,
    GIVEN,
    HE,
    KIN,
    MONTH,
    NOT_NAME,
    ORGANISATION,
    PLACE,
    STREET,
    STREET_NUMBERED,
    STREET_SHORT,
    TITLE,
    WEEKDAY,
)
from udset_desktop.redaction.model import Certainty, Kind, TextFinding
from udset_desktop.redaction.passage import ADDRESSED, Passage, Shape

_DIGITS = 4
_FIGURES = Shape.DIGITS
_WORDS = 3
_DIGITS_ABROAD = 5
_NUMBER_AND_NAME = 2
_YEAR = re.compile(r"(?:19|20)\d\d")
_NO_STREET = GIVEN | MONTH | WEEKDAY | TITLE | KIN | HE | DOING | ORGANISATION
_IN_NAMES = frozenset({"y", "yr", "na", "nan", "an", "of", "the", "de", "la"})
"""Words in small letters amid the name of a street: "3 Tan y Bryn"."""
_ENDS = frozenset({", ", "\n", ",\n"})
_LEADING = frozenset({"at", "to", "from", "outside"})
_LONG = 5
_CLOSE = frozenset({" ", "  "})
_TOWN_WORDS = 5
_BEFORE_CODE = frozenset({" ", "  ", "-", ", ", "\n", ",\n"})


def numbered_findings(passage: Passage) -> Iterator[TextFinding]:
    """Every number with a street behind it that ends with no word for one, where a town or a postcode follows."""
    for place in [place for place, shape in enumerate(passage.shapes) if shape is _FIGURES]:
        if passage.taken[place]:
            continue
        if street := _ended(passage, place):
            passage.take(*street, ADDRESSED)
            yield _found(passage, *street)
            continue
        if len(passage.words[place]) > _DIGITS or _is_of_thing(passage, place):
            continue
        end = place + 1
        while end < len(passage.words) and end - place <= _WORDS and _is_of_street(passage, end):
            end += 1
        if end == place + 1 or not (_is_led(passage, place, end) or _is_town(passage, end)):
            continue
        if passage.loud[place] and all(_is_plain(passage, at) for at in range(place + 1, end)):
            continue
        first = with_number(passage, place + 1)
        passage.take(first, end, ADDRESSED)
        yield _found(passage, first, end)


def _found(passage: Passage, first: int, end: int) -> TextFinding:
    return TextFinding(
        start=passage.starts[first],
        end=passage.ends[end - 1],
        kind=Kind.ADDRESS,
        certainty=Certainty.MAY_BE,
    )


def _ended(passage: Passage, place: int) -> tuple[int, int] | None:
    """The number at `place` and a street behind it that ends with a word for one, and its flat: "88 Nguyen Extensions Apt. 71"."""
    if (
        len(passage.words[place]) > _DIGITS_ABROAD
        or _YEAR.fullmatch(passage.words[place])
        or passage.loud[place]
    ):
        return None
    end = place + 1
    while end < len(passage.words) and end - place <= _WORDS and _is_plain_capital(passage, end):
        end += 1
        last = passage.bits[end - 1]
        ended = last & (STREET_NUMBERED | STREET | STREET_SHORT)
        flat = end < len(passage.words) and bool(passage.bits[end] & FLAT)
        if ended and end - place > _NUMBER_AND_NAME and (flat or not _is_plain_capital(passage, end)):
            first = place
            if place and passage.bits[place - 1] & FLAT and passage.gap(place) == " ":
                first -= 1
            return first, with_flat(passage, end)
    return None


def _is_plain_capital(passage: Passage, place: int) -> bool:
    return (
        place < len(passage.words)
        and passage.shapes[place] == Shape.CAPITAL
        and not passage.taken[place]
        and passage.gap(place) == " "
        and not passage.bits[place] & (MONTH | WEEKDAY)
    )


def _is_plain(passage: Passage, place: int) -> bool:
    """Whether a word is an ordinary one that ends no street: capitals throughout say nothing of it."""
    return passage.is_word(place) and not passage.bits[place] & (STREET | STREET_NUMBERED | PLACE)


def _is_of_thing(passage: Passage, place: int) -> bool:
    """Whether a number tells one thing from others of its kind: "Ward 7 Hairmyres, Glasgow"."""
    return place > 0 and passage.gap(place) == " " and passage.has_capital(place - 1)


def _is_led(passage: Passage, place: int, end: int) -> bool:
    """Whether a word leads to a place, and no list knows any word behind the number: "moved to 7 Xmarket"."""
    if not place or passage.gap(place) != " " or passage.lows[place - 1] not in _LEADING:
        return False
    if passage.lows[place - 2 : place - 1] == ["up"] or passage.loud[place]:
        return False  # "up to 4 Xtabs"
    return not any(
        passage.bits[at] or len(passage.words[at]) < _LONG or passage.lexicon.medical.search(passage.lows[at])
        for at in range(place + 1, end)
    )


def _is_of_street(passage: Passage, place: int) -> bool:
    close = passage.gap(place) in _CLOSE
    if passage.lows[place] in _IN_NAMES and close:
        return place + 1 < len(passage.words) and _is_of_street(passage, place + 1)
    written = passage.shapes[place] == (Shape.ALL_CAPITALS if passage.loud[place] else Shape.CAPITAL)
    return (
        written and close and not passage.taken[place] and not passage.bits[place] & (_NO_STREET | NOT_NAME)
    )


def _is_town(passage: Passage, place: int) -> bool:
    """Whether a town or a postcode stands behind a comma or in the next line."""
    if place >= len(passage.words) or passage.gap(place) not in _ENDS:
        return False
    if passage.taken[place] == ADDRESSED or _leads_to_postcode(passage, place):
        return True
    known = passage.bits[place] & PLACE and not passage.bits[place] & (GIVEN | KIN | HE)
    return bool(known and passage.has_capital(place))


def _leads_to_postcode(passage: Passage, place: int) -> bool:
    """Whether words with capitals lead to a postcode: "Isle of Lewis HS2 9DW", "ULLAPOOL IV26 2SZ"."""
    end = place
    while end < len(passage.words) and end - place < _TOWN_WORDS and not passage.taken[end]:
        small = passage.shapes[end] == Shape.SMALL
        if passage.shapes[end] == _FIGURES or (
            small and (end == place or passage.lows[end] not in _IN_NAMES)
        ):
            return False
        end += 1
        if passage.gap(end) not in _BEFORE_CODE:
            return False
    return place < end < len(passage.words) and passage.taken[end] == ADDRESSED
