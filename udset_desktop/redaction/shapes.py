"""Identifiers known by their shape: addresses of a screen, dates, numbers of every kind.

Called by `redaction.search`.  What a number is says `redaction.codes`, what a date is `redaction.dates`,
e-mail and web addresses `redaction.links`, what is said sign by sign `redaction.spoken`; here they meet, the surer rule first.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator

from udset_desktop.redaction.codes import MOST_ASKED, bank_codes, fitting_rules
from udset_desktop.redaction.dates import date_findings, spelled_dates
from udset_desktop.redaction.links import link_findings
from udset_desktop.redaction.model import TextFinding
from udset_desktop.redaction.passwords import password_findings
from udset_desktop.redaction.rules import Asked
from udset_desktop.redaction.spoken import spoken_findings

_CLUSTER = re.compile(r"\d(?>(?:\D{0,24}\d)*)")
"""Digits that may belong together; what lies further apart never does."""

_AROUND = 40


def shape_findings(text: str) -> list[TextFinding]:
    """What the shapes say of a text; no two overlap, the surer rule wins."""
    found: list[TextFinding] = []
    covered = bytearray(len(text))
    for one in _candidates(text):
        if covered.find(1, one.start, one.end) < 0:
            covered[one.start : one.end] = b"\x01" * (one.end - one.start)
            found.append(one)
    return found


def _candidates(text: str) -> Iterator[TextFinding]:
    """What each rule says, where the first sign of it stands in the text at all."""
    yield from link_findings(text)
    yield from password_findings(text)
    yield from spelled_dates(text)
    yield from spoken_findings(text)
    yield from bank_codes(text)
    clusters = [cluster.span() for cluster in _CLUSTER.finditer(text)]
    before = 0
    for place, (first, last) in enumerate(clusters):
        # No further than the numbers beside it: a rule for short ones would take a part of a long one.
        following = clusters[place + 1][0] if place + 1 < len(clusters) else len(text)
        start, end = max(before, first - _AROUND), min(following, last + _AROUND)
        if end < following:  # cut between words, so that no half of one looks whole
            cut = text.find(" ", end, following)
            end = cut if cut >= 0 else following
        before = last
        digits = min(MOST_ASKED, sum(map(str.isdecimal, text[first:last])))
        before_dates, after_dates = fitting_rules(digits, text[start:end].lower())
        yield from _matched(text, before_dates, (first, last), (start, end))
        yield from date_findings(text, start, end, (first, last), digits)
        yield from _matched(text, after_dates, (first, last), (start, end))


def _matched(
    text: str, rules: Iterable[Asked], digits: tuple[int, int], amid: tuple[int, int]
) -> Iterator[TextFinding]:
    """What the rules say of the run of digits from `digits[0]` to `digits[1]`, and of nothing outside of `amid`."""
    for pattern, judge, before, behind in rules:
        start, end = max(amid[0], digits[0] - before), min(amid[1], digits[1] + behind)
        for match in pattern.finditer(text, start, end):
            if (judged := judge(text, match)) is not None:
                at, to = match.span("id") if "id" in pattern.groupindex else match.span()
                yield TextFinding(start=at, end=to, kind=judged[0], certainty=judged[1])
