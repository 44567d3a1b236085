"""Whose voice an answer has: who gave it and, where somebody speaks for the person, whose view it is.

One code says both, so that nobody who speaks for a person can be chosen without a view.  A code that begins
with `also` adds to what is said: one kind of support, whoever speaks for the person to the person, or the
person to them.  Where both said it, the answer is the person's own and comes with nobody's view.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import replace

from udset_desktop.interview.answers import OWN_VOICE, SUPPORTED, SUPPORTS, Perspective, SaidBy
from udset_desktop.interview.header import SPEAKERS, is_spoken_for
from udset_desktop.interview.jot import Jot
from udset_desktop.interview.screen import ChoiceState
from udset_desktop.interview.telling import Telling

Voice = tuple[tuple[SaidBy, ...], Perspective | None]
Voices = tuple[tuple[ChoiceState, ...], ...]
_THE_PERSON: Voice = ((SaidBy.PERSON,), None)
_JOIN = "."
_ALSO = "also"


def voice_code(who: SaidBy, view: Perspective | None) -> str:
    """One code of both: `person`, `advocate.what_i_think`."""
    return str(who) if view is None else f"{who}{_JOIN}{view}"


def also_code(kind: SaidBy) -> str:
    """The code that adds a kind of support or whoever spoke, or takes it off: `also.with_sign`, `also.advocate`."""
    return f"{_ALSO}{_JOIN}{kind}"


def parse_voice(code: str) -> tuple[SaidBy, Perspective | None]:
    """Who and whose view; raises `ValueError` for a code that is none."""
    who, _, view = code.partition(_JOIN)
    return SaidBy(who), Perspective(view) if view else None


def said_now(
    code: str, said_by: Iterable[SaidBy], view: Perspective | None
) -> tuple[tuple[SaidBy, ...], Perspective | None]:
    """Who said it and whose view it is once `code` is chosen, where it was `said_by` with `view` until now.

    Support added or taken off leaves everybody else who spoke; the only kind is never taken off.  A speaker
    is added to the person and taken off again; the person is added to whoever spoke for them.
    Raises `ValueError` for a code that is none.
    """
    lead, _, kind = code.partition(_JOIN)
    if lead != _ALSO:
        who, view = parse_voice(code)
        return (who,), view
    told = tuple(said_by)
    if (also := SaidBy(kind)) is SaidBy.PERSON:
        return (also, *(one for one in told if one is not also)), None
    if also in SPEAKERS:
        beside = tuple(one for one in told if one is not also)
        return (beside, None) if also in told else ((*beside, also), None)
    kinds = {SaidBy(kind)} ^ {one for one in told if one in SUPPORTS} or {SaidBy(kind)}
    others = (one for one in told if one not in SUPPORTED)
    return (*(one for one in SUPPORTS if one in kinds), *others), view


def said_together(told: Iterable[Voice]) -> Voice:
    """Whose words they are once those of each of `told` stand in one answer; there is at least one.

    As where both said it: with the person's own among them they come with nobody's view.  Where speakers
    had several views it is their own, because not all of it is what the person would say.
    """
    voices = tuple(dict.fromkeys(told))
    if len(voices) == 1:
        return voices[0]
    among = {who for said_by, _ in voices for who in said_by}
    views = {view for _, view in voices if view is not None}
    everybody = tuple(one for one in SaidBy if one in among)
    if not OWN_VOICE.isdisjoint(among) or not views:
        return everybody, None
    return everybody, views.pop() if len(views) == 1 else Perspective.WHAT_I_THINK


def who_said_jots(telling: Telling, jots: Iterable[Jot]) -> Mapping[int, str]:
    """Who said each jot, in words, by its number; none that the person said, or that does not know."""
    heard = {jot.number: (jot.told_by, jot.view) for jot in jots}
    words = {voice: telling.said_by(*voice) for voice in {*heard.values()} - {((), None), _THE_PERSON}}
    return {number: words[voice] for number, voice in heard.items() if voice in words}


def voice_codes(said_by: Iterable[SaidBy], view: Perspective | None) -> frozenset[str]:
    """The codes of all who said something; only who speaks for the person has the view."""
    return frozenset(voice_code(one, view if one in SPEAKERS else None) for one in said_by)


def voices(telling: Telling, people: Iterable[SaidBy]) -> Voices:
    """Who may have said something, in words and in groups: the person, who speaks for them, what was seen.

    Of `people`; a speaker stands there once for each view.  The last groups are what may be said of support
    besides, and who may have said it together.  `marked` makes of it what is offered for one answer.
    """
    own: list[ChoiceState] = []
    spoken: list[ChoiceState] = []
    seen: list[ChoiceState] = []
    for who in people:
        if who in SPEAKERS:
            spoken += (_speaker(telling, who, one) for one in Perspective)
            continue
        words = telling.phrases.words(f"said_by.{who}", name=telling.name)
        (seen if who is SaidBy.OBSERVATION else own).append(ChoiceState(code=who.value, words=words))
    return tuple(tuple(group) for group in (own, spoken, seen, _also(telling), _both(telling)) if group)


def marked(offered: Voices, said_by: Iterable[SaidBy], view: Perspective | None) -> Voices:
    """Of `offered`, what may be said of an answer that `said_by` gave, with what is said of it marked.

    More support is offered where a kind is said already; a kind that is the only one needs no word there.
    Whoever speaks for the person is offered besides where the person said it, and the person where they did not.
    """
    told = tuple(said_by)
    kinds = [one for one in SUPPORTS if one in told]
    besides = {also_code(one) for one in SUPPORTS if kinds and kinds != [one]}
    if not OWN_VOICE.isdisjoint(told):
        # A file may say a view of both: then it is ticked there, and once is enough.
        besides |= {also_code(one) for one in SPEAKERS if view is None or one not in told}
    elif is_spoken_for(told):
        besides.add(also_code(SaidBy.PERSON))
    chosen = voice_codes(told, view) | {also_code(one) for one in told if one is not SaidBy.PERSON}
    return tuple(
        tuple(
            replace(one, chosen=one.code in chosen)
            for one in group
            if one.code in besides or not one.code.startswith(_ALSO + _JOIN)
        )
        for group in offered
    )


def _speaker(telling: Telling, who: SaidBy, view: Perspective) -> ChoiceState:
    phrases = telling.phrases
    words = phrases.words(f"voice.{view}", who=phrases.words(f"speaker.{who}"), name=telling.name)
    return ChoiceState(code=voice_code(who, view), words=words)


def _also(telling: Telling) -> tuple[ChoiceState, ...]:
    phrases = telling.phrases
    return tuple(
        ChoiceState(
            code=also_code(one),
            words=phrases.words("supported.also", kind=phrases.words(f"supported.{one}")),
        )
        for one in SUPPORTS
    )


def _both(telling: Telling) -> tuple[ChoiceState, ...]:
    words = {one: telling.phrases.words(f"beside.{one}") for one in SPEAKERS}
    return tuple(
        ChoiceState(code=also_code(one), words=telling.phrases.words("supported.also", kind=kind))
        for one, kind in (*words.items(), (SaidBy.PERSON, telling.name))
    )
