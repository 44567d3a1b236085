"""Whether a switch that is on has all that it must have behind it; every finding at once.

Called by `project.checks`.  A decision that lacks its impact assessment, its reason, its post or its
end is no decision, so the settings are refused and the switch stays off.
"""

from __future__ import annotations

from collections.abc import Iterator

from udset_desktop.foundation.problems import Finding
from udset_desktop.project.switches import (
    KEYS,
    MOST_MONTHS,
    PURPOSES,
    Comparison,
    Decision,
    Switches,
    Words,
    day_of,
    months_after,
)

LAWFUL_BASES = ("public_task", "consent", "legitimate_interests", "official_authority")
MOST_KEPT_MONTHS = 120
MOST_READERS = 20
_NEEDED = {
    "why": "project.switch_no_reason",
    "post": "project.switch_no_post",
    "assessment": "project.switch_no_assessment",
}
_FIRST_PACKS = "comparison"


def check_switches(switches: Switches) -> Iterator[Finding]:
    """What speaks against these switches."""
    for key in KEYS:
        if getattr(switches, key) is True and key != _FIRST_PACKS:
            yield Finding(code="project.switch_undecided", where=key)
    for key, decision in switches.decisions():
        yield from _check_decision(key, decision)
    if isinstance(switches.words, Words):
        yield from _check_words(switches.words)
    if isinstance(switches.comparison, Comparison):
        yield from _check_comparison(switches.comparison)


def texts_of(switches: Switches) -> Iterator[tuple[str, tuple[str, ...]]]:
    """Everything that somebody wrote about a switch, by where it stands."""
    for key, one in switches.decisions():
        yield key, (one.why, one.post, one.assessment, *one.readers)
        if isinstance(one, Comparison):
            yield key, (one.staff_notice,)


def _check_decision(key: str, decision: Decision) -> Iterator[Finding]:
    for field, code in _NEEDED.items():
        if not getattr(decision, field).strip():
            yield Finding(code=code, where=f"{key}.{field}")
    if decision.lawful_basis not in LAWFUL_BASES:
        words = ", ".join(LAWFUL_BASES)
        yield Finding(code="project.not_on_list", where=f"{key}.lawful_basis", context={"words": words})
    if not decision.readers or not all(one.strip() for one in decision.readers):
        yield Finding(code="project.switch_no_reader", where=f"{key}.readers")
    if len(decision.readers) > MOST_READERS:
        yield Finding(code="project.too_many", where=f"{key}.readers", context={"limit": MOST_READERS})
    yield from _check_time(key, decision)


def _check_time(key: str, decision: Decision) -> Iterator[Finding]:
    began, ends = day_of(decision.decided_on), day_of(decision.until)
    for field, day in (("decided_on", began), ("until", ends)):
        if day is None:
            yield Finding(code="project.switch_no_date", where=f"{key}.{field}")
    if began is not None and ends is not None and not began <= ends <= months_after(began, MOST_MONTHS):
        yield Finding(code="project.switch_too_long", where=f"{key}.until", context={"months": MOST_MONTHS})


def _check_words(words: Words) -> Iterator[Finding]:
    if not words.purposes or not set(words.purposes) <= set(PURPOSES):
        context = {"words": ", ".join(PURPOSES)}
        yield Finding(code="project.not_on_list", where="words.purposes", context=context)
    if len(set(words.purposes)) != len(words.purposes):
        yield Finding(code="project.twice", where="words.purposes")
    if not 1 <= words.keep_months <= MOST_KEPT_MONTHS:
        span: dict[str, str | int] = {"low": 1, "high": MOST_KEPT_MONTHS}
        yield Finding(code="project.out_of_range", where="words.keep_months", context=span)


def _check_comparison(comparison: Comparison) -> Iterator[Finding]:
    if not comparison.staff_notice.strip():
        yield Finding(code="project.switch_no_staff_notice", where="comparison.staff_notice")
    if day_of(comparison.staff_told_on) is None:
        yield Finding(code="project.switch_no_date", where="comparison.staff_told_on")
