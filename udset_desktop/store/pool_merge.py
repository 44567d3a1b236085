"""A merge plan carried out: what the pool holds on a bundle's records, and one transaction a file.

Called by `usecases.merging`.  Decides nothing: `merge.plan` has said what every record comes to.
"""

from __future__ import annotations

import json
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, replace

from udset_desktop.bundle.opened import OpenedBundle, OpenedLine
from udset_desktop.bundle.shareable import ShareableRecord
from udset_desktop.merge.blanking import parse_kept
from udset_desktop.merge.plan import Holdings, MergePlan, RecordChange, passing_of, taken_back
from udset_desktop.merge.rules import Brought, Passing, RecordFacts, RevisionFact, TakenBack
from udset_desktop.store.pool import Pool
from udset_desktop.store.pool_counted import counted_lines
from udset_desktop.store.pool_engine import PoolLink, Row, rolling_back, writing
from udset_desktop.store.pool_feedback import insert_feedback
from udset_desktop.store.pool_states import ASIDE, ERASED, FIGURE_COLUMNS, HEAD, HELD, PAST
from udset_desktop.store.pool_words import insert_words

REVISION_COLUMNS = ("seq", "record", "digest", "revision", "ancestors", "settles", "state", "line")
BUNDLE_COLUMNS = ("seq", "id", "laptop", "number", "kind", "manifest", "merged_at", "aside", "numbers")
EVENT_COLUMNS = ("seq", "at", "what", "who", "bundle", "told")

Planner = Callable[[Holdings], MergePlan]
"""`merge.plan.plan_merge` with the bundle and the definitions at hand."""


@dataclass(frozen=True, slots=True, kw_only=True)
class MergeMark:
    """When and by whom a merge is done, and the held lines sealed to the bundle key."""

    at: str  # ISO, UTC
    who: str = "coordinator"
    sealed_held: bytes = b""


class Rehearsal:
    """Merging for show: each bundle sees the ones before it."""

    def __init__(self, link: PoolLink, mark: MergeMark, replacements: tuple[Passing, ...]) -> None:
        self._link, self._mark, self._replacements = link, mark, replacements

    def merge(self, opened: OpenedBundle, planner: Planner) -> MergePlan:
        """What would become of the bundle, done as far as this rehearsal goes."""
        return _merge_in(self._link, opened, planner, self._mark, self._replacements)[0]

    def counted(self) -> Iterator[bytes]:
        """The lines that would count by now."""
        return counted_lines(self._link)


def _holdings(link: PoolLink, opened: OpenedBundle, replacements: tuple[Passing, ...]) -> Holdings:
    rows = link.rows(
        "SELECT id, aside FROM bundle WHERE laptop = ? AND number = ?", (opened.laptop, opened.number)
    )
    same = {str(bundle): bool(aside) for bundle, aside in rows}
    newest = link.value("SELECT MAX(number) FROM bundle WHERE laptop = ?", (opened.laptop,)) or 0
    known = "" if opened.id not in same else ("aside" if same[opened.id] else "here")
    holdings = Holdings(known=known, replacements=replacements, same_number=tuple(same), newest=int(newest))
    if known == "here":
        return holdings
    records = {one.record.record for one in opened.records}
    records.update(one.record for one in opened.withdrawals)
    records.update(one.record for one in opened.handovers)
    facts, lines = facts_of(link, records, replacements)
    return replace(holdings, facts=facts, lines=lines)


def facts_of(
    link: PoolLink, records: Iterable[str], replacements: tuple[Passing, ...]
) -> tuple[dict[str, RecordFacts], dict[str, bytes]]:
    """All facts on those of the records that the pool knows, and their lines by digest."""
    names = sorted(records)
    rows = link.rows_among(
        "SELECT r.record, r.digest, r.revision, r.ancestors, r.settles, r.line, b.laptop, MIN(b.aside)"
        " FROM revision r JOIN brought x ON x.revision = r.seq JOIN bundle b ON b.seq = x.bundle"
        " WHERE r.record IN @names GROUP BY r.seq, b.laptop",
        names,
    )
    notices = link.rows_among("SELECT record, laptop, items FROM notice WHERE record IN @names", names)
    passings = link.rows_among(
        "SELECT p.record, p.giver, p.taker, b.aside FROM passing p JOIN bundle b ON b.seq = p.bundle"
        " WHERE p.record IN @names",
        names,
    )
    return _gathered(rows, notices, passings, replacements)


