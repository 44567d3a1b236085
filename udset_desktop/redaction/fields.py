"""Names, streets, places and services in the fields of a form or a record: "Forename(s): …", "city = …", "Next of kin | …".

Called by `redaction.search` before names are looked for: what a field asks for tells what stands in it,
whether a list knows it or not, and however it is written.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import NamedTuple

from udset_desktop.redaction.lexicon import (
    COMMON,
    GENERIC,
    HE,
    KIN,
    NAMED,
    NOT_NAME,
    PARTICLE,
    PLACE,
    SOFT_TITLE,
    TITLE,
)
from udset_desktop.redaction.model import Certainty, Kind, TextFinding
from udset_desktop.redaction.passage import ADDRESSED, SOMEBODY, TAKEN, Passage

_WORD = r"[^\W\d_]{1,30}(?:['’-][^\W\d_]{1,24}){0,3}\.?"
_VALUE = rf"(?P<id>{_WORD}(?:[ +]{_WORD}){{0,4}}?)"
_IS = r"(?: ?\(s\))?[\"'\u201d]?[ ]{0,4}(?::|=|\||>|\.{3,60}|_{3,60})[ ]{0,6}[\"'\u201c]?"
_ENDS = r"(?=[\"'\u201d]?(?:[ ]{0,4}(?:[;|,\n&<(/}\]]|\Z)| {2,}|\.(?:\s|\Z)))"


class _Field(NamedTuple):
    """What a field asks for: a pattern, and the words of which one ends every label it can match."""

    ends: tuple[str, ...]
    pattern: re.Pattern[str]
    kind: Kind


def _field(ends: str, labels: str, kind: Kind, value: str = _VALUE) -> _Field:
    pattern = re.compile(rf"(?<![\w-])(?:{labels}){_IS}{value}{_ENDS}", re.IGNORECASE)
    return _Field(tuple(ends.split()), pattern, kind)


_FIELDS = (
    _field(
        "name names kin as called first last patient client carer child parent guardian person contact applicant holder",
        r"(?:(?:full|first|last|middle|maiden|given|family|sur|fore|nick|preferred|birth|legal|other|patient|client|carer|child|parent|guardian|contact|account|holder|customer|employee|student)(?:'?s)?[ _-]?)?"
        r"names?(?: of (?:patient|client|carer|child|parent|guardian|person|contact|applicant|holder))?"
        r"|next of kin|known as|likes? to be called(?=:)|(?:first|last)(?=[=>])",
        Kind.PERSON,
    ),
    _field(
        "town city county village suburb birth birthplace district parish municipality state province locality",
        r"(?:home ?)?town|city|county|village|suburb|place of birth|birth ?place|district|parish|municipality|state|province|locality",
        Kind.PLACE,
    ),
    _field(
        "school employer company organisation organization surgery practice hospital landlord workplace place work nursery home college university agency provider church",
        r"school|employer|company|organi[sz]ation|(?:gp )?(?:surgery|practice)|hospital|landlord|work ?place|place of work|nursery|care home|college|university|agency|provider|church",
        Kind.ORGANISATION,
    ),
    _field(
        "street road address addr addressline1 line1",
        r"street(?: ?(?:name|address))?|(?:home |postal |current |new )?address(?: ?line ?1)?|addr|road",
        Kind.ADDRESS,
        rf"(?P<id>(?:\d{{1,5}}[A-Za-z]? )?{_WORD}(?:[ +]{_WORD}){{0,4}}?(?: \d{{1,5}}[A-Za-z]?)?)",
    ),
)
_TO_SIGN = re.compile(r"[:=|>]|\.{3}|_{3}")
_BEFORE_SIGN = " \"'\u201d.:=|>_"
_LAST_OF_LABEL = 24
_PLAIN = COMMON | GENERIC | NOT_NAME | HE | KIN
_TOLD = {Kind.PERSON: SOMEBODY, Kind.ADDRESS: ADDRESSED}
_NOTHING = frozenset(
    {
        "none",
        "na",
        "unknown",
        "same",
        "not",
        "tbc",
        "tba",
        "withheld",
        "refused",
        "declined",
        "blank",
        "redacted",
        "anonymous",
        "self",
        "yes",
        "no",
        "see",
        "above",
        "below",
        "nil",
        "other",
    }
)


def field_findings(passage: Passage) -> Iterator[TextFinding]:
    """What stands in every field that asks for a name, a street, a town or a service, unless it says that there is none."""
    text = passage.text
    labels = _labels(text.lower())
    for ends, pattern, kind in _FIELDS if labels else ():
        if not any(label.endswith(ends) for label in labels):
            continue
        for match in pattern.finditer(text):
            first, last = passage.span_of(*match.span("id"))
            while first < last and passage.bits[first] & (TITLE | SOFT_TITLE):
                first += 1
            alone = kind is Kind.ADDRESS and last - first == 1  # "address: str"
            if first < last and not alone and _is_told(passage, first, last, kind):
                passage.take(first, last, _TOLD.get(kind, TAKEN))
                yield TextFinding(
                    start=passage.starts[first],
                    end=passage.ends[last - 1],
                    kind=kind,
                    certainty=Certainty.MAY_BE,
                )


def _labels(low: str) -> list[str]:
    """The ends of what stands before each sign that a field may have behind its label."""
    ends = (low[max(0, sign.start() - _LAST_OF_LABEL) : sign.start()] for sign in _TO_SIGN.finditer(low))
    return [end.rstrip(_BEFORE_SIGN).removesuffix("(s)").rstrip() for end in ends]


def _is_told(passage: Passage, first: int, last: int, kind: Kind) -> bool:
    """Whether words are free, and not all of them such as everybody uses."""
    if any(passage.taken[first:last]) or not _NOTHING.isdisjoint(passage.lows[first:last]):
        return False
    names = NAMED if kind is Kind.PERSON else PLACE
    telling = [
        not passage.bits[place] & _PLAIN
        or (passage.bits[place] & PARTICLE and place < last - 1)
        or bool(passage.bits[place] & names and not passage.bits[place] & (_PLAIN & ~COMMON))
        for place in range(first, last)
    ]
    return all(telling) if kind is Kind.PERSON else any(telling)
