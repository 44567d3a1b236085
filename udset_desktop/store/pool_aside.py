"""Second thoughts: a merge set aside, a fork settled, records judged again.

Called by `usecases.merging`.  Nothing is deleted here but what a withdrawal erases.
"""

from __future__ import annotations

import hashlib
import json
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass

import msgspec

from udset_desktop.foundation.problems import Finding, InputRefused
from udset_desktop.merge.blanking import parse_kept, render_kept
from udset_desktop.merge.plan import RecordChange
from udset_desktop.merge.rules import DESK, Passing, RecordFacts, judge
from udset_desktop.store.pool import Pool
from udset_desktop.store.pool_engine import PoolLink, writing
from udset_desktop.store.pool_merge import (
    BUNDLE_COLUMNS,
    REVISION_COLUMNS,
    MergeMark,
    apply_changes,
    facts_of,
    log_event,
    next_seq,
)
from udset_desktop.store.pool_states import HELD
from udset_desktop.store.pool_words import drop_words_again

Judge = Callable[[Mapping[str, RecordFacts], Mapping[str, bytes]], list[RecordChange]]
"""What records come to: `merge.plan.changes_of` with the definitions at hand."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Settlement:
    """A fork settled: which record, which side's content stays."""

    record: str
    keep: str


def set_merge_aside(
    pool: Pool, merge: int | None, judging: Judge, mark: MergeMark, replacements: tuple[Passing, ...] = ()
) -> int:
    """The number of the merge set aside: the one named, or the last bundle still standing.

    Raises `InputRefused` where there is no such merge, or it is aside already.
    """
    with writing(pool.engine, pool.place) as link:
        if merge is None:
            merge = link.value("SELECT MAX(seq) FROM bundle WHERE aside = 0 AND kind <> 'settlement'")
        aside = None if merge is None else link.value("SELECT aside FROM bundle WHERE seq = ?", (merge,))
        if merge is None or aside is None:
            raise InputRefused(Finding(code="store.no_such_merge"))
        if aside:
            raise InputRefused(Finding(code="store.merge_aside_already", context={"merge": merge}))
        link.run("UPDATE bundle SET aside = 1 WHERE seq = ?", (merge,))
        told = str(link.value("SELECT id FROM bundle WHERE seq = ?", (merge,)))
        touched = _records_of(link, merge)
        _judge_again(link, touched, judging, replacements)
        log_event(link, mark, "undo", merge, told)
        return int(merge)


def settle_fork(
    pool: Pool,
    settlement: Settlement,
    judging: Judge,
    mark: MergeMark,
    replacements: tuple[Passing, ...] = (),
) -> str:
    """The digest of the coordinator's revision that names every head and keeps one side's content.

    Raises `InputRefused` where the record has no fork, or `keep` names none of its sides.
    """
    with writing(pool.engine, pool.place) as link:
        facts, lines = facts_of(link, [settlement.record], replacements)
        known = facts.get(settlement.record, RecordFacts())
        heads = judge(known).heads
        if len(heads) < 2:  # noqa: PLR2004 - a fork has two sides
            raise InputRefused(Finding(code="store.no_fork", context={"record": settlement.record}))
        keep = [head for head in heads if settlement.keep and head.startswith(settlement.keep)]
        if len(keep) != 1:
            raise InputRefused(Finding(code="store.no_such_side", context={"record": settlement.record}))
        digest = _insert_settlement(link, known, (keep[0], heads), lines[keep[0]], mark)
        _judge_again(link, [settlement.record], judging, replacements)
        return digest


def judge_waiting(pool: Pool, judging: Judge, mark: MergeMark, replacements: tuple[Passing, ...]) -> int:
    """How many records changed when all that are held were judged again, under new replacements."""
    with writing(pool.engine, pool.place) as link:
        held = {str(row[0]) for row in link.rows("SELECT record FROM revision WHERE state = ?", (HELD,))}
        held |= {str(row[0]) for row in link.rows("SELECT record FROM notice")}
        changed = _judge_again(link, held, judging, replacements)
        drop_words_again(link, replacements)
        if changed:
            log_event(link, mark, "judge_again", 0, str(changed))
        return changed


def _judge_again(
    link: PoolLink, records: Iterable[str], judging: Judge, replacements: tuple[Passing, ...]
) -> int:
    facts, lines = facts_of(link, records, replacements)
    changes = judging(facts, lines)
    apply_changes(link, changes)
    return len(changes)


def _records_of(link: PoolLink, bundle: int) -> set[str]:
    rows = link.rows(
        "SELECT r.record FROM brought x JOIN revision r ON r.seq = x.revision WHERE x.bundle = ?"
        " UNION SELECT record FROM passing WHERE bundle = ?",
        (bundle, bundle),
    )
    return {str(row[0]) for row in rows}


def _insert_settlement(
    link: PoolLink, known: RecordFacts, sides: tuple[str, tuple[str, ...]], line: bytes, mark: MergeMark
) -> str:
    keep, heads = sides
    by_digest = {one.digest: one for one in known.revisions}
    # The kept side's chain first: its root is the settlement's root.
    ordered = (by_digest[keep], *(by_digest[head] for head in heads if head != keep))
    chain = dict.fromkeys(name for one in ordered for name in (*one.ancestors, one.digest))
    record = msgspec.structs.replace(
        parse_kept(line),
        ancestors=tuple(chain),
        revision=max(one.revision for one in ordered) + 1,
    )
    rendered = render_kept(record)
    digest = hashlib.sha256(rendered).hexdigest()
    bundle, seq = next_seq(link, "bundle"), next_seq(link, "revision")
    row = (bundle, f"settlement-{digest[:32]}", DESK, 0, "settlement", digest, mark.at, 0, json.dumps({}))
    link.insert("bundle", BUNDLE_COLUMNS, [row])
    told = (seq, record.record, digest, record.revision, " ".join(chain), " ".join(heads), HELD)
    link.insert("revision", REVISION_COLUMNS, [(*told, rendered.decode())])
    link.insert("brought", ("bundle", "revision"), [(bundle, seq)])
    log_event(link, mark, "settle", bundle, digest)
    return digest