def _gathered(
    rows: Sequence[Row], notices: Sequence[Row], passings: Sequence[Row], replacements: tuple[Passing, ...]
) -> tuple[dict[str, RecordFacts], dict[str, bytes]]:
    revisions: dict[str, dict[str, RevisionFact]] = {}
    bringers: dict[str, list[Brought]] = {}
    lines: dict[str, bytes] = {}
    for record, digest, number, ancestors, settles, line, laptop, aside in rows:
        bringers.setdefault(digest, []).append(Brought(laptop=laptop, aside=bool(aside)))
        lines[digest] = line.encode()
        revisions.setdefault(record, {})[digest] = RevisionFact(
            digest=digest,
            revision=number,
            ancestors=tuple(ancestors.split()),
            brought=tuple(bringers[digest]),
            settles=tuple(settles.split()),
        )
    back: dict[str, list[TakenBack]] = {}
    for record, laptop, items in notices:
        back.setdefault(record, []).append(TakenBack(laptop=laptop, items=_items_of(items)))
    steps: dict[str, list[Passing]] = {}
    for record, giver, taker, aside in passings:
        steps.setdefault(record, []).append(Passing(giver=giver, taker=taker, aside=bool(aside)))
    facts = {
        record: RecordFacts(
            revisions=tuple(revisions.get(record, {}).values()),
            taken_back=tuple(back.get(record, ())),
            passings=(*steps.get(record, ()), *replacements),
        )
        for record in {**revisions, **back, **steps}
    }
    return facts, lines


def merge_bundle(
    pool: Pool,
    opened: OpenedBundle,
    planner: Planner,
    mark: MergeMark,
    replacements: tuple[Passing, ...] = (),
) -> tuple[MergePlan, int]:
    """The bundle merged in one transaction: looked up, planned and applied; and the merge's number.

    Planning stands inside, so that nobody can merge between the look and the deed.  A bundle that is
    here already changes nothing; one set aside is taken back in.
    """
    with writing(pool.engine, pool.place) as link:
        return _merge_in(link, opened, planner, mark, replacements)


@contextmanager
def rehearsing(pool: Pool, mark: MergeMark, replacements: tuple[Passing, ...] = ()) -> Iterator[Rehearsal]:
    """Merging for show; nothing of it stays."""
    with rolling_back(pool.engine, pool.place) as link:
        yield Rehearsal(link, mark, replacements)


def _merge_in(
    link: PoolLink,
    opened: OpenedBundle,
    planner: Planner,
    mark: MergeMark,
    replacements: tuple[Passing, ...],
) -> tuple[MergePlan, int]:
    plan = planner(_holdings(link, opened, replacements))
    found = link.value("SELECT seq FROM bundle WHERE id = ?", (opened.id,))
    if plan.known == "here":
        log_event(link, mark, "merge_again", int(found), opened.id)
        return plan, int(found)
    if found is None:
        bundle = _insert_bundle(link, plan, mark)
        _insert_waiting(link, bundle, plan, mark)
    else:
        bundle = int(found)
        link.run("UPDATE bundle SET aside = 0 WHERE seq = ?", (bundle,))
    _apply(link, bundle, plan, replacements)
    log_event(link, mark, "merge" if found is None else "merge_back", bundle, opened.id)
    return plan, bundle


def release_lines(
    pool: Pool,
    opened: OpenedBundle,
    planner: Planner,
    mark: MergeMark,
    replacements: tuple[Passing, ...] = (),
) -> MergePlan:
    """Held lines of a bundle that can be read at last, taken in as part of it.

    `opened` is the bundle with those lines only.
    """
    with writing(pool.engine, pool.place) as link:
        bundle = int(link.value("SELECT seq FROM bundle WHERE id = ?", (opened.id,)))
        records = {one.record.record for one in opened.records}
        facts, lines = facts_of(link, records, replacements)
        plan = planner(Holdings(facts=facts, lines=lines, replacements=replacements))
        _apply(link, bundle, plan, replacements)
        read = [line.digest for line in opened.records] + [line.digest for line in opened.feedback]
        read += [line.digest for line in opened.words]
        link.run_many(
            "DELETE FROM held WHERE bundle = ? AND digest = ?", [(bundle, digest) for digest in read]
        )
        log_event(link, mark, "release", bundle, opened.id)
        return plan


