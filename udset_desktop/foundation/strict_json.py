"""The one JSON parser for small files from outside: settings, packs, cards, receipts, answers files.

The standard parser lets through what two readers may understand differently (duplicate keys,
`NaN`, `1e999`, half of a surrogate pair) or what breaks it (deep nesting, endless digits).  Here
each of these is a refusal with its own code.  Limits are handed in.  Record lines have a stricter
reader of their own in `bundle`.
"""

from __future__ import annotations

import json
import math
import re
import unicodedata
from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any, NoReturn

from udset_desktop.foundation.problems import Finding, InputRefused

# A text that never ends is matched as well: trying it again from each of its quotes would take hours.
_STRINGS = re.compile(rb'"[^"\\]*(?:\\.[^"\\]*)*"?', re.DOTALL)
_NO_BRACKETS = bytes(set(range(256)) - set(b"[]{}"))
_DIGITS_AT_MOST = 18
# A tab and a line break are writing; half of a surrogate pair is no sign at all.
_BAD_SIGN = re.compile(r"[\x00-\x08\x0b-\x1f\x7f-\x9f\ud800-\udfff]")
_HALF_SIGN = re.compile(r"[\ud800-\udfff]")
_CONTROL_OR_LINE = re.compile(r"[\x00-\x1f\x7f-\x9f]")


@dataclass(frozen=True, slots=True, kw_only=True)
class JsonLimits:
    """How much a file may hold."""

    size_bytes: int = 1_048_576
    depth: int = 32
    controls: bool = False  # whether strings may hold control signs: a text as somebody else wrote it


SMALL = JsonLimits()


def parse_json(content: bytes, *, where: str, limits: JsonLimits = SMALL) -> Any:  # noqa: ANN401 - JSON is any value
    """The value of a JSON text; raises `InputRefused` with what is wrong and `where`, never the text."""
    if len(content) > limits.size_bytes:
        _refuse("foundation.json_too_large", where, limit_bytes=limits.size_bytes)
    if _depth_of(content) > limits.depth:
        _refuse("foundation.json_too_deep", where, limit=limits.depth)
    reading = _Reading(where)
    try:
        value = json.loads(
            content.decode("utf-8"),
            object_pairs_hook=reading.take_pairs,
            parse_constant=reading.refuse_constant,
            parse_float=reading.take_float,
            parse_int=reading.take_int,
        )
    except UnicodeDecodeError:
        _refuse("foundation.json_not_utf8", where)
    except json.JSONDecodeError as problem:
        _refuse("foundation.json_broken", where, line=problem.lineno, column=problem.colno)
    _check_strings((value,), where, _HALF_SIGN if limits.controls else _BAD_SIGN)
    return value


def render_json(value: object) -> bytes:
    """The canonical text of a value: sorted keys, no spaces, UTF-8; numbers must be finite."""
    return json.dumps(
        value, sort_keys=True, separators=(",", ":"), ensure_ascii=False, allow_nan=False
    ).encode()


def _depth_of(content: bytes) -> int:
    """The deepest nesting, counted before the parser can fall over it."""
    deepest = depth = 0
    for mark in _STRINGS.sub(b"", content).translate(None, _NO_BRACKETS):
        if mark in b"[{":
            depth += 1
            deepest = max(deepest, depth)
        else:
            depth -= 1
    return deepest


def _refuse(code: str, where: str, **context: str | int) -> NoReturn:
    raise InputRefused(Finding(code=code, where=where, context=context))


@dataclass(frozen=True, slots=True)
class _Reading:
    where: str

    def take_pairs(self, pairs: list[tuple[str, Any]]) -> dict[str, Any]:
        found = dict(pairs)
        if len(found) != len(pairs):
            _refuse("foundation.json_twice", self.where)
        for key in found:
            if _CONTROL_OR_LINE.search(key) or not unicodedata.is_normalized("NFC", key):
                _refuse("foundation.json_bad_key", self.where)
        return found

    def refuse_constant(self, _: str) -> NoReturn:
        _refuse("foundation.json_no_number", self.where)

    def take_float(self, digits: str) -> float:
        number = float(digits)
        if not math.isfinite(number):
            _refuse("foundation.json_no_number", self.where)
        return number

    def take_int(self, digits: str) -> int:
        if len(digits.lstrip("-")) > _DIGITS_AT_MOST:
            _refuse("foundation.json_no_number", self.where)
        return int(digits)


def _check_strings(values: Iterable[Any], where: str, bad: re.Pattern[str]) -> None:
    waiting = list(values)
    while waiting:
        value = waiting.pop()
        if isinstance(value, dict):
            waiting.extend(value)
            waiting.extend(value.values())
        elif isinstance(value, list):
            waiting.extend(value)
        elif isinstance(value, str) and bad.search(value):
            _refuse("foundation.json_bad_character", where)
