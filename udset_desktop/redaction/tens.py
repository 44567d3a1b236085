"""Numbers of ten digits: the CHI number, which begins with a date of birth, and the NHS number.

Called by `redaction.codes`.  Any ten digits that begin with a date are taken for a CHI number, whatever
stands between them; no bundle may hold them (`redaction.telltales`).
"""

from __future__ import annotations

import re
from collections.abc import Mapping

from udset_desktop.redaction import checksums
from udset_desktop.redaction.model import Certainty, Judged, Kind
from udset_desktop.redaction.rules import Rule, digits_of, has_cue

_TEN_DIGITS = 10
_SURE = Certainty.LOOKS_LIKE
_LIKELY = Certainty.LIKELY
_MAY = Certainty.MAY_BE


def _of_ten(text: str, match: re.Match[str]) -> Judged | None:
    """Ten digits: a CHI number where they begin with a date, else an NHS number or a telephone."""
    digits = digits_of(match.group())
    if checksums.begins_with_date(digits):
        sure = checksums.has_chi_check(digits) or has_cue(text, match.start(), "cue_chi")
        return Kind.CHI, _SURE if sure else _MAY
    if has_cue(text, match.start(), "cue_chi"):
        return Kind.CHI, _LIKELY
    if has_cue(text, match.start(), "cue_nhs"):
        return Kind.NHS, _SURE
    if checksums.has_nhs_check(digits) and not digits.startswith("0"):
        return Kind.NHS, _LIKELY
    return None


def _of_ten_apart(text: str, match: re.Match[str]) -> Judged | None:
    """Ten digits with anything between them that is no letter: a CHI number where they begin with a date."""
    digits = digits_of(match.group())
    if len(digits) != _TEN_DIGITS:
        return None
    told = has_cue(text, match.start(), "cue_chi")
    if checksums.begins_with_date(digits):
        return Kind.CHI, _SURE if told or checksums.has_chi_check(digits) else _MAY
    return (Kind.CHI, _LIKELY) if told else None


_TENS = (
    r"\d{10}|\d{6}[ .-]\d{4}|\d{3}[ .-]\d{3}[ .-]\d{4}|\d{2}[ ./-]\d{2}[ ./-]\d{2}[ ./-]\d{4}"
    r"|\d{2} \d{2} \d{2} \d{2} \d{2}|\d{5} \d{5}|\d{3} \d{4} \d{3}|\d{4} \d{6}|\d{4} \d{3} \d{3}|\d{4} \d{4} \d{2}"
)
_BETWEEN = r"[\W_]{1,4}"
_TENS_APART = (
    rf"(?:\d{{6}}|\d{{2,4}}{_BETWEEN}\d{{2,4}}|\d\d{_BETWEEN}\d\d{_BETWEEN}\d\d){_BETWEEN}\d{{4}}"
    rf"|\d(?:{_BETWEEN}\d){{5}}{_BETWEEN}\d{{4}}"
    r"|\d(?P<one>[\W_]{1,3})\d(?:(?P=one)\d){4}[\W_]{1,3}\d(?:(?P=one)\d){3}"
    r"|\d\d(?P<two>[\W_])\d\d(?:(?P=two)\d\d){3}"
)
"""Ten digits that are parted behind the sixth; "12/03/2024, 10" is not."""
TEN_RULES: Mapping[str, Rule] = {
    "ten": (
        re.compile(rf"(?<![\d+])(?<!\d[./-])(?<!\+\d )(?<!\+\d\d )(?<!\+\d\d\d )(?:{_TENS})(?!\d)"),
        _of_ten,
    ),
    "ten_apart": (
        re.compile(rf"(?<![\d+])(?<!\d\d[ ./-])(?:{_TENS_APART})(?!\d)(?![ ./-]\d\d)"),
        _of_ten_apart,
    ),
}