def _apply(link: PoolLink, bundle: int, plan: MergePlan, replacements: tuple[Passing, ...]) -> None:
    _insert_plain(link, bundle, plan.plain)
    _insert_fresh(link, bundle, plan)
    _insert_notices(link, bundle, plan.bundle)
    insert_feedback(link, bundle, plan.bundle.feedback)
    insert_words(link, bundle, plan.bundle, replacements)
    apply_changes(link, plan.changes)


def _insert_bundle(link: PoolLink, plan: MergePlan, mark: MergeMark) -> int:
    opened, bundle = plan.bundle, next_seq(link, "bundle")
    numbers = json.dumps(dict(plan.numbers), sort_keys=True)
    row = (bundle, opened.id, opened.laptop, opened.number, opened.kind, opened.manifest_digest, mark.at, 0)
    link.insert("bundle", BUNDLE_COLUMNS, [(*row, numbers)])
    return bundle


def _insert_plain(link: PoolLink, bundle: int, lines: Sequence[OpenedLine]) -> None:
    if not lines:
        return
    first = next_seq(link, "revision")
    pins = pin_numbers(link, {one.record.instrument for one in lines})
    link.insert(
        "revision",
        REVISION_COLUMNS,
        [
            (
                seq,
                one.record.record,
                one.digest,
                one.record.revision,
                " ".join(one.record.ancestors),
                "",
                HEAD,
                one.line.decode(),
            )
            for seq, one in enumerate(lines, start=first)
        ],
    )
    link.insert("brought", ("bundle", "revision"), [(bundle, first + at) for at in range(len(lines))])
    link.insert(
        "figure",
        FIGURE_COLUMNS,
        [figure_row(seq, one.record, pins) for seq, one in enumerate(lines, start=first)],
    )


def _insert_fresh(link: PoolLink, bundle: int, plan: MergePlan) -> None:
    """New revisions of judged records; `apply_changes` gives them their state."""
    first = next_seq(link, "revision")
    rows = [
        (
            seq,
            one.record.record,
            one.digest,
            one.record.revision,
            " ".join(one.record.ancestors),
            "",
            HELD,
            one.line.decode(),
        )
        for seq, one in enumerate(plan.fresh, start=first)
    ]
    link.insert("revision", REVISION_COLUMNS, rows)
    links = [(bundle, row[0]) for row in rows]
    if plan.known == "" and plan.brought:
        seqs = seqs_of(link, {record for record, _ in plan.brought})
        links += [(bundle, seqs[pair]) for pair in plan.brought]
    link.insert("brought", ("bundle", "revision"), links)


def _insert_notices(link: PoolLink, bundle: int, opened: OpenedBundle) -> None:
    for one in opened.withdrawals:
        fact = taken_back(opened.laptop, one)
        link.run(
            "INSERT INTO notice (record, laptop, items, bundle) VALUES (?, ?, ?, ?)"
            " ON CONFLICT (record, laptop, items) DO NOTHING",
            (one.record, fact.laptop, _items_told(fact), bundle),
        )
    for statement in opened.handovers:
        step = passing_of(statement)
        link.run(
            "INSERT INTO passing (record, giver, taker, bundle, signature) VALUES (?, ?, ?, ?, ?)"
            " ON CONFLICT (record, giver, taker, bundle) DO NOTHING",
            (statement.record, step.giver, step.taker, bundle, statement.signature),
        )


def _insert_waiting(link: PoolLink, bundle: int, plan: MergePlan, mark: MergeMark) -> None:
    link.insert(
        "held",
        ("bundle", "member", "number", "code", "digest", "instrument"),
        [(bundle, one.member, one.number, one.code, one.digest, one.instrument) for one in plan.held],
    )
    if plan.held:
        link.insert("sealed", ("bundle", "content"), [(bundle, mark.sealed_held)])
    counted: dict[tuple[str, str, str], int] = {}
    for offer in plan.bundle.offers:
        place = (offer.quarter, offer.interviewer_type, offer.said)
        counted[place] = counted.get(place, 0) + offer.count
    link.insert(
        "offers",
        ("bundle", "quarter", "interviewer_type", "said", "people"),
        [(bundle, *place, count) for place, count in counted.items()],
    )


