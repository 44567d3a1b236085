"""Questions to the writer about a wording, asked aside and never graded; from word lists, offline.

Called by the window while typing rests, on its own thread: a few look-ups a word, far under a
millisecond.  Knows nobody, keeps nothing and counts nothing; a question that does not fit is waved
away.  The five checks follow Miller and Barrie (2015), in words of our own.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from enum import StrEnum
from functools import cache
from itertools import pairwise

from udset_desktop.foundation.resources import read_resource_text, resources_folder

BASE_LANGUAGE = "en"
WORDS_AT_MOST = 60
"""A longer text is a story: it has its own voice, and is left alone."""

_STEM = 4
_WORD = re.compile(r"[a-z0-9]+(?:['/+.-][a-z0-9]+)*:?")
_QUOTED = re.compile(r"[\"“”«»]")
_LISTS = (
    "services",
    "often",
    "delivered",
    "purposes",
    "everyones",
    "jargon",
    "workers",
    "done_to",
    "doing",
    "own_voice",
    "notes",
)
_LEADS_ON = frozenset({"to", "will", "should", "must", "are", "shall"})
_WORKERS_WITHIN = 3
"""Among how many first words a worker must come to be the one who does it."""

_TIMETABLE = re.compile(r"x\d+|\d+x|\d+(?:hrs?|mins?|/\d+)")
_TITLES = frozenset({"mr", "mrs", "ms", "miss"})
_NAME_AT_LEAST = 3


class Check(StrEnum):
    """What a wording is looked at for."""

    OUTCOME = "outcome"  # what it is for, rather than what is given
    PERSONAL = "personal"  # this person's, rather than anybody's
    ROLE = "role"  # the person, or the family, has a part
    OWN_WORDS = "own_words"  # their language, where it fits
    ACTION = "action"  # a step says what somebody does


class Told(StrEnum):
    """Where a text stands."""

    MATTER = "matter"  # what matters most
    STEP = "step"  # a next small step
    WORDS = "words"  # what was said about an outcome


@dataclass(frozen=True, slots=True)
class _Phrases:
    """Phrases by their first word, or by the first letters of it where only a stem is given."""

    by_word: Mapping[str, tuple[tuple[str, ...], ...]]
    by_stem: Mapping[str, tuple[tuple[str, ...], ...]]

    def at(self, words: list[str], place: int) -> int:
        """How many words a phrase that begins here takes; 0 where none does."""
        word = words[place]
        for phrase in (*self.by_word.get(word, ()), *self.by_stem.get(word[:_STEM], ())):
            if len(phrase) <= len(words) - place and _fits(phrase, words, place):
                return len(phrase)
        return 0

    def in_any(self, words: list[str]) -> bool:
        """Whether any of them stands anywhere."""
        return any(self.at(words, place) for place in range(len(words)))


def check_of(
    text: str,
    told: Told,
    *,
    name: str = "",
    by_service_alone: bool = False,
    language: str = BASE_LANGUAGE,
) -> Check | None:
    """The one question this wording asks for; `None` for most.

    `name` is the person's, who seldom speaks of themselves by it; `by_service_alone` says of a step
    that nobody but the service has a part in it.
    """
    words = _WORD.findall(text.casefold().replace("\u2019", "'"))[: WORDS_AT_MOST + 1]
    if not words or len(words) > WORDS_AT_MOST:
        return None
    names = frozenset(_WORD.findall(name.casefold()))
    reading = _Reading(words, load_lists(language), names, quoted=len(_QUOTED.findall(text)) > 1)
    match told:
        case Told.MATTER:
            return reading.of_matter()
        case Told.STEP:
            return reading.of_step(by_service_alone=by_service_alone)
        case Told.WORDS:
            return reading.of_words()


@cache
def load_lists(language: str = BASE_LANGUAGE) -> Mapping[str, _Phrases]:
    """The word lists of a language; a language without its own gets none and is asked nothing."""
    folder = resources_folder() / "wordlists" / language / "asides"
    return {
        name: _phrases(read_resource_text("wordlists", language, "asides", f"{name}.txt").splitlines())
        if folder.is_dir()
        else _Phrases({}, {})
        for name in _LISTS
    }


class _Reading:
    """One short text, read against the lists."""

    def __init__(
        self, words: list[str], lists: Mapping[str, _Phrases], names: frozenset[str], *, quoted: bool
    ) -> None:
        self._words, self._lists, self._names = words, lists, names
        self._own = quoted or self._has("own_voice")

    def _has(self, name: str) -> bool:
        return self._lists[name].in_any(self._words)

    def of_matter(self) -> Check | None:
        """What matters: what it is for, whose it is, in whose words."""
        if self._is_given() and not self._has("purposes"):
            return Check.OUTCOME
        if self._own:
            return None
        if self._is_done_to():
            return Check.ROLE
        return self._whose()

    def of_step(self, *, by_service_alone: bool) -> Check | None:
        """A step: who has a part in it, and what somebody does."""
        if by_service_alone or (not self._own and self._is_done_to()):
            return Check.ROLE
        if not self._has("doing") and self._lists["doing"].by_word:
            return Check.ACTION
        return Check.OWN_WORDS if not self._own and self._has("jargon") else None

    def of_words(self) -> Check | None:
        """What was said: only asked about where it plainly is not how anybody speaks."""
        if self._own:
            return None
        given = self._has("services") and (self._is_often() or self._has("delivered"))
        if given and not self._has("purposes"):
            return Check.OUTCOME
        if self._is_about_somebody():
            return Check.OWN_WORDS
        return Check.PERSONAL if self._has("everyones") else None

    def _is_given(self) -> bool:
        return self._has("services") or (self._has("delivered") and self._is_often())

    def _is_often(self) -> bool:
        return self._has("often") or any(map(_TIMETABLE.fullmatch, self._words))

    def _is_about_somebody(self) -> bool:
        """Whether it is told as a note about the person, and not by them."""
        words = self._words
        if self._has("jargon") or self._lists["notes"].at(words, 0):
            return True
        if any(len(word) >= _NAME_AT_LEAST and word in self._names for word in words):
            return True
        # An initial in place of a name: nobody speaks so, and many notes are written so.
        return any(one in _TITLES and len(other.partition("'")[0]) == 1 for one, other in pairwise(words))

    def _is_done_to(self) -> bool:
        if self._has("done_to"):
            return True
        for at in range(min(_WORKERS_WITHIN, len(self._words))):
            if self._lists["doing"].at(self._words, at):
                return False  # somebody is to ask them: that is a part of its own
            after = at + self._lists["workers"].at(self._words, at)
            if at < after < len(self._words) and self._words[after] in _LEADS_ON:
                return self._words[0] != "for"
        return False

    def _whose(self) -> Check | None:
        if self._has("everyones"):
            return Check.PERSONAL
        return Check.OWN_WORDS if self._is_about_somebody() else None


def _phrases(lines: Iterable[str]) -> _Phrases:
    by_word: dict[str, list[tuple[str, ...]]] = {}
    by_stem: dict[str, list[tuple[str, ...]]] = {}
    for line in lines:
        if not line.strip() or line.startswith("#"):
            continue
        phrase = tuple(line.split())
        is_stem = phrase[0].endswith("*")
        table, key = (by_stem, phrase[0][:_STEM]) if is_stem else (by_word, phrase[0])
        table.setdefault(key, []).append(phrase)
    return _Phrases(
        {key: tuple(rows) for key, rows in by_word.items()},
        {key: tuple(rows) for key, rows in by_stem.items()},
    )


def _fits(phrase: tuple[str, ...], words: list[str], place: int) -> bool:
    return all(
        word.startswith(part[:-1]) if part.endswith("*") else word == part
        for part, word in zip(phrase, words[place:], strict=False)
    )
