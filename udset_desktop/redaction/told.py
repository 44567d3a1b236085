"""Codes that the word before them tells: a password, the number of a key safe, a case or a person, a card's last digits.

Called by `redaction.codes`, which asks these rules in their order among its own.
"""

from __future__ import annotations

import itertools
import re
from collections.abc import Mapping
from functools import cache

from udset_desktop.redaction.model import Certainty, Judged, Kind
from udset_desktop.redaction.rules import (
    EDGE,
    NO,
    STOP,
    Rule,
    always,
    digits_of,
    has_cue,
    leading_words,
    leads,
)

_LIKELY = Certainty.LIKELY
_MAY = Certainty.MAY_BE
_FEWEST_WITH_LETTERS = 3
_LONG = 6
_FEWEST_OF_ACCOUNT = 6
_OF_PHONE = range(10, 12)
_PRICE = re.compile(r"\d{1,6}\.\d{1,2}")
_FEWEST_OF_LONG = 2
_YEAR = re.compile(r"(?:19|20)\d\d")
_SIGN = re.compile(r"[:=]| is ")
_PASS = re.compile(r"pass|pwd", re.IGNORECASE)

_NUMBERED = ("tells_number", "identifiers")
_GROUP = r"(?=[A-Z]{0,6}\d)[A-Z\d]{1,24}"
_GROUPS = rf"{_GROUP}(?:[ ./-]{_GROUP}| [A-Z](?= \d)){{0,5}}(?:[/-][A-Z]{{1,3}}| [A-Z]{{2}}| [B-HJ-Z])?"
_END = rf"{STOP}(?![.,:]\d|%)"
_JOINED = r"(?=[A-Za-z/-]{2,16}\d)[A-Za-z\d]{1,8}(?:[/-][A-Za-z\d]{1,8}){1,5}"


def _of_secret(_text: str, match: re.Match[str]) -> Judged | None:
    """What opens something: figures behind its word, or a password with a figure in it."""
    told, word = match["id"], match["word"]
    if word.lower() == "pass" and not _SIGN.search(
        match.group(), len(word), match.start("id") - match.start()
    ):
        return None  # "must pass PDF/UA-1"
    if len(digits_of(told)) > 1 - (_PASS.match(word) is not None) and not _YEAR.fullmatch(told):
        return Kind.REFERENCE, _LIKELY
    return None


def _is_other(text: str, match: re.Match[str], digits: int) -> bool:
    """Whether figures are a telephone, an account or a price, which other rules tell: "account 44017823", "folder 0.03 s"."""
    told = match["id"]
    bank = digits >= _FEWEST_OF_ACCOUNT and "-" not in told and has_cue(text, match.start("id"), "cue_bank")
    return bank or _PRICE.fullmatch(told) is not None or (told[0] == "0" and digits in _OF_PHONE)


def _of_told(text: str, match: re.Match[str]) -> Judged | None:
    """Groups of capitals and figures behind the word for what they are the number of."""
    told = match["id"]
    digits = len(digits_of(told))
    if not leads(text, match.start("id"), *_NUMBERED):
        return None
    if not any(map(str.isalpha, told)) and _is_other(text, match, digits):
        return None
    if told.isdigit() and text[match.start("id") - 1] == "(":
        return None  # "to staff (0360)"
    long = len(told) >= _LONG and told.isupper() and digits >= _FEWEST_OF_LONG
    if (not long and digits < _FEWEST_WITH_LETTERS + told.replace(" ", "").isdigit()) or _YEAR.fullmatch(
        told
    ):
        return None
    return Kind.REFERENCE, _LIKELY


def _of_digits_apart(text: str, match: re.Match[str]) -> Judged | None:
    """Digits one by one, as somebody reads them out: a card, an account or a telephone; counting is none."""
    digits = list(map(int, digits_of(match.group())))
    if len({after - before for before, after in itertools.pairwise(digits)}) == 1:
        return None
    bank = has_cue(text, match.start(), "cue_bank")
    return (Kind.BANK, _LIKELY) if bank else (Kind.PHONE, _MAY)


TOLD_RULES: Mapping[str, Rule] = {
    "secret": (
        re.compile(
            rf"{EDGE}(?P<word>pin|otp|cvv2?|cvc|pass(?:code|word|phrase|wd)?|pwd?|key ?safe|alarm|one[- ]time (?:code|password)|verification code"
            r"|(?:security|entry|door|key|key ?safe|access|gate|alarm|safe|lock|locker|garage|wi-?fi|network|room|building|entrance|lobby|intercom) (?:code|number|key|pass(?:word)?|combination|combo))"
            rf"{NO}[\"']?(?: is|:| =|=)? ?[\"'“]?"
            r"(?P<id>\d{2,4}[ -]\d{2,4}(?:[ -]\d{2,4})?(?![\w-])|(?!\()(?=[^\s\d]{0,20}\d)[^\s,;\"”]{3,30}(?<![.!?'’)]))",
            re.IGNORECASE,
        ),
        _of_secret,
    ),
    # With letters before its figures first: those may be the word itself, "NHI ABC1235".
    "told_two": (re.compile(rf"{EDGE}(?P<id>(?:[A-Z]{{1,4}}[ ./-]){{2}}{_GROUPS}){_END}"), _of_told),
    "told_one": (re.compile(rf"{EDGE}(?P<id>[A-Z]{{1,4}}[ ./-]{_GROUPS}){_END}"), _of_told),
    "told": (re.compile(rf"{EDGE}(?P<id>{_GROUPS}|{_JOINED}){_END}"), _of_told),
    "whose_reference": (
        re.compile(
            rf"{EDGE}(?:(?:our|your|my|booking) ref(?:erence)?|pnr|(?:record )?locator|confirmation)(?: no\.?| number| code)?(?: is|:)? ?"
            rf"(?P<id>(?=[A-Za-z/.-]{{0,12}}\d)[A-Za-z\d]{{1,12}}(?:[/.-][A-Za-z\d]{{1,12}}){{0,5}}){STOP}",
            re.IGNORECASE,
        ),
        always(Kind.REFERENCE, _MAY),
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
    "named_card": (
        re.compile(
            rf"{EDGE}(?:master ?card|visa|amex|american express|maestro|(?:credit|debit|bank|gift)[ -]card){NO}[\"']?(?: is|:| ?=)? ?[#\"']?"
            r"(?P<id>\d{4}(?:[ -]?\d){8,15})(?![\w-]| \d)",
            re.IGNORECASE,
        ),
        always(Kind.BANK, _LIKELY),
    ),
    "digits_apart": (re.compile(r"(?<![\w+])(?<!\d )\d(?: \d){7,19}(?!\w| \d)"), _of_digits_apart),
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
        "pw",
        "pass",
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
_CARDS = frozenset({"mastercard", "master", "visa", "amex", "express", "maestro", "card"})
_COLLARS = frozenset({"pc", "wpc", "dc", "ps", "const", "constable", "sgt"})


@cache
def told_words() -> Mapping[str, frozenset[str]]:
    """Of which words one must stand around a number before these rules are asked."""
    return {
        "secret": _SECRETS,
        "collar": _COLLARS,
        "whose_reference": frozenset({"ref", "reference", "pnr", "locator", "confirmation"}),
        "named_card": _CARDS,
        "keysafe": frozenset({"keysafe", "safe"}),
        "last_four": frozenset({"ending", "ends", "digits", "four", "4"}),
        **dict.fromkeys(("told_two", "told_one", "told"), frozenset(leading_words(_NUMBERED))),
        "told_plate": frozenset(leading_words(("tells_plate",))),
    }