def apply_changes(link: PoolLink, changes: Sequence[RecordChange]) -> None:
    """Every record brought to the state it comes to; what is counted follows."""
    if not changes:
        return
    rewritten = [(line.decode(), one.record, digest) for one in changes for digest, line in one.lines.items()]
    link.run_many("UPDATE revision SET line = ? WHERE record = ? AND digest = ?", rewritten)
    states: list[Row] = []
    for one in changes:
        state = one.state
        for number, digests in (
            (HEAD, state.heads),
            (PAST, state.past),
            (HELD, state.held),
            (ASIDE, state.aside),
            (ERASED, state.erased),
        ):
            states += [(number, one.record, digest) for digest in digests]
    link.run_many("UPDATE revision SET state = ? WHERE record = ? AND digest = ?", states)
    _recount(link, changes)


def _recount(link: PoolLink, changes: Sequence[RecordChange]) -> None:
    names = [one.record for one in changes]
    seqs = link.rows_among("SELECT seq FROM revision WHERE record IN @names", names)
    link.run_many("DELETE FROM figure WHERE revision = ?", seqs)
    sole = {one.state.heads[0] for one in changes if len(one.state.heads) == 1}
    rows = link.rows_among(
        "SELECT seq, digest, line FROM revision WHERE state = 0 AND record IN @names", names
    )
    kept = [(seq, parse_kept(line.encode())) for seq, digest, line in rows if digest in sole]
    pins = pin_numbers(link, {record.instrument for _, record in kept})
    link.insert("figure", FIGURE_COLUMNS, [figure_row(seq, record, pins) for seq, record in kept])


def figure_row(seq: int, record: ShareableRecord, pins: Mapping[str, int]) -> Row:
    """What is counted of one record."""
    about = record.about
    types = {one.type for one in record.interviewers}
    return (
        seq,
        pins[record.instrument],
        record.quarter,
        record.again,
        record.link,
        about.age,
        about.group,
        about.partnership,
        about.place,
        about.service,
        json.dumps(record.links, sort_keys=True) if record.links else "",
        record.respondent,
        types.pop() if len(types) == 1 else ("several" if types else ""),
        record.codes,
    )


def pin_numbers(link: PoolLink, pins: set[str]) -> dict[str, int]:
    """The pool's numbers of these instrument pins, new ones given one."""
    known = {str(pin): int(seq) for seq, pin in link.rows("SELECT seq, pin FROM instrument")}
    fresh = sorted(pins - known.keys())
    if fresh:
        first = next_seq(link, "instrument")
        rows = list(enumerate(fresh, start=first))
        link.insert("instrument", ("seq", "pin"), rows)
        known.update((pin, seq) for seq, pin in rows)
    return known


def seqs_of(link: PoolLink, records: Iterable[str]) -> dict[tuple[str, str], int]:
    """Row numbers by record and digest."""
    rows = link.rows_among("SELECT record, digest, seq FROM revision WHERE record IN @names", sorted(records))
    return {(str(record), str(digest)): int(seq) for record, digest, seq in rows}


def next_seq(link: PoolLink, table: str) -> int:
    """The next free number of a table; only inside `writing`, where nobody else takes one."""
    return int(link.value(f"SELECT COALESCE(MAX(seq), 0) + 1 FROM {table}"))  # noqa: S608 - our own names


def log_event(link: PoolLink, mark: MergeMark, what: str, bundle: int, told: str) -> None:
    """One line of the pool's log: ids and digests only."""
    link.insert("event", EVENT_COLUMNS, [(next_seq(link, "event"), mark.at, what, mark.who, bundle, told)])


def _items_told(fact: TakenBack) -> str:
    return fact.items if isinstance(fact.items, str) else " ".join(fact.items)


def _items_of(told: str) -> str | tuple[str, ...]:
    return told if told in {"all", "words"} else tuple(told.split())
