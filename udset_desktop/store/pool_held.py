"""Held lines of a pool whose record was taken back whole: found, and let go from where they lie sealed.

Called by `usecases.held_lines`, which has the key.  A notice is believed here only of the very laptop
that brought the line; of any other it is judged once the line can be read.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field

from udset_desktop.store.pool import Pool
from udset_desktop.store.pool_engine import reading, writing
from udset_desktop.store.pool_links import scrub

_MEMBER = "records"


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
        never = link.rows("SELECT bundle, number FROM held WHERE member = ? AND instrument = ''", (_MEMBER,))
    return tuple(
        SealedOf(
            bundle=int(bundle),
            content=bytes(content),
            taken_back=frozenset(str(record) for of, record in notices if of == laptop),
            unreadable=frozenset(int(number) for of, number in never if of == bundle),
        )
        for bundle, content, laptop in rows
    )


def save_sealed_without(pool: Pool, rows: Sequence[tuple[int, bytes, tuple[int, ...]]]) -> None:
    """Put these in place of what is sealed; the numbered lines wait no more, and no page holds them."""
    if not rows:
        return
    with writing(pool.engine, pool.place) as link:
        for bundle, content, numbers in rows:
            link.run("UPDATE sealed SET content = ? WHERE bundle = ?", (content, bundle))
            link.run_many(
                "DELETE FROM held WHERE bundle = ? AND member = ? AND number = ?",
                [(bundle, _MEMBER, number) for number in numbers],
            )
    scrub(pool, "sealed")
