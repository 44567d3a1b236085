"""What stands on an envelope around a street: its town, the part of a country, a postcode of any country.

Called by `redaction.search` once streets are spoken for.  What only the lines around it tell is `may_be`.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator

from udset_desktop.redaction.addresses import with_number
from udset_desktop.redaction.lexicon import DOING, HE, KIN, MONTH, TITLE, WEEKDAY
from udset_desktop.redaction.model import Certainty, Kind, TextFinding
from udset_desktop.redaction.passage import ADDRESSED, Passage

_CAPITAL = r"[^\W\d_a-z][^\W\d_]*+(?:['’-][^\W\d_]{1,24}+){0,2}"
_SMALL = "de|do|da|del|di|du|dos|das|la|le|les|el|pri|na|nad|am|an|der|upon|on|en|sur|of|y|van|den|e|in|im|ob|bei|unter|ad|by"
_TOWN = rf"{_CAPITAL}(?: (?:(?:{_SMALL}) )?{_CAPITAL}){{0,4}}"
_GAP = r"[ ,\n>]{1,8}"
_CODE = (
    r"(?:\d{5}-\d{3,4}|\d{4}-\d{3}|\d{4} ?[A-Z]{2}|\d{3} \d\d|\d\d[ -]\d{3}|[A-Z]{1,2}-?\d{4,5}|\d{3,6})"
    r"(?![\w/-]|[.,:]\d)"
)
_BEHIND = re.compile(
    rf"{_GAP}(?P<town>{_TOWN}(?: \d{{1,2}}(?=[ ,\n])|)(?:{_GAP}(?-i:[A-Z]{{1,3}})(?![\w.]))?)"
    rf"(?:{_GAP}(?P<land>{_TOWN}))?{_GAP}(?P<code>{_CODE})"
)
"""Behind a street: "\nMelo, CA 37000", ", Östby, Sweden 736 12"."""
_AHEAD = re.compile(rf"{_GAP}(?P<code>{_CODE})(?P<land> )(?P<town>{_TOWN})")
"""Behind a street, the postcode first: ", 20099 Xstadt"."""
_YEAR = re.compile(r"(?:19|20)\d\d")
_FREE = re.compile(r"(?![ ]?[^\W_])")
_LED = re.compile(
    r"(?<![^\W_])(?:(?<!mail )(?<!ip )(?<!web )address(?: is|:| to| -)?|(?:lives?|living|lived|stays?|staying|resid(?:es?|ed|ing)) at"
    r"|located at|deliver(?:ed)? to|house (?:number|no\.?)(?: is|:)?) (?=[^ ])",
    re.IGNORECASE,
)
_LEADING = ("address", "live", "living", "stay", "resid", "located at", "deliver", "house n")
_STREET = re.compile(
    rf"(?P<street>\d{{1,5}}[A-Za-z]?(?: {_CAPITAL}){{0,4}}|{_CAPITAL}(?: (?:(?:{_SMALL}) )?{_CAPITAL}){{0,3}} \d{{1,5}}[A-Za-z]?)"
    r"(?=[,.;!?)\n]|\Z| and(?!\w))(?![.,:]\d)"
)
"""A number and words with capitals, either first, up to a sign: "10 Langelo", "Tylova 42"."""
_WITH_FLAT = re.compile(
    rf"(?<![^\W_])(?P<street>(?:\d{{1,5}}[A-Za-z]? )?{_CAPITAL}(?: (?:(?:{_SMALL}) )?{_CAPITAL}){{0,3}}(?: \d{{1,5}}[A-Za-z]?\b)?)"
    r"[ ,\n>]{1,6}(?:Apt|Apartment|Suite|Ste|Flat)\.? #?\d{1,5}[A-Za-z]?(?!\w)"
)
"""A street with a number, whatever it is called, and a flat: "Klimova 79, Apt. 3", "120 Kontomari Flat 24"."""
_FLATS = ("apt", "apartment", "suite", "ste", "flat")
_HOUSES = re.compile(r"(?<=[^\W\d_] )\d{1,5}[A-Za-z]?(?=\.?[,\n]| \n)")
_WORDS = 4
_FAR = 90
_NO_TOWN = MONTH | WEEKDAY | HE | DOING | TITLE | KIN
_IN_NAMES = frozenset(_SMALL.split("|"))


def posted_findings(passage: Passage, found: Iterable[TextFinding]) -> Iterator[TextFinding]:
    """Towns and postcodes behind the addresses among `found`, and streets that only these lines or a word tell."""
    text = passage.text
    for one in found:
        if one.kind is Kind.ADDRESS and any(map(str.isdecimal, text[one.start : one.end])):
            yield from _behind(passage, one.end)
    if "\n" in text or ", " in text:
        for match in _HOUSES.finditer(text):
            yield from _in_lines(passage, match)
    low = text.lower()
    if any(word in low for word in _FLATS):
        yield from _with_flats(passage)
    if any(word in low for word in _LEADING):
        yield from _led(passage)


def _behind(passage: Passage, at: int) -> Iterator[TextFinding]:
    """The town and the postcode behind what ends at `at`."""
    match = _match(passage, at)
    if match is not None:
        for name, kind in (("town", Kind.PLACE), ("code", Kind.POSTCODE)):
            if (found := _take(passage, match.span(name), kind)) is not None:
                yield found


def _match(passage: Passage, at: int) -> re.Match[str] | None:
    """The lines behind a street that are its town and postcode; `None` where something else stands there."""
    text, end = passage.text, min(len(passage.text), at + _FAR)
    for pattern in (_BEHIND, _AHEAD):
        match = pattern.match(text, at + (text[at : at + 1] == "."), end)
        if match is None or (_YEAR.fullmatch(match["code"]) and "\n" not in match.group()):
            continue
        first, last = passage.span_of(*match.span("town"))
        if any(passage.bits[place] & _NO_TOWN and passage.has_capital(place) for place in range(first, last)):
            continue
        if "\n" in match.group() or pattern is _AHEAD or _FREE.match(text, match.end()):
            return match
    return None


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
        if match is None or (match["street"].isdigit() and "house" not in led.group().lower()):
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
