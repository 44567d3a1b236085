"""The coordinator's verbs on a pool: take bundles in, look, settle, undo.

Called by `cli.desk_commands` and the Take in page.  Every file is its own transaction; a refused
file changes nothing and the others go on.  Light to import; the work is in `usecases.taking_in` and
`usecases.looking_in`.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path

from udset_desktop.foundation.problems import Finding
from udset_desktop.foundation.progress import NO_CONTROL, Control
from udset_desktop.usecases.workplace import Workplace

OUTCOMES = ("new", "same", "revised", "forked", "withdrawn", "held")
"""What can become of a record in a merge, in the order shown."""


@dataclass(frozen=True, slots=True, kw_only=True)
class PoolAddress:
    """Where a pool is: an SQLite path or an SQLAlchemy URL without a password."""

    place: str
    password_file: Path | None = None


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
    """All files of one call; `forks` counts the forks that remain in the pool."""

    files: tuple[FileOutcome, ...]
    numbers: Mapping[str, int]
    receipts: tuple[Path, ...]
    forks: int

    @property
    def refused(self) -> int:
        """How many files were refused."""
        return sum(1 for one in self.files if one.state == "refused")


@dataclass(frozen=True, slots=True, kw_only=True)
class LaptopLine:
    """What came from one laptop: bundles taken in, the last number, and numbers that never came."""

    laptop: str
    bundles: int
    last_number: int
    missing: tuple[int, ...]


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
    merges: int
    laptops: tuple[LaptopLine, ...]


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


def init_pool(workplace: Workplace, address: PoolAddress) -> PoolStatus:
    """Make the pool, or bring it up to date, bound to the home's project."""
    # late: SQLAlchemy, msgspec, pyrage: 0.3 s that the first screen must not wait for.
    from udset_desktop.usecases.taking_in import make_pool  # noqa: PLC0415

    return make_pool(workplace, address)


def plan_files(
    workplace: Workplace, address: PoolAddress, files: Sequence[Path], *, control: Control = NO_CONTROL
) -> MergeOutcome:
    """What merging these files would do; changes nothing."""
    # late: SQLAlchemy, msgspec, pyrage: 0.3 s that the first screen must not wait for.
    from udset_desktop.usecases.taking_in import rehearse_files  # noqa: PLC0415

    return rehearse_files(workplace, address, files, control)


def merge_files(
    workplace: Workplace,
    address: PoolAddress,
    files: Sequence[Path],
    *,
    receipts: Path | None = None,
    control: Control = NO_CONTROL,
) -> MergeOutcome:
    """Take the files in, one transaction each, and write a signed receipt for each.

    Receipts go to the folder `receipts`, or beside each bundle.  A refused file is told in its
    outcome, not raised; what stops everything (no pool, database away, wrong project) is raised.
    """
    # late: SQLAlchemy, msgspec, pyrage: 0.3 s that the first screen must not wait for.
    from udset_desktop.usecases.taking_in import take_files_in  # noqa: PLC0415

    return take_files_in(workplace, address, files, receipts=receipts, control=control)


def pool_status(workplace: Workplace, address: PoolAddress) -> PoolStatus:
    """The pool at a glance."""
    # late: SQLAlchemy, msgspec, pyrage: 0.3 s that the first screen must not wait for.
    from udset_desktop.usecases.looking_in import status_of  # noqa: PLC0415

    return status_of(workplace, address)


def pool_merges(workplace: Workplace, address: PoolAddress) -> tuple[MergeLine, ...]:
    """Every merge, the oldest first."""
    # late: SQLAlchemy, msgspec, pyrage: 0.3 s that the first screen must not wait for.
    from udset_desktop.usecases.looking_in import merges_of  # noqa: PLC0415

    return merges_of(workplace, address)


def pool_held(workplace: Workplace, address: PoolAddress) -> tuple[HeldLine, ...]:
    """Every line that waits, with its reason."""
    # late: SQLAlchemy, msgspec, pyrage: 0.3 s that the first screen must not wait for.
    from udset_desktop.usecases.looking_in import held_in  # noqa: PLC0415

    return held_in(workplace, address)


def pool_forks(workplace: Workplace, address: PoolAddress) -> tuple[Fork, ...]:
    """Every fork, its sides beside each other."""
    # late: SQLAlchemy, msgspec, pyrage: 0.3 s that the first screen must not wait for.
    from udset_desktop.usecases.looking_in import forks_in  # noqa: PLC0415

    return forks_in(workplace, address)


def settle_fork(workplace: Workplace, address: PoolAddress, *, record: str, keep: str, by: str) -> str:
    """Settle a fork by keeping one side; gives the digest of the revision that names them all."""
    # late: SQLAlchemy, msgspec, pyrage: 0.3 s that the first screen must not wait for.
    from udset_desktop.usecases.looking_in import settle  # noqa: PLC0415

    return settle(workplace, address, record=record, keep=keep, by=by)


def undo_merge(workplace: Workplace, address: PoolAddress, *, merge: int | None = None) -> MergeLine:
    """Set a merge aside (the last one still standing, when none is named); withdrawals stand."""
    # late: SQLAlchemy, msgspec, pyrage: 0.3 s that the first screen must not wait for.
    from udset_desktop.usecases.looking_in import put_aside  # noqa: PLC0415

    return put_aside(workplace, address, merge)


def pool_digest(workplace: Workplace, address: PoolAddress) -> tuple[str, int]:
    """The digest of what the pool holds, and how many heads went into it."""
    # late: SQLAlchemy, msgspec, pyrage: 0.3 s that the first screen must not wait for.
    from udset_desktop.usecases.looking_in import digest_of  # noqa: PLC0415

    return digest_of(workplace, address)
