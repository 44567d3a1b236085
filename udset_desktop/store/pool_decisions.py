"""What was decided in a pool, by whichever desk: merges set aside, and forks settled.

Called by `usecases.decisions_kept`, which remembers it should the pool lose it.
"""

from __future__ import annotations

from dataclasses import dataclass

from udset_desktop.store.pool import Pool
from udset_desktop.store.pool_engine import reading
from udset_desktop.store.pool_states import HEAD


@dataclass(frozen=True, slots=True, kw_only=True)
class Decisions:
    """How what was decided stands in a pool now."""

    aside: dict[
        str, tuple[str, int, str]
    ]  # by bundle: its laptop, its number, and when it was set aside (ISO)
    standing: frozenset[str]  # bundles that are not aside
    undone: frozenset[tuple[str, str]]  # every time a bundle was set aside: which, and when
    settled: dict[str, str]  # by record, the settlement that stands
    forked: frozenset[str]  # records with two heads or more


def load_decisions(pool: Pool) -> Decisions:
    """Every merge set aside and every fork settled, as the pool has it."""
    with reading(pool.engine, pool.place) as link:
        bundles = link.rows("SELECT id, laptop, number, aside FROM bundle")
        events = link.rows("SELECT told, at FROM event WHERE what = 'undo' ORDER BY seq")
        settled = link.rows(
            "SELECT r.record, b.id FROM bundle b JOIN brought x ON x.bundle = b.seq"
            " JOIN revision r ON r.seq = x.revision WHERE b.kind = 'settlement' AND b.aside = 0 ORDER BY b.seq"
        )
        forked = link.rows(
            "SELECT record FROM revision WHERE state = ? GROUP BY record HAVING COUNT(*) > 1", (HEAD,)
        )
    latest = {str(told): str(at) for told, at in events}
    return Decisions(
        aside={
            str(bundle): (str(laptop), int(number), latest.get(str(bundle), ""))
            for bundle, laptop, number, aside in bundles
            if aside
        },
        standing=frozenset(str(bundle) for bundle, _, _, aside in bundles if not aside),
        undone=frozenset((str(told), str(at)) for told, at in events),
        settled={str(record): str(settlement) for record, settlement in settled},
        forked=frozenset(str(row[0]) for row in forked),
    )


def load_last_numbers(pool: Pool) -> dict[str, int]:
    """The highest bundle number of each laptop, whichever desk took it in."""
    with reading(pool.engine, pool.place) as link:
        rows = link.rows("SELECT laptop, MAX(number) FROM bundle WHERE kind <> 'settlement' GROUP BY laptop")
    return {str(laptop): int(number) for laptop, number in rows}
