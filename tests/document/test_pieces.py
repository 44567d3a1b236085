from __future__ import annotations

from reportlab.pdfbase.pdfdoc import PDFDocument

from udset_desktop.document.lines import Span, break_lines
from udset_desktop.document.pen import Pen
from udset_desktop.document.pieces import Fill, Piece, Stroke, kept_lines, kept_together
from udset_desktop.document.style import LINE
from udset_desktop.document.tags import Element


def a_piece(element, **changes):
    (line,) = break_lines((Span("words"),), size=12, measure=200)
    stroke = Stroke(element=element, line=line, x=10, drop=12, size=12, **changes)
    return Piece(height=20, strokes=(stroke,), fills=(Fill(x=0, drop=0, width=2, height=20, colour=LINE),))


def test_no_line_of_a_paragraph_is_left_alone():
    keeps = [piece.keep for piece in kept_lines([Piece(height=1) for _ in range(5)])]
    assert keeps == [True, False, False, True, False]
    assert [piece.keep for piece in kept_lines([Piece(height=1)])] == [False]


def test_what_is_kept_together_lets_go_only_at_its_end():
    assert [piece.keep for piece in kept_together([Piece(height=1)] * 3)] == [True, True, False]


def test_drawn_text_belongs_to_its_element_and_the_fill_to_none():
    element, pen = Element("P"), Pen(PDFDocument(), 0)
    a_piece(element).draw(pen, 100)
    assert element.kids == [(0, 0)]
    assert pen.content.count(b"/Artifact BMC") == 1


def test_what_comes_again_is_furniture_and_has_no_link():
    element, pen = Element("Link"), Pen(PDFDocument(), 0)
    a_piece(element, address="tel:1", says="Ring").draw(pen, 100, again=True)
    assert element.kids == []
    assert pen.annotations == []


def test_a_link_covers_its_words():
    element, pen = Element("Link"), Pen(PDFDocument(), 0)
    piece = a_piece(element, address="tel:1", says="Ring")
    piece.draw(pen, 100)
    left, bottom, right, top = pen.annotations[0]["Rect"].sequence
    assert (left, right) == (10, 10 + piece.strokes[0].line.width)
    assert bottom < 88 < top
