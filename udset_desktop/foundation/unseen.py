"""Marks in a text that nobody sees: taken out and counted, so that they can be told.

Controls but for the line end, marks and overrides of writing direction, the mark of byte order, halves
of a pair: all that could hide a word or turn it round.  Joiners stay: emoji and many scripts need them.
"""

from __future__ import annotations

import re

_UNSEEN = re.compile(
    "[\x00-\x08\x0b-\x1f\x7f-\x9f\u061c\u200e\u200f\u202a-\u202e\u2028\u2029\u2066-\u2069\ufeff\ud800-\udfff]"
)
_LINE_END = re.compile("\r\n|[\r\x0b\x0c\x85\u2028\u2029]")


def without_unseen(text: str) -> tuple[str, int]:
    """`text` with its lines ended one way and no mark that nobody sees, and how many were taken out.

    A tab is a space.  Spaces at the ends and the form of the letters stay as they are.
    """
    return _UNSEEN.subn("", _LINE_END.sub("\n", text).replace("\t", " "))
