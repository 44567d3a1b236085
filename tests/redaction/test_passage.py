from __future__ import annotations

from udset_desktop.redaction.lexicon import load_lexicon
from udset_desktop.redaction.passage import ADDRESSED, Passage, Shape


def passage(text):
    return Passage(text, load_lexicon())


def test_what_is_only_tied_to_a_word_is_no_part_of_it():
    made = passage("Tam's and O'Neil'll")
    assert made.lows == ["tam", "and", "o'neil"]
    assert next(made.text[start:end] for start, end in zip(made.starts, made.ends, strict=True)) == "Tam"


def test_what_stands_between_words_holds_what_is_tied_to_the_first():
    made = passage("\u201cTam’S, (and) O'Neil'll")
    assert [made.gap(place) for place in range(5)] == ["\n", "’S, (", ") ", "\n", "\n"]
    assert all(
        made.gap(place) == made.text[made.ends[place - 1] : made.starts[place]]
        for place in range(1, len(made.words))
    )


def test_shapes_are_told_apart():
    assert passage("a Morag NHS B 9a").shapes == [
        Shape.SMALL,
        Shape.CAPITAL,
        Shape.ALL_CAPITALS,
        Shape.INITIAL,
        Shape.DIGITS,
    ]


def test_a_line_in_capitals_is_loud_and_the_next_is_not():
    made = passage("JEAN LIVES ALONE\nShe likes it so")
    assert list(made.loud) == [1, 1, 1, 0, 0, 0, 0]
    assert not made.has_capital(0)
    assert made.has_capital(3)


def test_a_line_without_capitals_is_even_and_its_initials_are_marked():
    made = passage("seen by k. shaw today\nSeen by K. Shaw today")
    assert list(made.even) == [1, 1, 1, 1, 1, 0, 0, 0, 0, 0]
    assert made.shapes[2] == Shape.INITIAL


def test_a_heading_gives_every_word_a_capital_and_says_nothing_by_it():
    assert all(passage("Care Plan Review Meeting Notes").loud)
    assert not any(passage("Morag Ross, Ewan Kerr, Isla Flett, Tam Gunn").loud)


def test_a_title_or_an_initial_ends_no_sentence():
    made = passage("Saw Dr. Kerr. Home by J. Ross then")
    starts = [made.words[place] for place in range(len(made.words)) if made.begins_sentence(place)]
    assert starts == ["Saw", "Home"]


def test_words_are_taken_by_place_or_by_span():
    made = passage("one two three four")
    made.take(0, 1)
    made.take_span(5, 9)
    assert list(made.taken) == [1, 1, 1, 0]


def test_signs_are_held_by_words():
    made = passage("one two three four")
    assert made.span_of(4, 9) == (1, 3)
    assert made.span_of(3, 4) == (1, 1)  # the space between
    assert made.span_of(0, 18) == (0, 4)


def test_a_town_stands_behind_an_address_in_its_own_line_however_far_in():
    for gap, told in (("\n   ", True), (",\n ", True), (" \n", True), (" on ", False)):
        made = passage(f"x{gap}Fauske")
        made.take(0, 1, ADDRESSED)
        assert made.follows_address(1) is told


def test_letters_without_case_are_no_capitals():
    assert passage("你好 世界").shapes == [Shape.SMALL, Shape.SMALL]


def test_nothing_is_a_passage_too():
    assert passage("").words == []
    assert passage("?!").gap(0) == "\n"
