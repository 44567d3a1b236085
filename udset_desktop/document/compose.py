"""Blocks turned into pieces, and their elements into the structure, in one pass and one order.

Called by `document.paper`.  Decides distances and looks; never which words are said.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from itertools import count

from udset_desktop.document import blocks as b
from udset_desktop.document.lines import Span, break_lines
from udset_desktop.document.pieces import Fill, Ground, Piece, Stroke, baseline, kept_lines, kept_together
from udset_desktop.document.rows import facts_pieces, table_pieces
from udset_desktop.document.style import ACCENT, INK, QUIET, TINT, Colour, PageStyle
from udset_desktop.document.tags import Element
from udset_desktop.document.writing import ruled_pieces, ticks_pieces

_RULE = 2.4  # width of the rule beside a person's words
_TITLE_RULE = (54.0, 3.0)
OWN_WORDS = ("words", "loud")  # looks of what the person said
_PANEL_MAY_KEEP = 0.7  # of a page's height; a larger panel may break


@dataclass(frozen=True, slots=True, kw_only=True)
class Place:
    """Where blocks are set: under which element, from where, how wide, in which style."""

    parent: Element
    style: PageStyle
    x: float
    measure: float
    panels: count[int] = field(default_factory=count)

    def inside(self, indent: float, parent: Element | None = None) -> Place:
        """The same place moved in from the left, and by as much from the right where it is a panel."""
        return replace(self, parent=parent or self.parent, x=self.x + indent, measure=self.measure - indent)


def compose(blocks: Sequence[b.Block], place: Place) -> list[Piece]:
    """The pieces of the blocks, in order."""
    return [piece for block in blocks for piece in _compose_one(block, place)]


def _compose_one(block: b.Block, place: Place) -> list[Piece]:
    match block:
        case b.Title():
            return _title(block, place)
        case b.Heading():
            return _heading(block, place)
        case b.Paragraph():
            return _paragraph(block, place)
        case b.Entries():
            return _entries(block, place)
        case b.Reach():
            return _reach(block, place)
        case b.Facts() | b.Table() | b.Ruled() | b.Ticks():
            # mypy cannot follow a type into a table of functions.
            made: list[Piece] = _SET[type(block)](block, place.parent, place.style, place.x, place.measure)
            return made
        case b.Panel():
            return _panel(block, place)
        case b.Kept():
            return _kept_blocks(block, place)


_SET: Mapping[type, Callable[..., list[Piece]]] = {
    b.Facts: facts_pieces,
    b.Table: table_pieces,
    b.Ruled: ruled_pieces,
    b.Ticks: ticks_pieces,
}
"""Blocks that have a module of their own."""


def set_text(
    element: Element,
    spans: Sequence[Span],
    place: Place,
    *,
    size: float,
    before: float = 0,
    colour: Colour = INK,
) -> list[Piece]:
    """A paragraph's lines as pieces of one element."""
    height = place.style.line(size)
    drop = baseline(height, size)
    return kept_lines(
        [
            Piece(
                height=height,
                before=before if number == 0 else 0,
                strokes=(Stroke(element=element, line=line, x=place.x, drop=drop, size=size, colour=colour),),
            )
            for number, line in enumerate(break_lines(spans, size=size, measure=place.measure))
        ]
    )


def _title(block: b.Title, place: Place) -> list[Piece]:
    style = place.style
    pieces = set_text(
        place.parent.child("H1"), b.spans(block.text, bold=True), place, size=style.size * style.title
    )
    if block.under.strip():
        pieces += set_text(
            place.parent.child("P"),
            b.spans(block.under),
            place,
            size=style.size,
            before=style.size * 0.3,
            colour=QUIET,
        )
    width, height = _TITLE_RULE
    rule = Piece(
        height=height,
        before=style.size * 0.8,
        fills=(Fill(x=place.x, drop=0, width=width, height=height, colour=ACCENT),),
    )
    return kept_together([*pieces, rule])


def _heading(block: b.Heading, place: Place) -> list[Piece]:
    style = place.style
    ratio, before = (style.heading, 1.7) if block.rank == 2 else (style.subheading, 1.1)  # noqa: PLR2004
    pieces = set_text(
        place.parent.child(f"H{block.rank}"),
        b.spans(block.text, bold=True),
        place,
        size=style.size * ratio,
        before=style.size * before,
        colour=ACCENT if block.rank == 2 else INK,  # noqa: PLR2004
    )
    return [replace(piece, keep=True) for piece in pieces]


