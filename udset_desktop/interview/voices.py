"""Whose voice an answer has: who gave it and, where somebody speaks for the person, whose view it is.

One code says both, so that nobody who speaks for a person can be chosen without a view.
"""

from __future__ import annotations

from collections.abc import Iterable

from udset_desktop.interview.answers import Perspective, SaidBy
from udset_desktop.interview.header import SPEAKERS
from udset_desktop.interview.screen import ChoiceState
from udset_desktop.interview.telling import Telling

Voices = tuple[tuple[ChoiceState, ...], ...]
_JOIN = "."


def voice_code(who: SaidBy, view: Perspective | None) -> str:
    """One code of both: `person`, `advocate.what_i_think`."""
    return str(who) if view is None else f"{who}{_JOIN}{view}"


def parse_voice(code: str) -> tuple[SaidBy, Perspective | None]:
    """Who and whose view; raises `ValueError` for a code that is none."""
    who, _, view = code.partition(_JOIN)
    return SaidBy(who), Perspective(view) if view else None


def voice_codes(said_by: Iterable[SaidBy], view: Perspective | None) -> frozenset[str]:
    """The codes of all who said something; only who speaks for the person has the view."""
    return frozenset(voice_code(one, view if one in SPEAKERS else None) for one in said_by)


def voices(
    telling: Telling, people: Iterable[SaidBy], said_by: Iterable[SaidBy], view: Perspective | None
) -> Voices:
    """Who may have said something, in words and in groups: the person, who speaks for them, what was seen.

    Of `people`; a speaker stands there once for each view, and `said_by` with `view` is marked.
    """
    chosen = voice_codes(said_by, view)
    own: list[ChoiceState] = []
    spoken: list[ChoiceState] = []
    seen: list[ChoiceState] = []
    for who in people:
        if who in SPEAKERS:
            spoken += (_speaker(telling, who, one, chosen) for one in Perspective)
            continue
        words = telling.phrases.words(f"said_by.{who}", name=telling.name)
        choice = ChoiceState(code=who.value, words=words, chosen=who.value in chosen)
        (seen if who is SaidBy.OBSERVATION else own).append(choice)
    return tuple(tuple(group) for group in (own, spoken, seen) if group)


def _speaker(telling: Telling, who: SaidBy, view: Perspective, chosen: frozenset[str]) -> ChoiceState:
    phrases, code = telling.phrases, voice_code(who, view)
    words = phrases.words(f"voice.{view}", who=phrases.words(f"speaker.{who}"), name=telling.name)
    return ChoiceState(code=code, words=words, chosen=code in chosen)
