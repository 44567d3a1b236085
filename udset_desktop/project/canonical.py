"""JSON that has only one spelling: what is read must equal its own encoding.

That refuses double keys, unknown keys, spaces, other escapes and other orders at once, for packs,
cards, trust entries and the lines of a bundle.  Control characters are refused besides.
"""

from __future__ import annotations

import re
from typing import TypeVar

import msgspec

from udset_desktop.foundation.problems import BundleRefused, Finding

Value = TypeVar("Value")

_ENCODER = msgspec.json.Encoder(order="sorted")
# Canonical JSON escapes the control characters below U+0020; a line break and a tab are writing.
_CONTROLS = re.compile(rb"\\u00[01]|\\[bf]|\x7f|\xc2[\x80-\x9f]")


def render_canonical(value: object) -> bytes:
    """The one spelling of a value: sorted keys, no spaces."""
    return _ENCODER.encode(value)


def parse_canonical(content: bytes, kind: type[Value], *, where: str) -> Value:
    """The value of `content`; raises `BundleRefused` when it is anything but the value's one spelling."""
    try:
        value = msgspec.json.decode(content, type=kind)
    except (msgspec.MsgspecError, ValueError, RecursionError):
        raise BundleRefused(Finding(code="project.not_readable", where=where)) from None
    if _ENCODER.encode(value) != content:
        raise BundleRefused(Finding(code="project.not_own_spelling", where=where))
    if _CONTROLS.search(content):
        raise BundleRefused(Finding(code="project.control_characters", where=where))
    return value
