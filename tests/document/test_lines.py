from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from udset_desktop.document.lines import Span, break_lines, shown_words, words_of

SIZE, MEASURE = 14, 200


def texts(lines):
    return ["".join(run.text for run in line.runs) for line in lines]


def test_a_line_between_two_words_keeps_its_space():
    lines = texts(break_lines((Span("mo theaghlach " * 10),), size=SIZE, measure=MEASURE))
    assert len(lines) > 1
    assert all(line.endswith(" ") for line in lines[:-1])


def test_a_long_word_is_cut_without_a_hyphen():
    word = "a" * 100
    lines = texts(break_lines((Span(word),), size=SIZE, measure=MEASURE))
    assert "".join(lines) == word
    assert len(lines) > 1


def test_a_cut_never_parts_a_letter_from_its_accent():
    lines = texts(break_lines((Span("x\u0302" * 60),), size=SIZE, measure=MEASURE))
    assert len(lines) > 1
    assert not any(line.startswith("\u0302") for line in lines)


def test_empty_text_gives_no_line():
    assert break_lines((Span("  \n "),), size=SIZE, measure=MEASURE) == ()


def test_weights_change_within_a_line():
    (line,) = break_lines((Span("Who: ", bold=True), Span("you")), size=SIZE, measure=MEASURE)
    assert [(run.font, run.text) for run in line.runs] == [("bold", "Who: "), ("regular", "you")]


def test_a_space_at_the_start_of_a_span_parts_it_from_the_word_before():
    assert words_of((Span("a"), Span(" b"))) == [("a", False, True), ("b", False, False)]
    assert words_of((Span("a"), Span("b"))) == [("a", False, False), ("b", False, False)]


def test_the_words_shown_are_the_words_with_names_for_what_has_no_glyph():
    assert shown_words("a ꙮ") == ("a", "[cyrillic", "letter", "multiocular", "o]")


@given(st.lists(st.text(st.characters(codec="ascii", categories=("L", "N", "P")), min_size=1, max_size=60)))
def test_no_line_is_too_wide_and_no_letter_is_lost(words):
    text = " ".join(words)
    lines = break_lines((Span(text),), size=SIZE, measure=MEASURE)
    assert all(line.width <= MEASURE + 0.01 for line in lines)
    assert "".join(texts(lines)).split() == text.split() or "".join(texts(lines)).replace(
        " ", ""
    ) == text.replace(" ", "")


def test_a_space_that_holds_words_together_never_ends_a_line():
    lines = texts(break_lines((Span("on 9\u00a0June\u00a02026 " * 20),), size=SIZE, measure=MEASURE))
    assert len(lines) > 3
    assert not any(line.rstrip().endswith(("9", "June")) for line in lines)
