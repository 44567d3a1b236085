from __future__ import annotations

from udset_desktop.document.blocks import Ruled, Ticks
from udset_desktop.document.style import PageStyle
from udset_desktop.document.tags import Element
from udset_desktop.document.writing import WRITING, ruled_pieces, ticks_pieces

STYLE = PageStyle(size=12)
MEASURE = 400.0


def ticks(*choices, label="", quiet=False):
    root = Element("Document")
    return root, ticks_pieces(Ticks(choices, label, quiet), root, STYLE, 0, MEASURE)


def words(pieces):
    return ["".join(run.text for run in stroke.line.runs) for piece in pieces for stroke in piece.strokes]


def test_every_line_has_room_for_a_hand_and_nothing_is_split():
    pieces = ruled_pieces(Ruled(3, "In your words"), Element("Document"), STYLE, 0, MEASURE)
    lines = [piece for piece in pieces if piece.fills]
    assert len(lines) == 3
    assert all(piece.height >= WRITING for piece in lines)
    assert all(piece.keep for piece in pieces[:-1])


def test_lines_without_words_leave_no_element_behind():
    root = Element("Document")
    ruled_pieces(Ruled(2), root, STYLE, 0, MEASURE)
    assert root.kids == []


def test_each_choice_is_an_entry_of_one_list_with_a_box_before_it():
    root, pieces = ticks("Yes", "Mostly", "No")
    (listed,) = root.kids
    assert [kid.kind for kid in listed.kids] == ["LI", "LI", "LI"]
    (row,) = pieces
    assert len(row.fills) == 3 * 4
    assert all(min(fill.x for fill in row.fills) < stroke.x for stroke in row.strokes)


def test_choices_follow_their_label_and_go_on_below():
    _, pieces = ticks(*[f"a choice of some length {number}" for number in range(7)], label="Which?")
    assert words(pieces)[0] == "Which?"
    assert len(pieces) > 2
    assert all(piece.keep for piece in pieces[:-1])
    widest = [stroke.x + stroke.line.width for piece in pieces for stroke in piece.strokes]
    assert max(widest) <= MEASURE


def test_a_choice_wider_than_the_page_is_broken_and_loses_nothing():
    _, pieces = ticks("word " * 60)
    assert " ".join(words(pieces)).split() == ["word"] * 60
    assert pieces[0].height > STYLE.line(STYLE.size) * 3


def test_what_is_seldom_ticked_is_smaller():
    _, usual = ticks("Don't know")
    _, quiet = ticks("Don't know", quiet=True)
    assert quiet[0].strokes[0].size < usual[0].strokes[0].size


def test_nothing_to_tick_is_nothing():
    assert ticks()[1] == []
