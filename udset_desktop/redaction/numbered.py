"""Houses that only their number and what stands behind tell: "15 Mount Pleasant, Porthcawl", "3 Kirkgate, Leeds LS1 7XX".

Called by `redaction.search` once streets are spoken for.
"""

from __future__ import annotations

from collections.abc import Iterator

from udset_desktop.redaction.addresses import with_number
from udset_desktop.redaction.lexicon import (
    DOING,
    GIVEN,
    HE,
    KIN,
    MONTH,
    NOT_NAME,
    ORGANISATION,
    PLACE,
    TITLE,
    WEEKDAY,
)
from udset_desktop.redaction.model import Certainty, Kind, TextFinding
from udset_desktop.redaction.passage import ADDRESSED, Passage, Shape

_DIGITS = 4
_FIGURES = Shape.DIGITS
_WORDS = 3
_NO_STREET = GIVEN | MONTH | WEEKDAY | TITLE | KIN | HE | DOING | ORGANISATION
_ENDS = frozenset({", ", "\n", ",\n"})


def numbered_findings(passage: Passage) -> Iterator[TextFinding]:
    """Every number with a street behind it that ends with no word for one, where a town or a postcode follows."""
    for place in [place for place, shape in enumerate(passage.shapes) if shape is _FIGURES]:
        if passage.taken[place] or len(passage.words[place]) > _DIGITS or _is_of_thing(passage, place):
            continue
        end = place + 1
        while end < len(passage.words) and end - place <= _WORDS and _is_of_street(passage, end):
            end += 1
        if end == place + 1 or end >= len(passage.words) or not _is_town(passage, end):
            continue
        first = with_number(passage, place + 1)
        passage.take(first, end, ADDRESSED)
        yield TextFinding(
            start=passage.starts[first],
            end=passage.ends[end - 1],
            kind=Kind.ADDRESS,
            certainty=Certainty.MAY_BE,
        )


def _is_of_thing(passage: Passage, place: int) -> bool:
    """Whether a number tells one thing from others of its kind: "Ward 7 Hairmyres, Glasgow"."""
    return place > 0 and passage.gap(place) == " " and passage.has_capital(place - 1)


def _is_of_street(passage: Passage, place: int) -> bool:
    written = (
        passage.has_capital(place) and passage.shapes[place] == Shape.CAPITAL and not passage.taken[place]
    )
    return written and passage.gap(place) == " " and not passage.bits[place] & (_NO_STREET | NOT_NAME)


def _is_town(passage: Passage, place: int) -> bool:
    """Whether a town or a postcode stands behind a comma or in the next line."""
    if passage.gap(place) not in _ENDS:
        return False
    known = passage.bits[place] & PLACE and not passage.bits[place] & (GIVEN | KIN | HE)
    return passage.taken[place] == ADDRESSED or bool(known and passage.has_capital(place))
