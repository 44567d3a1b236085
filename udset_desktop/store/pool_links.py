"""The persons' keys of a pool: whether there are any, and letting them go when linking is off or over.

Called by `usecases.pool_desk` at each opening.  A line without its key keeps the digest it came with, as
a line does whose answers were taken back, so chains, receipts and the pool's digest stay what they are.
"""

from __future__ import annotations

from collections.abc import Sequence

from udset_desktop.merge.blanking import without_key
from udset_desktop.store.pool import Pool
from udset_desktop.store.pool_engine import PoolLink, reading, told_plainly, writing
from udset_desktop.store.pool_merge import MergeMark, log_event

_WHAT = "unlink"
_HELD_LOOKED = "unlink_held"
_NO_KEY = '%"link":""%'
_LINKED = "SELECT seq, line FROM revision WHERE seq > ? AND line <> '' AND line NOT LIKE ?"


def count_links(pool: Pool) -> tuple[int, int]:
    """How many counted records carry a person's key, and how many do not."""
    with reading(pool.engine, pool.place) as link:
        linked = int(link.value("SELECT COUNT(*) FROM figure WHERE link <> ''"))
        return linked, int(link.value("SELECT COUNT(*) FROM figure")) - linked


def drop_links(pool: Pool, mark: MergeMark) -> int:
    """How many lines were rewritten because a person's key stood in them; none is left after this.

    Cheap where there is nothing new: lines that were looked at before are not looked at again.
    """
    with reading(pool.engine, pool.place) as link:
        if not link.rows(f"{_LINKED} LIMIT 1", (_looked_at(link), _NO_KEY)):
            return 0
    with writing(pool.engine, pool.place) as link:
        rows = link.rows(_LINKED, (_looked_at(link), _NO_KEY))
        link.run_many(
            "UPDATE revision SET line = ? WHERE seq = ?",
            [(without_key(line.encode()).decode(), seq) for seq, line in rows],
        )
        link.run("UPDATE figure SET link = '' WHERE link <> ''")
        latest = int(link.value("SELECT COALESCE(MAX(seq), 0) FROM revision"))
        log_event(link, mark, _WHAT, 0, str(latest))
    scrub(pool, "revision", "figure", "sealed")
    return len(rows)


def load_unlooked_sealed(pool: Pool) -> tuple[tuple[int, bytes, frozenset[tuple[str, int]]], ...]:
    """The sealed lines of each bundle that nobody has looked through for keys, and which of them can be read later.

    A line is told by its member and its number there.
    """
    with reading(pool.engine, pool.place) as link:
        rows = link.rows(
            "SELECT s.bundle, s.content FROM sealed s WHERE NOT EXISTS"
            " (SELECT 1 FROM event e WHERE e.what = ? AND e.bundle = s.bundle) ORDER BY s.bundle",
            (_HELD_LOOKED,),
        )
        if not rows:
            return ()
        waiting = link.rows("SELECT bundle, member, number FROM held WHERE instrument <> ''")
    return tuple(
        (
            int(bundle),
            bytes(content),
            frozenset((str(member), int(number)) for of, member, number in waiting if of == bundle),
        )
        for bundle, content in rows
    )


def save_sealed_anew(pool: Pool, rows: Sequence[tuple[int, bytes]], mark: MergeMark) -> None:
    """Put these in place of what is sealed, and remember that it was looked through."""
    if not rows:
        return
    with writing(pool.engine, pool.place) as link:
        for bundle, content in rows:
            link.run("UPDATE sealed SET content = ? WHERE bundle = ?", (content, bundle))
            log_event(link, mark, _HELD_LOOKED, bundle, "")
    scrub(pool, "revision", "figure", "sealed")


def _looked_at(link: PoolLink) -> int:
    """The last line that was looked at; what came later may hold a key again."""
    told = link.value("SELECT told FROM event WHERE what = ? ORDER BY seq DESC LIMIT 1", (_WHAT,))
    return int(told) if told is not None else 0


def scrub(pool: Pool, *tables: str) -> None:
    """Leave what went neither in the log beside the file nor in rows that the database keeps for a while."""
    with (
        told_plainly(pool.engine, pool.place),
        pool.engine.connect().execution_options(isolation_level="AUTOCOMMIT") as connection,
    ):
        link = PoolLink(connection)
        if link.is_postgres:
            link.run(f"VACUUM FULL {', '.join(tables)}")
        else:
            connection.connection.cursor().execute("PRAGMA wal_checkpoint(TRUNCATE)")
