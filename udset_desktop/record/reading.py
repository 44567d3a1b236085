"""Taking a JSON object apart without ever believing its shape; every oddity is a finding.

Used by `record.answers_file` alone.  Each asking gives a value of the right type whatever stands
there, so that one line's findings all come at once.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from enum import StrEnum
from typing import TypeVar

from udset_desktop.foundation.problems import Finding
from udset_desktop.interview.entry import Raw

MINUTES_AT_MOST = 24 * 60  # unit: minutes

Word = TypeVar("Word", bound=StrEnum)


class Reading:
    """The findings of one line so far."""

    def __init__(self) -> None:
        """Nothing found yet."""
        self.findings: list[Finding] = []

    def refuse(self, code: str, where: str, **context: str | int) -> None:
        """One more finding that refuses."""
        self.findings.append(Finding(code=code, where=where, context=context))

    def table(self, raw: object, where: str) -> Mapping[str, object]:
        """An object; empty where something else stands."""
        if isinstance(raw, dict):
            return raw
        self.refuse("record.not_an_object", where)
        return {}

    def only(self, told: Mapping[str, object], known: Sequence[str], where: str) -> None:
        """Nothing, where every key is known; a key nobody knows could be an answer nobody would see."""
        for key in told:
            if key not in known:
                self.refuse("record.unknown_key", _at(where, key[:40]))

    def word(self, told: Mapping[str, object], key: str, where: str, *, need: bool = True) -> str:
        """A text; "" where none is."""
        raw = told.get(key, "")
        if not isinstance(raw, str):
            self.refuse("record.not_text", _at(where, key))
            return ""
        if need and not raw:
            self.refuse("record.missing", _at(where, key))
        return raw

    def words(self, told: Mapping[str, object], key: str, where: str) -> tuple[str, ...]:
        """A list of texts."""
        rows = self.rows(told, key, where)
        if any(not isinstance(row, str) for row in rows):
            self.refuse("record.not_text", _at(where, key))
            return ()
        return tuple(str(row) for row in rows)

    def rows(self, told: Mapping[str, object], key: str, where: str) -> tuple[object, ...]:
        """A list of anything."""
        raw = told.get(key, [])
        if isinstance(raw, list):
            return tuple(raw)
        self.refuse("record.not_a_list", _at(where, key))
        return ()

    def flag(self, told: Mapping[str, object], key: str, where: str, *, usual: bool = False) -> bool:
        """True or false."""
        raw = told.get(key, usual)
        if not isinstance(raw, bool):
            self.refuse("record.not_a_flag", _at(where, key))
            return usual
        return raw

    def whole(self, told: Mapping[str, object], key: str) -> int | None:
        """Minutes of talk, or nothing."""
        raw = told.get(key)
        if raw is None:
            return None
        if isinstance(raw, bool) or not isinstance(raw, int) or not 0 <= raw <= MINUTES_AT_MOST:
            self.refuse("record.not_minutes", key, at_most=MINUTES_AT_MOST)
            return None
        return raw

    def place(self, told: Mapping[str, object], key: str, where: str, *, at_most: int) -> int:
        """A place in a list, counted from 1; 0 for none."""
        raw = told.get(key, 0)
        if isinstance(raw, bool) or not isinstance(raw, int) or not 0 <= raw <= at_most:
            self.refuse("record.not_a_place", _at(where, key), at_most=at_most)
            return 0
        return raw

    def yes_or_no(
        self, told: Mapping[str, object], key: str, where: str, *, others: Sequence[str] = ("",)
    ) -> str:
        """Yes or no, written as a word or as true and false; also one of `others`."""
        raw = told.get(key, others[0])
        if isinstance(raw, bool):
            return "yes" if raw else "no"
        if raw in ("yes", "no", *others):
            return str(raw)
        self.refuse("interview.no_such_choice", _at(where, key))
        return ""

    def one_of(self, told: Mapping[str, object], key: str, where: str, words: type[Word]) -> Word | None:
        """One word of a closed vocabulary; `None` where none is."""
        raw = self.word(told, key, where, need=False)
        if not raw:
            return None
        try:
            return words(raw)
        except ValueError:
            self.refuse("interview.no_such_choice", _at(where, key))
            return None

    def all_of(self, told: Mapping[str, object], key: str, where: str, words: type[Word]) -> tuple[Word, ...]:
        """Some words of a closed vocabulary."""
        try:
            return tuple(words(one) for one in self.words(told, key, where))
        except ValueError:
            self.refuse("interview.no_such_choice", _at(where, key))
            return ()

    def raw(self, raw: object, where: str) -> Raw:
        """An answer as `interview.entry` takes it; entry says itself what does not fit."""
        if isinstance(raw, str | int | bool):
            return raw
        if isinstance(raw, list) and all(isinstance(one, str) for one in raw):
            return tuple(str(one) for one in raw)
        self.refuse("record.not_an_answer", where)
        return None


def _at(where: str, key: str) -> str:
    return f"{where}.{key}" if where else key
