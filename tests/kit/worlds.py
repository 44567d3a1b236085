"""Small worlds of laptops, records, corrections, notices and hand-overs, drawn by Hypothesis.

A world is a list of bundles; any of them may be merged in any order.  Used by the property tests of
the pool on both databases.
"""

from __future__ import annotations

from dataclasses import dataclass, field

from hypothesis import strategies as st

from tests.kit.pools import bundle_of, codes_of, handover_of, line_of, record_of
from udset_desktop.bundle.opened import OpenedBundle
from udset_desktop.bundle.shareable import ShareableRecord, Withdrawal

LAPTOPS = ("a", "b", "c")
RECORDS = ("r1", "r2", "r3")
ITEMS: tuple[str | tuple[str, ...], ...] = (
    "all",
    "words",
    ("safe.rating",),
    ("people.rating", "safe.rating"),
)
SAID = tuple(codes_of(safe__rating=word, people__rating="no") for word in ("yes", "mostly", "no"))


@dataclass
class _Draft:
    """One bundle being filled."""

    laptop: str
    records: dict[str, ShareableRecord] = field(default_factory=dict)
    withdrawals: list[Withdrawal] = field(default_factory=list)
    handovers: list = field(default_factory=list)


@st.composite
def worlds(draw, *, notices: bool = True) -> tuple[OpenedBundle, ...]:
    """Three to seven bundles of three laptops on three records, forged ones among them."""
    made: dict[str, list[ShareableRecord]] = {record: [] for record in RECORDS}
    drafts = [_Draft(draw(st.sampled_from(LAPTOPS))) for _ in range(draw(st.integers(3, 7)))]
    for draft in drafts:
        for _ in range(draw(st.integers(1, 3))):
            _add(draw, draft, made, notices=notices)
    return tuple(
        bundle_of(
            *draft.records.values(),
            laptop=draft.laptop,
            number=number,
            withdrawals=draft.withdrawals,
            handovers=draft.handovers,
        )
        for number, draft in enumerate(drafts, start=1)
    )


def _add(draw, draft: _Draft, made: dict[str, list[ShareableRecord]], *, notices: bool) -> None:
    record = draw(st.sampled_from(RECORDS))
    deeds = ["first", "revise", "revise", "again", "handover"] + (["withdraw"] if notices else [])
    deed = draw(st.sampled_from(deeds))
    codes, quarter = draw(st.sampled_from(SAID)), draw(st.sampled_from(("2026-Q1", "2026-Q2")))
    known = made[record]
    if deed == "withdraw":
        draft.withdrawals.append(Withdrawal(items=draw(st.sampled_from(ITEMS)), record=record))
        return
    if deed == "handover":
        giver, taker = draw(st.permutations(LAPTOPS))[:2]
        draft.handovers.append(handover_of(record, giver, taker))
        return
    if deed == "again" and known:
        one = draw(st.sampled_from(known))
    elif deed == "revise" and known:
        parent = draw(st.sampled_from(known))
        one = record_of(
            record,
            revision=parent.revision + 1,
            ancestors=(*parent.ancestors, line_of(parent).digest),
            codes=codes,
            quarter=quarter,
        )
    else:
        one = record_of(record, codes=codes, quarter=quarter)
    known.append(one)
    draft.records[line_of(one).digest] = one


def same_in_any_order(bundles):
    """Two orders of the same bundles."""
    return st.tuples(st.permutations(bundles), st.permutations(bundles))
