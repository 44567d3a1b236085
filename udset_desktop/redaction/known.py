"""The record's own names, in any spelling near enough: slips of typing, short forms, case, possessives.

Called by `redaction.search` with what the record knows.  A word that a dictionary knows is only taken
for a name where it is written as one: "Hope hopes to go home".  The same names given twice are made
ready once.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import lru_cache

from udset_desktop.redaction.housed import with_number
from udset_desktop.redaction.lexicon import (
    COMMON,
    DOING,
    FLAT,
    GENERIC,
    GIVEN,
    HOUSE,
    IN_PLACE,
    KIN,
    MONTH,
    NOT_NAME,
    ORGANISATION,
    PARTICLE,
    PLACE,
    PLACE_PHRASE,
    SOFT_TITLE,
    STREET,
    STREET_SHORT,
    TITLE,
    WORD,
    Lexicon,
    folded,
    load_lexicon,
)
from udset_desktop.redaction.model import Certainty, Kind, KnownName, TextFinding
from udset_desktop.redaction.passage import SOMEBODY, TAKEN, Passage, Shape

_NEAR_FROM = 4
_FAR_FROM = 8
_NEAR_UP_TO = 24
"""Longer than any name: what is left of it with two letters out would be endless."""
_SOFTENED = frozenset("bcdfgmpst")
"""What Gaelic softens with an h: Seumas is called "a Sheumais"."""

_NO_NAME = STREET | ORGANISATION | GENERIC | HOUSE | FLAT | TITLE | SOFT_TITLE | KIN | PARTICLE
_SPOKEN_OF = 6
_NO_NAMES = frozenset({Kind.DATE, Kind.RARE_EVENT})


@dataclass(frozen=True, slots=True)
class _Way:
    """One way a known name may stand in a text, and how sure that is."""

    known: KnownName
    sure: bool


class KnownNames:
    """Known names made ready: by word, by sequence of words, by what is left of a word with slips in it."""

    __slots__ = ("_halves", "_lexicon", "_near", "_runs", "_words")

    def __init__(self, names: Iterable[KnownName], lexicon: Lexicon) -> None:
        self._lexicon = lexicon
        self._words: dict[str, _Way] = {}
        self._near: dict[str, list[str]] = {}
        self._runs: dict[str, list[tuple[tuple[str, ...], KnownName]]] = {}
        self._halves: dict[str, dict[str, _Way]] = {}
        for known in names:
            self._learn(known)
        for word in self._words:
            for left in _shortened(word):
                self._near.setdefault(left, []).append(word)

    def _learn(self, known: KnownName) -> None:
        words = _words_of(known.name)
        if not words:
            return
        if len(words) > 1 or known.whole:
            self._runs.setdefault(words[0], []).append((tuple(words[1:]), known))
        if known.whole:
            return
        person = known.kind is Kind.PERSON
        telling = [
            word for word in words if len(words) == 1 or not self._lexicon.bits.get(word, 0) & _NO_NAME
        ]
        joined = "".join(words)
        if len(words) > 1 and len(joined) >= _FAR_FROM:  # "margaretbaxter"
            self._words.setdefault(joined, _Way(known, sure=True))
        for place, word in enumerate(telling):
            self._words.setdefault(word, _Way(known, sure=True))
            self._learn_halves(word, known)
            if person and (place == 0 or self._lexicon.bits.get(word, 0) & GIVEN):
                for form in self._lexicon.short_forms.get(word, ()):
                    self._words.setdefault(form, _Way(known, sure=False))

    def _learn_halves(self, word: str, known: KnownName) -> None:
        """A name with a space that slipped in, "mar garet"; where both halves are words they stay words."""
        bits = self._lexicon.bits
        for cut in range(2, len(word) - 1) if len(word) >= _SPOKEN_OF else ():
            head, rest = word[:cut], word[cut:]
            if not bits.get(head, 0) & bits.get(rest, 0) & WORD:
                self._halves.setdefault(head, {}).setdefault(rest, _Way(known, sure=False))

    def findings(self, passage: Passage, before_streets: list[int]) -> Iterator[TextFinding]:
        """Where any of the names stands in a text; its words are then spoken for.

        A name that a street may be called by is left alone, and its place put into `before_streets`.
        """
        end = 0
        for place in self._worth_a_look(passage):
            if place < end or passage.taken[place]:
                continue
            found = self._at(passage, place)
            if found is None:
                continue
            end = found[0]
            if found[1].kind is not Kind.ADDRESS and _is_before_street(passage, found[0]):
                before_streets.append(place)
            else:
                yield _taken(passage, place, *found)

    def _worth_a_look(self, passage: Passage) -> list[int]:
        """The words that may be a known name: those of the names, and those that no dictionary has."""
        words, runs, halves = self._words, self._runs, self._halves
        return [
            place
            for place, (low, bits) in enumerate(zip(passage.lows, passage.bits, strict=True))
            if not bits & (WORD | NOT_NAME) or low in words or low in runs or low in halves
        ]

    def left(self, passage: Passage, before_streets: Iterable[int]) -> Iterator[TextFinding]:
        """The names that `findings` left alone and that no street was called by, once streets are spoken for."""
        for place in before_streets:
            if not passage.taken[place] and (found := self._at(passage, place)) is not None:
                yield _taken(passage, place, *found)

    def _at(self, passage: Passage, place: int) -> tuple[int, KnownName, Certainty] | None:
        """The end of what begins here, which name it is, and how sure that is."""
        for rest, known in self._runs.get(passage.lows[place], ()):
            end = place + 1 + len(rest)
            if tuple(passage.lows[place + 1 : end]) == rest:
                return end, known, Certainty.LOOKS_LIKE
        if (halved := self._halved(passage, place)) is not None:
            return place + 2, halved.known, Certainty.LIKELY
        way = self._way(passage.lows[place], passage.bits[place])
        if way is None or not _is_written_as_name(passage, place, sure=way.sure):
            return None
        end = place + 1
        while end < len(passage.lows) and passage.is_close(end) and not passage.taken[end]:
            more = self._way(passage.lows[end], passage.bits[end])
            if (
                more is None
                or more.known.kind is not way.known.kind
                or not _is_written_as_name(passage, end, sure=more.sure)
            ):
                break
            end += 1
        return end, way.known, Certainty.LOOKS_LIKE if way.sure else Certainty.LIKELY

    def _halved(self, passage: Passage, place: int) -> _Way | None:
        rests = self._halves.get(passage.lows[place])
        if rests is None or place + 1 >= len(passage.lows) or passage.gap(place + 1) != " ":
            return None
        return None if passage.taken[place + 1] else rests.get(passage.lows[place + 1])

    def _way(self, low: str, bits: int) -> _Way | None:
        way = self._words.get(low)
        if way is not None or bits & (WORD | NOT_NAME) or not _NEAR_FROM <= len(low) <= _NEAR_UP_TO:
            return way
        return next((self._words[word] for word in self._spellings(low)), None)

    def _spellings(self, low: str) -> Iterator[str]:
        forms = [low]
        if low[1] == "h" and low[0] in _SOFTENED:
            forms.append(low[0] + low[2:])
        for form in forms:
            if form in self._words:
                yield form
            for left in _shortened(form):
                for word in self._near.get(left, ()):
                    if len(word) >= _NEAR_FROM and _is_near(form, word):
                        yield word


def _taken(passage: Passage, first: int, end: int, known: KnownName, certainty: Certainty) -> TextFinding:
    if known.kind is Kind.ADDRESS:
        first, end = with_number(passage, first), end + _is_before_street(passage, end)
    passage.take(first, end, SOMEBODY if known.kind is Kind.PERSON else TAKEN)
    return TextFinding(
        start=passage.starts[first],
        end=passage.ends[end - 1],
        kind=known.kind,
        certainty=certainty,
        stands_for=known.name,
    )


def _is_before_street(passage: Passage, place: int) -> bool:
    """Whether a word that streets end with stands here: "Glenburn St", where "Glenburn Street" is known."""
    street = place < len(passage.bits) and passage.bits[place] & (STREET | STREET_SHORT)
    return bool(street) and not passage.taken[place] and passage.gap(place) == " "


@lru_cache(maxsize=256)
def ready_names(names: tuple[KnownName, ...]) -> KnownNames:
    """The names made ready; the same ones again cost nothing."""
    return KnownNames(names, load_lexicon())


def kind_of_name(name: str) -> Kind:
    """What a name that came without a kind most likely is: a street, a service, a place, else somebody."""
    lexicon = load_lexicon()
    words = _words_of(name)
    bits = [lexicon.bits.get(word, 0) for word in words]
    if len(words) > 1 and (bits[-1] & (STREET | HOUSE) or words[-1][0].isdecimal()):
        return Kind.ADDRESS
    if len(words) > 1 and any(one & ORGANISATION for one in bits):
        return Kind.ORGANISATION
    place = len(words) == 1 and bits[0] & PLACE and not bits[0] & GIVEN
    phrase = len(words) > 1 and tuple(words[1:]) in lexicon.phrases[PLACE_PHRASE].get(words[0], ())
    return Kind.PLACE if place or phrase else Kind.PERSON


def as_known(words: str, kind: Kind) -> KnownName:
    """What a reader hid, as a name to look for; whole where it is no name, or told with plain small words."""
    bits = load_lexicon().bits
    small = [bits.get(folded(word), 0) for word in words.split() if word.islower()]
    plain = any(one & COMMON and not one & (GIVEN | PARTICLE) for one in small)
    return KnownName(" ".join(words.split()), kind, whole=plain or kind in _NO_NAMES)


def is_plain_word(words: str) -> bool:
    """Whether this is one word that a dictionary has, so that its case tells whether it is a name."""
    return bool(load_lexicon().bits.get(folded(words.strip()), 0) & (WORD | NOT_NAME | MONTH))


def _words_of(name: str) -> list[str]:
    cleaned = "".join(sign if sign.isalnum() or sign in "'’" else " " for sign in folded(name))
    words = [word.replace("’", "'").strip("'") for word in cleaned.split()]
    return [word.removesuffix("'s") for word in words if word]


def _is_written_as_name(passage: Passage, place: int, *, sure: bool) -> bool:
    """Whether a word that may be a known name is one here; what is no other word always is."""
    bits, shape = passage.bits[place], passage.shapes[place]
    if not bits & (WORD | NOT_NAME | MONTH):
        return True
    before = passage.bits[place - 1] if place and passage.is_close(place) else 0
    after = passage.bits[place + 1] if place + 1 < len(passage.bits) and passage.is_close(place + 1) else 0
    if before & (TITLE | KIN):
        return True
    if passage.loud[place] or shape == Shape.SMALL:
        # Told by small letters alone, a word is a name where it does what only somebody does.
        rare = not bits & COMMON and sure
        does = after & DOING and passage.lows[place + 1] not in {"put", "did", "does", "had"}
        return rare or bool(does) or (sure and _is_told_of(passage, place))
    if bits & MONTH and before & IN_PLACE:
        return False
    if not passage.begins_sentence(place):
        return True
    return not _leads_a_question(passage, place) if sure else bool(after & DOING)


def _is_told_of(passage: Passage, place: int) -> bool:
    """Whether a plain word in small letters stands where somebody would: "ask joy", "joy's soup", "lucky is my dog"."""
    lows, cues = passage.lows, passage.lexicon.cues
    before = lows[place - 1] if place and passage.is_close(place) else ""
    if before in cues["told_to"]:
        return True
    if before in cues["not_a_name_before"]:
        return False
    own = passage.text[passage.ends[place] : passage.ends[place] + 2].translate(_ONE_SIGN)
    if own == "'s":
        return lows[place + 1 : place + 2] != ["a"]  # "hope's a fine thing"
    return tuple(lows[place + 1 : place + 3]) in _OF_SOMEBODY


_ONE_SIGN = str.maketrans("\u2019", "'")
_OF_SOMEBODY = frozenset(
    {(verb, whose) for verb in ("is", "was", "does", "did") for whose in ("my", "our", "his", "her", "their")}
    | {("and", other) for other in ("me", "i", "him", "her", "us")}
)


def _leads_a_question(passage: Passage, place: int) -> bool:
    """Whether "Will", "May" or "Hope" at the head of a sentence is followed as the plain word is."""
    if place + 1 >= len(passage.lows) or not passage.is_close(place + 1):
        return False
    after, low = passage.bits[place + 1], passage.lows[place + 1]
    follows = passage.lexicon.cues["he"] | passage.lexicon.cues["not_a_name_before"]
    return low in follows and not after & DOING


def _shortened(word: str) -> Iterator[str]:
    """A word, and what is left of it without one letter; without two of a long one."""
    yield word
    if not _NEAR_FROM <= len(word) <= _NEAR_UP_TO:
        return
    for place in range(len(word)):
        left = word[:place] + word[place + 1 :]
        yield left
        if len(word) >= _FAR_FROM:
            for other in range(place, len(left)):
                yield left[:other] + left[other + 1 :]


def _is_near(one: str, other: str) -> bool:
    """Whether two spellings are one slip apart, two in a long word; a short word keeps its first letter."""
    shorter = min(len(one), len(other))
    if shorter < _SPOKEN_OF and one[0] != other[0]:
        return False
    allowed = 2 if shorter >= _FAR_FROM else 1
    return abs(len(one) - len(other)) <= allowed and _distance(one, other) <= allowed


def _distance(one: str, other: str) -> int:
    """How many slips lie between two words: a letter more, less, other, or two that changed places."""
    before_last: list[int] = []
    last = list(range(len(other) + 1))
    for row, sign in enumerate(one, 1):
        line = [row]
        for column, mark in enumerate(other, 1):
            cost = min(last[column] + 1, line[-1] + 1, last[column - 1] + (sign != mark))
            turned = row > 1 and column > 1 and sign == other[column - 2] and one[row - 2] == mark
            line.append(min(cost, before_last[column - 2] + 1) if turned else cost)
        before_last, last = last, line
    return last[-1]
