"""Ways to spoil a file: at its bytes, in its JSON, in its lines, in its TOML; all drawn from one dice.

What is spoilt in the structure stays well formed and in its one spelling where that can be, so that a
reader gets past its parser to the rules behind it.
"""

from __future__ import annotations

import copy
import json
import random
from collections.abc import Callable, Sequence
from typing import Any

MOST_BYTES = 1 << 16
_PIECES = (
    b"",
    b"\x00",
    b"\xff\xfe",
    b"\n",
    b"\r\n",
    b'"',
    b"{",
    b"[" * 300,
    b"]",
    b"NaN",
    b"1e999",
    b"-0",
    b"9" * 400,
    b'"\\ud800"',
    b'"\\u0000"',
    b"\xe2\x80\xae",
    b"../",
    b"=1+1",
    b"null",
    b"true",
    b"[[",
    b"'''",
    b"A" * 5000,
)
_VALUES: tuple[Any, ...] = (
    None,
    True,
    0,
    -1,
    1,
    2**63,
    -(2**63) - 1,
    10**40,
    0.5,
    "",
    "\x00",
    "\u202e",
    "\ufeff",
    "é",
    "../../etc/passwd",
    "=HYPERLINK(1)",
    "x" * 20_000,
    [],
    {},
    [[[[[[[[[[[[[[[[[]]]]]]]]]]]]]]]]],
    {"a": {"a": {"a": {}}}},
    ["yes"],
    {"yes": 1},
    "2026-13-45",
    "9999-12-31",
    "0000-00-00",
)
_BYTES_TOO = 0.12


def spoil_bytes(content: bytes, dice: random.Random, others: Sequence[bytes] = ()) -> bytes:
    """A flip, a cut, a piece put in, a stretch twice, an end lost, or two files run together."""
    way = dice.choice(_BYTE_WAYS)
    return way(content, dice, others)


def _flip(content: bytes, dice: random.Random, _others: Sequence[bytes]) -> bytes:
    if not content:
        return b"\x00"
    at = dice.randrange(len(content))
    return content[:at] + bytes([content[at] ^ dice.randrange(1, 256)]) + content[at + 1 :]


def _cut(content: bytes, dice: random.Random, _others: Sequence[bytes]) -> bytes:
    at = dice.randrange(len(content) + 1)
    return content[:at] + content[at + dice.randrange(1, 60) :]


def _put_in(content: bytes, dice: random.Random, _others: Sequence[bytes]) -> bytes:
    at = dice.randrange(len(content) + 1)
    return content[:at] + dice.choice(_PIECES) + content[at:]


def _put_over(content: bytes, dice: random.Random, _others: Sequence[bytes]) -> bytes:
    at, piece = dice.randrange(len(content) + 1), dice.choice(_PIECES)
    return content[:at] + piece + content[at + len(piece) :]


def _double(content: bytes, dice: random.Random, _others: Sequence[bytes]) -> bytes:
    at = dice.randrange(len(content) + 1)
    end = min(len(content), at + dice.randrange(1, 200))
    return content[:end] + content[at:end] * dice.randrange(1, 4) + content[end:]


def _lose_end(content: bytes, dice: random.Random, _others: Sequence[bytes]) -> bytes:
    return content[: dice.randrange(len(content) + 1)]


def _join(content: bytes, dice: random.Random, others: Sequence[bytes]) -> bytes:
    other = dice.choice(others) if others else content
    return content[: dice.randrange(len(content) + 1)] + other[dice.randrange(len(other) + 1) :]


_BYTE_WAYS = (_flip, _cut, _put_in, _put_over, _double, _lose_end, _join)


def spoil_json(content: bytes, dice: random.Random, others: Sequence[bytes] = ()) -> bytes:
    """One to a few values of a JSON text changed, taken away, added or swapped; else spoilt bytes."""
    try:
        told = json.loads(content)
    except (ValueError, RecursionError):
        return spoil_bytes(content, dice, others)
    for _ in range(1 + dice.randrange(2)):
        told = _spoilt(told, dice)
    spelled = _spelled(told)
    return spoil_bytes(spelled, dice, others) if dice.random() < _BYTES_TOO else spelled


