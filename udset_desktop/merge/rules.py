"""What becomes of one record, from every fact known about it, whatever order the facts came in.

Pure: called by `merge.plan` with what the pool holds and what a bundle brings; never looks at an
arrival time or a merge number.  The promise: `judge` is a function of the set of facts.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, replace

DESK = ""
"""Who brings a settlement: the coordinator, not a laptop."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Brought:
    """That a laptop brought a revision; `aside` once all its bundles that did are set aside."""

    laptop: str
    aside: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class RevisionFact:
    """One revision of a record that some bundle brought, or that settled a fork."""

    digest: str
    revision: int
    ancestors: tuple[str, ...]
    brought: tuple[Brought, ...]
    settles: tuple[str, ...] = ()  # heads that a settlement joined; () for every other revision

    @property
    def root(self) -> str:
        """The digest of the chain's first revision."""
        return self.ancestors[0] if self.ancestors else self.digest


@dataclass(frozen=True, slots=True, kw_only=True)
class TakenBack:
    """One withdrawal notice: "all", "words" or items, and the laptop that sent it."""

    laptop: str
    items: str | tuple[str, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Passing:
    """That a record went from one laptop to another; `whole`: every record, to the laptop that replaced it."""

    giver: str
    taker: str
    aside: bool = False
    whole: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class RecordFacts:
    """Everything known about one record."""

    revisions: tuple[RevisionFact, ...] = ()
    taken_back: tuple[TakenBack, ...] = ()
    passings: tuple[Passing, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class RecordState:
    """What the facts come to.

    `heads`: none, one, or two and more (a fork).  `held`: revisions from a laptop that may not
    speak for the record.  `erased`: revisions whose content must go.  `blanked`: by digest, items
    to be blanked.  `notices`: the withdrawals that stand; `waiting`: their record has not come.
    """

    heads: tuple[str, ...] = ()
    past: frozenset[str] = frozenset()
    held: frozenset[str] = frozenset()
    aside: frozenset[str] = frozenset()
    erased: frozenset[str] = frozenset()
    blanked: tuple[tuple[str, frozenset[str]], ...] = ()
    notices: frozenset[TakenBack] = frozenset()
    waiting: bool = False


def judge(facts: RecordFacts) -> RecordState:
    """The state of a record under all its facts.

    Withdrawals look at every bundle that ever came, set aside or not, because they are never
    undone; revisions look only at bundles not set aside.
    """
    reach = _reach(facts)
    erased = frozenset(
        digest for digest, laptops in reach.items() if _takes_back(facts.taken_back, laptops, "all")
    )
    standing = tuple(one for one in facts.revisions if _is_live(one))
    live = tuple(one for one in standing if one.digest not in erased)
    counted = _counted(_without_late(live, facts.passings), _authority(standing, facts.passings))
    named = frozenset(name for one in counted for name in one.ancestors)
    heads = tuple(sorted(one.digest for one in counted if one.digest not in named))
    known = frozenset(one.digest for one in counted)
    # A chain whose bundles are all aside gives nobody a voice: it is as if it had never come.
    voices = frozenset(laptop for one in standing for laptop in reach[one.digest])
    return RecordState(
        heads=heads,
        past=known - frozenset(heads),
        held=frozenset(one.digest for one in live if one.digest not in known),
        aside=frozenset(one.digest for one in facts.revisions if not _is_live(one)) - erased,
        erased=erased,
        blanked=_blanked(facts.taken_back, reach, erased),
        notices=frozenset(one for one in facts.taken_back if not standing or one.laptop in voices),
        waiting=not standing and bool(facts.taken_back),
    )


def is_well_formed(revision: int, ancestors: tuple[str, ...]) -> bool:
    """Whether number and ancestors fit: the first has none, each later one at least one a step."""
    if revision == 1:
        return not ancestors
    return revision > 1 and len(ancestors) >= revision - 1 and len(set(ancestors)) == len(ancestors)


def with_brought(fact: RevisionFact, brought: Brought) -> RevisionFact:
    """The fact with one more bringer; a bringer not set aside outweighs the same one set aside."""
    others = tuple(one for one in fact.brought if one.laptop != brought.laptop)
    same = [one for one in fact.brought if one.laptop == brought.laptop]
    aside = brought.aside and all(one.aside for one in same)
    return replace(fact, brought=(*others, Brought(laptop=brought.laptop, aside=aside)))


def heirs_of(laptops: Iterable[str], passings: Iterable[Passing]) -> frozenset[str]:
    """The laptops, and everybody who stands in their place by any passing that ever came."""
    return _heirs(set(laptops), _steps(passings))


def _is_live(one: RevisionFact) -> bool:
    return any(not brought.aside for brought in one.brought)


def _reach(facts: RecordFacts) -> dict[str, frozenset[str]]:
    """By digest, the laptops whose withdrawal takes a revision back.

    Whoever brought it, or one of its ancestors, and their heirs.  This only ever grows as more
    bundles come: content that is gone cannot be called back by a later fact.
    """
    owners = {one.digest: {brought.laptop for brought in one.brought} for one in facts.revisions}
    steps = _steps(facts.passings)
    return {
        one.digest: _heirs(
            {lap for name in (one.digest, *one.ancestors) for lap in owners.get(name, ())}, steps
        )
        for one in facts.revisions
    }


def _takes_back(notices: tuple[TakenBack, ...], laptops: frozenset[str], what: str) -> bool:
    return any(notice.items == what and notice.laptop in laptops for notice in notices)


def _authority(standing: tuple[RevisionFact, ...], passings: Iterable[Passing]) -> dict[str, frozenset[str]]:
    """By root, the laptops that may revise: those that brought the earliest revision, and their heirs.

    The earliest revision *known*, because a record may leave its laptop only after a correction.
    """
    lowest: dict[str, int] = {}
    for one in standing:
        if not one.settles:
            lowest[one.root] = min(one.revision, lowest.get(one.root, one.revision))
    laptops: dict[str, set[str]] = {root: set() for root in lowest}
    for one in standing:
        if not one.settles and one.revision == lowest[one.root]:
            laptops[one.root].update(brought.laptop for brought in one.brought if not brought.aside)
    steps = _steps(one for one in passings if not one.aside)
    return {root: _heirs(known, steps) for root, known in laptops.items()}


def _steps(passings: Iterable[Passing]) -> list[tuple[str, str]]:
    """Who has the record from whom; only ever more with more passings."""
    told = tuple(passings)
    return [*((one.giver, one.taker) for one in told), *_inherited(told)]


def _inherited(passings: tuple[Passing, ...]) -> list[tuple[str, str]]:
    """What a laptop gave, given by whoever replaced it too.

    A backup from before a hand-over holds the record still, and one put back after it may speak as if
    nobody had given it away.
    """
    replaced = [(one.giver, one.taker) for one in passings if one.whole]
    if not replaced:
        return []
    return [
        (heir, one.taker)
        for one in passings
        if not one.whole
        for heir in sorted(_heirs({one.giver}, replaced) - {one.giver, one.taker})
    ]


def _heirs(laptops: set[str], steps: list[tuple[str, str]]) -> frozenset[str]:
    reached = set(laptops)
    grew = bool(steps)
    while grew:
        more = {taker for giver, taker in steps if giver in reached} - reached
        reached |= more
        grew = bool(more)
    return frozenset(reached)


def _without_late(live: tuple[RevisionFact, ...], passings: Iterable[Passing]) -> tuple[RevisionFact, ...]:
    """The live revisions without a giver's own that part from what came of the record with its taker.

    Who has handed a record over, or was replaced, or replaced somebody who had, and goes on with it all the
    same makes no fork: the taker's word stands, and the giver's is held.  Once the taker's line has it among its ancestors it
    counts like any other.
    """
    steps = _lasting_steps(tuple(one for one in passings if not one.aside))
    if not steps:
        return live
    takers = {giver: _takers(giver, steps) for giver, _ in steps}
    by = {one.digest: {brought.laptop for brought in one.brought if not brought.aside} for one in live}

    def parts(one: RevisionFact, other: RevisionFact) -> bool:
        apart = one.digest not in other.ancestors and other.digest not in one.ancestors
        return apart and one is not other and not other.settles

    def is_late(one: RevisionFact) -> bool:
        over = [takers.get(laptop, frozenset()) for laptop in by[one.digest]]
        return all(over) and any(
            all(by[other.digest] & heirs for heirs in over) for other in live if parts(one, other)
        )

    return tuple(one for one in live if one.settles or not is_late(one))


def _lasting_steps(passings: tuple[Passing, ...]) -> list[tuple[str, str]]:
    """The same without what was inherited and has come back: its taker gave it to the heir, or is replaced by it."""
    told = [(one.giver, one.taker) for one in passings]
    return told + [(heir, taker) for heir, taker in _inherited(passings) if heir not in _heirs({taker}, told)]


def _takers(giver: str, steps: list[tuple[str, str]]) -> frozenset[str]:
    """Everybody who has the record from `giver`, but for who has given it back."""
    return frozenset(
        taker for taker in _heirs({giver}, steps) - {giver} if giver not in _heirs({taker}, steps)
    )


def _counted(live: tuple[RevisionFact, ...], allowed: dict[str, frozenset[str]]) -> tuple[RevisionFact, ...]:
    """The live revisions that count; a settlement counts while every head it joined does."""
    counted = {
        one.digest: one
        for one in live
        if not one.settles
        and any(not b.aside and b.laptop in allowed.get(one.root, frozenset()) for b in one.brought)
    }
    waiting = [one for one in live if one.settles]
    grew = bool(waiting)
    while grew:
        ready = [one for one in waiting if all(head in counted for head in one.settles)]
        counted.update((one.digest, one) for one in ready)
        waiting = [one for one in waiting if one.digest not in counted]
        grew = bool(ready)
    return tuple(counted.values())


def _blanked(
    notices: tuple[TakenBack, ...], reach: dict[str, frozenset[str]], erased: frozenset[str]
) -> tuple[tuple[str, frozenset[str]], ...]:
    named = [(one.laptop, one.items) for one in notices if not isinstance(one.items, str)]
    rows: list[tuple[str, frozenset[str]]] = []
    for digest, laptops in reach.items():
        items = frozenset(item for laptop, several in named if laptop in laptops for item in several)
        if items and digest not in erased:
            rows.append((digest, items))
    return tuple(rows)
