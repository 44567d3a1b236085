"""Numbers and codes that belong to somebody or something: what each is, by its shape and the word before it.

Called by `redaction.shapes`, which asks the rules in their order where digits lie.  Every pattern has
parts of bounded length, and nothing that can be matched in two ways, so that no text makes it slow.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from collections.abc import Set as AbstractSet
from functools import cache

from udset_desktop.redaction import checksums
from udset_desktop.redaction.lexicon import NAMED, WORD, folded, load_lexicon
from udset_desktop.redaction.model import Certainty, Judged, Kind, TextFinding
from udset_desktop.redaction.national import NATIONAL_RULES
from udset_desktop.redaction.plates import PLATE_RULES
from udset_desktop.redaction.postal import LATITUDES, POSTAL_RULES, is_house_number
from udset_desktop.redaction.rules import APART, EDGE, STOP, Asked, Rule, always, digits_of, has_cue
from udset_desktop.redaction.tens import TEN_RULES
from udset_desktop.redaction.told import TOLD_RULES, told_words

_TEN_DIGITS = 10
_PHONE_DIGITS = range(7, 16)
_SIGNS_BEHIND = frozenset({"", ".", ",", ";", "\n", ")"})
_WITH_CUE = range(5, 16)
_OF_ACCOUNT = range(6, 21)
_SURE = Certainty.LOOKS_LIKE
_LIKELY = Certainty.LIKELY
_MAY = Certainty.MAY_BE

MOST_ASKED = 13
"""Of more digits than these no rule asks whether they are there."""


def _of_card(_text: str, match: re.Match[str]) -> Judged | None:
    digits = digits_of(match.group())
    if checksums.has_card_check(digits) and len(set(digits)) > 1:
        return Kind.BANK, _SURE
    # Four by four as on a card: a mistyped number, or one made up for a form, gives away as much.
    return (Kind.BANK, _LIKELY) if _FOURS.fullmatch(match.group()) else None


def _of_iban(_text: str, match: re.Match[str]) -> Judged | None:
    compact = re.sub(r"[ -]", "", match.group()).upper()
    checked = checksums.has_iban_check(compact)
    if len(digits_of(compact)) <= _TEN_DIGITS or not (checked or match.group()[2].isdecimal()):
        return None
    return Kind.BANK, _SURE if checked else _MAY


def _of_nine(text: str, match: re.Match[str]) -> Judged | None:
    told = match["joint"] == "-" or has_cue(text, match.start(), "cue_reference")
    return (Kind.REFERENCE, _SURE) if told else None


def _of_sort_code(text: str, match: re.Match[str]) -> Judged | None:
    if "/" in match["joint"] and not has_cue(text, match.start(), "cue_sort_code"):
        return None
    if has_cue(text, match.start(), "cue_bank"):
        return Kind.BANK, _SURE
    if match.group("account"):
        return Kind.BANK, _LIKELY
    return (Kind.REFERENCE, _MAY) if match["joint"] == "-" else None


def _of_account(text: str, match: re.Match[str]) -> Judged | None:
    enough = len(digits_of(match.group())) in _OF_ACCOUNT
    return (Kind.BANK, _SURE) if enough and has_cue(text, match.start(), "cue_bank") else None


def _of_phone(text: str, match: re.Match[str]) -> Judged | None:
    digits = digits_of(match.group("number"))
    whole = match.group("number")
    if len(digits) not in _PHONE_DIGITS:
        return None
    if whole.startswith(("+", "(")) or (digits[0] == "0" and len(digits) >= _TEN_DIGITS):
        return Kind.PHONE, _SURE
    if has_cue(text, match.start(), "cue_bank"):
        return None
    if re.fullmatch(r"(?:1[-. ])?\(?\d{3}\)?[-. ]\d{3}[-. ]\d{4}", whole):
        return Kind.PHONE, _SURE
    if re.fullmatch(r"\d{3}-\d{4}", whole):
        return Kind.PHONE, _LIKELY
    if re.fullmatch(r"\d{3} \d{4}", whole) and text[match.end() : match.end() + 1] in _SIGNS_BEHIND:
        return Kind.PHONE, _MAY  # "then 496 0558."
    return (Kind.PHONE, _LIKELY) if has_cue(text, match.start(), "cue_phone") else None


def _of_short_phone(text: str, match: re.Match[str]) -> Judged | None:
    told = len(digits_of(match.group())) in _WITH_CUE and has_cue(text, match.start(), "cue_phone")
    return (Kind.PHONE, _MAY) if told else None


def _of_insurance(text: str, match: re.Match[str]) -> Judged | None:
    # "at 10 20 30 a" has the shape of one too.
    whole = match.group()
    told = has_cue(text, match.start(), "cue_insurance")
    if not told and " " in whole and load_lexicon().bits.get(whole[:2], 0):
        return None
    # A last letter that none is given is a slip, or made up.
    given = whole[-1].lower() in "abcd" and whole[1] != " "
    if given or told:
        return Kind.NATIONAL_INSURANCE, _SURE
    return (Kind.REFERENCE, _MAY) if whole.isupper() and whole[-1].isalpha() else None


def _is_screen_name(whole: str) -> bool:
    """Whether figures are tied to a word that no list has, or to somebody's name: so people call themselves on a screen."""
    match = _SCREEN_NAME.fullmatch(whole) if whole[0].isalpha() else None
    if match is None or match["letters"].isupper():
        return False
    bits = load_lexicon().bits.get(match["letters"].lower(), 0)
    return not bits or bool(bits & NAMED and not bits & WORD)


