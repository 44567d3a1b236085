"""A reading in words: how each text would stand, and what was decided of each place in it."""

from __future__ import annotations

from udset_desktop.desktop.look.words import say
from udset_desktop.desktop.views.reading_card import HIDE, OUT, READ, PlaceShown, TextShown
from udset_desktop.desktop.views.reading_view import ReadingShown
from udset_desktop.interview.screen import ChoiceState
from udset_desktop.usecases.reading_words import ToldPlace, ToldText


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
    return ReadingShown(texts=shown, waiting=sum(1 for one in shown if not one.decided), trouble=trouble)


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
    choices = tuple(
        ChoiceState(
            code=code or HIDE,
            words=say(f"reading.keep.{code}") if code else say("reading.hide", words=place.becomes),
            chosen=place.kept == code,
        )
        for code in ("", *place.reasons)
    )
    return PlaceShown(key=place.key, was=place.was, about=say(f"reading.kind.{place.kind}"), choices=choices)


def _decided(place: ToldPlace) -> str:
    if place.kept:
        return say("passing.stays", why=say(f"reading.keep.{place.kept}"))
    return say("passing.becomes", words=place.becomes)
