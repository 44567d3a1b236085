from __future__ import annotations

from udset_desktop.document.blocks import (
    Cell,
    Column,
    Entries,
    Entry,
    Facts,
    Heading,
    Panel,
    Paragraph,
    Reach,
    Table,
    Title,
    labelled,
    paragraphs,
    plain,
    spans,
    words_in,
)


def test_control_and_private_signs_never_reach_paper():
    assert plain("a\x00b\x1b[31mc\ue000d\ud800e") == "ab[31mcde"


def test_every_kind_of_line_end_is_one():
    assert plain("a\r\nb\rc\nd") == "a\nb\nc\nd"


def test_markup_stays_as_it_was_typed():
    assert plain("<b>&amp;") == "<b>&amp;"


def test_each_line_that_says_something_is_a_paragraph():
    assert [one.spans[0].text for one in paragraphs("a\n\n  \nb")] == ["a", "b"]


def test_words_come_in_reading_order_through_every_kind_of_block():
    blocks = (
        Title("one", "two"),
        Heading("three"),
        Paragraph(labelled("four", "five")),
        Entries((Entry(spans("six"), (spans("seven"),)),), numbered=True),
        Entries((Entry(spans("eight")),)),
        Facts((("nine", "ten"),)),
        Panel((Reach("0123", "eleven", "not printed"),)),
        Table((Column("twelve", 1),), ((Cell("thirteen"),),)),
    )
    assert words_in(blocks) == (
        "one",
        "two",
        "three",
        "four",
        "five",
        "1.",
        "six",
        "seven",
        "•",
        "eight",
        "nine",
        "ten",
        "0123",
        "eleven",
        "twelve",
        "thirteen",
    )
