"""What workers chose about using the tool, in a pool: kept with the merge, counted while a bundle stands.

Called by `store.pool_merge` inside a merge, and by `usecases.looking_in`.  Which bundle brought a line lies
in `feedback_brought` alone, as with records, so that a database role can be kept from it.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from udset_desktop.bundle.opened import OpenedFeedback
from udset_desktop.store.pool import Pool
from udset_desktop.store.pool_engine import PoolLink, reading

# Of one number the smallest digest counts, whatever came first: a laptop gone bad must not make the
# pool depend on the order of bundles.
_COUNTED = (
    "SELECT f.feedback, MIN(f.digest) FROM feedback f JOIN feedback_brought x ON x.digest = f.digest"
    " JOIN bundle b ON b.seq = x.bundle WHERE b.aside = 0 GROUP BY f.feedback"
)


@dataclass(frozen=True, slots=True, kw_only=True)
class FeedbackRow:
    """One line that counts."""

    feedback: str
    digest: str
    line: bytes


def insert_feedback(link: PoolLink, bundle: int, lines: Iterable[OpenedFeedback]) -> None:
    """The lines of one bundle, in the transaction of its merge; those that are there stay as they are."""
    for one in lines:
        link.run(
            "INSERT INTO feedback (digest, feedback, line) VALUES (?, ?, ?) ON CONFLICT (digest) DO NOTHING",
            (one.digest, one.feedback.feedback, one.line.decode()),
        )
        link.run(
            "INSERT INTO feedback_brought (bundle, digest) VALUES (?, ?)"
            " ON CONFLICT (bundle, digest) DO NOTHING",
            (bundle, one.digest),
        )


def counted_feedback(link: PoolLink) -> list[tuple[str, str]]:
    """Number and digest of every line that counts now."""
    return [(str(feedback), str(digest)) for feedback, digest in link.rows(_COUNTED)]


def load_feedback(pool: Pool) -> tuple[FeedbackRow, ...]:
    """Every line that counts now, by number."""
    with reading(pool.engine, pool.place) as link:
        counted = dict(counted_feedback(link))
        lines = {str(row[0]): str(row[1]) for row in link.rows("SELECT digest, line FROM feedback")}
    return tuple(
        FeedbackRow(feedback=feedback, digest=digest, line=lines[digest].encode())
        for feedback, digest in sorted(counted.items())
    )
