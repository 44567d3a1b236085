"""Where each piece goes: pages broken so that nothing stands alone.

Pure.  A heading never ends a page, no line of a paragraph is left over, column heads come again.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field

from udset_desktop.document.pen import Box
from udset_desktop.document.pieces import Ground, Piece
from udset_desktop.document.style import Colour, PageStyle


@dataclass(slots=True, kw_only=True)
class Placed:
    """A piece at its place; `grounds` are the tints that begin with it."""

    piece: Piece
    top: float
    again: bool = False  # column heads drawn once more
    grounds: list[tuple[Box, Colour]] = field(default_factory=list)


_BEGINNING = 3
"""Pieces at the beginning of a group that is too high: a heading, and two lines of what it is about."""


def break_pages(pieces: Sequence[Piece], style: PageStyle) -> list[list[Placed]]:
    """The pieces on pages, in order."""
    ceiling, floor = style.height - style.top, style.bottom
    pages: list[list[Placed]] = [[]]
    top = ceiling
    for group in _groups(pieces, ceiling - floor):
        need = _height(group)
        if pages[-1] and top - need < floor:
            pages.append([])
            top = ceiling
        if not pages[-1]:
            for head in group[0].heads:
                pages[-1].append(Placed(piece=head, top=top, again=True))
                top -= head.height
        for piece in group:
            top -= piece.before if pages[-1] else 0
            pages[-1].append(Placed(piece=piece, top=top))
            top -= piece.height
    for page in pages:
        _ground(page)
    return [page for page in pages if page]


def _groups(pieces: Sequence[Piece], room: float) -> Iterator[list[Piece]]:
    """Pieces that stay together; one higher than a page is let go after its beginning, piece by piece."""
    group: list[Piece] = []
    for piece in pieces:
        group.append(piece)
        if not piece.keep:
            yield from _fitting(group, room)
            group = []
    yield from _fitting(group, room)


def _fitting(group: list[Piece], room: float) -> Iterator[list[Piece]]:
    if not group:
        return
    if _height(group) <= room:
        yield group
        return
    # A heading at the foot of a page without a line under it would be worse than a page half empty.
    begun = next((n for n in range(_BEGINNING, 0, -1) if _height(group[:n]) <= room), 1)
    yield group[:begun]
    yield from ([piece] for piece in group[begun:])


def _height(group: Sequence[Piece]) -> float:
    return sum(piece.before + piece.height for piece in group)


def _ground(page: list[Placed]) -> None:
    """One tint for each panel's part of a page, drawn before its first piece."""
    first: Placed | None = None
    open_ground: Ground | None = None
    for placed in page:
        ground = placed.piece.ground
        if ground is None:
            first = open_ground = None
            continue
        bottom = placed.top - placed.piece.height
        if first is None or open_ground != ground:
            first, open_ground = placed, ground
            first.grounds.append(((ground.x, bottom, ground.width, placed.piece.height), ground.colour))
            continue
        (left, _, width, _), colour = first.grounds[-1]
        first.grounds[-1] = ((left, bottom, width, first.top - bottom), colour)