def _of_reference(text: str, match: re.Match[str]) -> Judged | None:
    whole = match.group("id")
    count = len(digits_of(whole))
    year = whole.isdigit() and count == _YEAR and whole[:2] in {"19", "20"}
    # In capitals and beside its word, two digits are enough: "booking K7XQ2P", "ref GPJ-RENT-04".
    enough = 2 if len(whole) > _REFERENCE_DIGITS and whole.isupper() else _REFERENCE_DIGITS
    if count < enough or year:
        return (Kind.LINK, _MAY) if _is_screen_name(whole) else None
    if whole.isdigit() and is_house_number(text, match.end("id")):
        return None  # "Tax ID: none. Address: 4234 Maple St"
    if has_cue(text, match.start("id"), "cue_reference"):
        return Kind.REFERENCE, _LIKELY if count >= _REFERENCE_DIGITS else _MAY
    mixed = any(sign.isalpha() for sign in whole) and count >= _REFERENCE_DIGITS + 1
    mixed = (
        mixed
        or _LETTERED.fullmatch(whole) is not None
        or text[match.start("id") - 1 : match.start("id")] == "#"
    )
    long = whole.isdigit() and count >= _LONG_NUMBER
    if mixed or long:
        return Kind.REFERENCE, _MAY
    return (Kind.LINK, _MAY) if _is_screen_name(whole) else None


