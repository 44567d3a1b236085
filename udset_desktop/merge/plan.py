"""What merging one bundle would do: decided here, done by `store.pool`.

Called by `usecases.merging` with an opened bundle and what the pool holds on the records in it.
Touches nothing; the same facts give the same plan, in whatever order they came.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass, field
from enum import StrEnum
from typing import NamedTuple

from udset_desktop.bundle.opened import HeldLine, OpenedBundle, OpenedLine
from udset_desktop.bundle.shareable import Handover, Withdrawal
from udset_desktop.foundation.problems import BundleRefused, Finding
from udset_desktop.instrument.model import Instrument
from udset_desktop.merge.blanking import blanked_line, has_no_key, without_key
from udset_desktop.merge.rules import (
    Brought,
    Passing,
    RecordFacts,
    RecordState,
    RevisionFact,
    TakenBack,
    is_well_formed,
    judge,
    with_brought,
)


class Outcome(StrEnum):
    """What becomes of one line."""

    NEW = "new"
    SAME = "same"
    REVISED = "revised"
    FORKED = "forked"
    WITHDRAWN = "withdrawn"
    HELD = "held"


class Decision(NamedTuple):
    """What becomes of one record line or notice; `code` says why it is held."""

    record: str
    digest: str
    outcome: Outcome
    code: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Holdings:
    """What the pool holds on the records a bundle speaks of; records it does not know are not in it.

    `known` says whether this very bundle is in the pool: "", "here" or "aside".  `same_number` are the
    bundles of its laptop that came under its number, itself among them; None where nobody has looked.
    `newest` is the highest number of its laptop that came, 0 for none.
    """

    known: str = ""
    facts: Mapping[str, RecordFacts] = field(default_factory=dict)
    lines: Mapping[str, bytes] = field(default_factory=dict)  # by digest; b"" when erased
    replacements: tuple[Passing, ...] = ()
    same_number: tuple[str, ...] | None = None
    newest: int = 0


@dataclass(frozen=True, slots=True, kw_only=True)
class RecordChange:
    """The state one record comes to, and the lines that must be rewritten (b"" erases)."""

    record: str
    state: RecordState
    lines: Mapping[str, bytes] = field(default_factory=dict)


@dataclass(frozen=True, slots=True, kw_only=True)
class MergePlan:
    """Everything `store.pool` has to do for one bundle.

    `plain` are records the pool has never heard of: each becomes a head as it stands.  `fresh` are
    new revisions of records that need judging; `changes` says what those records come to.  `is_second`
    when another bundle of its laptop came under its number.
    """

    bundle: OpenedBundle = field(repr=False)
    known: str
    plain: tuple[OpenedLine, ...] = field(repr=False)
    fresh: tuple[OpenedLine, ...] = field(repr=False)
    brought: tuple[tuple[str, str], ...] = field(repr=False)  # (record, digest) already in the pool
    changes: tuple[RecordChange, ...] = field(repr=False)
    held: tuple[HeldLine, ...] = field(repr=False)
    decisions: tuple[Decision, ...] = field(repr=False)
    numbers: Mapping[str, int]
    is_second: bool = False


def require_first_of_number(opened: OpenedBundle, came: Collection[str], *, is_revoked: bool) -> bool:
    """Whether others came under the bundle's number and not itself; `came` are the bundles that did.

    Raises `BundleRefused` for one of a revoked laptop: its last number believes what came, and not what
    somebody with its keys makes afterwards.
    """
    if not came or opened.id in came:
        return False
    if is_revoked:
        context: dict[str, str | int] = {"laptop": opened.laptop, "number": opened.number}
        raise BundleRefused(Finding(code="merge.number_taken", context=context))
    return True


def require_not_late(opened: OpenedBundle, came: Collection[str], newest: int) -> None:
    """Nothing, unless a laptop that is believed no longer fills a gap below `newest`, the last that came before.

    Raises `BundleRefused`: it may have been on its way, and somebody with the laptop's keys may have made it
    since.  Only a human can find out, so nothing of it goes in until one has.
    """
    if not came and opened.number < newest:
        context: dict[str, str | int] = {"laptop": opened.laptop, "number": opened.number}
        raise BundleRefused(Finding(code="merge.number_late", context=context))


def plan_merge(opened: OpenedBundle, holdings: Holdings, definitions: Mapping[str, Instrument]) -> MergePlan:
    """The plan for one bundle.  A bundle already here gives a plan in which all is the same."""
    lines, broken = _sorted_out(opened)
    if holdings.known == "here":
        return _nothing_new(opened, lines, broken)
    judged = _to_judge(opened, lines, holdings)
    plain = tuple(one for one in lines if one.record.record not in judged)
    slow = [one for one in lines if one.record.record in judged]
    facts, fresh, brought = _with_bundle(opened, slow, holdings)
    changes = changes_of(facts, _all_lines(holdings.lines, slow), definitions)
    states = {change.record: change.state for change in changes}
    decisions = [Decision(one.record.record, one.digest, Outcome.NEW) for one in plain]
    decisions += [_decide(one, states[one.record.record], holdings) for one in slow]
    decisions += [
        _decide_notice(one, opened.laptop, states[one.record], holdings) for one in opened.withdrawals
    ]
    held = (*opened.held, *broken)
    decisions += [Decision("", one.digest, Outcome.HELD, one.code) for one in held]
    return MergePlan(
        bundle=opened,
        known=holdings.known,
        plain=plain,
        fresh=fresh,
        brought=brought,
        changes=tuple(changes),
        held=held,
        decisions=tuple(decisions),
        numbers=count_outcomes(decisions),
    )


def changes_of(
    facts: Mapping[str, RecordFacts], lines: Mapping[str, bytes], definitions: Mapping[str, Instrument]
) -> list[RecordChange]:
    """What each record comes to under its facts, with the lines that withdrawals rewrite."""
    return [_change(record, one, lines, definitions) for record, one in facts.items()]


def count_outcomes(decisions: Iterable[Decision]) -> dict[str, int]:
    """How many of each outcome, every outcome named."""
    counted = Counter(one.outcome for one in decisions)
    return {outcome.value: counted[outcome] for outcome in Outcome}


def _sorted_out(opened: OpenedBundle) -> tuple[list[OpenedLine], list[HeldLine]]:
    good: list[OpenedLine] = []
    broken: list[HeldLine] = []
    for number, one in enumerate(opened.records, start=1):
        if (one.record.revision == 1 and not one.record.ancestors) or is_well_formed(
            one.record.revision, one.record.ancestors
        ):
            good.append(one)
        else:
            broken.append(
                HeldLine(
                    member="records",
                    number=number,
                    code="merge.chain_wrong",
                    digest=one.digest,
                    line=one.line,
                )
            )
    return good, broken


def _nothing_new(opened: OpenedBundle, lines: list[OpenedLine], broken: list[HeldLine]) -> MergePlan:
    decisions = [Decision(one.record.record, one.digest, Outcome.SAME) for one in lines]
    decisions += [Decision(one.record, "", Outcome.SAME) for one in opened.withdrawals]
    held = (*opened.held, *broken)
    decisions += [Decision("", one.digest, Outcome.HELD, one.code) for one in held]
    return MergePlan(
        bundle=opened,
        known="here",
        plain=(),
        fresh=(),
        brought=(),
        changes=(),
        held=held,
        decisions=tuple(decisions),
        numbers=count_outcomes(decisions),
    )


def _to_judge(opened: OpenedBundle, lines: list[OpenedLine], holdings: Holdings) -> set[str]:
    """Records that need judging: known ones, and those this bundle says more than one thing about."""
    judged = set(holdings.facts)
    judged.update(one.record for one in opened.withdrawals)
    judged.update(one.record for one in opened.handovers)
    if len({one.record.record for one in lines}) < len(lines):
        times = Counter(one.record.record for one in lines)
        judged.update(record for record, count in times.items() if count > 1)
    return judged


def _with_bundle(
    opened: OpenedBundle, slow: list[OpenedLine], holdings: Holdings
) -> tuple[dict[str, RecordFacts], tuple[OpenedLine, ...], tuple[tuple[str, str], ...]]:
    """The facts on every judged record once this bundle is in, the revisions new to the pool, and the others."""
    arrived: dict[str, dict[str, RevisionFact]] = {
        record: {one.digest: one for one in facts.revisions} for record, facts in holdings.facts.items()
    }
    bringer = Brought(laptop=opened.laptop)
    fresh: list[OpenedLine] = []
    brought: dict[tuple[str, str], None] = {}
    for one in slow:
        known = arrived.setdefault(one.record.record, {})
        if one.digest in known:
            known[one.digest] = with_brought(known[one.digest], bringer)
            if one.digest in holdings.lines:
                brought[one.record.record, one.digest] = None
        else:
            known[one.digest] = RevisionFact(
                digest=one.digest,
                revision=one.record.revision,
                ancestors=one.record.ancestors,
                brought=(bringer,),
            )
            fresh.append(one)
    notices: dict[str, list[TakenBack]] = {}
    for notice in opened.withdrawals:
        notices.setdefault(notice.record, []).append(taken_back(opened.laptop, notice))
    passings: dict[str, list[Passing]] = {}
    for statement in opened.handovers:
        passings.setdefault(statement.record, []).append(passing_of(statement))
    facts: dict[str, RecordFacts] = {}
    for record in {**arrived, **notices, **passings}:
        before = holdings.facts.get(record, RecordFacts(passings=holdings.replacements))
        facts[record] = RecordFacts(
            revisions=tuple(arrived.get(record, {}).values()),
            taken_back=tuple(dict.fromkeys((*before.taken_back, *notices.get(record, ())))),
            passings=_joined(before.passings, passings.get(record, ())),
        )
    return facts, tuple(fresh), tuple(brought)


def taken_back(laptop: str, notice: Withdrawal) -> TakenBack:
    """A notice as a fact; its items in one order, so that the same notice is the same fact."""
    items = notice.items if isinstance(notice.items, str) else tuple(sorted(set(notice.items)))
    return TakenBack(laptop=laptop, items=items)


def passing_of(statement: Handover) -> Passing:
    """A hand-over statement as a fact; its signature was checked when the bundle was opened."""
    return Passing(giver=statement.giver, taker=statement.taker)


def _joined(before: Iterable[Passing], more: Iterable[Passing]) -> tuple[Passing, ...]:
    joined: dict[tuple[str, str, bool], Passing] = {}
    for one in (*before, *more):
        step = (one.giver, one.taker, one.whole)
        same = joined.get(step)
        joined[step] = one if same is None or same.aside else same
    return tuple(joined.values())


def _all_lines(held: Mapping[str, bytes], slow: list[OpenedLine]) -> dict[str, bytes]:
    lines = {one.digest: one.line for one in slow}
    # What the pool holds outweighs what comes again: it may be erased or blanked already.
    lines.update(held)
    return lines


def _change(
    record: str, facts: RecordFacts, lines: Mapping[str, bytes], definitions: Mapping[str, Instrument]
) -> RecordChange:
    state = judge(facts)
    rewritten = {digest: b"" for digest in state.erased if lines.get(digest)}
    for digest, items in state.blanked:
        line = lines.get(digest, b"")
        if line:
            blank = blanked_line(line, items, definitions)
            if blank != line:
                rewritten[digest] = blank
    for digest in _let_go_of_key(facts, state, lines):
        line = rewritten.get(digest, lines.get(digest, b""))
        if line and not has_no_key(line):
            rewritten[digest] = without_key(line)
    return RecordChange(record=record, state=state, lines=rewritten)


def _let_go_of_key(facts: RecordFacts, state: RecordState, lines: Mapping[str, bytes]) -> frozenset[str]:
    """Every earlier version of a record that stands without a person's key now: it may be joined no longer."""
    heads = [one for one in facts.revisions if one.digest in state.heads]
    if not all(has_no_key(lines.get(one.digest, b"")) for one in heads):
        return frozenset()
    return frozenset(name for one in heads for name in one.ancestors)


