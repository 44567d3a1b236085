"""JSON with one spelling: its own encoding, or refused."""

from __future__ import annotations

import msgspec
import pytest

from udset_desktop.foundation.problems import BundleRefused
from udset_desktop.project.canonical import parse_canonical, render_canonical


class Thing(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    name: str
    at: dict[str, int] = {}


def code_of(content: bytes) -> str:
    with pytest.raises(BundleRefused) as refused:
        parse_canonical(content, Thing, where="thing")
    return refused.value.code


def test_a_value_comes_back_from_its_own_spelling():
    thing = Thing("Ṡeán\nand Iain", {"b": 1, "a": 2})
    assert render_canonical(thing) == '{"at":{"a":2,"b":1},"name":"Ṡeán\\nand Iain"}'.encode()
    assert parse_canonical(render_canonical(thing), Thing, where="thing") == thing


@pytest.mark.parametrize(
    "content",
    [
        b'{"at":{},"name":"x"} ',
        b'{"name":"x","at":{}}',
        b'{"at":{},"name":"y","name":"x"}',
        b'{"at":{"b":1,"a":2},"name":"x"}',
        b'{"at":{},"name":"\\u0078"}',
        b'{"name":"x"}',
    ],
)
def test_another_spelling_is_refused(content):
    assert code_of(content) == "project.not_own_spelling"


@pytest.mark.parametrize(
    "content",
    [
        b"",
        b"[]",
        b"{",
        b'{"at":{},"name":1}',
        b'{"at":{},"name":"\xff"}',
        b'{"at":' + b"[" * 9999,
        b'{"x":1}',
    ],
)
def test_what_is_no_such_value_is_refused(content):
    assert code_of(content) == "project.not_readable"


@pytest.mark.parametrize("sign", ["\0", "\b", "\x1b", "\x7f", "\x9b"])
def test_control_characters_are_refused(sign):
    assert code_of(render_canonical(Thing(f"a{sign}b"))) == "project.control_characters"