_SCREEN_NAME = re.compile(r"(?P<letters>[A-Za-z]{4,20})\d{2,4}")
_LETTERED = re.compile(r"[A-Z]{2,10}(?:-[A-Z]{1,4})?-\d{4,8}")
"""Letters and figures with a stroke between, as things are numbered: "INV-0042"."""
_YEAR = 4
_FOURS = re.compile(r"(?:2[2-7]|[3-6]\d)\d\d([ -])\d{4}\1\d{4}\1\d{4}")
_REFERENCE_DIGITS = 4
_LONG_NUMBER = 7
_WITH_DIGIT = r"(?=[A-Za-z]{0,3}\d)[A-Za-z0-9]"
_RULES: Mapping[str, Rule] = {
    "iban": (
        re.compile(
            rf"{EDGE}[A-Za-z]{{2}}[ -]?\d{{2}}[ -]?[A-Za-z0-9]{{4}}[ -]?(?:{_WITH_DIGIT}{{4}}[ -]?){{1,6}}"
            rf"(?:{_WITH_DIGIT}{{1,4}})?{STOP}"
        ),
        _of_iban,
    ),
    "card": (re.compile(r"(?<![\w+])\d{4}(?:[ -]?\d){9,15}(?!\w)"), _of_card),
    "insurance": (
        re.compile(
            rf"{EDGE}[A-Za-z] ?[A-Za-z][ -]?\d{{2}}[ -]?\d{{2}}[ -]?\d{{2}}(?:[ -]?[A-Za-z])?{STOP}(?![/-]\w)"
        ),
        _of_insurance,
    ),
    "nine": (re.compile(r"(?<![\w-])\d{3}(?P<joint>[ -])\d{2}(?P=joint)\d{4}(?![\w-])"), _of_nine),
    "sort_code": (
        re.compile(
            r"(?<![\w/.-])(?<!\d\d )\d{2}(?P<joint>[- /])\d{2}(?P=joint)\d{2}(?P<account>[ ,/;-]{1,3}\d{4} ?\d{4})?(?![\w/-]| \d\d(?!\d))"
        ),
        _of_sort_code,
    ),
    "licence": (
        re.compile(
            rf"{EDGE}[A-Za-z]{{1,5}}9{{0,4}} ?\d{{6}} ?[A-Za-z][A-Za-z9]\d[A-Za-z]{{2}}(?: ?\d\d)?{STOP}"
        ),
        always(Kind.REFERENCE, _LIKELY),
    ),
    "account": (
        re.compile(r"(?<![\w+])(?<!\d[ -])(?:\d{6,20}|\d{4} \d{4}|\d\d \d\d \d\d \d\d)(?!\w| \d)"),
        _of_account,
    ),
    "account_apart": (
        re.compile(r"(?<![\w+])(?<!\d[ -])(?:\d{2,6}(?: \d{1,6}){1,4}|\d{3}-\d{3})(?!\w|[ -]\d|[.,:/]\d)"),
        _of_account,
    ),
    "phone": (
        re.compile(
            r"(?<![\w+/£$€-])(?:(?<!/ )|(?=0\d{2,4} \d{3}))(?<![\d\W]\.)(?P<number>(?:\+|\(\+?)?\d{1,15}+(?>(?:\)? ?[.-]? ?\(?\d{1,12}+){0,6}))"
            r"(?:,? ?(?:x|ext|extn|extension)\.? ?\d{1,6}|/\d{1,4})?(?!\w)(?!/\d)(?!\.\d)"
        ),
        _of_phone,
    ),
    "short_phone": (
        re.compile(
            r"(?<![\w+/.£$€-])(?:\d{3}[ -]?\d{2,4}|\d{4}[ -]\d{4}|\d{1,2}-\d{4}|\d{3} \d\d \d{3}|\d\d \d\d \d\d \d\d)(?![\w/])"
        ),
        _of_short_phone,
    ),
    "by_keys": (
        re.compile(r"(?<![\w+-])(?:\+?1-)?8\d\d-[A-Z\d]{3,7}(?:-[A-Z\d]{1,4})?(?![\w-])"),
        always(Kind.PHONE, _MAY),
    ),
    "in_brackets": (
        re.compile(r"(?<![\w+-])[78] ?\(\d{3}\) ?\d{3}[ -]\d\d[ -]\d\d(?![\w-])"),
        always(Kind.PHONE, _LIKELY),
    ),
    "sex_and_age": (
        re.compile(
            r"(?<=\()(?:[MFmf] ?/? ?\d{1,2}|\d{1,2} ?/? ?[MFmf])(?=[),])|(?<![\w/.,])(?:[MF]/\d{1,2}|\d{1,2}/[MF])(?![\w/.-])"
        ),
        always(Kind.AGE, _LIKELY),
    ),
    "phone_by_digits": (re.compile(r"(?<![\w+])0(?:[ -]\d){9,11}(?!\w| \d)"), always(Kind.PHONE, _LIKELY)),
    "phone_with_slash": (
        re.compile(r"(?<![\w/])0\d{1,5} ?/ ?\d{3,8}(?:[ -]\d{2,4}){0,3}(?![\w/])"),
        always(Kind.PHONE, _MAY),
    ),
    "extension": (
        re.compile(
            rf"{EDGE}(?:(?:ext|extn|extension|bleep|pager)(?: (?:is|no\.?|number))?|extension is x|ext\. x)(?:\.|:|\. |: | |-)?(?P<id>\d{{3,6}}){STOP}",
            re.IGNORECASE,
        ),
        always(Kind.PHONE, _MAY),
    ),
    "reference": (
        re.compile(
            r"(?<![\w£$€.,/-])(?=[A-Za-z/-]{0,16}\d)(?P<id>[A-Za-z\d]{1,64}+(?>(?:[/-][A-Za-z\d]{1,12}+){0,6}))(?![\w/-]|[.,]\d)"
        ),
        _of_reference,
    ),
}
_ALL = {**_RULES, **TEN_RULES, **NATIONAL_RULES, **PLATE_RULES, **POSTAL_RULES, **TOLD_RULES}
_FAR = 1_000
_NEAR = 4
"""How far around its digits a rule looks that goes by words: up to the next digits; and one that ends at a digit."""

