"""What the plain parser lets through is refused here."""

from __future__ import annotations

import contextlib
import json

import pytest
from hypothesis import given
from hypothesis import strategies as st

from udset_desktop.foundation.problems import InputRefused
from udset_desktop.foundation.strict_json import JsonLimits, parse_json, render_json

PLAIN = st.recursive(
    st.none()
    | st.booleans()
    | st.integers(-(10**15), 10**15)
    | st.floats(allow_nan=False, allow_infinity=False)
    | st.text(st.characters(codec="utf-8", exclude_categories=("Cc", "Cs"))),
    lambda inner: (
        st.lists(inner, max_size=4) | st.dictionaries(st.text("abc_é", max_size=8), inner, max_size=4)
    ),
    max_leaves=20,
)


def refused_as(content, **limits):
    with pytest.raises(InputRefused) as caught:
        parse_json(content, where="a.json", limits=JsonLimits(**limits))
    assert caught.value.findings[0].where == "a.json"
    return caught.value.code


@given(PLAIN)
def test_what_is_written_is_read_back(value):
    assert parse_json(render_json(value), where="a.json") == value


def test_equal_values_have_equal_bytes():
    assert render_json({"b": 1, "a": "è"}) == render_json({"a": "è", "b": 1}) == '{"a":"è","b":1}'.encode()


@pytest.mark.parametrize(
    ("content", "code"),
    [
        (b'{"a":1,"a":2}', "foundation.json_twice"),
        (b'{"a":{"b":1,"b":1}}', "foundation.json_twice"),
        (b"NaN", "foundation.json_no_number"),
        (b"[-Infinity]", "foundation.json_no_number"),
        (b"1e999", "foundation.json_no_number"),
        (b"[" + b"9" * 5000 + b"]", "foundation.json_no_number"),
        (b'["\\ud800"]', "foundation.json_bad_character"),
        (b'{"\\udfff":1}', "foundation.json_bad_character"),
        (b'["\\u0000"]', "foundation.json_bad_character"),
        (b'["\\u001b[31m"]', "foundation.json_bad_character"),
        (b'{"a\\n":1}', "foundation.json_bad_key"),
        ('{"e\u0301":1}'.encode(), "foundation.json_bad_key"),
        (b"\xff\xfe", "foundation.json_not_utf8"),
        (b'{"a":', "foundation.json_broken"),
        (b"{} {}", "foundation.json_broken"),
        (b"", "foundation.json_broken"),
        (b"[" * 40 + b"]" * 40, "foundation.json_too_deep"),
        (b"[" * 400_000, "foundation.json_too_deep"),
    ],
)
def test_each_trap_is_refused_with_its_own_code(content, code):
    assert refused_as(content) == code


def test_a_text_over_the_limit_is_not_parsed():
    assert refused_as(b'"12345678"', size_bytes=9) == "foundation.json_too_large"


def test_brackets_inside_words_are_not_nesting():
    assert parse_json(json.dumps("[" * 100 + '"').encode(), where="a") == "[" * 100 + '"'


def test_line_breaks_in_words_are_writing():
    assert parse_json(b'["one\\n\\ttwo"]', where="a") == ["one\n\ttwo"]


def test_eighteen_digits_are_a_number_and_nineteen_are_not():
    assert parse_json(b"-999999999999999999", where="a") == -999999999999999999
    assert refused_as(b"1000000000000000000") == "foundation.json_no_number"


def test_the_place_of_a_break_is_told():
    with pytest.raises(InputRefused) as caught:
        parse_json(b'{\n"a" 1}', where="a")
    assert caught.value.context == {"line": 2, "column": 5}


@given(st.binary(max_size=60))
def test_any_bytes_are_read_or_refused(content):
    with contextlib.suppress(InputRefused):
        parse_json(content, where="a")


def test_text_that_never_ends_is_refused_at_once():
    # Looked for again from each of its quotes, it would take hours.
    never_ending = b'["' + b'\\"' * 400_000

    assert refused_as(never_ending) == "foundation.json_broken"


def test_brackets_inside_text_are_not_nesting():
    assert parse_json(b'["' + b"[" * 100 + b'\\"' + b"{" * 100 + b'"]', where="x") == [
        "[" * 100 + '"' + "{" * 100
    ]


def test_control_signs_are_taken_where_the_caller_says_so_and_half_signs_never():
    limits = JsonLimits(controls=True)
    assert parse_json(b'"a\\r\\u0085"', where="x", limits=limits) == "a\r\x85"
    with pytest.raises(InputRefused) as refused:
        parse_json(b'"\\ud800"', where="x", limits=limits)
    assert refused.value.code == "foundation.json_bad_character"
