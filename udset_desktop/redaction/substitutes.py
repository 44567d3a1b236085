"""What stands in place of each name: [person A], [place B], the same for the same name in a whole record.

Pure.  The letters follow the order in which a record's texts name people; they are worked out anew from
the texts each time, kept nowhere, and say nothing outside that one record.
"""

from __future__ import annotations

import string
from collections.abc import Iterable, Mapping

from udset_desktop.foundation.languages import BASE_LANGUAGE, load_texts
from udset_desktop.redaction.lexicon import folded, load_lexicon
from udset_desktop.redaction.model import Kind, TextFinding

LETTERED = frozenset({Kind.PERSON, Kind.PLACE, Kind.ADDRESS, Kind.ORGANISATION})
"""What is told apart by letters; of a telephone number it says enough that it was one."""

_FILE = "redaction.toml"


class Substitutes:
    """The substitutes of one record, by what was found."""

    __slots__ = ("_by_words", "_known", "_texts", "_used")

    def __init__(
        self, texts: Iterable[tuple[str, Iterable[TextFinding]]] = (), language: str = BASE_LANGUAGE
    ) -> None:
        self._texts = load_texts("wording", language, _FILE)
        self._by_words: dict[Kind, list[tuple[frozenset[str], str]]] = {}
        self._known: dict[tuple[Kind, str], str] = {}
        self._used: dict[Kind, int] = {}
        for text, findings in texts:
            for finding in findings:
                self.of(text, finding)

    def of(self, text: str, finding: TextFinding) -> str:
        """The substitute of one finding in `text`, in its brackets."""
        letter = self._letter(text, finding) if finding.kind in LETTERED else ""
        words = self._texts[f"substitute.{finding.kind}"]
        return f"[{words.format_map({'letter': letter})}]"

    def _letter(self, text: str, finding: TextFinding) -> str:
        kind = finding.kind
        told = finding.stands_for or text[finding.start : finding.end]
        words = frozenset(_words(told))
        if finding.stands_for:
            key = (kind, finding.stands_for)
            if key not in self._known:
                self._known[key] = self._of_nobody_known(kind, words) or self._next(kind)
                self._by_words.setdefault(kind, []).append((words, self._known[key]))
            return self._known[key]
        for others, letter in self._by_words.get(kind, ()):
            if words <= others or others <= words:
                return letter
        letter = self._next(kind)
        self._by_words.setdefault(kind, []).append((words, letter))
        return letter

    def _of_nobody_known(self, kind: Kind, words: frozenset[str]) -> str:
        """The letter of what was told by the same words before, and is no other known name's; "" for none."""
        taken = {letter for (of, _), letter in self._known.items() if of is kind}
        for others, letter in self._by_words.get(kind, ()):
            if letter not in taken and (words <= others or others <= words):
                return letter
        return ""

    def _next(self, kind: Kind) -> str:
        number = self._used.get(kind, 0)
        self._used[kind] = number + 1
        return letters_of(number)


def letters_of(number: int) -> str:
    """A number from 0 as letters: A to Z, then AA, AB."""
    letters = ""
    number += 1
    while number:
        number, place = divmod(number - 1, len(string.ascii_uppercase))
        letters = string.ascii_uppercase[place] + letters
    return letters


def put_in(text: str, instead: Mapping[tuple[int, int], str]) -> str:
    """The text with other words at some places, which must not overlap."""
    parts: list[str] = []
    at = 0
    for (start, end), words in sorted(instead.items()):
        parts += (text[at:start], words)
        at = end
    return "".join((*parts, text[at:]))


def _words(told: str) -> Iterable[str]:
    # A name is told by its first form: Maggie and Margaret are one where the record does not say otherwise.
    titles = load_lexicon().cues["titles"]
    for word in folded(told).replace("-", " ").split():
        bare = word.strip("'’.,").removesuffix("'s")
        if bare and bare not in titles:
            yield bare
