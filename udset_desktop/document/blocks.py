"""The blocks a document is made of: headings, paragraphs, lists, facts, tables, panels.

Values only; `document.compose` sets them.  The one door of text onto paper: `plain` takes control
signs out, and nothing a person said is ever read as markup, because there is no markup.
"""

from __future__ import annotations

import unicodedata
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import TypeAlias

from udset_desktop.document.lines import Span, shown_words

KEPT_CONTROLS = "\n\t"


@dataclass(frozen=True, slots=True)
class Title:
    """The document's one first heading, with a quiet line under it."""

    text: str
    under: str = ""


@dataclass(frozen=True, slots=True)
class Heading:
    """A heading of the second or third rank."""

    text: str
    rank: int = 2


@dataclass(frozen=True, slots=True)
class Paragraph:
    """Words in one of four looks: body, quiet (smaller), words (a person's own), loud (those, larger)."""

    spans: tuple[Span, ...]
    look: str = "body"
    keep: bool = False  # on the page of what follows


@dataclass(frozen=True, slots=True)
class Entry:
    """One entry of a list: its words, and quieter lines under them."""

    spans: tuple[Span, ...]
    under: tuple[tuple[Span, ...], ...] = ()


@dataclass(frozen=True, slots=True)
class Entries:
    """A list, with dots or with numbers."""

    entries: tuple[Entry, ...]
    numbered: bool = False


@dataclass(frozen=True, slots=True)
class Facts:
    """Names of facts beside the facts."""

    rows: tuple[tuple[str, str], ...]


@dataclass(frozen=True, slots=True)
class Reach:
    """Somebody to ring: the number first and large, then who answers."""

    number: str
    who: str
    says: str  # what the link says to somebody who cannot see it


@dataclass(frozen=True, slots=True)
class Bar:
    """An interval drawn quietly under a cell's text: shares of 0 to 1."""

    low: float
    high: float
    at: float


@dataclass(frozen=True, slots=True)
class Cell:
    """One cell of a table."""

    text: str
    bar: Bar | None = None
    bold: bool = False


@dataclass(frozen=True, slots=True)
class Column:
    """A column: its heading and its share of the table's width."""

    title: str
    share: float


@dataclass(frozen=True, slots=True)
class Table:
    """A table; the first cell of each row heads it, and the column heads come again on every page."""

    columns: tuple[Column, ...]
    rows: tuple[tuple[Cell, ...], ...]


@dataclass(frozen=True, slots=True)
class Ruled:
    """Empty lines to write on by hand, after a few words or none."""

    count: int
    label: str = ""


@dataclass(frozen=True, slots=True)
class Ticks:
    """Choices to tick by hand, each with its box, side by side as far as they go, after a label or none."""

    choices: tuple[str, ...]
    label: str = ""
    quiet: bool = False  # smaller: what is seldom ticked


@dataclass(frozen=True, slots=True)
class Panel:
    """Blocks on a light tint, kept on one page where they fit."""

    blocks: tuple[Block, ...]


@dataclass(frozen=True, slots=True)
class Kept:
    """Blocks kept on one page where they fit."""

    blocks: tuple[Block, ...]


Block: TypeAlias = (
    "Title | Heading | Paragraph | Entries | Facts | Reach | Table | Ruled | Ticks | Panel | Kept"
)


def plain(text: str) -> str:
    """The text without control signs, surrogates and private signs; new lines and tabs stay."""
    return "".join(
        sign
        for sign in text.replace("\r\n", "\n").replace("\r", "\n")
        if sign in KEPT_CONTROLS or unicodedata.category(sign) not in {"Cc", "Cs", "Co", "Cn"}
    )


def spans(text: str, *, bold: bool = False) -> tuple[Span, ...]:
    """Text as the spans of one paragraph."""
    return (Span(plain(text), bold),)


def labelled(label: str, text: str) -> tuple[Span, ...]:
    """Text after a bold label."""
    return (Span(f"{plain(label)} ", bold=True), Span(plain(text)))


def paragraphs(text: str, look: str = "body") -> tuple[Paragraph, ...]:
    """One paragraph for every line of the text that says something."""
    return tuple(Paragraph(spans(line), look) for line in plain(text).split("\n") if line.strip())


def words_in(blocks: Sequence[Block]) -> tuple[str, ...]:
    """Every word of the blocks in reading order, as the paper shows them.

    The sheet's tests compare this with what a reader of the tagged file is given.
    """
    return tuple(word for block in blocks for text in _texts(block) for word in shown_words(plain(text)))


def _texts(block: Block) -> tuple[str, ...]:
    if shown := _SHOWN.get(type(block)):
        return tuple(getattr(block, name) for name in shown)
    match block:
        case Paragraph(spans=parts):
            return (_joined(parts),)
        case Entries(entries=entries, numbered=numbered):
            return tuple(
                text
                for number, entry in enumerate(entries, start=1)
                for text in (
                    f"{number}." if numbered else "•",
                    _joined(entry.spans),
                    *map(_joined, entry.under),
                )
            )
        case Facts(rows=rows):
            return tuple(text for row in rows for text in row)
        case Table(columns=columns, rows=table_rows):
            heads = tuple(column.title for column in columns)
            return heads + tuple(cell.text for row in table_rows for cell in row)
        case Ticks(choices=choices, label=label):
            return (label, *choices)
        case Panel(blocks=inner) | Kept(blocks=inner):
            return tuple(text for one in inner for text in _texts(one))
    raise AssertionError(block)  # every block is one of these


_SHOWN: Mapping[type, tuple[str, ...]] = {
    Title: ("text", "under"),
    Heading: ("text",),
    Reach: ("number", "who"),
    Ruled: ("label",),
}
"""Blocks whose words are whole fields, in the order they stand on paper."""


def _joined(parts: tuple[Span, ...]) -> str:
    return "".join(part.text for part in parts)
