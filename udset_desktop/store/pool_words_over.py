"""How long words lie in a pool already, and letting go of those whose time is over.

Called by `usecases.words_over`, which knows how long the project keeps them.  A text counts from the day
its first bundle came in, whether that bundle is set aside now or not.  What stays is the text's number in
the pool's log, so that no bundle that comes later brings the text again.
"""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import dataclass

from udset_desktop.store.pool import Pool
from udset_desktop.store.pool_engine import reading, writing
from udset_desktop.store.pool_links import scrub
from udset_desktop.store.pool_merge import EVENT_COLUMNS, MergeMark, next_seq
from udset_desktop.store.pool_words import OVER


@dataclass(frozen=True, slots=True, kw_only=True)
class KeptText:
    """One text that a pool holds, without what it says."""

    number: str
    who: str  # user, carer
    outcome: str
    came_at: str  # ISO, UTC


def load_kept_texts(pool: Pool) -> tuple[KeptText, ...]:
    """Every text with content, also of bundles set aside; the one that lies here longest first."""
    with reading(pool.engine, pool.place) as link:
        rows = link.rows(
            "SELECT w.number, MIN(w.who), MIN(w.outcome), MIN(b.merged_at) FROM words w"
            " JOIN words_brought x ON x.digest = w.digest JOIN bundle b ON b.seq = x.bundle"
            " WHERE w.content <> '' GROUP BY w.number"
        )
    kept = (KeptText(number=row[0], who=row[1], outcome=row[2], came_at=row[3]) for row in rows)
    return tuple(sorted(kept, key=lambda one: (one.came_at, one.number)))


def drop_texts(pool: Pool, numbers: Collection[str], mark: MergeMark) -> None:
    """The content of these texts gone for good, with a line of the log for each that tells its number alone."""
    if not numbers:
        return
    gone = sorted(numbers)
    with writing(pool.engine, pool.place) as link:
        link.run_many("UPDATE words SET content = '' WHERE number = ?", [(number,) for number in gone])
        first = next_seq(link, "event")
        link.insert(
            "event",
            EVENT_COLUMNS,
            [(seq, mark.at, OVER, mark.who, 0, number) for seq, number in enumerate(gone, start=first)],
        )
    scrub(pool, "words")
