"""The word lists of redaction, as one look-up for each word: what a word may be.

From `resources/wordlists/<language>/redaction`, all languages together: a name is a name in whatever
language the talk was held.  Read once, at the first text.  Where each list comes from and under which
licence stands in `resources/wordlists/README.md`.
"""

from __future__ import annotations

import re
import tomllib
import unicodedata
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import cache

from udset_desktop.foundation.resources import read_resource_text, resources_folder

COMMON = 1 << 0  # an ordinary word that everybody uses
RARER = 1 << 1  # an ordinary word that few use
GIVEN = 1 << 2  # a given name, known by sight
ABROAD = 1 << 3  # a given name of another country
SURNAME = 1 << 4
PLACE = 1 << 5
NOT_NAME = 1 << 6  # written with a capital, and no name
PROPER = 1 << 7  # a dictionary writes it with a capital
MONTH = 1 << 8
WEEKDAY = 1 << 9
SEASON = 1 << 10
TITLE = 1 << 11
SOFT_TITLE = 1 << 12  # a word as well as a title
KIN = 1 << 13
CALL = 1 << 14
LABEL = 1 << 15
DOING = 1 << 16
SPEAKING = 1 << 17
HE = 1 << 18
IN_PLACE = 1 << 19
TO_PLACE = 1 << 20
LIVES = 1 << 21
PARTICLE = 1 << 22
STREET = 1 << 23
STREET_ALWAYS = 1 << 24
STREET_SHORT = 1 << 25
STREET_FIRST = 1 << 26
HOUSE = 1 << 27
FLAT = 1 << 28
ORGANISATION = 1 << 29
GENERIC = 1 << 30
NUMBER = 1 << 31
DECADE = 1 << 32
NOT_AFTER_AGE = 1 << 33
AGE_BEFORE = 1 << 34
AGE_IS = 1 << 35
AGE_AFTER = 1 << 36
SHORT_NAME = 1 << 37
RARE_EVENT = 1 << 38
PLACE_PHRASE = 1 << 39
PHRASE = 1 << 40
CALL_AFTER = 1 << 41
CUE_DATES = 1 << 42
OWN_PLACE = 1 << 43
STREET_NUMBERED = 1 << 44  # ends a street only behind a number

WORD = COMMON | RARER
NAMED = GIVEN | ABROAD | SURNAME
CUE = (
    KIN
    | SOFT_TITLE
    | CALL
    | LABEL
    | DOING
    | HE
    | LIVES
    | STREET
    | STREET_FIRST
    | ORGANISATION
    | HOUSE
    | FLAT
    | NUMBER
    | DECADE
    | AGE_BEFORE
    | AGE_AFTER
    | NOT_AFTER_AGE
    | WEEKDAY
)
"""Words that the rules themselves go by: none of them is a name because no dictionary has it."""

_CUES: Mapping[str, int] = {
    "months": MONTH,
    "weekdays": WEEKDAY,
    "seasons": SEASON,
    "titles": TITLE,
    "soft_titles": SOFT_TITLE,
    "kin": KIN,
    "calls": CALL,
    "calls_after": CALL_AFTER,
    "labels": LABEL,
    "doing": DOING,
    "speaking": SPEAKING,
    "he": HE,
    "by_place": IN_PLACE,
    "to_place": TO_PLACE,
    "lives": LIVES,
    "particles": PARTICLE,
    "streets": STREET,
    "streets_always": STREET_ALWAYS,
    "streets_short": STREET_SHORT,
    "streets_first": STREET_FIRST,
    "streets_by_number": STREET_NUMBERED,
    "houses": HOUSE,
    "flats": FLAT,
    "organisations": ORGANISATION,
    "generic": GENERIC,
    "not_names": NOT_NAME,
    "peoples": NOT_NAME,
    "numbers": NUMBER,
    "decades": DECADE,
    "not_after_age": NOT_AFTER_AGE,
    "age_before": AGE_BEFORE,
    "age_is": AGE_IS,
    "age_after": AGE_AFTER,
    "short_names": SHORT_NAME,
    "cue_dates": CUE_DATES,
}
_LISTS: Mapping[str, int] = {
    "common": COMMON,
    "rarer": RARER,
    "given": GIVEN,
    "own_given": GIVEN,
    "own_given_abroad": GIVEN,
    "given_abroad": ABROAD,
    "surnames": SURNAME,
    "own_surnames": SURNAME,
    "places": PLACE,
    "countries": PLACE | OWN_PLACE,
    "own_places": PLACE | OWN_PLACE,
    "proper": PROPER,
}
_PHRASES: Mapping[str, int] = {"phrases": PHRASE, "rare_events": RARE_EVENT}
_NOT_APART = str.maketrans("łøđı", "lodi")


