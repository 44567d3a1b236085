"""A text cut into words, each with what it may be: what every rule about names looks at.

Pure.  Cut once for a text; the rules mark in it which words are spoken for.
"""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections.abc import Iterator
from itertools import accumulate
from typing import Final

from udset_desktop.redaction.lexicon import (
    COMMON,
    GENERIC,
    GIVEN,
    NAMED,
    NOT_NAME,
    PLACE,
    TITLE,
    WORD,
    Lexicon,
    folded,
)

_WORD = re.compile(r"([^\W_]++(?>(?:['’][^\W_]++)*))")
_PLAIN_WORD = re.compile(r"([A-Za-z0-9]++(?>(?:'[A-Za-z0-9]++)*))")
"""The same for a text of plain signs, in a third of the time: nothing need be looked up."""
_TAILS = frozenset({"s", "ll", "d", "ve", "re"})
_ENDS = frozenset(".!?;\n•…")
_OPENS = frozenset('"“')
_LOUD_FROM = 3
_LOUD_SHARE = 0.7
_HEADING_FROM = 5
_LONG = 4
_TOWN_WORDS = 4
_TO_TOWN = frozenset({",", "\n", ",\n", "\n>"})

TAKEN = 1
ADDRESSED = 2  # part of an address: what stands behind it may be its town
SOMEBODY = 3
"""What is known of a word that is spoken for."""


class Shape:
    """How a word is written: bare numbers, because an enum's are several times as slow to compare."""

    SMALL: Final = 0
    CAPITAL: Final = 1
    ALL_CAPITALS: Final = 2
    INITIAL: Final = 3
    DIGITS: Final = 4


