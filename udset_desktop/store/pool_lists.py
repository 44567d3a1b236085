"""What a pool tells of itself: status, merges, held lines, forks, digest, trust entries.

Called by `usecases.merging`.  Reads only, save for trust entries.
"""

from __future__ import annotations

import hashlib
import json
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from itertools import groupby

from udset_desktop.merge.rules import Passing, TakenBack, judge
from udset_desktop.store.pool import Pool
from udset_desktop.store.pool_engine import PoolLink, reading, writing
from udset_desktop.store.pool_feedback import counted_feedback
from udset_desktop.store.pool_merge import facts_of
from udset_desktop.store.pool_states import HEAD, HELD, POOL_SCHEMA
from udset_desktop.store.pool_words import count_words


@dataclass(frozen=True, slots=True, kw_only=True)
class PoolNumbers:
    """Counts of a pool, and the bundle numbers seen of each laptop."""

    schema: str
    records: int
    revisions: int
    forks: int
    held: int
    withdrawals: int
    feedback: int
    words: tuple[tuple[str, str, int], ...]  # whose they are, what about, how many texts
    merges: int
    laptops: Mapping[str, tuple[int, ...]]


@dataclass(frozen=True, slots=True, kw_only=True)
class MergeRow:
    """One merge."""

    merge: int
    bundle: str
    laptop: str
    number: int
    kind: str
    merged_at: str
    aside: bool
    numbers: Mapping[str, int]


@dataclass(frozen=True, slots=True, kw_only=True)
class WaitingRow:
    """One line or notice that waits: where it stands and why."""

    merge: int
    line: int
    record: str
    code: str
    context: Mapping[str, str | int] = field(default_factory=dict)


@dataclass(frozen=True, slots=True, kw_only=True)
class SideRow:
    """One side of a fork, with its line."""

    record: str
    digest: str
    revision: int
    laptops: tuple[str, ...]
    line: bytes = field(repr=False)


@dataclass(frozen=True, slots=True, kw_only=True)
class SealedRow:
    """The held lines of one bundle as they lie: sealed; with what is needed to try them again."""

    bundle: str
    laptop: str
    number: int
    kind: str
    content: bytes = field(repr=False)
    instruments: tuple[str, ...]
    codes: Mapping[str, str]  # why each line still waits, by its digest


def load_numbers(pool: Pool, replacements: tuple[Passing, ...] = ()) -> PoolNumbers:
    """The counts of the pool."""
    with reading(pool.engine, pool.place) as link:
        heads = link.rows("SELECT record, COUNT(*) FROM revision WHERE state = ? GROUP BY record", (HEAD,))
        laptops: dict[str, list[int]] = {}
        for laptop, number in link.rows(
            "SELECT laptop, number FROM bundle WHERE kind <> 'settlement' ORDER BY laptop, number"
        ):
            laptops.setdefault(laptop, []).append(number)
        return PoolNumbers(
            schema=POOL_SCHEMA,
            records=len(heads),
            revisions=link.value("SELECT COUNT(*) FROM revision"),
            forks=sum(1 for _, count in heads if count > 1),
            held=len(_waiting(link, replacements)),
            withdrawals=link.value("SELECT COUNT(*) FROM notice"),
            feedback=len(counted_feedback(link)),
            words=count_words(link),
            merges=link.value("SELECT COUNT(*) FROM bundle WHERE kind <> 'settlement'"),
            laptops={laptop: tuple(numbers) for laptop, numbers in laptops.items()},
        )


def count_forks(pool: Pool) -> int:
    """How many records have two heads or more."""
    with reading(pool.engine, pool.place) as link:
        return len(
            link.rows(
                "SELECT record FROM revision WHERE state = ? GROUP BY record HAVING COUNT(*) > 1", (HEAD,)
            )
        )


def load_merges(pool: Pool) -> tuple[MergeRow, ...]:
    """Every merge and settlement, the oldest first."""
    with reading(pool.engine, pool.place) as link:
        rows = link.rows(
            "SELECT seq, id, laptop, number, kind, merged_at, aside, numbers FROM bundle ORDER BY seq"
        )
    return tuple(
        MergeRow(
            merge=seq,
            bundle=bundle,
            laptop=laptop,
            number=number,
            kind=kind,
            merged_at=at,
            aside=bool(aside),
            numbers=json.loads(numbers),
        )
        for seq, bundle, laptop, number, kind, at, aside, numbers in rows
    )


def load_waiting(pool: Pool, replacements: tuple[Passing, ...] = ()) -> tuple[WaitingRow, ...]:
    """Every line and notice that waits, by merge and line."""
    with reading(pool.engine, pool.place) as link:
        return tuple(sorted(_waiting(link, replacements), key=lambda row: (row.merge, row.line, row.record)))


def _waiting(link: PoolLink, replacements: tuple[Passing, ...]) -> list[WaitingRow]:
    waiting = [
        WaitingRow(
            merge=bundle,
            line=number,
            record="",
            code=code,
            context={"instrument": instrument} if instrument else {},
        )
        for bundle, number, code, instrument in link.rows(
            "SELECT h.bundle, h.number, h.code, h.instrument FROM held h"
            " JOIN bundle b ON b.seq = h.bundle WHERE b.aside = 0"
        )
    ]
    waiting += [
        WaitingRow(merge=bundle, line=0, record=record, code="merge.not_its_laptop")
        for bundle, record in link.rows(
            "SELECT MIN(x.bundle), r.record FROM revision r JOIN brought x ON x.revision = r.seq"
            " JOIN bundle b ON b.seq = x.bundle WHERE r.state = ? AND b.aside = 0 GROUP BY r.seq, r.record",
            (HELD,),
        )
    ]
    notices = link.rows("SELECT record, laptop, items, bundle FROM notice")
    facts, _ = facts_of(link, {str(row[0]) for row in notices}, replacements)
    for record, laptop, items, bundle in notices:
        state = judge(facts[record])
        fact = TakenBack(laptop=laptop, items=items if items in {"all", "words"} else tuple(items.split()))
        if fact not in state.notices:
            waiting.append(WaitingRow(merge=bundle, line=0, record=record, code="merge.not_its_laptop"))
        elif state.waiting and not facts[record].revisions:
            waiting.append(WaitingRow(merge=bundle, line=0, record=record, code="merge.notice_waits"))
    return waiting


