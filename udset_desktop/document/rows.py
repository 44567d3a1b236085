"""Facts and tables as pieces: a row is one piece, unless it is higher than it should be.

The elements are those a reader of tables needs: every column head and every row head is a TH that
says what it heads.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace

from udset_desktop.document.blocks import Bar, Cell, Facts, Table, spans
from udset_desktop.document.lines import Line, break_lines
from udset_desktop.document.pieces import Fill, Piece, Stroke, baseline, kept_together
from udset_desktop.document.style import ACCENT, BAR, INK, LINE, QUIET, Colour, PageStyle
from udset_desktop.document.tags import Element

_ROW_MAY_KEEP = 0.35  # of a page's height; a higher row may break
_FACTS_MAY_KEEP = 0.28  # of a page's height; longer facts may break between rows
_TABLE_MAY_KEEP = 0.45  # of a page's height; a larger table may break between rows
_LABEL_SHARE = 0.34
_GUTTER = 10.0
_HAIR = 0.7
_BAR_HEIGHT = 5.0


@dataclass(frozen=True, slots=True)
class _Set:
    """One cell, broken into lines and placed."""

    element: Element
    lines: tuple[Line, ...]
    x: float
    size: float
    colour: Colour = INK


def facts_pieces(block: Facts, parent: Element, style: PageStyle, x: float, measure: float) -> list[Piece]:
    """Facts as a list of label and body, label beside body."""
    listed = parent.child("L", List={"ListNumbering": "None"})
    wide = measure * _LABEL_SHARE
    pieces: list[Piece] = []
    for name, fact in block.rows:
        item = listed.child("LI")
        sets = (
            _set(item.child("Lbl"), name, style.size, x, wide - _GUTTER, colour=QUIET),
            _set(item.child("LBody"), fact, style.size, x + wide, measure - wide),
        )
        before = style.size * (0.3 if pieces else 0.6)
        pieces += _row(sets, style, style.size, before=before)
    small = sum(piece.height for piece in pieces) < style.height * _FACTS_MAY_KEEP
    return kept_together(pieces) if small and pieces else pieces


def table_pieces(block: Table, parent: Element, style: PageStyle, x: float, measure: float) -> list[Piece]:
    """A table; its column heads come again, as furniture, on every page it goes on to."""
    size = style.size * style.small
    table = parent.child("Table")
    total = sum(column.share for column in block.columns)
    edges = [x]
    for column in block.columns:
        edges.append(edges[-1] + measure * column.share / total)
    head_row = table.child("THead").child("TR")
    heads = _heads(block, head_row, style, size, edges)
    body = table.child("TBody")
    pieces = list(heads)
    for row in block.rows:
        line = body.child("TR")
        sets = [
            _set(_cell_element(line, number), cell.text, size, left, right - left - _GUTTER, bold=cell.bold)
            for number, (cell, left, right) in enumerate(zip(row, edges, edges[1:], strict=False))
        ]
        made = _row(sets, style, size, before=size * 0.45, after=size * 0.45)
        made = _with_bars(made, row, edges, size)
        rule = Fill(x=x, drop=made[-1].height, width=measure, height=_HAIR, colour=LINE)
        made[-1] = replace(made[-1], fills=(*made[-1].fills, rule))
        pieces += [replace(piece, heads=tuple(heads)) for piece in made]
    small = sum(piece.height for piece in pieces) < style.height * _TABLE_MAY_KEEP
    return kept_together(pieces) if small else pieces


def _heads(block: Table, row: Element, style: PageStyle, size: float, edges: Sequence[float]) -> list[Piece]:
    sets = [
        _set(
            row.child("TH", Table={"Scope": "Column"}),
            column.title,
            size,
            left,
            right - left - _GUTTER,
            bold=True,
        )
        for column, left, right in zip(block.columns, edges, edges[1:], strict=False)
    ]
    made = _row(sets, style, size, before=size * 0.6, after=size * 0.4)
    last = made[-1]
    rule = Fill(x=edges[0], drop=last.height, width=edges[-1] - edges[0], height=1.4, colour=ACCENT)
    made[-1] = replace(last, fills=(rule,))
    return [replace(piece, keep=True) for piece in made]


def _cell_element(row: Element, number: int) -> Element:
    return row.child("TH", Table={"Scope": "Row"}) if number == 0 else row.child("TD")


def _set(
    element: Element,
    text: str,
    size: float,
    x: float,
    measure: float,
    *,
    bold: bool = False,
    colour: Colour = INK,
) -> _Set:
    return _Set(element, break_lines(spans(text, bold=bold), size=size, measure=measure), x, size, colour)


def _row(
    sets: Sequence[_Set], style: PageStyle, size: float, *, before: float = 0, after: float = 0
) -> list[Piece]:
    """One row; cut between lines, all cells at once, only where it is too high to stand whole."""
    height = size * style.leading
    deepest = max([1, *(len(one.lines) for one in sets)])
    at_once = max(3, int(style.height * _ROW_MAY_KEEP / height))
    pieces = []
    for first in range(0, deepest, at_once):
        last = min(first + at_once, deepest)
        lead = before if first == 0 else 0
        strokes = tuple(
            Stroke(
                element=one.element,
                line=line,
                x=one.x,
                drop=lead + number * height + baseline(height, size),
                size=one.size,
                colour=one.colour,
            )
            for one in sets
            for number, line in enumerate(one.lines[first:last])
        )
        tail = after if last == deepest else 0
        pieces.append(Piece(height=lead + (last - first) * height + tail, strokes=strokes))
    return pieces


def _with_bars(pieces: list[Piece], row: Sequence[Cell], edges: Sequence[float], size: float) -> list[Piece]:
    bars = [
        (cell.bar, left, right - left - 2 * _GUTTER)
        for cell, left, right in zip(row, edges, edges[1:], strict=False)
        if cell.bar is not None
    ]
    if not bars:
        return pieces
    last = pieces[-1]
    drop = last.height - size * 0.2
    fills = tuple(fill for bar, x, width in bars for fill in _bar(bar, x, drop, width))
    pieces[-1] = replace(last, height=last.height + _BAR_HEIGHT + size * 0.4, fills=fills)
    return pieces


def _bar(bar: Bar, x: float, drop: float, width: float) -> tuple[Fill, ...]:
    """The whole from none to all as a hair, the interval on it, the share as a thin mark."""
    middle = drop + _BAR_HEIGHT / 2
    return (
        Fill(x=x, drop=middle - _HAIR / 2, width=width, height=_HAIR, colour=LINE),
        Fill(
            x=x + width * bar.low,
            drop=drop + 1,
            width=max(1.0, width * (bar.high - bar.low)),
            height=_BAR_HEIGHT - 2,
            colour=BAR,
        ),
        Fill(x=x + width * bar.at - 1, drop=drop - 1, width=2, height=_BAR_HEIGHT + 2, colour=ACCENT),
    )