def spoil_lines(content: bytes, dice: random.Random, others: Sequence[bytes] = ()) -> bytes:
    """One line of JSON Lines spoilt, or lines doubled, dropped, turned round or left without an end."""
    lines = content.split(b"\n")[:-1] or [b"{}"]
    at = dice.randrange(len(lines))
    way = dice.choice(("double", "drop", "turn", "no end", "other", *["line"] * 6))
    if way == "no end":
        return b"\n".join(lines)
    if way == "double":
        lines.insert(at, dice.choice(lines))
    elif way == "drop":
        del lines[at]
    elif way == "turn":
        lines.reverse()
    elif way == "other" and others:
        lines.insert(at, dice.choice(dice.choice(others).split(b"\n")))
    else:
        lines[at] = (spoil_bytes if dice.random() < _BYTES_TOO else spoil_json)(lines[at], dice)
    return b"".join(line + b"\n" for line in lines)


def spoil_toml(content: bytes, dice: random.Random, others: Sequence[bytes] = ()) -> bytes:
    """Lines of a TOML text dropped, doubled, moved, or with another value; else spoilt bytes."""
    if dice.random() < _BYTES_TOO:
        return spoil_bytes(content, dice, others)
    lines = content.split(b"\n")
    for _ in range(1 + dice.randrange(2)):
        lines = _spoilt_toml(lines, dice) or [b""]
    return b"\n".join(lines)


def _spoilt_toml(lines: list[bytes], dice: random.Random) -> list[bytes]:
    at, other = dice.randrange(len(lines)), dice.randrange(len(lines))
    way = dice.choice(("drop", "double", "swap", "value of another", "any value", "bytes"))
    name = lines[at].partition(b"=")[0]
    if way == "drop":
        del lines[at]
    elif way == "double":
        lines.insert(other, lines[at])
    elif way == "swap":
        lines[at], lines[other] = lines[other], lines[at]
    elif way == "value of another":
        lines[at] = name + b"= " + lines[other].partition(b"=")[2]
    elif way == "any value":
        value = json.dumps(_value(dice)).replace("null", "nan")
        lines[at] = name + b"= " + value.encode()
    else:
        lines[at] = spoil_bytes(lines[at], dice)
    return lines


Spoil = Callable[[bytes, random.Random, Sequence[bytes]], bytes]


def _value(dice: random.Random) -> Any:  # noqa: ANN401 -- JSON is any value
    return copy.deepcopy(dice.choice(_VALUES))


def _spelled(told: object) -> bytes:
    text = json.dumps(told, sort_keys=True, separators=(",", ":"), ensure_ascii=False)
    return text.encode("utf-8", "surrogatepass")


def _spoilt(told: Any, dice: random.Random) -> Any:  # noqa: ANN401 -- JSON is any value
    places = list(_places(told))
    if not places:
        return _value(dice)
    held, key = dice.choice(places)
    value = held[key]
    way = dice.choice(("drop", "rename", "of another", "many", "word", "any"))
    if way == "drop":
        del held[key]
    elif way == "rename" and isinstance(held, dict):
        held[dice.choice(["", "x", "__proto__", "format", f"{key}_"])] = value
    elif way == "of another":
        other, at = dice.choice(places)
        held[key] = json.loads(json.dumps(other[at]))
    elif way == "many" and isinstance(value, list):
        held[key] = value * dice.randrange(2, 50)
    elif way == "word" and isinstance(value, str):
        held[key] = _other_word(value, dice)
    else:
        held[key] = _value(dice)
    return told


def _other_word(word: str, dice: random.Random) -> str:
    at = dice.randrange(len(word) + 1)
    return dice.choice(
        [word[:at], word + word, word.upper(), word[:at] + chr(dice.randrange(0x3000)) + word[at:]]
    )


def _places(told: object) -> list[tuple[Any, Any]]:
    found: list[tuple[Any, Any]] = []
    waiting = [told]
    while waiting:
        value = waiting.pop()
        if isinstance(value, dict):
            found += [(value, key) for key in value]
            waiting += value.values()
        elif isinstance(value, list):
            found += [(value, at) for at in range(len(value))]
            waiting += value
    return found
