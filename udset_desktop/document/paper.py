"""A whole document: blocks in, the bytes of a tagged PDF/UA-1 file out.

Called by `summary.pdf` and `report.pdf`.  The same blocks give the same bytes, whatever the day, so
that a sheet can be compared and tested; a locked copy is the exception, its salts are random.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, field, replace
from xml.sax.saxutils import escape

from reportlab.pdfbase.pdfdoc import (
    PDFArray,
    PDFDictionary,
    PDFDocument,
    PDFName,
    PDFPage,
    PDFResourceDictionary,
    PDFStream,
)
from reportlab.pdfbase.pdfdoc import PDFZCompress as Deflate

from udset_desktop.document.blocks import Block, plain, spans
from udset_desktop.document.compose import Place, compose
from udset_desktop.document.lines import Line, break_lines
from udset_desktop.document.lock import PaperLock, lock_document
from udset_desktop.document.pages import Placed, break_pages
from udset_desktop.document.pen import Pen
from udset_desktop.document.style import QUIET, PageStyle
from udset_desktop.document.tags import Element, text_of, write_structure

PROGRAM = "UDSET Desktop"
_EDGE_LINES = 4
"""How many lines head and foot may have: a name nobody is called never takes the page."""
_WIDEST = 888  # a page number no other is wider than
_PAGE_TREE = re.compile(rb"^<<\n/Count (\d+) /Kids \[", re.MULTILINE)


@dataclass(frozen=True, slots=True, kw_only=True)
class Paper:
    """What a document is besides its blocks.

    `footer_right` has the slots `{page}` and `{pages}`; the header stands on every page but the first.
    """

    title: str
    language: str
    style: PageStyle = field(default_factory=PageStyle)
    header: str = ""
    footer_left: str = ""
    footer_right: str = ""


def render_paper(blocks: Sequence[Block], paper: Paper, *, lock: PaperLock | None = None) -> bytes:
    """The finished file."""
    root = Element("Document")
    style = paper.style
    edges = _edges(paper)
    place = Place(parent=root, style=style, x=style.side, measure=style.measure)
    pages = break_pages(compose(blocks, place), edges.leaving_room(style)) or [[]]
    doc = PDFDocument(compression=1, invariant=1, pdfVersion=(1, 7), lang=paper.language)
    pens = [_draw_page(doc, paper, edges, placed, (n, len(pages))) for n, placed in enumerate(pages, 1)]
    write_structure(doc, root, len(pages))
    for pen in pens:
        _add_page(doc, style, pen)
    _describe(doc, paper)
    if lock is not None:
        lock_document(doc, lock)
    content: bytes = doc.GetPDFData(None)
    return content


def pages_in(pdf: bytes) -> int:
    """How many pages a file written here has, locked or not; needs no reader of PDF."""
    (count,) = _PAGE_TREE.findall(pdf)
    return int(count)


@dataclass(frozen=True, slots=True, kw_only=True)
class _Edges:
    """Head and foot of every page, in as many lines as their words take."""

    size: float
    step: float  # from one line to the next
    head: tuple[Line, ...]
    foot: tuple[Line, ...]  # at the left

    def leaving_room(self, style: PageStyle) -> PageStyle:
        """The style with margins for more than the one line they are made for."""
        above, below = (max(0, len(lines) - 1) * self.step for lines in (self.head, self.foot))
        return replace(style, top=style.top + above, bottom=style.bottom + below)


def _edges(paper: Paper) -> _Edges:
    style = paper.style
    size = style.size * style.small

    def lines(text: str, measure: float) -> tuple[Line, ...]:
        return break_lines(spans(text), size=size, measure=measure)[:_EDGE_LINES]

    number = lines(paper.footer_right.format(page=_WIDEST, pages=_WIDEST), style.measure)
    beside = number[0].width if number else 0.0
    return _Edges(
        size=size,
        step=style.line(size),
        head=lines(paper.header, style.measure),
        foot=lines(paper.footer_left, max(style.measure / 3, style.measure - beside - 2 * size)),
    )


def _draw_page(
    doc: PDFDocument, paper: Paper, edges: _Edges, placed: Sequence[Placed], place: tuple[int, int]
) -> Pen:
    number, pages = place
    pen = Pen(doc, number - 1)
    style = paper.style
    if number > 1:
        _furniture(pen, "Header", edges.head, edges, style.side, style.height - style.top * 0.6)
    for box, colour in (ground for one in placed for ground in one.grounds):
        pen.tint(box, colour)
    for one in placed:
        one.piece.draw(pen, one.top, again=one.again)
    base = style.bottom * 0.5 + max(0, len(edges.foot) - 1) * edges.step
    _furniture(pen, "Footer", edges.foot, edges, style.side, base)
    told = spans(paper.footer_right.format(page=number, pages=pages))
    for line in break_lines(told, size=edges.size, measure=style.measure)[:1]:
        _furniture(pen, "Footer", (line,), edges, style.width - style.side - line.width, base)
    return pen


def _furniture(pen: Pen, kind: str, lines: Sequence[Line], edges: _Edges, x: float, top: float) -> None:
    for number, line in enumerate(lines):
        pen.furnish(kind)
        pen.text(line, x, top - number * edges.step, size=edges.size, colour=QUIET)


class _Page(PDFPage):  # type: ignore[misc]
    """A page dictionary that may also say where its structure is and how the Tab key goes."""

    __NoDefault__ = (*PDFPage.__NoDefault__, "StructParents", "Tabs")


def _add_page(doc: PDFDocument, style: PageStyle, pen: Pen) -> None:
    page = _Page()
    page.pagewidth, page.pageheight = style.width, style.height
    page.Contents = PDFStream(content=pen.content, filters=[Deflate])
    page.Resources = PDFResourceDictionary()
    page.Resources.basicFonts()
    page.StructParents = doc.pageCounter - 1
    page.Tabs = PDFName("S")
    if pen.annotations:
        page.Annots = PDFArray(
            [doc.Reference(link, f"Link{link['StructParent']}") for link in pen.annotations]
        )
    doc.inPage()
    doc.addPage(page)


def _describe(doc: PDFDocument, paper: Paper) -> None:
    """What a reader's window and a screen reader ask first: title, language, tagged, conforming."""
    catalog = doc.Catalog
    catalog.MarkInfo = PDFDictionary({"Marked": "true"})
    catalog.ViewerPreferences = PDFDictionary({"DisplayDocTitle": "true"})
    catalog.Lang = text_of(paper.language)
    title = plain(paper.title)
    doc.info.title = title
    doc.info.author = doc.info.creator = doc.info.producer = PROGRAM
    doc.info.subject = doc.info.keywords = ""
    metadata = PDFStream(content=_xmp(title, paper.language).encode("utf-8"))
    metadata.dictionary["Type"] = PDFName("Metadata")
    metadata.dictionary["Subtype"] = PDFName("XML")
    catalog.Metadata = doc.Reference(metadata, "Metadata")


def _xmp(title: str, language: str) -> str:
    return f"""<?xpacket begin="\ufeff" id="W5M0MpCehiHzreSzNTczkc9d"?>
<x:xmpmeta xmlns:x="adobe:ns:meta/">
<rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#">
<rdf:Description rdf:about=""
 xmlns:dc="http://purl.org/dc/elements/1.1/"
 xmlns:pdf="http://ns.adobe.com/pdf/1.3/"
 xmlns:pdfuaid="http://www.aiim.org/pdfua/ns/id/">
<dc:title><rdf:Alt><rdf:li xml:lang="x-default">{escape(title)}</rdf:li></rdf:Alt></dc:title>
<dc:creator><rdf:Seq><rdf:li>{PROGRAM}</rdf:li></rdf:Seq></dc:creator>
<dc:language><rdf:Bag><rdf:li>{escape(language)}</rdf:li></rdf:Bag></dc:language>
<pdf:Producer>{PROGRAM}</pdf:Producer>
<pdfuaid:part>1</pdfuaid:part>
</rdf:Description>
</rdf:RDF>
</x:xmpmeta>
<?xpacket end="r"?>
"""
