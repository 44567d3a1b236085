"""What the verbs on a pool take and give: addresses, outcomes, lines and sides, as plain values.

Handed out again by `usecases.merging`, which is where the faces get them.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Collection, Iterable, Mapping
from contextlib import suppress
from dataclasses import dataclass, field
from pathlib import Path
from urllib.parse import urlsplit

from udset_desktop.foundation.problems import Finding, UsageRefused

OUTCOMES = ("new", "same", "revised", "forked", "withdrawn", "held")
"""What can become of a record in a merge, in the order shown."""

LATE = "merge.number_late"
"""The finding of `merge.plan` that a human can answer: a late bundle of a laptop that is believed no longer."""


@dataclass(frozen=True, slots=True, kw_only=True)
class PoolAddress:
    """Where a pool is: an SQLite path or an SQLAlchemy URL without a password."""

    place: str
    password_file: Path | None = None

    def __post_init__(self) -> None:
        """Refuse a password in the address before anything is opened for it; raises `UsageRefused`."""
        with suppress(ValueError):  # no address at all: whoever opens it says so
            if "://" in self.place and urlsplit(self.place).password is not None:
                raise UsageRefused("store.password_in_address")


@dataclass(frozen=True, slots=True, kw_only=True)
class FileOutcome:
    """What became, or would become, of one file.

    `state`: planned, merged, again (the same bundle once more), refused.  `numbers` has one count
    for each of `OUTCOMES`.
    """

    file: str  # its name, not its folder
    state: str
    numbers: Mapping[str, int] = field(default_factory=dict)
    findings: tuple[Finding, ...] = ()
    laptop: str = ""
    bundle: str = ""
    number: int = 0
    merge: int | None = None
    receipt: Path | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class MergeOutcome:
    """All files of one call; `forks` counts the forks that remain in the pool.

    `alone`, where it was only planned: how many of all records stand alone by what leaves, before and after.
    `lies_on`, where something was taken back: where it may lie on, out of this program's reach.
    """

    files: tuple[FileOutcome, ...]
    numbers: Mapping[str, int]
    receipts: tuple[Path, ...]
    forks: int
    alone: tuple[int, int] | None = None
    lies_on: tuple[Finding, ...] = ()

    @property
    def refused(self) -> int:
        """How many files were refused."""
        return sum(1 for one in self.files if one.state == "refused")


@dataclass(frozen=True, slots=True, kw_only=True)
class LaptopLine:
    """What came from one laptop: bundles taken in, the last number, and numbers that never came.

    `gone` came in at this desk once and are not in this pool: it lost them, or is another one.  Under each
    number of `twice` two bundles or more came, with other things in them.
    """

    laptop: str
    bundles: int
    last_number: int
    missing: tuple[int, ...]
    gone: tuple[int, ...] = ()
    twice: tuple[int, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class LostDecisions:
    """What was decided in a pool, as this desk saw it once, and the pool does not know any more."""

    again: tuple[tuple[str, int], ...] = ()  # set aside once and counting again: laptop and bundle number
    choices: int = 0  # between two versions


@dataclass(frozen=True, slots=True, kw_only=True)
class WordsDueRow:
    """How many texts about one thing are due since one day."""

    due_on: str  # ISO date, "" where nothing says how long they are kept
    who: str  # user, carer
    about: str
    texts: int


@dataclass(frozen=True, slots=True, kw_only=True)
class WordsDue:
    """What people said that a pool keeps, and what of it is kept no longer; told without what it says."""

    keep_months: int | None = None  # None while no decision stands: then everything is due
    readers: tuple[str, ...] = ()  # the posts that may read
    texts: int = 0  # due now
    held: int = 0  # and lines of words that wait sealed
    since: str = ""  # the first day on which something was due, ISO; "" for nothing, or without a decision
    next_on: str = ""  # when the next of the others are due
    rows: tuple[WordsDueRow, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class PoolStatus:
    """A pool at a glance."""

    place: str
    database: str  # sqlite, sqlcipher, postgresql
    project: str
    training: bool
    kind: str  # anonymised, pseudonymised
    schema: str
    records: int
    revisions: int
    forks: int
    held: int
    withdrawals: int
    feedback: int  # lines of workers on using the tool
    words: tuple[tuple[str, str, int], ...] = ()  # user or carer, what about, how many texts
    merges: int
    laptops: tuple[LaptopLine, ...]
    linked: int = 0  # counted records with a person's key
    unlinked: int = 0  # and, where linking is on, those without one
    words_due: WordsDue = WordsDue()
    lost: LostDecisions = LostDecisions()


@dataclass(frozen=True, slots=True, kw_only=True)
class MergeLine:
    """One merge of the pool; `aside` when it was undone."""

    merge: int
    bundle: str
    laptop: str
    number: int
    merged_at: str
    aside: bool
    numbers: Mapping[str, int]


@dataclass(frozen=True, slots=True, kw_only=True)
class HeldLine:
    """One line that waits, with its reason; what it says stays sealed."""

    merge: int
    line: int
    record: str
    code: str
    context: Mapping[str, str | int]


@dataclass(frozen=True, slots=True, kw_only=True)
class ForkSide:
    """One side of a fork: what differs from the other sides, as item -> code words."""

    digest: str
    revision: int
    laptops: tuple[str, ...]
    differs: Mapping[str, str]


@dataclass(frozen=True, slots=True, kw_only=True)
class Fork:
    """A record with two heads or more."""

    record: str
    sides: tuple[ForkSide, ...]


def missing_numbers(seen: Collection[int], *, is_heir: bool) -> tuple[int, ...]:
    """The running numbers of a laptop that never came.

    A laptop that stands in for another goes on with that one's numbers, so nothing is missing before
    the first of its own that came.
    """
    first = min(seen, default=0) if is_heir else 1
    return tuple(sorted(set(range(first, max(seen, default=0))) - set(seen)))


def gone_numbers(seen: Collection[int], heard: int, *, is_heir: bool) -> tuple[int, ...]:
    """The running numbers of a laptop after the last that a pool has, up to the last that came in at the desk.

    The desk remembers the highest alone, so one that a later one came in after is `missing` like any other.
    """
    first = heard if is_heir and not seen else max(seen, default=0) + 1
    return tuple(range(first, heard + 1)) if heard else ()


def twice_numbers(seen: Iterable[int], heard: Mapping[int, Collection[str]]) -> tuple[int, ...]:
    """The running numbers under which two bundles or more are in a pool, or came in at the desk."""
    several = {number for number, times in Counter(seen).items() if times > 1}
    return tuple(sorted(several | {number for number, bundles in heard.items() if len(bundles) > 1}))