class Passage:
    """The words of a text, by number."""

    __slots__ = (
        "bits",
        "ends",
        "even",
        "gaps",
        "lexicon",
        "loud",
        "lows",
        "shapes",
        "starts",
        "taken",
        "text",
        "words",
    )

    def __init__(self, text: str, lexicon: Lexicon) -> None:
        self.text, self.lexicon = text, lexicon
        plain = text.isascii()
        parts = (_PLAIN_WORD if plain else _WORD).split(
            text
        )  # what stands between words and the words, in turns
        places = list(accumulate(map(len, parts)))
        self.words: list[str] = parts[1::2]
        self.gaps: list[str] = parts[::2]  # before each word, and behind the last
        self.starts: list[int] = places[:-1:2]
        self.ends: list[int] = places[1::2]  # without what is only tied to it: 's, 'll
        # Folding changes nothing but the case of plain letters.
        self.lows: list[str] = list(map(str.lower if plain else folded, self.words))
        tied = "'" in text or "\u2019" in text
        if tied:
            self._cut_tails()
        get = lexicon.bits.get
        self.bits = [get(low, 0) for low in self.lows]
        if not lexicon.cues["names_by_capital"].isdisjoint(self.lows):
            self._name_by_capital()
        if tied:  # "don't" and its like stand in no dictionary
            self.bits = [
                COMMON if not bits and low.endswith("'t") else bits
                for bits, low in zip(self.bits, self.lows, strict=True)
            ]
        # What a list knows is of letters, so it is small where it stands as it is kept.
        self.shapes = [
            _SMALL if bits and word == low else _shape_of(word)
            for bits, word, low in zip(self.bits, self.words, self.lows, strict=True)
        ]
        self.taken = bytearray(len(self.words))
        self.loud = bytearray(len(self.words))
        self.even = bytearray(len(self.words))
        self._hear()

    def _name_by_capital(self) -> None:
        """With a capital some words are names that are none without: "Ann", who is "in" in Gaelic."""
        for place, low in enumerate(self.lows):
            if low in self.lexicon.cues["names_by_capital"] and self.words[place].istitle():
                self.bits[place] = (self.bits[place] & ~(NOT_NAME | WORD)) | GIVEN

    def _cut_tails(self) -> None:
        for place, word in enumerate(self.lows):
            low = word.replace("\u2019", "'")
            base, _, tail = low.rpartition("'")
            if base and tail in _TAILS:
                self.ends[place] -= len(tail) + 1
                self.gaps[place + 1] = self.words[place][-len(tail) - 1 :] + self.gaps[place + 1]
                low = base
            self.lows[place] = low

    def _hear(self) -> None:
        """Where capitals say nothing: lines in capitals, headings that give every word one, lines without any.

        `loud` marks those in which a capital is no sign of a name, `even` also those that have none.
        """
        for first, end in self._lines():
            shapes = self.shapes[first:end]
            letters = end - first - shapes.count(Shape.DIGITS)
            capitals = shapes.count(Shape.ALL_CAPITALS)
            loud = capitals >= _LOUD_SHARE * letters and letters >= _LOUD_FROM
            if loud or self._is_heading(first, end):
                self.loud[first:end] = self.even[first:end] = b"\x01" * (end - first)
            elif letters >= _LOUD_FROM and not capitals and Shape.CAPITAL not in shapes[1:]:
                self.even[first:end] = b"\x01" * (end - first)
                self._mark_initials(first, end)

    def _mark_initials(self, first: int, end: int) -> None:
        """In a line without capitals a single letter with a dot is an initial: "k. shaw"."""
        for place in range(first, end):
            at = self.ends[place]
            if len(self.words[place]) == 1 and self.words[place].isalpha() and self.text[at : at + 1] == ".":
                self.shapes[place] = Shape.INITIAL

    def _lines(self) -> Iterator[tuple[int, int]]:
        if "\n" not in self.text:
            yield 0, len(self.words)
            return
        first = 0
        for place in range(1, len(self.words)):
            if "\n" in self.gaps[place]:
                yield first, place
                first = place
        yield first, len(self.words)

    def _is_heading(self, first: int, end: int) -> bool:
        long = []
        for place in range(first, end):
            if len(self.words[place]) >= _LONG:
                if self.shapes[place] == _SMALL:
                    return False
                long.append(place)
        if len(long) < _HEADING_FROM:
            return False
        plain = sum(
            bool(self.bits[place] & COMMON and not self.bits[place] & (NAMED | PLACE)) for place in long
        )
        return plain * 2 >= len(long)

    def gap(self, place: int) -> str:
        """What stands between a word and the one before it; a line break where there is none."""
        return self.gaps[place] if 0 < place < len(self.words) else "\n"

    def is_close(self, place: int) -> bool:
        """Whether a word follows the one before with nothing but a space, or a dot after a title or initial."""
        gap = self.gap(place)
        if gap in {" ", "-", "'s ", "’s "}:
            return True
        if gap in {". ", "."}:
            before = place - 1
            return (
                self.shapes[before] == Shape.INITIAL
                or bool(self.bits[before] & TITLE)
                or self.lows[before] == "st"
            )
        return gap == "  "

    def begins_sentence(self, place: int) -> bool:
        """Whether a capital here may only be that of a sentence's first word."""
        if place == 0:
            return True
        gap = self.gap(place)
        if _ENDS.isdisjoint(gap):
            return not _OPENS.isdisjoint(gap)
        return not self.is_close(place)

    def has_capital(self, place: int) -> bool:
        """Whether a word is written with a capital that says something."""
        return not self.loud[place] and _CAPITAL <= self.shapes[place] <= _INITIAL

    def follows_address(self, place: int) -> bool:
        """Whether a street or a postcode stands right before, as before the name of a town."""
        told = place > 0 and self.taken[place - 1] == ADDRESSED
        known = self.bits[place] & PLACE
        if not told:
            return False
        if self.bits[place] & (WORD | GENERIC) and not known:
            return self._is_before_address(place)
        gap = self.gap(place)
        return (gap.replace(" ", "") or gap) in _TO_TOWN or (bool(known) and gap == " ")

    def _is_before_address(self, place: int) -> bool:
        """Whether capitals lead from an address to a postcode: "7 Pinfold Lane, Lower Slaughter, GL54 2HZ"."""
        end = place
        while (
            end < len(self.words)
            and end - place < _TOWN_WORDS
            and self.has_capital(end)
            and not self.taken[end]
        ):
            end += 1
            if self.gap(end) not in {" ", "-"}:
                break
        led = place < end < len(self.words) and self.taken[end] == ADDRESSED
        return led and self.gap(place) in {", ", "\n", ",\n"}

    def is_generic(self, place: int) -> bool:
        """Whether a word is one of those by which no place and nobody is told apart."""
        return bool(self.bits[place] & (GENERIC | NOT_NAME))

    def is_word(self, place: int) -> bool:
        """Whether a dictionary knows it as an ordinary word, or one of our own lists as no name."""
        return bool(self.bits[place] & (WORD | NOT_NAME | GENERIC))

    def take(self, first: int, end: int, told: int = TAKEN) -> None:
        """Let no other rule look at these words; `told` is what is known of them."""
        self.taken[first:end] = bytes((told,)) * (end - first)

    def take_span(self, start: int, end: int, told: int = TAKEN) -> None:
        """Let no other rule look at the words of `text[start:end]`."""
        self.take(*self.span_of(start, end), told)

    def span_of(self, start: int, end: int) -> tuple[int, int]:
        """The words, by number, that hold any of `text[start:end]`: the first, and behind the last."""
        first = bisect_right(self.ends, start)
        return first, max(first, bisect_left(self.starts, end))


_SMALL: Final = Shape.SMALL
_CAPITAL: Final = Shape.CAPITAL
_INITIAL: Final = Shape.INITIAL
_DIGITS: Final = Shape.DIGITS


def _shape_of(word: str) -> int:
    if word.islower():
        return _DIGITS if word[0].isdigit() else _SMALL
    if word.isdigit() or word[0].isdigit():
        return Shape.DIGITS
    if word.isupper():
        return Shape.ALL_CAPITALS if len(word) > 1 else Shape.INITIAL
    return Shape.CAPITAL if word[0].isupper() else Shape.SMALL
