"""Held lines of a pool that a notice may reach, and held words: found, and let go where they lie sealed.

Called by `usecases.held_lines`, which has the key.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field

from udset_desktop.merge.rules import Passing, TakenBack, heirs_of
from udset_desktop.store.pool import Pool
from udset_desktop.store.pool_engine import PoolLink, reading, writing
from udset_desktop.store.pool_links import scrub

RECORDS, WORDS = "records", "words"
"""The members of a bundle whose lines are let go from here."""


@dataclass(frozen=True, slots=True, kw_only=True)
class SealedOf:
    """The sealed lines of one bundle, and the laptop that brought it."""

    bundle: int
    laptop: str
    content: bytes = field(repr=False)


@dataclass(frozen=True, slots=True, kw_only=True)
class Notices:
    """What was taken back, and who stands in whose place; by record."""

    notices: dict[str, tuple[TakenBack, ...]]
    passings: dict[str, tuple[Passing, ...]]
    numbers: frozenset[str]  # of texts, from whichever believed laptop


def load_notices(pool: Pool) -> Notices:
    """Every notice that may reach a line which nobody has read yet."""
    with reading(pool.engine, pool.place) as link:
        return _notices(link)


def load_sealed_reached(pool: Pool, replacements: tuple[Passing, ...]) -> tuple[SealedOf, ...]:
    """What lies sealed of every laptop for whose lines anybody took something back, and all that holds words."""
    with reading(pool.engine, pool.place) as link:
        told = _notices(link)
        if not told.notices and not told.numbers:
            return ()
        steps = (*replacements, *(step for steps in told.passings.values() for step in steps))
        voices = {one.laptop for several in told.notices.values() for one in several}
        with_words = {int(row[0]) for row in link.rows("SELECT bundle FROM held WHERE member = ?", (WORDS,))}
        rows = link.rows(
            "SELECT s.bundle, b.laptop FROM sealed s JOIN bundle b ON b.seq = s.bundle ORDER BY s.bundle"
        )
        return tuple(
            SealedOf(
                bundle=int(bundle),
                laptop=str(laptop),
                content=bytes(link.value("SELECT content FROM sealed WHERE bundle = ?", (bundle,))),
            )
            for bundle, laptop in rows
            if voices & heirs_of({str(laptop)}, steps) or (told.numbers and int(bundle) in with_words)
        )


def _notices(link: PoolLink) -> Notices:
    notices: dict[str, tuple[TakenBack, ...]] = {}
    for record, laptop, items in link.rows("SELECT record, laptop, items FROM notice"):
        told = items if items in {"all", "words"} else tuple(items.split())
        notices[record] = (*notices.get(record, ()), TakenBack(laptop=laptop, items=told))
    passings: dict[str, tuple[Passing, ...]] = {}
    for record, giver, taker in link.rows("SELECT record, giver, taker FROM passing"):
        passings[record] = (*passings.get(record, ()), Passing(giver=giver, taker=taker))
    numbers = frozenset(str(row[0]) for row in link.rows("SELECT number FROM words_back"))
    return Notices(notices=notices, passings=passings, numbers=numbers)


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


def save_sealed_without(pool: Pool, rows: Sequence[tuple[int, bytes, tuple[tuple[str, int], ...]]]) -> None:
    """Put these in place of what is sealed; the lines named by member and number wait no more, and no page holds them."""
    if not rows:
        return
    with writing(pool.engine, pool.place) as link:
        for bundle, content, gone in rows:
            link.run("UPDATE sealed SET content = ? WHERE bundle = ?", (content, bundle))
            link.run_many(
                "DELETE FROM held WHERE bundle = ? AND member = ? AND number = ?",
                [(bundle, *line) for line in gone],
            )
    scrub(pool, "sealed")
