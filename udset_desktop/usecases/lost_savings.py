"""What a vault lacks of what was saved into it: written into its log, and said to whoever opens it.

Called by `usecases.unlocking` at each opening and by the faces afterwards.  A vault lacks savings where
its file was changed, cut off or put back from an older copy behind the program's back; what is left is
whole, and work goes on in it.
"""

from __future__ import annotations

import contextlib
from datetime import datetime
from typing import TYPE_CHECKING

from udset_desktop.foundation.clock import Clock
from udset_desktop.foundation.problems import EnvironmentFailure
from udset_desktop.usecases.acts import Act, note_act
from udset_desktop.usecases.workplace import Workplace

if TYPE_CHECKING:
    from udset_desktop.store.vault import Vault

_UNKNOWN = "?"


def log_standing(vault: Vault, clock: Clock, *, is_desk: bool = False) -> None:
    """A line where the vault and the count of its savings did not agree, and counting goes on with it.

    A desk that lacks savings is behind from then on, as one put back from a backup: what is gone may be a pack or
    whom it believes no longer.
    Both in one transaction: a kill before it, or a full disk, and the next opening says it again.
    """
    standing = vault.standing
    if standing is None:
        return
    with contextlib.suppress(EnvironmentFailure), vault.transaction():
        if standing.lost:
            note_act(vault, clock, Act.SAVINGS_LOST, savings=standing.lost)
            if is_desk:
                # late: what reads packs
                from udset_desktop.usecases.standing import fall_behind  # noqa: PLC0415

                since = standing.found.at_utc
                fall_behind(vault, (since.date() if since else clock.today_on()).isoformat())
        else:
            note_act(vault, clock, Act.COUNT_BEGUN)
        vault.settle_count()


def lost_savings(workplace: Workplace) -> EnvironmentFailure | None:
    """What to tell where an open vault was found to lack savings at this opening; `None` where none does."""
    vaults = (workplace.vault, workplace.desk.vault if workplace.desk else None)
    return next((told for vault in vaults if vault is not None and (told := _told_of(vault))), None)


def _told_of(vault: Vault) -> EnvironmentFailure | None:
    standing = vault.standing
    if standing is None or standing.counted is None:
        return None
    since, until = _moment(standing.found.at_utc), _moment(standing.counted.at_utc)
    if standing.kept:
        file = str(vault.folder / standing.kept)
        return EnvironmentFailure(
            "usecases.savings_lost_kept", savings=standing.lost, since=since, until=until, file=file
        )
    return EnvironmentFailure("usecases.savings_lost", savings=standing.lost, since=since, until=until)


def _moment(at_utc: datetime | None) -> str:
    return _UNKNOWN if at_utc is None else f"{at_utc.astimezone():%Y-%m-%d %H:%M}"
