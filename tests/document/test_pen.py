from __future__ import annotations

import re

from reportlab.pdfbase.pdfdoc import PDFDocument

from udset_desktop.document.lines import Span, break_lines
from udset_desktop.document.pen import Pen
from udset_desktop.document.style import INK, LINE
from udset_desktop.document.tags import Element


def a_line(text):
    return break_lines((Span(text),), size=12, measure=500)[0]


def test_lines_of_one_element_share_one_mark():
    pen, element = Pen(PDFDocument(), 0), Element("P")
    for y in (100, 80):
        pen.mark(element)
        pen.text(a_line("words"), 0, y, size=12)
    assert element.kids == [(0, 0)]
    assert pen.content.count(b"BDC") == pen.content.count(b"EMC") == 1


def test_an_element_that_comes_back_after_furniture_gets_a_second_mark():
    pen, element = Pen(PDFDocument(), 3), Element("P")
    pen.mark(element)
    pen.tint((0, 0, 1, 1), LINE)
    pen.mark(element)
    assert element.kids == [(3, 0), (3, 1)]


def test_every_mark_that_is_opened_is_closed():
    pen = Pen(PDFDocument(), 0)
    pen.furnish("Header")
    pen.furnish()
    pen.mark(Element("H1"))
    pen.tint((0, 0, 1, 1), LINE)
    content = pen.content
    assert len(re.findall(rb"\b(?:BDC|BMC)\b", content)) == content.count(b"EMC")


def test_signs_that_end_a_string_are_escaped():
    pen = Pen(PDFDocument(), 0)
    pen.text(a_line("(a\\b)"), 0, 0, size=12)
    assert rb"(\(a\\b\)) Tj" in pen.content


def test_a_colour_is_set_once_until_it_changes():
    pen = Pen(PDFDocument(), 0)
    for colour in (INK, INK, LINE):
        pen.text(a_line("a"), 0, 0, size=12, colour=colour)
    assert pen.content.count(b" rg") == 2
