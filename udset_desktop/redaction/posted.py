"""What stands on an envelope around a street: its town, the part of a country, a postcode of any country.

Called by `redaction.search` once streets are spoken for.  What only the lines around it tell is `may_be`.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator

from udset_desktop.redaction.housed import with_number
from udset_desktop.redaction.lexicon import (
    DOING,
    HE,
    KIN,
    MONTH,
    OWN_PLACE,
    PLACE,
    PLACE_PHRASE,
    TITLE,
    WEEKDAY,
)
from udset_desktop.redaction.model import Certainty, Kind, TextFinding
from udset_desktop.redaction.passage import ADDRESSED, Passage

_CAPITAL = r"[^\W\d_a-z][^\W\d_]*+(?:['’-][^\W\d_]{1,24}+){0,2}"
_SMALL = "de|do|da|del|di|du|dos|das|la|le|les|el|pri|na|nad|am|an|der|upon|on|en|sur|of|y|van|den|e|in|im|ob|bei|unter|ad|by"
_FLAT_WORD = r"(?:Apt|Apartment|Suite|Ste|Flat|Unit)(?![^\W_])"
_FLAT = rf"{_FLAT_WORD}\.? ?#?\d{{1,5}}[A-Za-z]?(?!\w)"
_TOWN = rf"(?!{_FLAT_WORD}){_CAPITAL}(?: (?:(?:{_SMALL}) )?{_CAPITAL}){{0,4}}"
_GAP = r"[ ,\n>]{1,8}"
_PLACED = rf"(?:{_GAP}(?P<flat>{_FLAT}))?{_GAP}(?P<town>{_TOWN}(?: \d{{1,2}}(?=[ ,\n])|)(?P<part>{_GAP}[A-Z]{{1,3}}(?![\w.]))?)"
"""Behind a street the flat, and then the town with its part of a country."""
_CODE = (
    r"(?:\d{5}-\d{3,4}|\d{4}-\d{3}|\d{4} ?[A-Z]{2}|\d{3} \d\d|\d\d[ -]\d{3}|[A-Z]{1,2}-?\d{4,5}|\d{3,6})"
    r"(?![\w/-]|[.,:]\d)"
)
_BEHIND = re.compile(rf"{_PLACED}(?:{_GAP}(?P<land>{_TOWN}))?{_GAP}(?P<code>{_CODE})")
"""Behind a street: "\nMelo, CA 37000", ", Östby, Sweden 736 12"."""
_AHEAD = re.compile(rf"(?P<flat>){_GAP}(?P<code>{_CODE})(?P<land> )(?P<town>{_TOWN}(?P<part>))")
"""Behind a street, the postcode first: ", 20099 Xstadt"."""
_LANDED = re.compile(rf"{_PLACED}[,>]? ?\n[ >]{{0,4}}(?P<land>{_TOWN})(?P<code>)(?![^\W_])")
"""Behind a street in lines of their own a town and a country, without a postcode."""
_PARTS = (("flat", Kind.ADDRESS), ("town", Kind.PLACE), ("land", Kind.PLACE), ("code", Kind.POSTCODE))
_YEAR = re.compile(r"(?:19|20)\d\d")
_STATE = re.compile(r"(?<=, )(?P<id>[A-Z]{2,3}) \Z")
_SHORT = 8
_FREE = re.compile(r"(?![ ]?[^\W_])")
_LED = re.compile(
    r"(?<![^\W_])(?:(?<!mail )(?<!ip )(?<!web )address(?: is|:| to| -)?|(?:lives?|living|lived|stays?|staying|resid(?:es?|ed|ing)) at(?: number| no\.?)?"
    r"|located at|deliver(?:ed)? to|house (?:number|no\.?)(?: is|:)?|at (?:number|no\.?)) (?=[^ ])",
    re.IGNORECASE,
)
_LEADING = ("address", "live", "living", "stay", "resid", "located at", "deliver", "house n", "at n")
_NUMBERED = re.compile(r"house|number|no", re.IGNORECASE)
_HOUSE_SAID = re.compile(r"(?P<street>\d{1,4}[A-Za-z]?)(?= (?!in |on |of |out |to )[a-z])")
"""A house by its number alone where a sentence goes on: "at number 7 says"; "at number 7 in the charts" is none."""
_ROADS = ("highway", "hwy", "route", " road ")
_ROAD = re.compile(
    r"(?<![^\W_])(?:Highway|Hwy\.?|Route|(?:County|State|Range|Rural) R(?:oad|oute)) \d{1,4}[A-Z]?(?!\w|[.,]\d)"
)
"""A road that is called by its number alone."""
_STREET = re.compile(
    rf"(?P<street>\d{{1,5}}[A-Za-z]?(?: {_CAPITAL}){{0,4}}|{_CAPITAL}(?: (?:(?:{_SMALL}) )?{_CAPITAL}){{0,3}} \d{{1,5}}[A-Za-z]?)"
    r"(?=[,.;!?)\n]|\Z| and(?!\w))(?![.,:]\d)"
)
"""A number and words with capitals, either first, up to a sign: "10 Langelo", "Tylova 42"."""
_WITH_FLAT = re.compile(
    rf"(?<![^\W_])(?P<street>(?:\d{{1,5}}[A-Za-z]? ){{0,2}}{_CAPITAL}(?: (?:(?:{_SMALL}) )?{_CAPITAL}){{0,3}}(?: [a-zäöå]{{2,7}})?(?: \d{{1,5}}[A-Za-z]?\b)?)"
    r"[ ,\n>]{1,6}(?:Apt|Apartment|Suite|Ste|Flat)\.? #?\d{1,5}[A-Za-z]?(?!\w)"
)
"""A street with a number, whatever it is called, and a flat: "Klimova 79, Apt. 3", "120 Kontomari Flat 24"."""
_FLAT_ALONE = re.compile(
    r"(?<![^\W_])(?:(?i:apt|apartment)|Suite|SUITE|Ste)\.? (?:#|no\.? )?\d{1,5}[A-Za-z]?(?!\w|[.,:]\d)"
)
_KINDS = (
    " ulica",
    " ulice",
    " utca",
    " út",
    " utja",
    " tér",
    " sokak",
    " caddesi",
    " cesta",
    " gade ",
    " vej ",
)
_OF_KIND = re.compile(
    rf"(?<![^\W_])(?:\d{{1,5}} )?{_CAPITAL}(?: {_CAPITAL}){{0,2}}(?:{'|'.join(kind.rstrip() for kind in _KINDS)}) \d{{1,5}}[A-Za-z]?(?![\w/]|[,.]\d)"
)
"""A street of elsewhere whose kind stands small before its number: "Kossuth utca 12"."""
_FLATS = ("apt", "apartment", "suite", "ste ", "ste.", "flat")
_HOUSES = re.compile(r"(?<=[^\W\d_] )\d{1,5}[A-Za-z]?(?=\.?[,\n]| \n)")
_WORDS = 4
_TOWN_WORDS = 7
_PARTED = re.compile(r"[.;:!?\d()]|\n\n")
_FAR = 90
_NO_TOWN = MONTH | WEEKDAY | HE | DOING | TITLE | KIN
_IN_NAMES = frozenset(_SMALL.split("|"))


def posted_findings(passage: Passage, found: Iterable[TextFinding]) -> Iterator[TextFinding]:
    """Towns and postcodes behind the addresses among `found`, and streets that only these lines or a word tell."""
    text, found = passage.text, tuple(found)
    for one in found:
        if one.kind is Kind.ADDRESS and any(map(str.isdecimal, text[one.start : one.end])):
            yield from _behind(passage, one.end)
    yield from _states(passage, found)
    yield from _between(passage, found)
    if "\n" in text or ", " in text:
        for match in _HOUSES.finditer(text):
            yield from _in_lines(passage, match)
    low = text.lower()
    for heads, rule in _BY_WORD:
        if any(head in low for head in heads):
            yield from rule(passage)


def _states(passage: Passage, found: Iterable[TextFinding]) -> Iterator[TextFinding]:
    """The part of a country between a town and its postcode: "Tempe, AZ 85281"."""
    for one in found:
        if one.kind is not Kind.POSTCODE:
            continue
        state = _STATE.search(passage.text, max(0, one.start - _SHORT), one.start)
        if state is None or state["id"].lower() not in passage.lexicon.cues["states"]:
            continue
        if (part := _take(passage, state.span("id"), Kind.PLACE)) is not None:
            yield part


def _between(passage: Passage, found: tuple[TextFinding, ...]) -> Iterator[TextFinding]:
    """The town and the part of a country between a street and its postcode, however they are written."""
    streets = sorted(one.end for one in found if one.kind is Kind.ADDRESS)
    for one in found if streets else ():
        if one.kind is not Kind.POSTCODE:
            continue
        at = max((end for end in streets if end <= one.start), default=one.start)
        if not 0 < one.start - at <= _FAR or _PARTED.search(passage.text, at, one.start):
            continue
        first, last = passage.span_of(at, one.start)
        free = [place for place in range(first, last) if not passage.taken[place]]
        if last - first <= _TOWN_WORDS and free and all(_is_of_town(passage, place) for place in free):
            for run in _runs(passage, free):
                if (town := _take(passage, run, Kind.PLACE)) is not None:
                    yield town


def _is_of_town(passage: Passage, place: int) -> bool:
    """Whether a word may be part of the name of a town: it has a capital, is known for a place, or no dictionary has it."""
    if passage.bits[place] & _NO_TOWN:
        return False
    named = passage.has_capital(place) or passage.bits[place] & PLACE or passage.lows[place] in _IN_NAMES
    return bool(named) or not passage.is_word(place)


def _runs(passage: Passage, places: list[int]) -> Iterator[tuple[int, int]]:
    """The signs that words in a row stand at, each row by itself."""
    first = places[0]
    for place, after in zip(places, [*places[1:], -1], strict=True):
        if after != place + 1 or passage.gap(after) not in {" ", "-"}:
            yield passage.starts[first], passage.ends[place]
            first = after


def _of_kinds(passage: Passage) -> Iterator[TextFinding]:
    """Streets of elsewhere whose kind is written small before the number."""
    for match in _OF_KIND.finditer(passage.text):
        if (found := _take(passage, match.span(), Kind.ADDRESS)) is not None:
            yield found
            yield from _behind(passage, match.end())


def _behind(passage: Passage, at: int) -> Iterator[TextFinding]:
    """The town and the postcode behind what ends at `at`."""
    match = _match(passage, at)
    if match is not None:
        for name, kind in _PARTS:
            if match[name] and (found := _take(passage, match.span(name), kind)) is not None:
                yield found


def _match(passage: Passage, at: int) -> re.Match[str] | None:
    """The lines behind a street that are its town and postcode; `None` where something else stands there."""
    text, end = passage.text, min(len(passage.text), at + _FAR)
    for pattern in (_BEHIND, _AHEAD, _LANDED):
        match = pattern.match(text, at + (text[at : at + 1] == "."), end)
        if match is None or (_YEAR.fullmatch(match["code"]) and "\n" not in match.group()):
            continue
        if pattern is _LANDED and not _is_land(passage, match.span("land")):
            continue
        first, last = passage.span_of(match.start("town"), match.end("town") - len(match["part"] or ""))
        if any(passage.bits[place] & _NO_TOWN and passage.has_capital(place) for place in range(first, last)):
            continue
        if "\n" in match.group() or pattern is _AHEAD or _FREE.match(text, match.end()):
            return match
    return None


def _is_land(passage: Passage, span: tuple[int, int]) -> bool:
    """Whether a list knows these words as a country or a part of one."""
    first, last = passage.span_of(*span)
    if last - first == 1:
        return bool(passage.bits[first] & OWN_PLACE and passage.bits[first] & PLACE)
    rows = passage.lexicon.phrases[PLACE_PHRASE].get(passage.lows[first], ())
    return tuple(passage.lows[first + 1 : last]) in rows


def _in_lines(passage: Passage, match: re.Match[str]) -> Iterator[TextFinding]:
    """A street that ends with its number, where a town and a postcode follow: "Tylova 42, Karlovy Vary, 360 17"."""
    place, after = passage.span_of(*match.span())
    if after != place + 1 or passage.taken[place] or _match(passage, match.end()) is None:
        return
    first = place
    while place - first < _WORDS and first and passage.gap(first) in {" ", "-", ". "}:
        before = first - 1
        named = passage.has_capital(before) or (first < place and passage.lows[before] in _IN_NAMES)
        if not named or passage.taken[before] or passage.bits[before] & (MONTH | WEEKDAY):
            break
        first = before
    while first < place and not passage.has_capital(first):
        first += 1
    if first < place:
        span = passage.starts[with_number(passage, first)], match.end()
        if (found := _take(passage, span, Kind.ADDRESS)) is not None:
            yield found
            yield from _behind(passage, match.end())


def _with_flats(passage: Passage) -> Iterator[TextFinding]:
    """A street that the flat behind it tells."""
    for match in _WITH_FLAT.finditer(passage.text):
        first, last = passage.span_of(*match.span("street"))
        numbered = any(map(str.isdecimal, match["street"]))
        plain = any(passage.bits[place] & (MONTH | WEEKDAY) for place in range(first, last))
        if numbered and not plain and (found := _take(passage, match.span(), Kind.ADDRESS)) is not None:
            yield found
            yield from _behind(passage, match.end())


def _led(passage: Passage) -> Iterator[TextFinding]:
    """A street or a house behind the word for an address: "His address is 10 Langelo", "she lives at 24"."""
    for led in _LED.finditer(passage.text):
        match = _STREET.match(passage.text, led.end())
        if match is None and _NUMBERED.search(led.group()) is not None:
            match = _HOUSE_SAID.match(passage.text, led.end())
        if match is None or (match["street"].isdigit() and _NUMBERED.search(led.group()) is None):
            continue
        first, last = passage.span_of(*match.span("street"))
        plain = any(passage.bits[place] & (MONTH | WEEKDAY) for place in range(first, last))
        if not plain and (found := _take(passage, match.span("street"), Kind.ADDRESS)) is not None:
            yield found
            yield from _behind(passage, match.end("street"))


def _take(passage: Passage, span: tuple[int, int], kind: Kind) -> TextFinding | None:
    """A finding at these signs, unless a word there is spoken for."""
    first, last = passage.span_of(*span)
    if first == last or any(passage.taken[first:last]):
        return None
    passage.take(first, last, ADDRESSED)
    return TextFinding(start=span[0], end=span[1], kind=kind, certainty=Certainty.MAY_BE)


def _roads(passage: Passage) -> Iterator[TextFinding]:
    """Roads that are called by their number alone: "Highway 61"."""
    for match in _ROAD.finditer(passage.text):
        if (found := _take(passage, match.span(), Kind.ADDRESS)) is not None:
            yield found


def _flats_alone(passage: Passage) -> Iterator[TextFinding]:
    """A flat whose street is not told: "Apt. 556"."""
    for match in _FLAT_ALONE.finditer(passage.text):
        if (found := _take(passage, match.span(), Kind.ADDRESS)) is not None:
            yield found


_BY_WORD = (
    (_FLATS, _with_flats),
    (_KINDS, _of_kinds),
    (_ROADS, _roads),
    (_LEADING, _led),
    (_FLATS, _flats_alone),
)
"""Rules with the words of which one stands wherever they find anything, in their order."""
