"""Lines of words from a believed laptop that went bad: each is held with its reason."""

from __future__ import annotations

import json

import pytest

from tests.kit.bundles import CANARY, gone_bad, opened
from tests.kit.worded import attached, loose, spelled, worded
from udset_desktop.bundle.shareable import line_of

HONEST = line_of(loose(1))
VICTIM = json.loads(line_of(loose(9)))


def read(*lines: bytes, project=None):
    content = b"".join(one + b"\n" for one in lines)
    return opened(gone_bad({"words": content}, kind="pseudonymised"), project=project or worded())


def held_with(line: bytes) -> str:
    """The code a line is held with, the honest one beside it taken in."""
    made = read(HONEST, line)
    assert [one.line for one in made.words] == [HONEST]
    (held,) = made.held
    assert (held.member, held.number, held.line) == ("words", 2, line)
    return held.code


def with_field(name: str, value: object) -> bytes:
    return spelled(**VICTIM | {name: value})


def test_the_honest_sister_of_every_bad_line_is_taken():
    made = read(spelled(**VICTIM))
    assert [one.words for one in made.words] == [loose(9)]
    assert made.held == ()


@pytest.mark.parametrize(
    ("name", "value", "code"),
    [
        ("person", CANARY, "bundle.line_not_readable"),
        ("laptop", CANARY, "bundle.line_not_readable"),
        ("quarter", "2026-Q2", "bundle.line_not_readable"),
        ("words", CANARY, "bundle.line_no_record_id"),
        ("who", "Morag", "bundle.line_word_unknown"),
        ("who", "carer", "bundle.line_word_unknown"),
        ("outcome", CANARY, "bundle.line_word_unknown"),
        ("outcome", "safe", "bundle.line_word_unknown"),
        ("outcome", "views", "bundle.line_word_unknown"),
        ("record", attached(1).record, "bundle.line_switched_off"),
        ("item", "well.words", "bundle.line_switched_off"),
        ("instrument", attached(1).instrument, "bundle.line_switched_off"),
        ("text", 7, "bundle.line_not_readable"),
        ("text", "", "bundle.words_not_plain"),
        ("text", "so\u202eup", "bundle.words_not_plain"),
        ("text", "so\u0000up", "bundle.words_not_plain"),
        ("text", "s" * 6_001, "bundle.words_too_long"),
        ("text", "s" * 40_000, "bundle.line_too_long"),
        ("text", "Ring 01632 960123 for Morag.", "bundle.words_telltale"),
        ("text", "CHI 010101 1237", "bundle.words_telltale"),
        ("text", "It is 1205481234.", "bundle.words_telltale"),
        ("text", "morag@example.org", "bundle.words_telltale"),
    ],
)
def test_what_is_on_no_list_or_points_at_somebody_is_held(name, value, code):
    assert held_with(with_field(name, value)) == code


@pytest.mark.parametrize(
    ("changes", "code"),
    [
        ({"item": "well.words"}, "bundle.line_word_unknown"),
        ({"item": "safe.words", "outcome": "safe"}, "bundle.line_word_unknown"),
        ({"item": "things_to_do.rating"}, "bundle.line_word_unknown"),
        ({"record": ""}, "bundle.line_no_record_id"),
        ({"instrument": "user-review/1.0.0/" + "0" * 16}, "bundle.instrument_altered"),
        ({"instrument": "user-review/9.0.0/" + "0" * 16}, "instrument.unknown"),
        ({"instrument": ""}, "bundle.line_word_unknown"),
    ],
)
def test_an_attached_line_fits_its_question_or_is_held(changes, code):
    told = json.loads(line_of(attached(9))) | changes
    made = read(line_of(attached(1)), spelled(**told), project=worded(attached=True))
    assert [one.words for one in made.words] == [attached(1)]
    assert [one.code for one in made.held] == [code]


@pytest.mark.parametrize("text", ["<script>x</script>", "<para>&amp;", "=cmd|' /C calc'!A0", "{name}", "%s"])
def test_markup_is_a_text_like_any_other(text):
    made = read(spelled(**VICTIM | {"text": text}))
    assert [one.words.text for one in made.words] == [text]


@pytest.mark.parametrize(
    "line", [b"", b"{}", b"[]", b"null", b"\xff", b"{" * 5_000, spelled(**VICTIM) + b" "]
)
def test_what_is_no_line_is_held(line):
    assert held_with(line) in {"bundle.line_not_readable", "bundle.line_not_own_spelling"}


def test_a_thousand_texts_of_digits_are_held_in_bounded_time():
    lines = [line_of(loose(one, "1 2 3 4 5 6 7 8 9 " * 300 + "x")) for one in range(2, 60)]
    made = read(*lines)
    assert len(made.words) + len(made.held) == len(lines)
