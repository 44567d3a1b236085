"""How a person likes to be shown things: kept with the person, used by person view, told at Begin.

Frozen values; nothing of this ever leaves the laptop.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

LOOK_SIZES = (28, 36, 48, 60, 72)
"""Sizes of type that person view offers, in points."""

GROUNDS = ("light", "yellow_on_black")
PICTURES_DEFAULT = False
"""Pictures do not always help, so they are there when asked for."""


@dataclass(frozen=True, slots=True, kw_only=True)
class PersonLook:
    """What was found to suit one person."""

    size: int = 36  # points
    ground: str = "light"  # one of GROUNDS
    pictures: bool = PICTURES_DEFAULT
    reverse: bool = False  # the last word of a scale first
    few_words: bool = False  # three words where four are too many
    spoken: bool = False  # each question is read aloud as it comes


USUAL_LOOK = PersonLook()


def is_sensible(look: PersonLook) -> bool:
    """Whether every choice is one that can be made."""
    return look.size in LOOK_SIZES and look.ground in GROUNDS


def larger(size: int, *, by: int = 1) -> int:
    """The size so many steps up, or down; the ends stay."""
    steps = LOOK_SIZES.index(size) if size in LOOK_SIZES else 1
    return LOOK_SIZES[max(0, min(steps + by, len(LOOK_SIZES) - 1))]


def told_apart(look: PersonLook) -> tuple[tuple[str, Any], ...]:
    """What is out of the usual, one thing after the other, for a sentence about it."""
    return tuple(
        (name, getattr(look, name))
        for name in ("size", "ground", "pictures", "reverse", "few_words", "spoken")
        if name == "size" or getattr(look, name) != getattr(USUAL_LOOK, name)
    )
