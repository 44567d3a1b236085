"""Held lines of a pool whose record was taken back whole, and held words: found, and let go where they lie sealed.

Called by `usecases.held_lines`, which has the key.  A notice is believed here only of the very laptop
that brought the line; of any other it is judged once the line can be read.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field

from udset_desktop.store.pool import Pool
from udset_desktop.store.pool_engine import reading, writing
from udset_desktop.store.pool_links import scrub

RECORDS, WORDS = "records", "words"
"""The members of a bundle whose lines are let go from here."""


@dataclass(frozen=True, slots=True, kw_only=True)
class SealedOf:
    """The sealed lines of one bundle, and what its laptop took back whole."""

    bundle: int
    content: bytes = field(repr=False)
    taken_back: frozenset[str]
    unreadable: frozenset[int]  # numbers of the lines that nobody can ever read


def load_sealed_taken_back(pool: Pool) -> tuple[SealedOf, ...]:
    """What lies sealed of every laptop that took any record back whole."""
    with reading(pool.engine, pool.place) as link:
        rows = link.rows(
            "SELECT s.bundle, s.content, b.laptop FROM sealed s JOIN bundle b ON b.seq = s.bundle"
            " WHERE EXISTS (SELECT 1 FROM notice n WHERE n.laptop = b.laptop AND n.items = ?)"
            " ORDER BY s.bundle",
            ("all",),
        )
        if not rows:
            return ()
        notices = link.rows("SELECT laptop, record FROM notice WHERE items = ?", ("all",))
        never = link.rows("SELECT bundle, number FROM held WHERE member = ? AND instrument = ''", (RECORDS,))
    return tuple(
        SealedOf(
            bundle=int(bundle),
            content=bytes(content),
            taken_back=frozenset(str(record) for of, record in notices if of == laptop),
            unreadable=frozenset(int(number) for of, number in never if of == bundle),
        )
        for bundle, content, laptop in rows
    )


@dataclass(frozen=True, slots=True, kw_only=True)
class SealedWords:
    """The sealed lines of one bundle, among them words that wait, and when it came."""

    bundle: int
    came_at: str  # ISO, UTC
    content: bytes = field(repr=False)
    numbers: frozenset[int]  # of the lines that are words


def load_sealed_words(pool: Pool) -> tuple[SealedWords, ...]:
    """Every bundle of which words lie sealed."""
    with reading(pool.engine, pool.place) as link:
        waiting: dict[int, set[int]] = {}
        for bundle, number in link.rows("SELECT bundle, number FROM held WHERE member = ?", (WORDS,)):
            waiting.setdefault(int(bundle), set()).add(int(number))
        rows = link.rows(
            "SELECT s.bundle, b.merged_at, s.content FROM sealed s JOIN bundle b ON b.seq = s.bundle"
            " ORDER BY s.bundle"
        )
    return tuple(
        SealedWords(
            bundle=int(bundle), came_at=at, content=bytes(content), numbers=frozenset(waiting[int(bundle)])
        )
        for bundle, at, content in rows
        if int(bundle) in waiting
    )


def save_sealed_without(
    pool: Pool, rows: Sequence[tuple[int, bytes, tuple[int, ...]]], member: str = RECORDS
) -> None:
    """Put these in place of what is sealed; the numbered lines wait no more, and no page holds them."""
    if not rows:
        return
    with writing(pool.engine, pool.place) as link:
        for bundle, content, numbers in rows:
            link.run("UPDATE sealed SET content = ? WHERE bundle = ?", (content, bundle))
            link.run_many(
                "DELETE FROM held WHERE bundle = ? AND member = ? AND number = ?",
                [(bundle, member, number) for number in numbers],
            )
    scrub(pool, "sealed")
