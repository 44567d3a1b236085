"""A reading in words: how each text would stand, and what was decided of each place in it."""

from __future__ import annotations

from udset_desktop.desktop.look.words import say
from udset_desktop.desktop.views.reading_card import HIDE, OUT, OWN, READ, PlaceShown, TextShown
from udset_desktop.desktop.views.reading_view import ReadingShown
from udset_desktop.interview.screen import ChoiceState
from udset_desktop.usecases.reading_words import OWN_KINDS, ToldPlace, ToldText


def reading_shown(texts: tuple[ToldText, ...], trouble: str = "") -> ReadingShown:
    """The texts as they are being read."""
    shown = tuple(
        TextShown(
            id=one.id,
            title=one.title,
            stands=one.stands,
            places=tuple(map(_place, one.places)),
            decided=OUT if one.left_out else READ if one.read else "",
        )
        for one in texts
    )
    waiting = sum(1 for one in shown if not one.decided)
    return ReadingShown(texts=shown, waiting=waiting, trouble=trouble, kinds=kinds_shown())


def looked_over(texts: tuple[ToldText, ...], lead: str, trouble: str = "") -> ReadingShown:
    """The same texts for a second person: what was decided, and nothing to decide but the whole."""
    shown = tuple(
        TextShown(
            id=one.id,
            title=one.title,
            stands=one.stands,
            places=tuple(
                PlaceShown(key=place.key, was=place.was, about=_decided(place)) for place in one.places
            ),
            decided=READ,
            fixed=True,
        )
        for one in texts
    )
    return ReadingShown(texts=shown, trouble=trouble, checking=True, lead=lead)


def _place(place: ToldPlace) -> PlaceShown:
    program = "" if place.own else place.becomes
    told = {
        HIDE: say("reading.hide", words=program) if program else say("reading.hide_plain"),
        OWN: say("reading.own_is", words=place.own) if place.own else say("reading.own"),
        **{reason: say(f"reading.keep.{reason}") for reason in place.reasons},
    }
    chosen = OWN if place.own else place.kept or HIDE
    choices = tuple(
        ChoiceState(code=code, words=words, chosen=code == chosen) for code, words in told.items()
    )
    return PlaceShown(
        key=place.key,
        was=place.was,
        about=say(f"reading.kind.{place.kind}"),
        choices=choices,
        own=place.own.strip("[]"),
    )


def kinds_shown() -> tuple[ChoiceState, ...]:
    """What a reader may say of words that the rules did not find, a name where nothing is said."""
    return tuple(
        ChoiceState(code=kind.value, words=say(f"reading.own_kind.{kind}"), chosen=kind is OWN_KINDS[0])
        for kind in OWN_KINDS
    )


def _decided(place: ToldPlace) -> str:
    if place.kept:
        return say("passing.stays", why=say(f"reading.keep.{place.kept}"))
    return say("passing.becomes", words=place.becomes)
