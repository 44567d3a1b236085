"""The pool this desk goes by, where no command names one: its place, and making it at the first bundle.

Called by the coordinator's places in the window, by `simulation` to say where its pool lies, and by
`usecases.coordinating` for the last bundle of a laptop.  Light to import.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from pathlib import Path

from udset_desktop.foundation.problems import EnvironmentFailure, UdsetError
from udset_desktop.usecases.merging import (
    LostDecisions,
    MergeLine,
    PoolAddress,
    PoolStatus,
    init_pool,
    pool_lost,
    pool_merges,
)
from udset_desktop.usecases.workplace import Workplace

OWN_POOL = "pool.db"
_PLACE = "pool/place"
_OPENER = "pool/opener"


@dataclass(frozen=True, slots=True, kw_only=True)
class PoolStanding:
    """Where the pool is and whether it can be asked; `trouble` is what came in the way."""

    place: str
    is_own: bool  # in the desk's own folder, until somebody names another
    is_server: bool
    password_file: str  # its name, "" for .pgpass or none
    trouble: UdsetError | None = None
    lost: LostDecisions = field(default_factory=LostDecisions)


def pool_of(workplace: Workplace) -> PoolAddress:
    """Where this desk's pool is: what was kept, or a file in the desk's own folder."""
    place = _kept_place(workplace)
    if not place:
        return PoolAddress(place=str(workplace.home.desk_folder / OWN_POOL))
    password = workplace.require_desk().vault.load_setting(_OPENER)
    file = Path(password) if isinstance(password, str) and password else None
    if not _is_address(place):
        place = str(workplace.home.folder / place)
    return PoolAddress(place=place, password_file=file)


def keep_pool(workplace: Workplace, address: PoolAddress) -> None:
    """Go by this pool from now on; a file inside the home is found again when the home is moved."""
    home, place = workplace.home.folder.absolute(), address.place
    if not _is_address(place):
        path = Path(place).absolute()
        place = str(path.relative_to(home)) if path.is_relative_to(home) else str(path)
    vault = workplace.require_desk().vault
    with vault.transaction():
        vault.save_setting(_PLACE, place)
        vault.save_setting(_OPENER, str(address.password_file or ""))


def has_pool(workplace: Workplace) -> bool:
    """Whether there is a pool to ask: one that somebody named, or the desk's own once it is made."""
    return bool(_kept_place(workplace)) or Path(pool_of(workplace).place).exists()


def require_pool(workplace: Workplace) -> PoolAddress:
    """The desk's pool, its own made if need be; raises what `init_pool` raises.

    A pool that was named and is not there now (a stick, a drive) is never made anew.
    """
    address = pool_of(workplace)
    if not has_pool(workplace):
        init_pool(workplace, address)
    return address


def go_by_pool(workplace: Workplace, address: PoolAddress) -> PoolStatus:
    """Make the pool, or bring it up to date, and go by it from now on.

    Raises what `init_pool` raises; the desk then goes on by the pool it had.
    """
    status = init_pool(workplace, address)
    keep_pool(workplace, address)
    return status


def go_by_own_pool(workplace: Workplace) -> None:
    """The file in the desk's own folder from now on, as at the beginning."""
    vault = workplace.require_desk().vault
    with vault.transaction():
        vault.save_setting(_PLACE, "")
        vault.save_setting(_OPENER, "")


def look_at_pool(workplace: Workplace) -> tuple[PoolStanding, tuple[MergeLine, ...]]:
    """How the pool stands, and what came into it; a pool that is away is a standing, not a problem."""
    address = pool_of(workplace)
    trouble: UdsetError | None = None
    merges: tuple[MergeLine, ...] = ()
    lost = LostDecisions()
    if has_pool(workplace):
        try:
            merges = pool_merges(workplace, address)
            lost = pool_lost(workplace, address)
        except UdsetError as problem:
            trouble = problem
    return (
        PoolStanding(
            place=address.place,
            is_own=not _kept_place(workplace),
            is_server=_is_address(address.place),
            password_file=address.password_file.name if address.password_file else "",
            trouble=trouble,
            lost=lost,
        ),
        merges,
    )


def last_taken_in(workplace: Workplace, laptop: str) -> int:
    """The highest bundle number of a laptop that came in, here or by others into this pool; 0 for none.

    Raises `EnvironmentFailure` where the pool cannot be asked: whoever ends a laptop's trust by a
    number guessed too low can never raise it again.
    """
    # late: the database layer, which the first screen must not wait for
    from udset_desktop.usecases.hearing import number_heard  # noqa: PLC0415

    heard = number_heard(workplace.require_desk().vault, laptop)
    if not has_pool(workplace):
        return heard
    try:
        merges = pool_merges(workplace, pool_of(workplace))
    except UdsetError as problem:
        raise EnvironmentFailure("usecases.last_bundle_unknown") from problem
    return max((heard, *(merge.number for merge in merges if merge.laptop == laptop)))


def _kept_place(workplace: Workplace) -> str:
    place = workplace.require_desk().vault.load_setting(_PLACE)
    return place if isinstance(place, str) else ""


def _is_address(place: str) -> bool:
    return "://" in place
