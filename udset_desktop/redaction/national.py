"""Numbers that countries, banks and firms give people, told by how their figures are grouped and joined.

Called by `redaction.codes`, which asks these rules in their order among its own.  No word need stand
before them: nothing else is written so.
"""

from __future__ import annotations

import re
from collections.abc import Mapping

from udset_desktop.redaction.model import Certainty, Judged, Kind
from udset_desktop.redaction.rules import Rule, always, digits_of, has_cue

_LIKELY = Certainty.LIKELY
_MAY = Certainty.MAY_BE
_YEAR = 4
_GROUPS_AT_LEAST = 9
_BEFORE = r"(?<![\w+/.,£$€-])"
_BEHIND = r"(?![\w/]|[ -]\d|[.,]\d)"
_SHAPES = (
    r"\d{1,3}(?:\.\d{3}){2}(?:/\d{4})?-[\dKk]{1,2}",  # Chile, Brazil
    r"\d\d\.\d\d\.\d\d-\d{3}\.\d\d",  # Belgium
    r"[A-Z]{1,2}\d{6} ?\([\dA]\)",  # Hong Kong
    r"[12] \d\d \d\d \d[\dAB] \d{3} \d{3}(?: \d\d)?",  # France
    r"\d\d \d{6} [A-Z] \d{3}",  # Germany
    r"\d{4}-\d{3}-\d{3}-[A-Z]{2}",  # Canada
    r"[A-Z]{2,4}-\d{6,12}-\d",  # Ghana
    r"\d{6}[+A-Y-]\d{3}[A-Z\d]",  # Finland
    r"\d{3}-\d{3}-\d{3} \d\d",  # Russia
)
_LESS_SURE = (
    r"\d{3} \d{3} \d{3}[A-Z]",  # Australia
    r"\d{5,6}/\d{4,5}",  # Czechia, Germany
)


def _of_groups(text: str, match: re.Match[str]) -> Judged | None:
    """Digits in groups, as on cards of every kind and in account numbers of other countries; years are none."""
    groups = re.split("[ .-]", match.group())
    years = all(len(group) == _YEAR and group[:2] in {"19", "20"} for group in groups)
    if years or len(digits_of(match.group())) < _GROUPS_AT_LEAST:
        return None
    return (Kind.BANK, _LIKELY) if has_cue(text, match.start(), "cue_bank") else (Kind.REFERENCE, _MAY)


NATIONAL_RULES: Mapping[str, Rule] = {
    "national": (
        re.compile(rf"{_BEFORE}(?:{'|'.join(_SHAPES)}){_BEHIND}"),
        always(Kind.REFERENCE, _LIKELY),
    ),
    "maybe_national": (
        re.compile(rf"{_BEFORE}(?:{'|'.join(_LESS_SURE)}){_BEHIND}"),
        always(Kind.REFERENCE, _MAY),
    ),
    "joined": (
        re.compile(rf"{_BEFORE}\d{{1,9}}-\d{{1,10}}(?:-\d{{1,9}}){{0,4}}{_BEHIND}"),
        _of_groups,
    ),
    "groups": (
        re.compile(rf"{_BEFORE}(?:\d{{2,6}}[ -]\d{{3,6}}|\d{{4}}[ .]\d\d)(?:[ .-]\d{{2,6}}){{1,6}}{_BEHIND}"),
        _of_groups,
    ),
}
"""Each by the name under which `redaction.codes` asks it."""