def load_forks(pool: Pool) -> tuple[SideRow, ...]:
    """Every side of every fork, by record and digest."""
    with reading(pool.engine, pool.place) as link:
        rows = link.rows(
            "SELECT r.record, r.digest, r.revision, r.line, b.laptop FROM revision r"
            " JOIN brought x ON x.revision = r.seq JOIN bundle b ON b.seq = x.bundle"
            " WHERE r.state = 0 AND b.aside = 0 AND r.record IN"
            " (SELECT record FROM revision WHERE state = 0 GROUP BY record HAVING COUNT(*) > 1)"
            " ORDER BY r.record, r.digest, b.laptop"
        )
    sides: dict[tuple[str, str], SideRow] = {}
    for record, digest, revision, line, laptop in rows:
        known = sides.get((record, digest))
        laptops = dict.fromkeys((*(known.laptops if known else ()), laptop))
        sides[record, digest] = SideRow(
            record=record, digest=digest, revision=revision, laptops=tuple(laptops), line=line.encode()
        )
    return tuple(sides.values())


def digest_pool(pool: Pool, replacements: tuple[Passing, ...] = ()) -> tuple[str, int]:
    """SHA-256 over what the pool holds, and how many records have a head.

    Lines `record TAB kind TAB digest LF`, one a head (`head`), one a withdrawal that stands
    (`withdrawn`, `taken_back`) and one a worker's line that counts (`feedback`), sorted by bytes here and not by the database, whose order of
    letters may be another.  Nothing of bundles, laptops, times or held lines goes in.
    """
    with reading(pool.engine, pool.place) as link:
        heads = link.rows("SELECT record, digest FROM revision WHERE state = ?", (HEAD,))
        withdrawn = {str(row[0]) for row in link.rows("SELECT record FROM notice")}
        facts, _ = facts_of(link, withdrawn, replacements)
        feedback = counted_feedback(link)
    lines = [f"{record}\thead\t{digest}\n".encode() for record, digest in heads]
    lines += [f"{number}\tfeedback\t{digest}\n".encode() for number, digest in feedback]
    for record, known in facts.items():
        told = {
            (("withdrawn" if one.items == "all" else "taken_back"), _notice_digest(record, one.items))
            for one in judge(known).notices
        }
        lines += [f"{record}\t{kind}\t{digest}\n".encode() for kind, digest in told]
    digest = hashlib.sha256(b"".join(sorted(lines))).hexdigest()
    return digest, len({record for record, _ in heads})


def _notice_digest(record: str, items: str | tuple[str, ...]) -> str:
    told = items if isinstance(items, str) else list(items)
    line = json.dumps({"items": told, "record": record}, sort_keys=True, separators=(",", ":"))
    return hashlib.sha256(line.encode()).hexdigest()


def load_sealed(pool: Pool) -> tuple[SealedRow, ...]:
    """Held lines that may be read one day, sealed as they lie."""
    with reading(pool.engine, pool.place) as link:
        rows = link.rows(
            "SELECT b.id, b.laptop, b.number, b.kind, b.seq, h.instrument, h.digest, h.code FROM held h"
            " JOIN bundle b ON b.seq = h.bundle WHERE h.instrument <> '' AND b.aside = 0"
            " ORDER BY b.seq, h.number"
        )
        contents = {
            seq: bytes(link.value("SELECT content FROM sealed WHERE bundle = ?", (seq,)))
            for seq in dict.fromkeys(row[4] for row in rows)
        }
    found: list[SealedRow] = []
    for (bundle, laptop, number, kind, seq), several in groupby(rows, key=lambda row: row[:5]):
        lines = list(several)
        found.append(
            SealedRow(
                bundle=bundle,
                laptop=laptop,
                number=number,
                kind=kind,
                content=contents[seq],
                instruments=tuple(sorted({line[5] for line in lines})),
                codes={line[6]: line[7] for line in lines},
            )
        )
    return tuple(found)


def has_held_revisions(pool: Pool) -> bool:
    """Whether any revision waits because its laptop may not speak for the record."""
    with reading(pool.engine, pool.place) as link:
        return link.value("SELECT 1 FROM revision WHERE state = ? LIMIT 1", (HELD,)) is not None


def load_trust_entries(pool: Pool) -> tuple[str, ...]:
    """The trust entries the pool carries; whoever reads them verifies each."""
    with reading(pool.engine, pool.place) as link:
        return tuple(str(row[0]) for row in link.rows("SELECT entry FROM trust_entry ORDER BY digest"))


def save_trust_entries(pool: Pool, entries: Iterable[str]) -> None:
    """More trust entries; those that are there stay as they are."""
    rows = [(hashlib.sha256(entry.encode()).hexdigest(), entry) for entry in entries]
    with writing(pool.engine, pool.place) as link:
        link.run_many(
            "INSERT INTO trust_entry (digest, entry) VALUES (?, ?) ON CONFLICT (digest) DO NOTHING", rows
        )
