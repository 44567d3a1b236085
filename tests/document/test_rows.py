from __future__ import annotations

import pytest

from udset_desktop.document.blocks import Bar, Cell, Column, Facts, Table
from udset_desktop.document.rows import facts_pieces, table_pieces
from udset_desktop.document.style import PageStyle
from udset_desktop.document.tags import Element

STYLE = PageStyle()


def a_table(*rows, columns=2):
    root = Element("Document")
    heads = tuple(Column(f"Head {number}", 1) for number in range(columns))
    return root, table_pieces(Table(heads, rows), root, STYLE, 0, 400)


def test_a_fact_is_a_label_beside_its_body():
    root = Element("Document")
    (piece,) = facts_pieces(Facts((("When", "today"),)), root, STYLE, 0, 400)
    (item,) = root.kids[0].kids
    assert [kid.kind for kid in item.kids] == ["Lbl", "LBody"]
    assert [stroke.element.kind for stroke in piece.strokes] == ["Lbl", "LBody"]


def test_a_row_is_one_piece():
    _, pieces = a_table((Cell("a"), Cell("b " * 60)))
    assert len(pieces) == 2


def test_a_row_higher_than_a_third_of_a_page_breaks_between_lines():
    _, pieces = a_table((Cell("a"), Cell("word " * 900)))
    assert len(pieces) > 3
    assert all(piece.height < STYLE.height * 0.4 for piece in pieces)


def test_a_small_table_stays_whole_and_a_large_one_may_break():
    _, small = a_table(*[(Cell("a"), Cell("b"))] * 3)
    assert all(piece.keep for piece in small[:-1])
    _, large = a_table(*[(Cell("a"), Cell("b"))] * 60)
    assert not all(piece.keep for piece in large[1:-1])


@pytest.mark.parametrize(("low", "high", "at"), [(0.0, 1.0, 0.5), (0.63, 0.9, 0.8), (0.2, 0.2, 0.2)])
def test_a_bar_draws_its_interval_and_share_to_scale(low, high, at):
    _, pieces = a_table((Cell("a"), Cell("b", Bar(low, high, at))))
    whole, interval, mark = pieces[-1].fills[:3]
    assert interval.x == pytest.approx(whole.x + whole.width * low)
    assert interval.width == pytest.approx(max(1.0, whole.width * (high - low)))
    assert mark.x + mark.width / 2 == pytest.approx(whole.x + whole.width * at)


def test_a_row_without_a_bar_has_only_its_rule():
    _, pieces = a_table((Cell("a"), Cell("b")))
    assert len(pieces[-1].fills) == 1


def test_few_facts_stay_whole_and_many_may_break():
    def kept(number):
        facts = Facts(tuple(("When", "today") for _ in range(number)))
        return [piece.keep for piece in facts_pieces(facts, Element("Document"), STYLE, 0, 400)]

    assert kept(4) == [True, True, True, False]
    assert not any(kept(40))
    assert kept(0) == []
