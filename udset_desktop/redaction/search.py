"""Likely identifiers of one text: the one place where all rules meet, the surest first.

Called by `redaction.reading`, `usecases.redacting` and thereby by both faces.  Pure, and of the same
speed for every text: what is found is a help for a human who reads, never a proof that nothing is left.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace
from functools import cache

from udset_desktop.foundation.unseen import seen_places
from udset_desktop.redaction.addresses import address_findings
from udset_desktop.redaction.ages import age_findings
from udset_desktop.redaction.columns import column_findings
from udset_desktop.redaction.fields import field_findings
from udset_desktop.redaction.known import is_plain_word, ready_names
from udset_desktop.redaction.lexicon import PHRASE, RARE_EVENT, load_lexicon
from udset_desktop.redaction.model import BLOCKED, Certainty, Kind, KnownName, TextFinding
from udset_desktop.redaction.names import name_findings
from udset_desktop.redaction.numbered import numbered_findings
from udset_desktop.redaction.organisations import organisation_findings
from udset_desktop.redaction.passage import ADDRESSED, TAKEN, Passage
from udset_desktop.redaction.posted import posted_findings
from udset_desktop.redaction.scanned import with_figures
from udset_desktop.redaction.shapes import shape_findings

ALIKE = str.maketrans(
    {
        **dict.fromkeys("\u00a0\u2007\u2009\u202f\t", " "),
        **dict.fromkeys("\u2010\u2011\u2012\u2013\u2014\u2212", "-"),
        **dict.fromkeys("\u2018\u2019\u02bc\u00b4`", "'"),
        **{chr(0xFF10 + digit): str(digit) for digit in range(10)},
        "\uff20": "@",
    }
)
"""Signs that are written in place of plain ones, each for one: offsets stay what they are."""

_OF_ADDRESS = frozenset({Kind.POSTCODE, Kind.ADDRESS})


def find_in(text: str, known: tuple[KnownName, ...] = ()) -> tuple[TextFinding, ...]:
    """Every likely identifier in `text`, from left to right; no two overlap.

    A mark that nobody sees parts no name: a soft hyphen within it is a part of what is found.
    """
    if not text.isascii() and len(places := seen_places(text)) < len(text):
        seen = find_in("".join(text[place] for place in places), known)
        return tuple(replace(one, start=places[one.start], end=places[one.end - 1] + 1) for one in seen)
    plain = text if text.isascii() and "\t" not in text else text.translate(ALIKE)
    return _found_in(with_figures(plain), known)


def _found_in(plain: str, known: tuple[KnownName, ...]) -> tuple[TextFinding, ...]:
    found = shape_findings(plain)
    passage = Passage(plain, load_lexicon())
    for one in found:
        passage.take_span(one.start, one.end, ADDRESSED if one.kind in _OF_ADDRESS else TAKEN)
    found = _with_named(found, list(_known_and_streets(passage, known)))
    found += numbered_findings(passage)
    found += tuple(posted_findings(passage, tuple(found)))
    found += column_findings(passage)
    found += field_findings(passage)
    found += organisation_findings(passage)
    _leave_sayings(passage)
    found += name_findings(passage)
    found += age_findings(passage)
    found += _rare_events(passage)
    return tuple(sorted(found, key=lambda one: one.start))


@dataclass(frozen=True, slots=True, kw_only=True)
class Standing:
    """Where a name stands in a text; `near` where it is written in another way."""

    start: int
    end: int
    near: bool


def places_of(text: str, name: KnownName, *, any_case: bool = False) -> tuple[Standing, ...]:
    """Where `name` stands in `text` as whole words: as it is written, and in any spelling near enough.

    A plain word that is written with a capital, "Hope", is found so, and where it is a name; with
    `any_case` wherever it stands.  From left to right; no two overlap.
    """
    plain = text.translate(ALIKE)
    inside = r"\s+".join(re.escape(word) for word in name.name.translate(ALIKE).split())
    if not inside:
        return ()
    exact = not any_case and name.name != name.name.lower() and is_plain_word(name.name)
    wanted = re.compile(rf"(?<!\w){inside}(?!\w)", 0 if exact else re.IGNORECASE)
    found = [Standing(start=one.start(), end=one.end(), near=False) for one in wanted.finditer(plain)]
    near = (
        Standing(start=one.start, end=one.end, near=True)
        for one in find_in(text, (name,))
        if one.stands_for == name.name
    )
    found += [one for one in near if all(one.end <= other.start or one.start >= other.end for other in found)]
    return tuple(sorted(found, key=lambda one: one.start))


def _with_named(found: list[TextFinding], named: list[TextFinding]) -> list[TextFinding]:
    """Known names and streets beside what shapes say: a known address holds its postcode, and what never leaves stays by itself."""
    blocked = [one for one in found if one.kind in BLOCKED]
    named = [one for one in named if not (one.stands_for and _meets(one, blocked))]
    whole = [one for one in named if one.stands_for]
    return [one for one in found if not _meets(one, whole)] + named


def _meets(one: TextFinding, others: list[TextFinding]) -> bool:
    return any(one.start < other.end and other.start < one.end for other in others)


def _known_and_streets(passage: Passage, known: tuple[KnownName, ...]) -> Iterator[TextFinding]:
    """The record's own names and the streets, in turns: "Baxter Road" is a street, whoever Baxter is."""
    if not known:
        yield from address_findings(passage)
        return
    names, before_streets = ready_names(known), list[int]()
    yield from names.findings(passage, before_streets)
    yield from address_findings(passage)
    yield from names.left(passage, before_streets)


def _phrases_at(passage: Passage, bit: int) -> Iterator[tuple[int, int]]:
    rows, lows = passage.lexicon.phrases[bit], passage.lows
    for place in [place for place, bits in enumerate(passage.bits) if bits & bit]:
        seconds = _second_words(bit)[lows[place]]
        if "" not in seconds and (place + 1 >= len(lows) or lows[place + 1] not in seconds):
            continue
        for rest in rows[lows[place]]:
            end = place + 1 + len(rest)
            if tuple(passage.lows[place + 1 : end]) == rest and not any(passage.taken[place:end]):
                yield place, end
                break


@cache
def _second_words(bit: int) -> dict[str, frozenset[str]]:
    """The words that may follow the first of a phrase, "" where it is of one word: no other phrase need be compared."""
    return {
        first: frozenset(rest[0] if rest else "" for rest in rows)
        for first, rows in load_lexicon().phrases[bit].items()
    }


def _leave_sayings(passage: Passage) -> None:
    """Words that belong together and name nobody are no names: "Tai Chi", "Meals on Wheels"."""
    for first, end in _phrases_at(passage, PHRASE):
        passage.take(first, end)


def _rare_events(passage: Passage) -> Iterator[TextFinding]:
    """What happens to so few that a neighbour would know who it is; whether they would, a human says."""
    for first, end in _phrases_at(passage, RARE_EVENT):
        passage.take(first, end)
        yield TextFinding(
            start=passage.starts[first],
            end=passage.ends[end - 1],
            kind=Kind.RARE_EVENT,
            certainty=Certainty.ASK,
        )