@dataclass(frozen=True, slots=True, kw_only=True)
class Lexicon:
    """What each word may be, phrases by their first word, and the words that patterns are made of."""

    bits: Mapping[str, int]
    phrases: Mapping[int, Mapping[str, tuple[tuple[str, ...], ...]]]
    cues: Mapping[str, frozenset[str]]
    short_forms: Mapping[str, frozenset[str]]
    medical: re.Pattern[str]


def folded(word: str) -> str:
    """A word as the lists keep it: small letters, accents off, one kind of apostrophe."""
    if word.isascii():
        return word.lower()
    apart = unicodedata.normalize("NFKD", word.casefold().replace("\u2019", "'").translate(_NOT_APART))
    return "".join(sign for sign in apart if not unicodedata.combining(sign))


@cache
def load_lexicon() -> Lexicon:
    """All lists of all languages, read once."""
    bits: dict[str, int] = {}
    phrases: dict[int, dict[str, list[tuple[str, ...]]]] = {
        PLACE_PHRASE: {},
        PHRASE: {},
        RARE_EVENT: {},
    }
    cues: dict[str, set[str]] = {}
    forms: dict[str, set[str]] = {}
    for language in _languages():
        for name, bit in _LISTS.items():
            _take(bits, phrases[PLACE_PHRASE], _lines(language, name), bit)
        told = tomllib.loads(read_resource_text("wordlists", language, "redaction", "cues.toml"))
        for name, listed in told.items():
            cues.setdefault(name, set()).update(listed.split())
            if name in _PHRASES:
                rows = [row for row in listed.splitlines() if row]
                _take(bits, phrases[_PHRASES[name]], rows, _PHRASES[name])
        for line in _lines(language, "short_forms"):
            _join(forms, line.split())
    _mark_cues(bits, cues)
    return Lexicon(
        bits=bits,
        phrases={
            bit: {first: _longest_first(rows) for first, rows in table.items()}
            for bit, table in phrases.items()
        },
        cues={name: frozenset(words) for name, words in cues.items()},
        short_forms={name: frozenset(words) for name, words in forms.items()},
        medical=re.compile(f"(?:{'|'.join(sorted(cues['medical_ends']))})s?\\Z"),
    )


def _mark_cues(bits: dict[str, int], cues: Mapping[str, set[str]]) -> None:
    for name, bit in _CUES.items():
        for word in cues.get(name, ()):
            bits[word] = bits.get(word, 0) | bit
    for word, known in bits.items():
        if known & COMMON and known & (GIVEN | ABROAD) and word not in cues["names_too"]:
            bits[word] = known & ~(GIVEN | ABROAD)
    for word in cues["names_first"]:
        bits[word] = bits.get(word, 0) & ~WORD | GIVEN


def _languages() -> list[str]:
    folder = resources_folder() / "wordlists"
    return sorted(one.name for one in folder.iterdir() if (one / "redaction" / "cues.toml").is_file())


def _lines(language: str, name: str) -> Iterable[str]:
    if not (resources_folder() / "wordlists" / language / "redaction" / f"{name}.txt").is_file():
        return ()
    text = read_resource_text("wordlists", language, "redaction", f"{name}.txt")
    return (line for line in text.splitlines() if line and line[0] != "#")


def _take(
    bits: dict[str, int], phrases: dict[str, list[tuple[str, ...]]], rows: Iterable[str], bit: int
) -> None:
    of_phrase = PLACE_PHRASE if bit & PLACE else bit
    for row in rows:
        if " " not in row and bit not in _PHRASES.values():
            bits[row] = bits.get(row, 0) | bit
            continue
        # "King's Lynn": what is tied to a word is cut off where a text is cut into words.
        first, *rest = (word.removesuffix("'s") or word for word in row.split())
        phrases.setdefault(first, []).append(tuple(rest))
        bits[first] = bits.get(first, 0) | of_phrase


def _join(forms: dict[str, set[str]], names: list[str]) -> None:
    # The first of a line has all its forms; a form has its names, and not the other forms of them:
    # Sandy is Alexander or Alexandra, but Lexie is not Alec.
    first, *rest = names
    forms.setdefault(first, set()).update(rest)
    for name in rest:
        forms.setdefault(name, set()).add(first)


def _longest_first(rows: list[tuple[str, ...]]) -> tuple[tuple[str, ...], ...]:
    return tuple(sorted(set(rows), key=lambda rest: (-len(rest), rest)))
