"""What a measure is and what a row of its table says; frozen values.

Read from `resources/measures` by `measures.reader`, filled by `measures.compute` after
`measures.disclosure` has hidden what must not be told.  Nothing here knows a record or a database.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from enum import StrEnum
from typing import NamedTuple

BREAKDOWNS = ("service", "group", "locality", "partnership", "respondent", "interviewer-type", "quarter")
"""By what a table may be broken down (`contract.md`, `measures --by`)."""

HELD_BY = "interviewer-type"


class Voice(StrEnum):
    """Whose word counts on a line."""

    OWN = "own"  # the person's own answers, with or without support
    WITH_PROXIES = "with_proxies"  # and answers given for the person from the person's own point of view


@dataclass(frozen=True, slots=True, kw_only=True)
class Source:
    """Where one measure finds its answer in one kind of instrument."""

    instrument: str  # id; every version that carries the items counts
    whose: str  # users, carers
    items: tuple[str, ...]  # one item, or two that must both be favourable


@dataclass(frozen=True, slots=True, kw_only=True)
class Measure:
    """One definition: what counts, of whom, under which label and rule."""

    id: str
    labels: Mapping[str, str]  # year of the list -> its label
    rule: str
    sources: tuple[Source, ...]
    each: str = ""  # the rule of the lines of one item alone, where two items make the measure
    sensitive: bool = False  # all-same answers are hidden on larger groups too

    def rule_of(self, whose: str) -> str:
        """The rule that made the line of `whose`: a share is never shown beside another line's rule."""
        return self.each if self.each and whose != "both" else self.rule


@dataclass(frozen=True, slots=True, kw_only=True)
class MeasureSet:
    """The definitions of one file, with the rules they share."""

    id: str
    favourable: Mapping[str, tuple[str, ...]]  # scale -> words that count
    beside: Mapping[str, tuple[str, ...]]  # scale shown beside, never added -> words that count there
    measures: tuple[Measure, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Count:
    """What the store is asked to count: the codes of some items, in groups, over whole quarters."""

    instrument: str  # id
    items: tuple[str, ...]
    by: str = ""  # one of BREAKDOWNS, or nothing
    from_quarter: str = ""
    to_quarter: str = ""


class CountedRow(NamedTuple):
    """How many records carry these codes (one for each item asked for) in this group.

    `group` is the group's word; by service it is the service the conversation is about, and `links`
    says which services answers were linked to.  `held_by` is the type of the interviewer.
    """

    instrument: str
    group: str
    links: str
    codes: tuple[str, ...]
    records: int
    held_by: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class MeasureRow:
    """One row as it may be told.  A number that is hidden is `None`, and `why_hidden` says why.

    `line` is `<whose>.<voice>`: whose is users, carers or both, or a, b and both where two items
    make one measure; voice is own or with_proxies.  Shares and bounds are whole per cent.
    """

    measure: str
    line: str
    whose: str
    voice: str
    labels: Mapping[str, str]
    rule: str
    unit: str
    group: str  # "" in the row of all
    n: int | None
    base: int | None
    share: int | None
    low: int | None
    high: int | None
    yes_share: int | None  # share of "yes" alone, beside
    short_n: int | None  # favourable on the short scale, beside and never added
    short_base: int | None
    left_out: Mapping[str, int] = field(default_factory=dict)
    left_out_hidden: bool = False  # some reasons are not told
    held_by: Mapping[str, int] = field(default_factory=dict)  # of the base, by type of interviewer
    held_by_hidden: bool = False  # some types are not told
    scales: Mapping[str, int] = field(default_factory=dict)  # how many answered in which scale
    scales_hidden: bool = False
    hidden: bool = False
    why_hidden: tuple[str, ...] = ()  # codes; sentences under `measures.` in the messages
    notes: tuple[str, ...] = ()  # codes of what a reader must know: incomplete, base too small for a share
