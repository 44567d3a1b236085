from __future__ import annotations

from reportlab.pdfbase.pdfdoc import PDFDictionary, PDFDocument

from udset_desktop.document.tags import Element, LinkMark, write_structure


def written(root, pages):
    doc = PDFDocument()
    write_structure(doc, root, pages)
    return doc


def test_children_come_in_the_order_they_were_made():
    root = Element("Document")
    assert [root.child("H1").kind, root.child("P").kind] == ["H1", "P"]
    assert [kid.kind for kid in root.kids] == ["H1", "P"]


def test_every_mark_of_a_page_finds_its_element():
    root = Element("Document")
    first, second = root.child("H1"), root.child("P")
    first.kids.append((0, 0))
    second.kids += [(0, 1), (1, 0)]
    doc = written(root, 2)
    numbers = doc.idToObject["StructureParents"]["Nums"].sequence
    assert numbers[::2] == [0, 1]
    assert [[one.name for one in row.sequence] for row in numbers[1::2]] == [
        [first.name, second.name],
        [second.name],
    ]


def test_a_mark_on_another_page_says_which():
    root = Element("Document")
    split = root.child("P")
    split.kids += [(0, 4), (1, 0)]
    kids = written(root, 2).idToObject[split.name]["K"].sequence
    assert kids[0] == 4
    assert kids[1]["Pg"].name == "Page2"


def test_links_get_keys_after_the_pages():
    root = Element("Document")
    links = [LinkMark(0, PDFDictionary()) for _ in range(2)]
    for link in links:
        root.child("Link").kids.append(link)
    doc = written(root, 3)
    assert [link.key for link in links] == [3, 4]
    assert doc.idToObject["StructureRoot"]["ParentTreeNextKey"] == 5


def test_attributes_are_written_under_their_owner():
    root = Element("Document")
    head = root.child("TH", Table={"Scope": "Row"})
    attributes = written(root, 1).idToObject[head.name]["A"]
    assert (attributes["O"], attributes["Scope"]) == ("/Table", "/Row")
