from __future__ import annotations

from udset_desktop.document.blocks import (
    Cell,
    Column,
    Entries,
    Entry,
    Facts,
    Heading,
    Kept,
    Panel,
    Paragraph,
    Reach,
    Ruled,
    Table,
    Ticks,
    Title,
    labelled,
    spans,
    words_in,
)
from udset_desktop.document.told import plain_text, spoken_text

BLOCKS = (
    Title("Morag, this is your sheet", "We talked on Tuesday."),
    Heading("The next small steps"),
    Entries(
        (Entry(spans("Ring about the bus"), (labelled("Who:", "You"),)), Entry(spans("A rail"))),
        numbered=True,
    ),
    Paragraph(labelled("Around you:", "Iain")),
    Panel((Heading("If you want to talk to us"), Reach("01632 960100", "Lorn Care", "Ring Lorn Care"))),
    Kept((Entries((Entry(spans("one")),)),)),
    Facts((("Held on", "Tuesday"),)),
    Table((Column("Outcome", 1), Column("In words", 1)), ((Cell("Feeling safe"), Cell("Mostly")),)),
    Ticks(("Yes", "No"), "Safe?"),
    Ruled(2, "Words"),
)


def test_text_says_all_of_it_in_order_with_a_blank_line_between():
    assert plain_text(BLOCKS).split("\n\n")[:5] == [
        "Morag, this is your sheet\nWe talked on Tuesday.",
        "The next small steps",
        "1. Ring about the bus\n   Who: You\n2. A rail",
        "Around you: Iain",
        "If you want to talk to us\n01632 960100, Lorn Care",
    ]
    assert plain_text(BLOCKS).endswith("\n")


def test_no_word_of_the_paper_is_missing():
    told = plain_text(BLOCKS)
    assert [word for word in words_in(BLOCKS) if word not in told and word != "•"] == []


def test_for_a_voice_every_line_ends_and_nothing_is_a_sign():
    spoken = spoken_text(BLOCKS)
    assert all(line.endswith((".", ":", "?", "!")) for line in spoken.splitlines() if line)
    assert "Ring about the bus." in spoken
    assert "\n- " not in f"\n{spoken}"
    assert "one." in spoken.splitlines()


def test_control_signs_do_not_get_through():
    assert "\x1b" not in plain_text((Facts((("a\x1b", "b\x07"),)),))
    assert plain_text((Paragraph(()),)) == "\n"
