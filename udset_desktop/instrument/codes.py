"""How the answers that travel are written as one string of codes, cell beside cell.

The cells stand in the instrument's item order, so a code's place is known from the definition and
a pool can count answers with `substr` alone (`design.md` 0.19).  Upstream of interviews: works on
words, not on answers.  `packaging/notes/bundle_format.md` describes the string for other readers.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import cache

from udset_desktop.instrument.model import NON_ANSWERS, SCALES, Instrument, Item, Kind

SAID_WORDS = (
    "person",
    "with_support",
    "family_or_friend",
    "paid_worker",
    "service_worker",
    "advocate",
    "observation",
    "what_they_would_say",
    "what_i_think",
)
"""One bit each, the first the lowest: who an answer comes from, then whose view it is."""

NON_ANSWER_CODES: Mapping[str, str] = dict(zip(NON_ANSWERS, "-.?!~|_", strict=True))
CHOSEN = "="  # leads a `many` cell that was answered
_ALPHABET = "0123456789abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ+/"
_RATING_CODES: Mapping[tuple[str, str], str] = {
    pair: code
    for code, pair in zip(
        "abcdefghijk", ((scale, word) for scale, words in SCALES.items() for word in words), strict=True
    )
}
CODE_RATINGS = {code: pair for pair, code in _RATING_CODES.items()}
CODE_NON_ANSWERS = {code: word for word, code in NON_ANSWER_CODES.items()}
NOBODY = "00"


@dataclass(frozen=True, slots=True, kw_only=True)
class Cell:
    """Where one item's code stands: `width` characters from `at`, counted from 0."""

    item: Item
    at: int
    width: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Layout:
    """The cells of one instrument and the length of its code strings."""

    cells: tuple[Cell, ...]
    length: int
    by_item: Mapping[str, Cell]


def layout_of(instrument: Instrument) -> Layout:
    """The layout of an instrument's travelling items."""
    return _layout(instrument.coded)


@cache
def _layout(items: tuple[Item, ...]) -> Layout:
    cells: list[Cell] = []
    at = 0
    for item in items:
        width = _width(item)
        cells.append(Cell(item=item, at=at, width=width))
        at += width
    return Layout(cells=tuple(cells), length=at, by_item={cell.item.id: cell for cell in cells})


def _width(item: Item) -> int:
    match item.kind:
        case Kind.RATING:
            return 3
        case Kind.ONE | Kind.FLAG:
            return 1
        case Kind.MANY:
            return 1 + (len(item.choices) + 5) // 6
    msg = f"an item of kind {item.kind} has no code"
    raise ValueError(msg)


def rating_code(scale: str, word: str) -> str:
    """The code of one word of one scale; no two scales share a code."""
    return _RATING_CODES[scale, word]


def said_code(words: Iterable[str]) -> str:
    """The two characters that say who an answer comes from."""
    bits = sum(1 << SAID_WORDS.index(word) for word in set(words))
    return _ALPHABET[bits >> 6] + _ALPHABET[bits & 63]


def said_words(code: str) -> tuple[str, ...]:
    """The words of a `said_code`; raises `ValueError` for characters that are none."""
    bits = (_ALPHABET.index(code[0]) << 6) | _ALPHABET.index(code[1])
    if bits >> len(SAID_WORDS):
        msg = "no such contributor"
        raise ValueError(msg)
    return tuple(word for place, word in enumerate(SAID_WORDS) if bits >> place & 1)


def cell_code(
    cell: Cell,
    *,
    value: str | tuple[str, ...] | None = None,
    scale: str = "",
    non_answer: str = "not_asked",
    said: Iterable[str] = (),
) -> str:
    """The code of one answer, exactly `cell.width` characters; `value=None` gives the non-answer."""
    item = cell.item
    if item.kind is Kind.RATING:
        lead = (
            rating_code(scale or item.scale, str(value))
            if value is not None
            else NON_ANSWER_CODES[non_answer]
        )
        return lead + (said_code(said) if value is not None else NOBODY)
    if value is None:
        return NON_ANSWER_CODES[non_answer].ljust(cell.width, "0")
    if item.kind is Kind.MANY:
        return CHOSEN + _many_bits(item, value if isinstance(value, tuple) else (value,), cell.width - 1)
    if item.kind is Kind.FLAG:
        return "1"
    return _ALPHABET[item.choices.index(str(value))]


def _many_bits(item: Item, chosen: tuple[str, ...], width: int) -> str:
    bits = sum(1 << item.choices.index(choice) for choice in set(chosen))
    return "".join(_ALPHABET[bits >> (6 * place) & 63] for place in range(width))


@dataclass(frozen=True, slots=True, kw_only=True)
class Told:
    """A code read back: a value with its scale, or a non-answer; and who said it."""

    value: str | tuple[str, ...] | None = None
    scale: str = ""
    non_answer: str | None = None
    said: tuple[str, ...] = ()


def told_by(cell: Cell, code: str) -> Told:
    """What a cell's code says; raises `ValueError` (or `IndexError`) for a code the item cannot have.

    Every code that is told has exactly one spelling: `cell_code` gives the same characters back.
    """
    if len(code) != cell.width:
        msg = "a code is as wide as its cell"
        raise ValueError(msg)
    lead = code[0]
    if lead in CODE_NON_ANSWERS:
        if code[1:].strip("0"):
            msg = "a non-answer carries nothing else"
            raise ValueError(msg)
        return Told(non_answer=CODE_NON_ANSWERS[lead])
    item = cell.item
    if item.kind is Kind.RATING:
        scale, word = CODE_RATINGS.get(lead, ("", ""))
        if scale not in item.scales:
            msg = "no word of this item's scales"
            raise ValueError(msg)
        return Told(value=word, scale=scale, said=said_words(code[1:]))
    if item.kind is Kind.MANY:
        return Told(value=_chosen(item, lead, code[1:]))
    if item.kind is Kind.FLAG:
        if lead != "1":
            msg = "no code of a flag"
            raise ValueError(msg)
        return Told(value="yes")
    return Told(value=item.choices[_ALPHABET.index(lead)])


def _chosen(item: Item, lead: str, rest: str) -> tuple[str, ...]:
    bits = sum(_ALPHABET.index(code) << (6 * place) for place, code in enumerate(rest))
    if lead != CHOSEN or bits >> len(item.choices):
        msg = "no choices of this item"
        raise ValueError(msg)
    return tuple(choice for place, choice in enumerate(item.choices) if bits >> place & 1)
