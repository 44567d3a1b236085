"""Marks in a text that nobody sees: taken out and counted, so that they can be told.

Controls but for the line end, marks and overrides of writing direction, the mark of byte order, halves
of a pair, hyphens and spaces without a width: all that could hide a word or turn it round.  Joiners stay
where emoji and many scripts need them; between two Latin letters they do nothing but part a name.
"""

from __future__ import annotations

import re

_UNSEEN = re.compile(
    "[\x00-\x08\x0b-\x1f\x7f-\x9f\u00ad\u034f\u061c\u180e\u200b\u200e\u200f\u202a-\u202e\u2028\u2029\u2060-\u2064"
    "\u2066-\u206f\ufeff\ufff9-\ufffb\ud800-\udfff]"
    "|(?<=[0-9A-Za-z\u00c0-\u024f])[\u200c\u200d]+(?=[0-9A-Za-z\u00c0-\u024f])"
)
_LINE_END = re.compile("\r\n|[\r\x0b\x0c\x85\u2028\u2029]")


def without_unseen(text: str) -> tuple[str, int]:
    """`text` with its lines ended one way and no mark that nobody sees, and how many were taken out.

    A tab is a space.  Spaces at the ends and the form of the letters stay as they are.
    """
    return _UNSEEN.subn("", _LINE_END.sub("\n", text).replace("\t", " "))


def seen_places(text: str) -> list[int]:
    """The places of the signs that stay where those that nobody sees are left out of `text`."""
    hidden = {place for found in _UNSEEN.finditer(text) for place in range(*found.span())}
    return [place for place in range(len(text)) if place not in hidden]