def _paragraph(block: b.Paragraph, place: Place) -> list[Piece]:
    style = place.style
    size = style.size * {"loud": style.lead, "quiet": style.small}.get(block.look, 1.0)
    before = style.size * (0.35 if block.look == "quiet" else 0.5)
    if block.look not in OWN_WORDS:
        colour = QUIET if block.look == "quiet" else INK
        pieces = set_text(
            place.parent.child("P"), block.spans, place, size=size, before=before, colour=colour
        )
        return _kept(pieces, keep=block.keep)
    quote = place.parent.child("BlockQuote").child("P")
    pieces = set_text(quote, block.spans, place.inside(style.size), size=size, before=before)
    ruled = [
        replace(piece, fills=(Fill(x=place.x, drop=0, width=_RULE, height=piece.height, colour=ACCENT),))
        for piece in pieces
    ]
    return _kept(ruled, keep=block.keep)


def _kept(pieces: list[Piece], *, keep: bool) -> list[Piece]:
    """The lines of a paragraph, the last one held to what follows where that is wanted."""
    if not keep or not pieces:
        return pieces
    return [*pieces[:-1], replace(pieces[-1], keep=True)]


def _entries(block: b.Entries, place: Place) -> list[Piece]:
    style = place.style
    numbering = "Decimal" if block.numbered else "Disc"
    parent = place.parent.child("L", List={"ListNumbering": numbering})
    pieces: list[Piece] = []
    for number, entry in enumerate(block.entries, start=1):
        item = parent.child("LI")
        label = item.child("Lbl")
        body = item.child("LBody")
        inner = place.inside(style.size * (1.75 if block.numbered else 1.25), body)
        lines = set_text(body.child("P"), entry.spans, inner, size=style.size, before=style.size * 0.5)
        if not lines:
            continue
        mark = _label(label, f"{number}." if block.numbered else "•", place, bold=block.numbered)
        lines[0] = replace(lines[0], strokes=(mark, *lines[0].strokes))
        for under in entry.under:
            lines[-1] = replace(lines[-1], keep=True)
            lines += set_text(
                body.child("P"), under, inner, size=style.size, before=style.size * 0.12, colour=QUIET
            )
        pieces += lines
    return pieces


def _label(element: Element, text: str, place: Place, *, bold: bool) -> Stroke:
    size = place.style.size
    (line,) = break_lines(b.spans(text, bold=bold), size=size, measure=place.measure)
    drop = baseline(place.style.line(size), size)
    return Stroke(element=element, line=line, x=place.x, drop=drop, size=size, colour=ACCENT)


def _reach(block: b.Reach, place: Place) -> list[Piece]:
    style = place.style
    size = style.size * 1.3
    link = place.parent.child("P").child("Link")
    number = set_text(
        link,
        b.spans(block.number.replace(" ", "\u00a0"), bold=True),
        place,
        size=size,
        before=style.size * 0.6,
    )
    digits = "".join(sign for sign in block.number if sign.isdigit() or sign == "+")
    if digits:
        number = [_with_link(piece, f"tel:{digits}", block.says) for piece in number]
    who = set_text(
        place.parent.child("P"), b.spans(block.who), place, size=style.size, before=style.size * 0.05
    )
    return kept_together([*number, *who])


def _with_link(piece: Piece, address: str, says: str) -> Piece:
    return replace(
        piece,
        strokes=tuple(replace(stroke, address=address, says=says) for stroke in piece.strokes),
    )


def _kept_blocks(block: b.Kept, place: Place) -> list[Piece]:
    style = place.style
    pieces = compose(block.blocks, place)
    high = sum(piece.before + piece.height for piece in pieces)
    return kept_together(pieces) if pieces and high <= style.height - style.top - style.bottom else pieces


def _panel(block: b.Panel, place: Place) -> list[Piece]:
    style = place.style
    pad = style.size * 1.1
    ground = Ground(x=place.x, width=place.measure, colour=TINT, number=next(place.panels))
    inner = replace(place.inside(pad), measure=place.measure - 2 * pad)
    pieces = compose(block.blocks, inner)
    if not pieces:
        return []
    # The space above the first line would double the panel's own.
    pieces[0] = replace(pieces[0], before=0)
    padded = [Piece(height=pad * 0.8, before=style.size * 1.4, keep=True), *pieces, Piece(height=pad)]
    padded[-2] = replace(padded[-2], keep=True)
    grounded = [replace(piece, ground=ground) for piece in padded]
    room = (style.height - style.top - style.bottom) * _PANEL_MAY_KEEP
    if sum(piece.before + piece.height for piece in grounded) > room:
        return grounded
    return kept_together(grounded)
