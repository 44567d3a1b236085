"""Answers told in words: for the screen, the sheets and copying out.

Turns codes into the instrument's and the project's own words; decides nothing and hides nothing.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from udset_desktop.instrument.model import Instrument, Item, Kind
from udset_desktop.instrument.texts import choice_words, fill
from udset_desktop.interview.answers import Answer, Perspective, SaidBy
from udset_desktop.interview.phrases import Phrases
from udset_desktop.project.model import Project


@dataclass(frozen=True, slots=True, kw_only=True)
class Telling:
    """Whose words and which lists answers are told with."""

    instrument: Instrument
    project: Project
    phrases: Phrases
    name: str  # of the person who speaks
    looks_after: str = ""
    language: str = "en"

    def words(self, key: str) -> str:
        """The instrument's words under `key`, with the name of whoever is looked after."""
        return fill(
            self.instrument.words(key, self.language), self.looks_after, self.instrument, self.language
        )

    def choice(self, item: Item, code: str) -> str:
        """One choice in words; a service by its name in the project's list."""
        if item.choices_from == "services":
            service = self.project.service(code)
            return service.name if service else code
        words = choice_words(self.instrument, item, code, self.language)
        return fill(words, self.looks_after, self.instrument, self.language)

    def non_answer(self, word: str) -> str:
        """A non-answer in words."""
        return self.words(f"non_answer.{word}")

    def answer(self, item: Item, answer: Answer) -> str:
        """An answer or a non-answer in words."""
        value = answer.value
        if value is None:
            return self.non_answer(answer.non_answer or "")
        if item.kind in (Kind.WORDS, Kind.WHOLE):
            return str(value)
        if item.kind is Kind.DATE:
            return self.day(str(value))
        if item.kind is Kind.FLAG:
            return self.phrases.words("flag.yes")
        chosen = value if isinstance(value, tuple) else (str(value),)
        return ", ".join(chosen if item.kind is Kind.PEOPLE else (self.choice(item, one) for one in chosen))

    def said_by(self, said_by: Iterable[SaidBy], perspective: Perspective | None) -> str:
        """Who an answer comes from, in words."""
        words = [*self.phrases.who_said(said_by, self.name)]
        if perspective is not None:
            words.append(self.phrases.words(f"view.{perspective}", name=self.name))
        return "; ".join(words)

    def day(self, iso: str) -> str:
        """A date in words: 3 May 2026."""
        day = date.fromisoformat(iso)
        return f"{day.day} {self.phrases.words(f'month.{day.month}')} {day.year}"
