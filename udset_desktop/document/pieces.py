"""The smallest things a page is filled with, and how they are drawn.

A piece is as high as one line, or as one row of a table; pages break between pieces and nowhere else.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace

from udset_desktop.document.lines import Line
from udset_desktop.document.pen import Pen
from udset_desktop.document.style import INK, Colour
from udset_desktop.document.tags import Element

_HALF_X_HEIGHT = 0.33  # where a baseline lies under the middle of its line, in letter sizes
_LINK_DEPTH = 0.3  # how far a link's area goes under the baseline, in letter sizes


@dataclass(frozen=True, slots=True, kw_only=True)
class Stroke:
    """A line of text inside a piece: `drop` is from the piece's top to the baseline."""

    element: Element
    line: Line
    x: float
    drop: float
    size: float
    colour: Colour = INK
    address: str = ""  # where a link leads
    says: str = ""  # and what it says of itself


@dataclass(frozen=True, slots=True, kw_only=True)
class Fill:
    """A filled box inside a piece, `drop` from the piece's top to the box's."""

    x: float
    drop: float
    width: float
    height: float
    colour: Colour


@dataclass(frozen=True, slots=True, kw_only=True)
class Ground:
    """The tint behind the pieces of one panel."""

    x: float
    width: float
    colour: Colour
    number: int  # tells two panels of one document apart


@dataclass(frozen=True, slots=True, kw_only=True)
class Piece:
    """What is placed as one: `before` is the space above it, dropped at the top of a page."""

    height: float
    before: float = 0
    keep: bool = False  # with the piece that follows
    strokes: tuple[Stroke, ...] = ()
    fills: tuple[Fill, ...] = ()
    ground: Ground | None = None
    heads: tuple[Piece, ...] = ()  # drawn again above it when a page begins with it

    def draw(self, pen: Pen, top: float, *, again: bool = False) -> None:
        """Draw at `top`; `again` for column heads that come back, as furniture."""
        for fill in self.fills:
            pen.tint((fill.x, top - fill.drop - fill.height, fill.width, fill.height), fill.colour)
        for stroke in self.strokes:
            if again:
                pen.furnish()
            else:
                pen.mark(stroke.element)
            base = top - stroke.drop
            pen.text(stroke.line, stroke.x, base, size=stroke.size, colour=stroke.colour)
            if stroke.address and not again:
                low = base - _LINK_DEPTH * stroke.size
                area = (stroke.x, low, stroke.line.width, stroke.size * 1.2)
                pen.link(stroke.element, area, stroke.address, stroke.says)


def baseline(height: float, size: float) -> float:
    """The drop of a baseline in a line of `height`."""
    return height / 2 + _HALF_X_HEIGHT * size


def kept_lines(pieces: Sequence[Piece]) -> list[Piece]:
    """The lines of one paragraph, no line of it left alone on a page."""
    last = len(pieces) - 1
    return [
        replace(piece, keep=piece.keep or (number < last and (number == 0 or number == last - 1)))
        for number, piece in enumerate(pieces)
    ]


def kept_together(pieces: Iterable[Piece]) -> list[Piece]:
    """All pieces on one page."""
    *rest, last = pieces
    return [*(replace(piece, keep=True) for piece in rest), last]
