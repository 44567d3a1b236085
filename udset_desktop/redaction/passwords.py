"""Passwords and codes in which no digit need stand: behind their word, or beside the address they open.

Called by `redaction.shapes` once e-mail addresses are spoken for.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from udset_desktop.redaction.model import Certainty, Kind, TextFinding

_ODD = r"(?=[^\s]{0,30}(?:[@#$%^&*_+=~]|![^\s\"'”’)]|[a-z][A-Z]))"
_WORD = re.compile(
    rf"(?<![^\W_])(?i:pass ?(?:word|phrase|code|wd)|pwd)s?[\"']?(?i: is| was| to)?[ :=]{{1,3}}\(?[\"'“*]?(?P<id>{_ODD}[^\s,;\"”]{{5,40}}(?<![.?'’):]))"
)
"""A sign that no word is written with, or a capital amid small letters: "password SSPortalAccess#"."""
_FOR = re.compile(
    r"(?<![^\W_])(?:pass ?(?:word|phrase|code)|pin|code)(?: code| number)? (?:to|for|of|on) (?:[^\W\d_]{2,12} ){1,3}is [\"'“]?"
    r"(?P<id>(?=[^\s\d]{0,20}\d)[^\s,;\"”]{4,40}(?<![.?'’):]))",
    re.IGNORECASE,
)
"""What it opens stands between: "the password to the tablet is heather1951"."""
_BESIDE = re.compile(
    r"(?<=[a-z]) ?[/|] ?(?P<id>(?=[^\s]{0,30}[\d!@#$%^&*])(?=[^\s]{0,30}[A-Za-z])[^\s,;:/\"”]{6,40}(?<![.?'’)]))(?=[\s.,;)\"'”]|\Z)"
)
"""Behind an e-mail address and a stroke: "a.reed@example.org / W!nter24"."""
_EMAIL_END = re.compile(r"@[\w.-]{3,60}\Z")
_FAR = 64
_VIN = re.compile(
    r"(?<![^\W_])VIN(?i: number| no\.?| code)?(?: is|:)? ?#?(?P<id>[A-HJ-NPR-Z\d]{17})(?![^\W_])"
)
_FOR_WHAT = ("pass", "pin ", "code ")
_WORDS = ("password", "pass", "pwd")


def password_findings(text: str) -> Iterator[TextFinding]:
    """Every password that its word or its place tells, and what the maker of a vehicle numbered it."""
    low = text.lower()
    if any(map(low.__contains__, _WORDS)):
        yield from _all(_WORD, text, Kind.REFERENCE)
    if " is " in low and any(map(low.__contains__, _FOR_WHAT)):
        yield from _all(_FOR, text, Kind.REFERENCE)
    if "@" in text and ("/" in text or "|" in text):
        for match in _BESIDE.finditer(text):
            if _EMAIL_END.search(text, max(0, match.start() - _FAR), match.start()):
                yield _found(match, Kind.REFERENCE)
    if "VIN" in text:
        yield from _all(_VIN, text, Kind.VEHICLE)


def _all(pattern: re.Pattern[str], text: str, kind: Kind) -> Iterator[TextFinding]:
    for match in pattern.finditer(text):
        yield _found(match, kind)


def _found(match: re.Match[str], kind: Kind) -> TextFinding:
    start, end = match.span("id")
    return TextFinding(start=start, end=end, kind=kind, certainty=Certainty.LIKELY)
