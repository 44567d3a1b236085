from __future__ import annotations

from udset_desktop.document.blocks import Entries, Entry, Heading, Panel, Paragraph, Reach, Title, spans
from udset_desktop.document.compose import Place, compose
from udset_desktop.document.style import PageStyle
from udset_desktop.document.tags import Element


def composed(*blocks):
    root = Element("Document")
    style = PageStyle()
    return root, compose(blocks, Place(parent=root, style=style, x=style.side, measure=style.measure))


def kinds(element):
    return [(kid.kind, kinds(kid)) for kid in element.kids]


def test_a_title_is_the_first_heading_and_stays_whole():
    root, pieces = composed(Title("A title", "under it"))
    assert kinds(root) == [("H1", []), ("P", [])]
    assert [piece.keep for piece in pieces] == [True, True, False]


def test_headings_keep_with_what_follows():
    root, pieces = composed(Heading("A heading"), Heading("A smaller one", rank=3))
    assert kinds(root) == [("H2", []), ("H3", [])]
    assert all(piece.keep for piece in pieces)


def test_own_words_are_a_quotation_beside_a_rule():
    root, pieces = composed(Paragraph(spans("my own words"), "words"))
    assert kinds(root) == [("BlockQuote", [("P", [])])]
    assert len(pieces[0].fills) == 1


def test_a_list_says_its_marks_and_its_bodies():
    root, _ = composed(Entries((Entry(spans("one"), (spans("more"),)),), numbered=True))
    assert kinds(root) == [("L", [("LI", [("Lbl", []), ("LBody", [("P", []), ("P", [])])])])]
    assert root.kids[0].attributes == {"List": {"ListNumbering": "Decimal"}}


def test_a_number_without_digits_is_no_link():
    _, pieces = composed(Reach("ask at the desk", "the office", "Ring"))
    assert not any(stroke.address for piece in pieces for stroke in piece.strokes)
    _, pieces = composed(Reach("+44 1631 555 0123", "the office", "Ring"))
    assert pieces[0].strokes[0].address == "tel:+4416315550123"


def test_a_panel_lies_on_one_tint_and_a_large_one_may_break():
    _, small = composed(Panel((Heading("A"), Paragraph(spans("b")))))
    assert len({piece.ground for piece in small}) == 1
    assert [piece.keep for piece in small] == [True] * (len(small) - 1) + [False]
    _, large = composed(Panel(tuple(Paragraph(spans("word " * 300)) for _ in range(4))))
    assert not all(piece.keep for piece in large[:-1])


def test_an_empty_panel_draws_nothing():
    assert composed(Panel(()))[1] == []


def test_a_paragraph_may_be_kept_with_what_follows():
    _, kept = composed(Paragraph(spans("said before a table"), "quiet", keep=True))
    _, free = composed(Paragraph(spans("said alone"), "quiet"))
    assert [piece.keep for piece in (*kept, *free)] == [True, False]
