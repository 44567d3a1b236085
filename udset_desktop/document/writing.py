"""Room to write by hand: ruled lines, and boxes to tick beside their words.

The lines and boxes are furniture; the words beside them are what a reader is given.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from udset_desktop.document.blocks import Ruled, Ticks, spans
from udset_desktop.document.lines import Line, break_lines
from udset_desktop.document.pieces import Fill, Piece, Stroke, baseline, kept_together
from udset_desktop.document.style import INK, LINE, QUIET, PageStyle
from udset_desktop.document.tags import Element

WRITING = 27.0
"""Points from one ruled line to the next at least: room for a hand that shakes a little."""

_HAIR = 0.8
_BOX = 0.86  # side of a box, in letter sizes
_BEFORE_WORD = 0.45  # between a box and its word, in letter sizes
_BETWEEN = 1.7  # between a word and the next box, in letter sizes


def ruled_pieces(block: Ruled, parent: Element, style: PageStyle, x: float, measure: float) -> list[Piece]:
    """Its words, small, and the lines under them; all on one page."""
    gap = max(WRITING, style.size * 1.9)
    pieces = _label(block.label, parent, style, x, measure)
    for _ in range(block.count):
        rule = Fill(x=x, drop=gap - _HAIR, width=measure, height=_HAIR, colour=LINE)
        pieces.append(Piece(height=gap, fills=(rule,)))
    return kept_together(pieces) if pieces else pieces


def ticks_pieces(block: Ticks, parent: Element, style: PageStyle, x: float, measure: float) -> list[Piece]:
    """Its words, and a list whose entries follow them side by side, each behind its box."""
    size = style.size * (style.small if block.quiet else 1.0)
    height = style.line(size) * 1.12
    label = break_lines(spans(block.label), size=size, measure=measure) if block.label else ()
    element = parent.child("P") if label else parent
    pieces = [Piece(height=height, strokes=(_stroke(element, line, x, 0, height, size),)) for line in label]
    listed = parent.child("L", List={"ListNumbering": "None"})
    start = x + label[-1].width + size * _BETWEEN if label else x
    for number, row in enumerate(_rows(block.choices, size, (start, x, x + measure))):
        made = _ticked(row, listed, size, height, measure)
        if number == 0 and label and row:
            last = pieces.pop()
            made = replace(made, strokes=(*last.strokes, *made.strokes))
        if row:
            pieces.append(made)
    before = size * (0.45 if label else 0.2)
    return kept_together([replace(pieces[0], before=before), *pieces[1:]]) if pieces else pieces


def _rows(
    choices: Sequence[str], size: float, room: tuple[float, float, float]
) -> list[list[tuple[float, str]]]:
    """The choices with their places, as many in a row as fit; the first row begins after the label."""
    at, left, right = room
    rows: list[list[tuple[float, str]]] = [[]]
    for choice in choices:
        width = _indent(size) + _width(choice, size, right - left - _indent(size))
        if at > left and at + width > right:
            rows.append([])
            at = left
        rows[-1].append((at, choice))
        at += width + size * _BETWEEN
    return rows


def _ticked(
    row: Sequence[tuple[float, str]], listed: Element, size: float, height: float, measure: float
) -> Piece:
    """One row: boxes as furniture, the words of each in an entry of the list."""
    side = size * _BOX
    fills: tuple[Fill, ...] = ()
    strokes: tuple[Stroke, ...] = ()
    deepest = 1
    for left, choice in row:
        body = listed.child("LI").child("LBody")
        lines = break_lines(spans(choice), size=size, measure=measure - _indent(size))
        deepest = max(deepest, len(lines))
        fills += _box(left, (height - side) / 2, side)
        strokes += tuple(
            _stroke(body, line, left + _indent(size), place, height, size) for place, line in enumerate(lines)
        )
    return Piece(height=height * deepest, strokes=strokes, fills=fills)


def _indent(size: float) -> float:
    return size * (_BOX + _BEFORE_WORD)


def _stroke(element: Element, line: Line, x: float, place: int, height: float, size: float) -> Stroke:
    drop = place * height + baseline(height, size)
    return Stroke(element=element, line=line, x=x, drop=drop, size=size, colour=INK)


def _label(text: str, parent: Element, style: PageStyle, x: float, measure: float) -> list[Piece]:
    if not text:
        return []
    size = style.size * style.small
    height = style.line(size)
    element = parent.child("P")
    return [
        Piece(
            height=height,
            before=style.size * 0.5 if number == 0 else 0,
            strokes=(
                Stroke(element=element, line=line, x=x, drop=baseline(height, size), size=size, colour=QUIET),
            ),
        )
        for number, line in enumerate(break_lines(spans(text), size=size, measure=measure))
    ]


def _width(text: str, size: float, measure: float) -> float:
    return max((line.width for line in break_lines(spans(text), size=size, measure=measure)), default=0.0)


def _box(x: float, drop: float, side: float) -> tuple[Fill, ...]:
    """The four sides of a box."""
    line = max(_HAIR, side * 0.09)
    return (
        Fill(x=x, drop=drop, width=side, height=line, colour=QUIET),
        Fill(x=x, drop=drop + side - line, width=side, height=line, colour=QUIET),
        Fill(x=x, drop=drop, width=line, height=side, colour=QUIET),
        Fill(x=x + side - line, drop=drop, width=line, height=side, colour=QUIET),
    )
