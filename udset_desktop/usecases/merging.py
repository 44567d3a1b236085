"""The coordinator's verbs on a pool: take bundles in, look, settle, undo.

Called by `cli.desk_commands` and the Take in page.  Every file is its own transaction; a refused
file changes nothing and the others go on.  Light to import; the work is in `usecases.taking_in` and
`usecases.looking_in`.
"""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

from udset_desktop.foundation.progress import NO_CONTROL, Control
from udset_desktop.usecases.pool_values import (
    LATE,
    OUTCOMES,
    FileOutcome,
    Fork,
    ForkSide,
    HeldLine,
    LaptopLine,
    LostDecisions,
    MergeLine,
    MergeOutcome,
    PoolAddress,
    PoolStatus,
)
from udset_desktop.usecases.workplace import Workplace

__all__ = [
    "LATE",
    "OUTCOMES",
    "FileOutcome",
    "Fork",
    "ForkSide",
    "HeldLine",
    "LaptopLine",
    "LostDecisions",
    "MergeLine",
    "MergeOutcome",
    "PoolAddress",
    "PoolStatus",
    "init_pool",
    "merge_files",
    "plan_files",
    "pool_digest",
    "pool_forks",
    "pool_held",
    "pool_lost",
    "pool_merges",
    "pool_status",
    "settle_fork",
    "undo_merge",
]


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


def pool_lost(workplace: Workplace, address: PoolAddress) -> LostDecisions:
    """What was decided in the pool, as this desk saw it, and it does not know any more."""
    # late: SQLAlchemy, msgspec, pyrage: 0.3 s that the first screen must not wait for.
    from udset_desktop.usecases.looking_in import lost_of  # noqa: PLC0415

    return lost_of(workplace, address)


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
