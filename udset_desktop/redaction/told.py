"""Codes that the word before them tells: a password, the number of a key safe, a case, a plate abroad, a card's last digits.

Called by `redaction.codes`, which asks these rules in their order among its own.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from functools import cache

from udset_desktop.redaction.lexicon import COMMON, load_lexicon
from udset_desktop.redaction.model import Certainty, Judged, Kind
from udset_desktop.redaction.rules import EDGE, STOP, Rule, always, digits_of

_LIKELY = Certainty.LIKELY
_MAY = Certainty.MAY_BE
_FAR = 32
_BEFORE_SIGN = frozenset(" #:.=-(\n")
_FEWEST_WITH_LETTERS = 3
_FEWEST_OF_PLATE = 5
_YEAR = re.compile(r"(?:19|20)\d\d")
_PASS = re.compile(r"pass|pwd", re.IGNORECASE)

_NO = r"(?:[ -](?:no|nos|number|num|nr|ref|reference|code|id))?\.?"
_IS = r"(?: is| was)?(?: ?[:=#(]| ?- )? ?#?"
_GROUP = r"(?=[A-Z]{0,5}\d)[A-Z\d]{1,13}"


def _of_secret(_text: str, match: re.Match[str]) -> Judged | None:
    """What opens something: figures behind its word, or a password with a figure in it."""
    told, word = match["id"], match["word"]
    if len(digits_of(told)) > 1 - (_PASS.match(word) is not None) and not _YEAR.fullmatch(told):
        return Kind.REFERENCE, _LIKELY
    return None


def _of_told(text: str, match: re.Match[str]) -> Judged | None:
    """Groups of capitals and figures behind the word for what they are the number of."""
    told = match["id"]
    digits = len(digits_of(told))
    if not _leads(text, match.start("id"), "tells_number"):
        return None
    if told.isdigit() and text[match.start("id") - 1] == "(":
        return None  # "to staff (0360)"
    if digits < _FEWEST_WITH_LETTERS + told.replace(" ", "").isdigit() or _YEAR.fullmatch(told):
        return None
    return Kind.REFERENCE, _LIKELY


def _of_told_plate(text: str, match: re.Match[str]) -> Judged | None:
    told = match["id"]
    digits = len(digits_of(told))
    letters = sum(map(str.isalpha, told))
    enough = digits and letters and digits + letters >= _FEWEST_OF_PLATE
    if not enough or not _leads(text, match.start("id"), "tells_plate"):
        return None
    word = load_lexicon().bits.get(told.split(" ", maxsplit=1)[0].lower(), 0)
    return None if word & COMMON else (Kind.VEHICLE, _MAY)


@cache
def _before(name: str) -> re.Pattern[str]:
    words = "|".join(
        sorted(
            (re.escape(word.replace("_", " ")) for word in load_lexicon().cues[name]), key=len, reverse=True
        )
    )
    return re.compile(rf"(?<![^\W_])(?:{words}){_NO}{_IS}[ \n]?\Z", re.IGNORECASE)


def _leads(text: str, start: int, name: str) -> bool:
    """Whether a word of the list `name` stands right before `start`, with no more between than "no." or "is"."""
    return (
        text[start - 1 : start] in _BEFORE_SIGN
        and _before(name).search(text, max(0, start - _FAR), start) is not None
    )


TOLD_RULES: Mapping[str, Rule] = {
    "secret": (
        re.compile(
            rf"{EDGE}(?P<word>pin|otp|cvv2?|cvc|pass(?:code|word|phrase|wd)?|pwd|key ?safe|alarm|one[- ]time (?:code|password)|verification code"
            r"|(?:security|entry|door|key|key ?safe|access|gate|alarm|safe|lock|locker|garage|wi-?fi|network|room|building|entrance|lobby|intercom) (?:code|number|key|pass(?:word)?|combination|combo))"
            rf"{_NO}(?: is|:| =)? ?[\"'“]?"
            r"(?P<id>\d{2,4}[ -]\d{2,4}(?:[ -]\d{2,4})?(?![\w-])|(?!\()(?=[^\s\d]{0,20}\d)[^\s,;\"”]{3,30}(?<![.!?'’)]))",
            re.IGNORECASE,
        ),
        _of_secret,
    ),
    "told": (
        re.compile(
            rf"{EDGE}(?P<id>(?:[A-Z]{{1,3}}[ ./-])?{_GROUP}(?:[ ./-]{_GROUP}){{0,5}}(?:[/-][A-Z]{{1,3}}| [A-Z]{{2}})?){STOP}(?![.,:]\d|%)"
        ),
        _of_told,
    ),
    "told_plate": (
        re.compile(rf"{EDGE}(?P<id>[A-Z\d]{{1,4}}[ -]?[A-Z\d]{{2,5}}(?:[ -][A-Z\d]{{1,4}})?){STOP}"),
        _of_told_plate,
    ),
    "keysafe": (
        re.compile(
            rf"{EDGE}key ?safe[^.\d\n]{{1,24}}(?<![A-Za-z])(?P<id>[A-Za-z]?\d{{4}}[A-Za-z]?){STOP}",
            re.IGNORECASE,
        ),
        always(Kind.REFERENCE, _MAY),
    ),
    "last_four": (
        re.compile(
            r"(?:card|account|acct|acc|phone|mobile|number|digits|last four|last 4)[^.\d\n]{0,24}(?:ending|ends|end|digits|are|is|last four|last 4)"
            rf"(?: in| with| are| is|:)? (?P<id>\d{{4}}){STOP}(?![.,:/-]\d)",
            re.IGNORECASE,
        ),
        always(Kind.REFERENCE, _MAY),
    ),
    "collar": (
        re.compile(rf"{EDGE}(?:W?PC|DC|PS|Const(?:able|\.)?|Sgt\.?) (?P<id>[A-Z]?\d{{2,5}}[A-Z]?){STOP}"),
        always(Kind.REFERENCE, _MAY),
    ),
    "docket": (
        re.compile(rf"{EDGE}(?<![/.-])\d{{4,5}}/\d\d{STOP}(?![/.]\d)"),
        always(Kind.REFERENCE, _MAY),
    ),
    "dotted": (
        re.compile(
            r"(?<![\w.,/-])(?:\d{3}\.\d{3}\.\d{3}-\d\d|(?:19|20)\d{6}-\d{4}|\d:\d\d-[A-Za-z]{2}-\d{3,6})(?![\w-])"
        ),
        always(Kind.REFERENCE, _LIKELY),
    ),
    "masked": (
        re.compile(
            r"(?<![\w*])(?=[+(0])\+?[\d() *-]{3,14}(?:\*{2,8}|[xX]{3,8}|\u2022{2,8})(?:[ -]?\d{2,4})?(?![\w*])"
        ),
        always(Kind.PHONE, _MAY),
    ),
    "sort_and_account": (
        re.compile(r"(?<![\w.,/+-])\d{6} ?[/ ] ?\d{8}(?![\w-])"),
        always(Kind.BANK, _LIKELY),
    ),
}
"""Each by the name under which `redaction.codes` asks it."""

_SECRETS = frozenset(
    [
        "pin",
        "otp",
        "cvv",
        "cvv2",
        "cvc",
        "passcode",
        "password",
        "passphrase",
        "passwd",
        "pwd",
        "keysafe",
        "key",
        "safe",
        "alarm",
        "code",
        "number",
        "combination",
        "combo",
    ]
)
_COLLARS = frozenset({"pc", "wpc", "dc", "ps", "const", "constable", "sgt"})


@cache
def told_words() -> Mapping[str, frozenset[str]]:
    """Of which words one must stand around a number before these rules are asked."""
    cues = load_lexicon().cues
    return {
        "secret": _SECRETS,
        "collar": _COLLARS,
        "keysafe": frozenset({"keysafe", "safe"}),
        "last_four": frozenset({"ending", "ends", "digits", "four", "4"}),
        "told": frozenset(word.rpartition("_")[2] for word in cues["tells_number"]),
        "told_plate": frozenset(word.rpartition("_")[2] for word in cues["tells_plate"]),
    }