_BEFORE_DATES = (
    ("iban", 11, 6, _FAR),
    ("card", 13, 0, _NEAR),
    ("ten", 10, 0, _NEAR),
    ("ten_apart", 10, 0, _NEAR),
    ("insurance", 6, 6, 8),
    ("nine", 9, 0, _NEAR),
    ("on_earth", 8, 1, 8),
    ("degrees", 4, 0, 40),
    ("latitude", 3, 16, 8),
    ("secret", 1, _FAR, _FAR),
    ("dotted", 6, 0, 12),
    ("national", 7, 4, 8),
    ("sort_and_account", 13, 0, _NEAR),
    ("sort_code", 6, 0, _NEAR),
    ("licence", 7, 12, 12),
)
_AFTER_DATES = (
    ("masked", 3, 6, 16),
    ("whose_reference", 1, 40, 40),
    ("told_plate", 1, 8, 12),
    ("told_two", 3, 16, 48),
    ("told_one", 3, 12, 48),
    ("told", 2, 18, 48),
    ("digits_apart", 8, 0, _NEAR),
    ("named_card", 12, _FAR, _NEAR),
    ("phone", 7, 4, _FAR),
    ("account", 6, 0, _NEAR),
    ("by_keys", 3, 2, 12),
    ("in_brackets", 11, 0, _NEAR),
    ("phone_by_digits", 10, 0, _NEAR),
    ("phone_with_slash", 6, 0, _NEAR),
    ("zip", 4, 8, _NEAR),
    ("sector", 2, 2, 8),
    ("told_postcode", 1, _FAR, _FAR),
    ("before_place", 4, 0, _FAR),
    ("behind_place", 4, 34, _NEAR),
    ("account_apart", 6, 0, _NEAR),
    ("sorting_area", 1, 4, 6),
    ("box", 1, 12, _NEAR),
    ("short_phone", 5, 0, _NEAR),
    ("keysafe", 4, _FAR, _NEAR),
    ("extension", 3, 16, _NEAR),
    ("last_four", 4, _FAR, _NEAR),
    ("collar", 2, 12, 8),
    ("docket", 6, 0, 16),
    ("postcode", 2, 2, 8),
    ("outward", 1, 2, 4),
    ("postcode_abroad", 3, 1, 8),
    ("postcode_joined", 5, 4, 8),
    ("other_plate", 4, 4, 12),
    ("plate_abroad", 2, 6, 8),
    ("plate_apart", 3, 8, 8),
    ("plate", 2, 3, 8),
    ("old_plate_told", 1, 4, 8),
    ("old_plate", 1, 4, 8),
    ("sex_and_age", 1, 4, 4),
    ("the_house", 1, 3, _FAR),
    ("maybe_national", 9, 0, _NEAR),
    ("joined", 9, 0, _NEAR),
    ("groups", 9, 0, _NEAR),
    ("reference", 2, 18, _FAR),
)
"""The rules in the order in which they are asked: the fewest digits each may have, and how far before and behind its
digits it looks; more than what it may match there, so that no half of a word looks whole.
"""


