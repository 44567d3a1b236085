from __future__ import annotations

from udset_desktop.document.pages import break_pages
from udset_desktop.document.pieces import Ground, Piece
from udset_desktop.document.style import TINT, PageStyle

STYLE = PageStyle(width=300, height=300, top=50, bottom=50)  # room of 200


def heights(pages):
    return [[placed.piece.height for placed in page] for page in pages]


def test_pieces_fill_a_page_and_go_on_to_the_next():
    assert heights(break_pages([Piece(height=90) for _ in range(5)], STYLE)) == [[90, 90], [90, 90], [90]]


def test_space_above_is_dropped_at_the_top_of_a_page():
    pages = break_pages([Piece(height=150, before=40), Piece(height=100, before=40)], STYLE)
    assert [page[0].top for page in pages] == [250, 250]


def test_what_is_kept_together_moves_together():
    pieces = [Piece(height=150), Piece(height=40, keep=True), Piece(height=40)]
    assert heights(break_pages(pieces, STYLE)) == [[150], [40, 40]]


def test_a_group_higher_than_a_page_is_let_go():
    pieces = [Piece(height=60, keep=True) for _ in range(5)]
    assert heights(break_pages(pieces, STYLE)) == [[60, 60, 60], [60, 60]]


def test_a_heading_is_not_left_alone_by_a_group_higher_than_a_page():
    group = [Piece(height=30, keep=True), *(Piece(height=20, keep=True) for _ in range(9)), Piece(height=20)]
    assert heights(break_pages([Piece(height=160), *group], STYLE)) == [[160], [30, *[20] * 8], [20, 20]]
    assert heights(break_pages([Piece(height=120), *group], STYLE)) == [[120, 30, 20, 20], [20] * 8]


def test_column_heads_come_again_on_the_next_page():
    head = Piece(height=20, keep=True)
    rows = [Piece(height=70, heads=(head,)) for _ in range(4)]
    first, second = break_pages([head, *rows], STYLE)
    assert [placed.again for placed in first] == [False] * 3
    assert [placed.again for placed in second] == [True, False, False]


def test_a_panel_has_one_tint_a_page_as_high_as_its_pieces():
    ground = Ground(x=10, width=80, colour=TINT, number=1)
    pages = break_pages([Piece(height=80, ground=ground) for _ in range(3)], STYLE)
    assert [[box for one in page for box, _ in one.grounds] for page in pages] == [
        [(10, 90, 80, 160)],
        [(10, 170, 80, 80)],
    ]


def test_two_panels_have_two_tints():
    grounds = [Ground(x=10, width=80, colour=TINT, number=number) for number in (1, 2)]
    (page,) = break_pages([Piece(height=50, ground=ground) for ground in grounds], STYLE)
    assert sum(len(one.grounds) for one in page) == 2


def test_nothing_makes_no_page():
    assert break_pages([], STYLE) == []