def _decide(one: OpenedLine, state: RecordState, holdings: Holdings) -> Decision:
    record = one.record.record
    before = holdings.facts.get(record, RecordFacts())
    if one.digest in state.erased:
        return Decision(record, one.digest, Outcome.WITHDRAWN)
    if one.digest in state.held:
        return Decision(record, one.digest, Outcome.HELD, "merge.not_its_laptop")
    standing = [fact for fact in before.revisions if any(not b.aside for b in fact.brought)]
    if any(fact.digest == one.digest for fact in standing):
        return Decision(record, one.digest, Outcome.SAME)
    if len(state.heads) > 1 and one.digest in state.heads:
        return Decision(record, one.digest, Outcome.FORKED)
    return Decision(record, one.digest, Outcome.REVISED if standing else Outcome.NEW)


def _decide_notice(notice: Withdrawal, laptop: str, state: RecordState, holdings: Holdings) -> Decision:
    fact = taken_back(laptop, notice)
    before = holdings.facts.get(notice.record, RecordFacts())
    if fact in before.taken_back:
        return Decision(notice.record, "", Outcome.SAME)
    if fact not in state.notices:
        return Decision(notice.record, "", Outcome.HELD, "merge.not_its_laptop")
    return Decision(notice.record, "", Outcome.WITHDRAWN)
