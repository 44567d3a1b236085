"""Typing in what was written on paper: which questions a paper holds, and one sign a tick.

A page of paper is a line of signs in the order of its questions: the number of the box ticked, a
letter for what was said instead of an answer, a dash for a row without a tick.  Signs that are not
read yet are kept among the half-typed texts, by the first question of their row.  Pure; the answers
themselves go the way of every other answer.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace

from udset_desktop.instrument.conditions import items_asked_about
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
SIGNS_TYPING = "@signs/"
"""Before the first item of a row: where its signs stand among the half-typed texts; no item is called so."""

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


@dataclass(frozen=True, slots=True, kw_only=True)
class Reading:
    """What a line of signs says, and from where on it says nothing."""

    ticks: tuple[Tick, ...]  # one a question, in order; of a list one with all its boxes
    rest: str = ""  # the signs from the first on that means nothing
    wrong: str = ""  # that sign
    full: bool = False  # every question of the row has its tick
    begun: bool = False  # the rest may only want its last digit


def items_on_paper(items: Sequence[Item]) -> tuple[Item, ...]:
    """What a conversation sheet asks of the items of a page, in order.

    What is folded in the window is mostly chosen afterwards; not what opens another question on paper.
    """
    asked = [item for item in items if item.kind is not Kind.NOTE and _is_asked(item)]
    openers = {one for item in asked if item.asked_if for one in items_asked_about(item.asked_if)}
    return tuple(item for item in items if item in asked or item.id in openers)


def ticked_items(items: Sequence[ItemState]) -> tuple[ItemState, ...]:
    """The questions of a page that are ticked, in the order they stand on paper."""
    return tuple(item for item in items if item.kind in _TICKED)


def written_items(items: Sequence[ItemState]) -> tuple[ItemState, ...]:
    """The questions of a page that are answered in writing."""
    return tuple(item for item in items if item.kind in _WRITTEN)


def listed_items(items: Sequence[ItemState]) -> tuple[ItemState, ...]:
    """The questions of a page where several boxes may be ticked, each a line of its own."""
    return tuple(item for item in items if item.kind is Kind.MANY)


def row_items(items: Sequence[Item], item_id: str) -> tuple[Item, ...]:
    """The questions of one page that are typed in the same line of signs as this one, in order; () for none."""
    asked = items_on_paper(items)
    rows = [tuple(item for item in asked if item.kind in _TICKED)]
    rows += [(item,) for item in asked if item.kind is Kind.MANY]
    return next((row for row in rows if any(item.id == item_id for item in row)), ())


def box_signs(count: int) -> tuple[str, ...]:
    """The sign of each box of a list, in order: all with as many digits as the last has."""
    return tuple(f"{place:0{len(str(count))}}" for place in range(1, count + 1))


def read_signs(items: Sequence[ItemState], signs: str) -> Reading:
    """What the signs say of one row: questions with a tick each, or one list.

    Signs are read up to the first that means nothing: nothing after it is taken for something.
    """
    signs = signs.strip().lower()
    if items and items[0].kind is Kind.MANY:
        return _read_list(items[0], signs)
    return _read_ticks(items, signs)


def signs_of(items: Sequence[ItemState]) -> str:
    """The signs that say what is answered now; without dashes at the end."""
    if items and items[0].kind is Kind.MANY:
        return _signs_of_list(items[0])
    return "".join(_sign(item) for item in items).rstrip(NO_TICK)


def standing(item: ItemState) -> Tick:
    """What stands for a question now, as a tick with this sign would say it; words are left out."""
    if item.kind is Kind.MANY:
        return Tick(item=item.id, values=tuple(choice.code for choice in item.choices if choice.chosen))
    return replace(_tick(item, _sign(item)) or Tick(item=item.id), words="")


def keep_signs(signs: str, read: int = 0) -> str:
    """Signs as they are kept: `read` questions of the row stand as they are answered, the rest as typed.

    Of a list, `read` is 1 where the boxes before the rest are its answer.
    """
    return f"{read}:{signs or NO_TICK}"


def kept_signs(text: str) -> tuple[int, str]:
    """What `keep_signs` kept: how many stand as they are answered, and the signs after them."""
    read, _, signs = text.partition(":")
    return int(read), signs


def typed_signs(items: Sequence[ItemState], text: str) -> str:
    """A row as it stands in its line: the signs of what is answered already, then those not read yet."""
    read, signs = kept_signs(text)
    if items[0].kind is Kind.MANY:
        return (_signs_of_list(items[0]) if read else "") + signs
    return "".join(_sign(item) for item in items[:read]) + signs


def without_answered(typing: Mapping[str, str], row: Sequence[Item], item_id: str) -> Mapping[str, str]:
    """Half-typed texts once a question is answered elsewhere: a sign of it that meant nothing is done with."""
    key = SIGNS_TYPING + row[0].id if row else ""
    if key not in typing:
        return typing
    read, signs = kept_signs(typing[key])
    if row[0].kind is not Kind.MANY and (read >= len(row) or row[read].id != item_id):
        return typing
    others = {one: text for one, text in typing.items() if one != key}
    left = "" if row[0].kind is Kind.MANY else signs[1:]
    return {**others, key: keep_signs(left, read + 1)} if left else others


def _read_list(item: ItemState, signs: str) -> Reading:
    chosen: list[ChoiceState] = []
    boxes = dict(zip(box_signs(len(item.choices)), item.choices, strict=True))
    width, rest = len(str(len(item.choices))), signs
    while rest and (rest[0] == NO_TICK or rest[:width] in boxes):
        box = boxes.get(rest[:width])
        if box is not None and box not in chosen:
            chosen.append(box)
        rest = rest[1 if box is None else width :].lstrip()
    tick = Tick(
        item=item.id,
        words=", ".join(choice.words for choice in chosen),
        values=tuple(choice.code for choice in item.choices if choice in chosen),  # as an answer holds them
    )
    return _reading((tick,), rest, width)


def _signs_of_list(item: ItemState) -> str:
    signs = zip(box_signs(len(item.choices)), item.choices, strict=True)
    return "".join(sign for sign, choice in signs if choice.chosen)


def _read_ticks(items: Sequence[ItemState], signs: str) -> Reading:
    ticks: list[Tick] = []
    rest, width = signs, 1
    for item in items:
        width = len(str(len(tuple(_choices(item)))))
        sign = rest[: width if rest[:1].isdigit() else 1]
        tick = _tick(item, sign) if sign else None
        if tick is None:
            break
        ticks.append(tick)
        rest = rest[len(sign) :].lstrip()
    return _reading(tuple(ticks), rest, width, full=len(ticks) == len(items))


def _reading(ticks: tuple[Tick, ...], rest: str, width: int, *, full: bool = False) -> Reading:
    counts = rest[:1].isdigit() and not full
    return Reading(
        ticks=ticks,
        rest=rest,
        wrong=rest[: width if counts else 1].strip(),
        full=full,
        begun=counts and len(rest) < width and rest.isdigit(),
    )


def _is_asked(item: Item) -> bool:
    return not item.folded or item.facet in ON_PAPER


def _tick(item: ItemState, sign: str) -> Tick | None:
    if sign == NO_TICK:
        return Tick(item=item.id)
    if (word := UNSAID.get(sign)) is not None:
        said = next((one for one in item.non_answers if one.code == word), None)
        return Tick(item=item.id, words=said.words, non_answer=word) if said else None
    choices = tuple(_choices(item))
    boxes = dict(zip(box_signs(len(choices)), choices, strict=True))
    chosen = boxes.get(sign)
    if chosen is None:
        return None
    return Tick(item=item.id, words=chosen.words, value=chosen.code, scale=item.scale)


def _sign(item: ItemState) -> str:
    if item.answer is None:
        return NO_TICK
    if item.answer.non_answer is not None:
        letters = {word: letter for letter, word in UNSAID.items()}
        return letters.get(item.answer.non_answer, NO_TICK)
    codes = [choice.code for choice in _choices(item)]
    boxes = dict(zip(codes, box_signs(len(codes)), strict=True))
    return boxes.get(str(item.answer.value), NO_TICK)


def _choices(item: ItemState) -> Iterator[ChoiceState]:
    if item.kind is Kind.RATING:
        yield from next((scale.choices for scale in item.scales if scale.scale == item.scale), ())
    else:
        yield from item.choices
