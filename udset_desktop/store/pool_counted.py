"""The lines that count in a pool, for whoever has to look at all that they say.

Called by `usecases.standing_alone`, and inside a rehearsal by `store.pool_merge`.  Figures are counted by SQL
(`store.counts`); this is for what no column of theirs holds.
"""

from __future__ import annotations

from collections.abc import Iterator

from udset_desktop.store.pool import Pool
from udset_desktop.store.pool_engine import PoolLink, reading

_COUNTED = "SELECT r.line FROM figure f JOIN revision r ON r.seq = f.revision"


def counted_lines(link: PoolLink) -> Iterator[bytes]:
    """The line of every record that counts, in no order."""
    for (line,) in link.run(_COUNTED):
        yield line.encode()


def load_counted(pool: Pool) -> Iterator[bytes]:
    """The same of an open pool, as one consistent look."""
    with reading(pool.engine, pool.place) as link:
        yield from counted_lines(link)
