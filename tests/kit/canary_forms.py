"""In which shapes a text may lie in a file: as it is, in other encodings, in base64, and packed."""

from __future__ import annotations

import base64
import contextlib
import json
import re
import struct
import zlib
from collections.abc import Iterator
from urllib.parse import quote

import numpy as np

LEAST_IN_BASE64 = 9
"""Shorter texts leave too few sure letters there, and are met by chance."""
_PACKED = re.compile(rb"\x1f\x8b\x08|\x78[\x01\x5e\x9c\xda]|PK\x03\x04")
_MOST_UNPACKED = 4 << 20
_ZIP_HEAD = struct.Struct("<4s5H3I2H")


def forms_of(text: str) -> frozenset[bytes]:
    """Every row of bytes that gives the text away."""
    forms: set[bytes] = set()
    for spelled in {text, text.casefold(), text.upper()}:
        codes = [spelled.encode(code) for code in ("utf-8", "utf-16-le", "utf-16-be")]
        forms |= {*codes, quote(spelled).encode(), json.dumps(spelled)[1:-1].encode()}
        if spelled == text:
            forms |= {one for code in codes for one in _in_base64(code)}
    return frozenset(forms)


def _in_base64(content: bytes) -> Iterator[bytes]:
    """The letters that are the same whatever stands before and behind."""
    if len(content) < LEAST_IN_BASE64:
        return
    for before in range(3):
        letters = base64.b64encode(bytes(before) + content)
        yield letters[(before * 8 + 5) // 6 : (before + len(content)) * 8 // 6]


def layers_of(content: bytes) -> Iterator[bytes]:
    """The bytes as they are, and what is packed anywhere in them: zlib, gzip, a member of a zip."""
    yield content
    for met in _PACKED.finditer(content):
        with contextlib.suppress(zlib.error, struct.error):
            if unpacked := _unpacked(content, met.start()):
                yield unpacked


def _unpacked(content: bytes, at: int) -> bytes:
    if content.startswith(b"PK", at):
        head = _ZIP_HEAD.unpack_from(content, at)
        at += _ZIP_HEAD.size + head[9] + head[10]
        return zlib.decompressobj(-zlib.MAX_WBITS).decompress(content[at:], _MOST_UNPACKED)
    return zlib.decompressobj(zlib.MAX_WBITS | 32).decompress(content[at:], _MOST_UNPACKED)


class Needles:
    """Many rows of bytes looked for at once: what begins like one of them is looked at closer."""

    _HEAD = 4
    """Every form is at least so long."""

    def __init__(self) -> None:
        self._texts: dict[bytes, list[tuple[bytes, str]]] = {}
        self._begins = np.zeros(1 << 16, dtype=bool)
        self._heads = np.zeros(0, dtype=np.uint32)

    def add(self, text: str) -> None:
        """Look for every form of a text."""
        for form in forms_of(text):
            self._texts.setdefault(form[: self._HEAD], []).append((form, text))
            self._begins[int.from_bytes(form[:2], "little")] = True
        self._heads = np.array([int.from_bytes(one, "little") for one in self._texts], dtype=np.uint32)

    def found_in(self, content: bytes) -> str:
        """The text of the first form that stands in these bytes; "" for none."""
        row = np.frombuffer(content, dtype=np.uint8)
        if len(row) < self._HEAD:
            return ""
        pairs = row[:-1].astype(np.uint16) | (row[1:].astype(np.uint16) << 8)
        places = np.flatnonzero(self._begins[pairs[:-2]])
        heads = pairs[places].astype(np.uint32) | (pairs[places + 2].astype(np.uint32) << 16)
        for at in places[np.isin(heads, self._heads)]:
            for form, text in self._texts[content[at : at + self._HEAD]]:
                if content.startswith(form, at):
                    return text
        return ""
