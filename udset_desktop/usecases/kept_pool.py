"""The pool this desk goes by, where no command names one: its place, and making it at the first bundle.

Called by the coordinator's places in the window, by `simulation` to say where its pool lies, and by
`usecases.coordinating` for the last bundle of a laptop.  Light to import.
"""

from __future__ import annotations

from pathlib import Path

from udset_desktop.foundation.problems import EnvironmentFailure, UdsetError
from udset_desktop.usecases.merging import PoolAddress, init_pool, pool_merges
from udset_desktop.usecases.workplace import Workplace

OWN_POOL = "pool.db"
_PLACE = "pool/place"
_OPENER = "pool/opener"


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
    """Whether the desk's pool has been made."""
    place = pool_of(workplace).place
    return _is_address(place) or Path(place).exists()


def require_pool(workplace: Workplace) -> PoolAddress:
    """The desk's pool, made if need be; raises what `init_pool` raises."""
    address = pool_of(workplace)
    if not has_pool(workplace):
        init_pool(workplace, address)
    return address


def last_taken_in(workplace: Workplace, laptop: str) -> int:
    """The highest bundle number of a laptop that came in, here or by others into this pool; 0 for none.

    Raises `EnvironmentFailure` where the pool cannot be asked: whoever ends a laptop's trust by a
    number guessed too low can never raise it again.
    """
    # late: the database layer, which the first screen must not wait for
    from udset_desktop.usecases.hearing import number_heard  # noqa: PLC0415

    heard = number_heard(workplace.require_desk().vault, laptop)
    if not has_pool(workplace) and not _kept_place(workplace):
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
