"""Typing in what was written on paper: which questions a paper holds, and one sign a tick.

A page of paper is a line of signs in the order of its questions: a digit for the choice ticked, a
letter for what was said instead of an answer, a dash for a row without a tick.  Pure; the answers
themselves go the way of every other answer.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from udset_desktop.instrument.model import Facet, Item, Kind
from udset_desktop.interview.screen import ChoiceState, ItemState

ON_PAPER = (Facet.ROLE, Facet.MATTERS, Facet.VERDICT)
"""Sides of an outcome that are ticked on paper although the window folds them."""

UNSAID = {
    "d": "doesnt_apply",
    "k": "dont_know",
    "r": "rather_not_say",
    "q": "question_didnt_work",
}
"""Non-answers that are ticked on paper, by the letter they are typed with."""

NO_TICK = "-"
_TICKED = (Kind.ONE, Kind.RATING)
_WRITTEN = (Kind.WORDS, Kind.PEOPLE, Kind.WHOLE, Kind.DATE)


@dataclass(frozen=True, slots=True, kw_only=True)
class Tick:
    """One question as it was ticked: a choice, what was said instead, or no tick."""

    item: str
    words: str = ""  # of the choice, for reading along; "" for no tick
    value: str | None = None
    values: tuple[str, ...] = ()  # of a list, where several may be ticked
    non_answer: str | None = None
    scale: str = ""


def is_on_paper(item: Item) -> bool:
    """Whether a conversation sheet asks this: what is folded in the window is mostly chosen afterwards."""
    return item.kind is not Kind.NOTE and (not item.folded or item.facet in ON_PAPER)


def ticked_items(items: Sequence[ItemState]) -> tuple[ItemState, ...]:
    """The questions of a page that are ticked, in the order they stand on paper."""
    return tuple(item for item in items if item.kind in _TICKED)


def written_items(items: Sequence[ItemState]) -> tuple[ItemState, ...]:
    """The questions of a page that are answered in writing."""
    return tuple(item for item in items if item.kind in _WRITTEN)


def listed_items(items: Sequence[ItemState]) -> tuple[ItemState, ...]:
    """The questions of a page where several boxes may be ticked, each a line of its own."""
    return tuple(item for item in items if item.kind is Kind.MANY)


def read_list(item: ItemState, signs: str) -> tuple[tuple[ChoiceState, ...], str]:
    """The boxes ticked in one list, by their digits; the sign that means nothing, or ""."""
    chosen: list[ChoiceState] = []
    for sign in signs.replace(" ", "").replace(NO_TICK, ""):
        if not sign.isdigit() or not 1 <= int(sign) <= len(item.choices):
            return tuple(chosen), sign
        if item.choices[int(sign) - 1] not in chosen:
            chosen.append(item.choices[int(sign) - 1])
    return tuple(chosen), ""


def signs_of_list(item: ItemState) -> str:
    """The digits of the boxes ticked now."""
    return "".join(str(place) for place, choice in enumerate(item.choices, start=1) if choice.chosen)


def read_ticks(items: Sequence[ItemState], signs: str) -> tuple[tuple[Tick, ...], str]:
    """What the signs say of these questions, in order; the sign nobody understands, or "".

    Signs are read up to the first that means nothing: nothing after it is taken for something.
    """
    ticks: list[Tick] = []
    for item, sign in zip(items, signs.replace(" ", "").lower(), strict=False):
        tick = _tick(item, sign)
        if tick is None:
            return tuple(ticks), sign
        ticks.append(tick)
    extra = signs.replace(" ", "")[len(items) :]
    return tuple(ticks), extra[:1]


def signs_of(items: Sequence[ItemState]) -> str:
    """The signs that say what is answered now; without dashes at the end."""
    return "".join(_sign(item) for item in items).rstrip(NO_TICK)


def _tick(item: ItemState, sign: str) -> Tick | None:
    if sign == NO_TICK:
        return Tick(item=item.id)
    if (word := UNSAID.get(sign)) is not None:
        said = next((one for one in item.non_answers if one.code == word), None)
        return Tick(item=item.id, words=said.words, non_answer=word) if said else None
    choices = tuple(_choices(item))
    if not sign.isdigit() or not 1 <= int(sign) <= len(choices):
        return None
    chosen = choices[int(sign) - 1]
    return Tick(item=item.id, words=chosen.words, value=chosen.code, scale=item.scale)


def _sign(item: ItemState) -> str:
    if item.answer is None:
        return NO_TICK
    if item.answer.non_answer is not None:
        letters = {word: letter for letter, word in UNSAID.items()}
        return letters.get(item.answer.non_answer, NO_TICK)
    codes = [choice.code for choice in _choices(item)]
    return str(codes.index(str(item.answer.value)) + 1) if item.answer.value in codes else NO_TICK


def _choices(item: ItemState) -> Iterator[ChoiceState]:
    if item.kind is Kind.RATING:
        yield from next((scale.choices for scale in item.scales if scale.scale == item.scale), ())
    else:
        yield from item.choices
