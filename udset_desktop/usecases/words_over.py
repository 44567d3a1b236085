"""Words in a pool whose time is over: told first, then dropped by an act that leaves a line without content.

Called by the faces at the desk, and by `usecases.looking_in` for the pool at a glance.  The decision behind
the switch for words says how long they are kept; each text counts from the day its first bundle came in.
Where no decision stands any more, nothing says that they are kept, and all of them are due.
"""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass
from datetime import date
from typing import TYPE_CHECKING

from udset_desktop.foundation.problems import Finding
from udset_desktop.project.switches import Words, months_after
from udset_desktop.usecases.acts import Act, note_act
from udset_desktop.usecases.pool_values import PoolAddress, WordsDue, WordsDueRow
from udset_desktop.usecases.workplace import Workplace

if TYPE_CHECKING:
    # Naming the types must not load what is behind them.
    from udset_desktop.store.pool import Pool
    from udset_desktop.store.pool_words_over import KeptText


@dataclass(frozen=True, slots=True, kw_only=True)
class WordsTerms:
    """What a project decided about the words that leave: for how many months they are kept, and who reads them."""

    keep_months: int
    readers: tuple[str, ...]  # posts, as they were written down


@dataclass(frozen=True, slots=True, kw_only=True)
class WordsGone:
    """What was dropped, and where it may lie on, out of this program's reach."""

    texts: int
    held: int  # lines of words that waited sealed
    lies_on: Finding | None = None


def words_terms(workplace: Workplace) -> WordsTerms | None:
    """What is decided about the words that leave; None while the switch is off or over."""
    return _terms(workplace.require_project().switches.decision("words"))


def words_due(workplace: Workplace, address: PoolAddress) -> WordsDue:
    """What is due and since when; changes nothing."""
    # late: SQLAlchemy, msgspec, pyrage: 0.3 s that the first screen must not wait for.
    from udset_desktop.usecases.pool_desk import opened_pool  # noqa: PLC0415

    with opened_pool(workplace, address) as pool:
        return due_in(workplace, pool)


def due_in(workplace: Workplace, pool: Pool) -> WordsDue:
    """What is due in an open pool."""
    # late: as above
    from udset_desktop.store.pool_held import load_sealed_words  # noqa: PLC0415
    from udset_desktop.store.pool_words_over import load_kept_texts  # noqa: PLC0415

    clock = _Clock(workplace)
    texts = load_kept_texts(pool)
    over = [one for one in texts if clock.is_over(one.came_at)]
    sealed = [row for row in load_sealed_words(pool) if clock.is_over(row.came_at)]
    came = (*(one.came_at for one in over), *(row.came_at for row in sealed))
    later = (one.came_at for one in texts if not clock.is_over(one.came_at))
    return WordsDue(
        keep_months=clock.terms.keep_months if clock.terms else None,
        readers=clock.terms.readers if clock.terms else (),
        texts=len(over),
        held=sum(len(row.numbers) for row in sealed),
        since=min((clock.due_on(at) for at in came), default=""),
        next_on=min((clock.due_on(at) for at in later), default=""),
        rows=_rows(over, clock),
    )


def let_words_go(workplace: Workplace, address: PoolAddress) -> WordsGone:
    """Drop what is due from the pool for good; a bundle that comes later brings none of it again.

    The desk's log and the pool's tell that it was done: how many texts, and the number of each.
    """
    # late: as above
    from udset_desktop.store.pool_words_over import drop_texts, load_kept_texts  # noqa: PLC0415
    from udset_desktop.usecases.held_lines import drop_held_words  # noqa: PLC0415
    from udset_desktop.usecases.pool_desk import desk_at  # noqa: PLC0415

    clock = _Clock(workplace)
    with desk_at(workplace, address) as desk:
        over = [one.number for one in load_kept_texts(desk.pool) if clock.is_over(one.came_at)]
        drop_texts(desk.pool, over, desk.mark())
        held = drop_held_words(desk.pool, desk.key, clock.is_over)
        database = desk.pool.database
    if not over and not held:
        return WordsGone(texts=0, held=0)
    note_act(workplace.require_desk().vault, workplace.clock, Act.WORDS_OVER, texts=len(over) + held)
    code = "words_over.lie_on_server" if database == "postgresql" else "words_over.lie_on_copies"
    return WordsGone(texts=len(over), held=held, lies_on=Finding(code=code))


class _Clock:
    """When a text is over by the decision that stands in the settings, whether its own last day has passed or not."""

    def __init__(self, workplace: Workplace) -> None:
        self.terms = _terms(workplace.require_settings().switches.decision("words"))
        self._today = workplace.clock.today_on()

    def due_on(self, came_at: str) -> str:
        """The day on which what came then is due, as `2026-05-31`; "" where nothing says how long it is kept."""
        if self.terms is None:
            return ""
        return months_after(date.fromisoformat(came_at[:10]), self.terms.keep_months).isoformat()

    def is_over(self, came_at: str) -> bool:
        """Whether that day is here."""
        return self.due_on(came_at) <= self._today.isoformat()


def _terms(decision: object) -> WordsTerms | None:
    if not isinstance(decision, Words):
        return None
    return WordsTerms(keep_months=decision.keep_months, readers=decision.readers)


def _rows(over: list[KeptText], clock: _Clock) -> tuple[WordsDueRow, ...]:
    counted = Counter((clock.due_on(one.came_at), one.who, one.outcome) for one in over)
    return tuple(
        WordsDueRow(due_on=due_on, who=who, about=about, texts=count)
        for (due_on, who, about), count in sorted(counted.items())
    )