_SIGNS: Mapping[str, tuple[str, ...]] = {
    "sex_and_age": ("(", "m/", "f/", "/m", "/f"),
    "phone_with_slash": ("/",),
    "by_keys": ("00-", "88-", "77-", "66-", "55-", "44-", "33-"),
    "in_brackets": ("(",),
    "degrees": ("\u00b0",),
    "docket": ("/",),
    "plate_abroad": ("-",),
    "postcode_joined": ("-",),
    "joined": ("-",),
    "on_earth": (".",),
    "dotted": ("-",),
    "masked": ("**", "xxx", "\u2022\u2022"),
    "the_house": ("the ", "gate"),
    "extension": ("ext", "bleep", "pager"),
}
"""What must stand in small letters around a number before some rules are asked: one of these signs."""
_SIGN_OF = tuple((sign, name) for name, signs in _SIGNS.items() for sign in signs)
_POSTAL = frozenset(
    {"code", "postcode", "postal", "zip", "zipcode", "pincode", "eircode", "plz", "cep", "cap"}
)
_NO_WORDS: frozenset[str] = frozenset()


@cache
def _by_words() -> tuple[frozenset[str], Mapping[str, frozenset[str]]]:
    """All words of which some rules ask for one around a number, and for each such rule its own."""
    by_cue = {
        name: frozenset(" ".join(load_lexicon().cues[cue]).translate(APART).split())
        for name, cue in (
            ("short_phone", "cue_phone"),
            ("account", "cue_bank"),
            ("account_apart", "cue_bank"),
            ("plate_apart", "cue_vehicle"),
            ("old_plate_told", "cue_vehicle"),
        )
    }
    rules = {
        **told_words(),
        **by_cue,
        "told_postcode": _POSTAL,
        "latitude": LATITUDES,
        "box": frozenset({"box", "bag", "bfpo"}),
    }
    return frozenset().union(*rules.values()), rules


def fitting_rules(digits: int, low: str) -> tuple[tuple[Asked, ...], tuple[Asked, ...]]:
    """The rules that are asked before dates and once dates are spoken for, where `digits` digits lie amid the text `low`."""
    words, rules = _by_words()
    if not low.isascii():
        low = folded(low)
    told = words.intersection(low.translate(APART).split())
    present = _NO_WORDS
    if told:
        present = frozenset(name for name, own in rules.items() if not own.isdisjoint(told))
    signs = tuple([name for sign, name in _SIGN_OF if sign in low])
    return _fitting(digits, present, signs)


@cache
def _fitting(
    digits: int, words: frozenset[str], signs: tuple[str, ...]
) -> tuple[tuple[Asked, ...], tuple[Asked, ...]]:
    absent = (_by_words()[1].keys() - words) | (_SIGNS.keys() - set(signs))
    return _asked(_BEFORE_DATES, digits, absent), _asked(_AFTER_DATES, digits, absent)


def _asked(
    table: tuple[tuple[str, int, int, int], ...], digits: int, absent: AbstractSet[str]
) -> tuple[Asked, ...]:
    return tuple(
        Asked(*_ALL[name], before, behind)
        for name, least, before, behind in table
        if digits >= least and name not in absent
    )


_BANK_OF = re.compile(
    r"(?i:bic|swift)(?i:[ /](?:bic|swift))?(?i: code| number)?(?i: is)?[ :.]{1,3}"
    r"(?P<id>(?i:[A-Z]{6}[A-Z\d]{2}(?:[A-Z\d]{3})?))(?![^\W_])"
)


def bank_codes(text: str) -> Iterator[TextFinding]:
    """The code by which the world's banks know one of them, which need not hold a digit."""
    low = text.lower()
    if "bic" in low or "swift" in low:
        for match in _BANK_OF.finditer(text):
            if load_lexicon().bits.get(match["id"].lower()):
                continue  # "SWIFT DECISION"
            yield TextFinding(start=match.start("id"), end=match.end("id"), kind=Kind.BANK, certainty=_LIKELY)
