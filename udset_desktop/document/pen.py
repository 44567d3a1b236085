"""What writes one page: text, lines and tints, each marked as content or as furniture.

Called by the pieces of `document.compose` and by `document.paper`.  Everything drawn is either under
a structure element or an artifact; there is no third kind, or the page would not be PDF/UA.
"""

from __future__ import annotations

from reportlab.pdfbase.pdfdoc import PDFArray, PDFDictionary, PDFDocument, PDFName

from udset_desktop.document.fonts import load_font
from udset_desktop.document.lines import Line
from udset_desktop.document.style import INK, Colour
from udset_desktop.document.tags import Element, LinkMark, page_reference, text_of

Box = tuple[float, float, float, float]  # left, bottom, width, height
_FURNITURE = b"/Artifact BMC"
_PRINTED_FLAG = 4  # a link stays on the printed page


class Pen:
    """Writes page `page` (counted from 0) of `doc`; `content` is the page when done."""

    def __init__(self, doc: PDFDocument, page: int) -> None:
        self._doc = doc
        self._page = page
        self._ops: list[bytes] = []
        self._open: Element | None = None
        self._furniture = False
        self._marks = 0
        self._colour: Colour | None = None
        self.annotations: list[PDFDictionary] = []

    @property
    def content(self) -> bytes:
        """Everything drawn so far, as the page's stream."""
        self._close()
        return b"\n".join(self._ops) + b"\n"

    def mark(self, element: Element) -> None:
        """What is drawn from here on belongs to `element`; lines of one element share one mark."""
        if self._open is element:
            return
        self._close()
        element.kids.append((self._page, self._marks))
        self._ops.append(b"/%s <</MCID %d>> BDC" % (element.kind.encode("ascii"), self._marks))
        self._open = element
        self._marks += 1

    def furnish(self, kind: str = "") -> None:
        """What is drawn from here on is furniture; `kind` is Header or Footer where it is one."""
        if self._furniture and not kind:
            return
        self._close()
        self._ops.append(
            b"/Artifact <</Type /Pagination /Subtype /%s>> BDC" % kind.encode("ascii") if kind else _FURNITURE
        )
        self._furniture = True

    def text(self, line: Line, x: float, y: float, *, size: float, colour: Colour = INK) -> None:
        """One line with its baseline at `y`."""
        self._colour_to(colour)
        ops = [b"BT 1 0 0 1 %.2f %.2f Tm" % (x, y)]
        for run in line.runs:
            font = load_font(run.font)
            for subset, code in font.splitString(run.text, self._doc):
                name = font.getSubsetInternalName(subset, self._doc).encode("ascii")
                ops.append(b"%s %.2f Tf (%s) Tj" % (name, size, _escaped(code)))
        ops.append(b"ET")
        self._ops.append(b" ".join(ops))

    def tint(self, box: Box, colour: Colour) -> None:
        """A filled box, always furniture."""
        self.furnish()
        self._colour_to(colour)
        self._ops.append(b"%.2f %.2f %.2f %.2f re f" % box)

    def link(self, element: Element, box: Box, address: str, words: str) -> None:
        """An active area over text of the Link element `element`; `words` say where it leads."""
        left, bottom, width, height = box
        annotation = PDFDictionary(
            {
                "Type": PDFName("Annot"),
                "Subtype": PDFName("Link"),
                "Rect": PDFArray([left, bottom, left + width, bottom + height]),
                "Border": PDFArray([0, 0, 0]),
                "F": _PRINTED_FLAG,
                "P": page_reference(self._page),
                "Contents": text_of(words),
                "A": PDFDictionary({"S": PDFName("URI"), "URI": text_of(address)}),
            }
        )
        element.kids.append(LinkMark(self._page, annotation))
        self.annotations.append(annotation)

    def _close(self) -> None:
        if self._open is not None or self._furniture:
            self._ops.append(b"EMC")
        self._open = None
        self._furniture = False

    def _colour_to(self, colour: Colour) -> None:
        if colour != self._colour:
            self._ops.append(b"%.3f %.3f %.3f rg" % colour)
            self._colour = colour


def _escaped(code: bytes) -> bytes:
    return (
        code.replace(b"\\", b"\\\\")
        .replace(b"(", b"\\(")
        .replace(b")", b"\\)")
        .replace(b"\r", b"\\r")
        .replace(b"\n", b"\\n")
    )
