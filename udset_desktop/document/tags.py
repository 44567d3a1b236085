"""The structure of a tagged PDF: which text is a heading, a list, a table cell, and in which order.

Built by `document.compose` while blocks become pieces, filled with marks by `document.pen` while they
are drawn, written once by `document.paper`.  The order of elements is the reading order.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field

from reportlab.pdfbase.pdfdoc import (
    PDFArray,
    PDFDictionary,
    PDFDocument,
    PDFName,
    PDFObjectReference,
    PDFString,
)


@dataclass(eq=False, slots=True)
class Element:
    """One element of the structure: its kind, what it holds, and where that is drawn.

    `marks` are (page index, number of the mark on that page); a paragraph over two pages has two.
    """

    kind: str
    kids: list[Element | tuple[int, int] | LinkMark] = field(default_factory=list)
    attributes: Mapping[str, Mapping[str, str]] = field(default_factory=dict)
    name: str = ""

    def child(self, kind: str, **attributes: Mapping[str, str]) -> Element:
        """A new element as the last of this one's kids."""
        made = Element(kind, attributes=attributes)
        self.kids.append(made)
        return made


@dataclass(eq=False, slots=True)
class LinkMark:
    """A link's place on the page, as a kid of its Link element."""

    page: int
    annotation: PDFDictionary
    key: int = 0


def _walk(element: Element) -> Iterator[Element]:
    yield element
    for kid in element.kids:
        if isinstance(kid, Element):
            yield from _walk(kid)


def write_structure(doc: PDFDocument, root: Element, pages: int) -> None:
    """Put the whole structure into `doc`; every page's parent row and every link's comes with it."""
    parents: list[list[Element]] = [[] for _ in range(pages)]
    links: list[tuple[LinkMark, Element]] = []
    for number, element in enumerate(_walk(root)):
        element.name = f"Structure{number}"
        for kid in element.kids:
            if isinstance(kid, LinkMark):
                kid.key = pages + len(links)
                kid.annotation["StructParent"] = kid.key
                links.append((kid, element))
            elif not isinstance(kid, Element):
                page, mark = kid
                row = parents[page]
                row.extend([element] * (mark + 1 - len(row)))
                row[mark] = element
    tree = PDFDictionary({"Type": PDFName("StructTreeRoot")})
    tree_reference = doc.Reference(tree, "StructureRoot")
    _write_elements(doc, root, tree_reference)
    numbers: list[object] = []
    for page, row in enumerate(parents):
        numbers += [page, PDFArray([PDFObjectReference(element.name) for element in row])]
    for link, element in links:
        numbers += [link.key, PDFObjectReference(element.name)]
    parent_tree = doc.Reference(PDFDictionary({"Nums": PDFArray(numbers)}), "StructureParents")
    tree["K"] = PDFObjectReference(root.name)
    tree["ParentTree"] = parent_tree
    tree["ParentTreeNextKey"] = pages + len(links)
    doc.Catalog.StructTreeRoot = tree_reference


def _write_elements(doc: PDFDocument, element: Element, parent: PDFObjectReference) -> None:
    entry = PDFDictionary({"Type": PDFName("StructElem"), "S": PDFName(element.kind), "P": parent})
    reference = doc.Reference(entry, element.name)
    home = next((kid[0] for kid in element.kids if isinstance(kid, tuple)), None)
    if home is not None:
        entry["Pg"] = page_reference(home)
    kids = [_kid(kid, home) for kid in element.kids]
    if kids:
        entry["K"] = PDFArray(kids)
    owners = [
        PDFDictionary({"O": PDFName(owner), **{key: PDFName(value) for key, value in values.items()}})
        for owner, values in element.attributes.items()
    ]
    if owners:
        entry["A"] = owners[0] if len(owners) == 1 else PDFArray(owners)
    for kid in element.kids:
        if isinstance(kid, Element):
            _write_elements(doc, kid, reference)


def _kid(kid: Element | tuple[int, int] | LinkMark, home: int | None) -> object:
    if isinstance(kid, Element):
        return PDFObjectReference(kid.name)
    if isinstance(kid, LinkMark):
        return PDFDictionary(
            {
                "Type": PDFName("OBJR"),
                "Pg": page_reference(kid.page),
                "Obj": PDFObjectReference(f"Link{kid.key}"),
            }
        )
    page, mark = kid
    if page == home:
        return mark
    return PDFDictionary({"Type": PDFName("MCR"), "Pg": page_reference(page), "MCID": mark})


def page_reference(page: int) -> PDFObjectReference:
    """The page counted from 0, as the document knows it."""
    return PDFObjectReference(f"Page{page + 1}")


def text_of(words: str) -> PDFString:
    """A text string of the file, in whatever letters."""
    return PDFString(words)
