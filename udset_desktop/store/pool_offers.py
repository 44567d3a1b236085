"""How often a conversation was offered and what was said to it, in a pool, while a bundle stands.

Called by `usecases.offer_figures`.  `store.pool_merge` writes the rows.  A bundle brings its laptop's
totals so far, so of several bundles of one laptop the highest number counts.
"""

from __future__ import annotations

from collections.abc import Mapping

from udset_desktop.store.pool import Pool
from udset_desktop.store.pool_engine import reading

_COUNTED = (
    "SELECT quarter, interviewer_type, said, SUM(most) FROM ("
    "SELECT o.quarter, o.interviewer_type, o.said, b.laptop, MAX(o.people) AS most"
    " FROM offers o JOIN bundle b ON b.seq = o.bundle WHERE b.aside = 0"
    " GROUP BY o.quarter, o.interviewer_type, o.said, b.laptop"
    ") AS one GROUP BY quarter, interviewer_type, said"
)


def load_offers(pool: Pool) -> Mapping[tuple[str, str, str], int]:
    """How many offers count now, by quarter, interviewer type and what was said."""
    with reading(pool.engine, pool.place) as link:
        return {
            (str(quarter), str(kind), str(said)): int(count)
            for quarter, kind, said, count in link.rows(_COUNTED)
        }
