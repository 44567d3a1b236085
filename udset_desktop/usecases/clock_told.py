"""Whether the laptop's clock can be right, as far as what was done here tells.

Called by whoever opens the day or a conversation: a flat battery sets a clock back, and a wrong day would
put a conversation into another quarter and hide what was said last time.  And by clearing: a clock set
forward would end every time that things are kept.
"""

from __future__ import annotations

from datetime import datetime, timedelta
from typing import TYPE_CHECKING

from udset_desktop.usecases.acts import Act

if TYPE_CHECKING:
    from udset_desktop.usecases.workplace import Workplace

_AT_LEAST = timedelta(days=1)
"""Travel and summer time move a clock by hours; a day back is a wrong day."""
_UNSEEN_AT_MOST = timedelta(days=60)
"""Longer than leave or an illness: a laptop that nobody opened for longer asks what day it is."""


def saved_after_now(workplace: Workplace) -> str:
    """The ISO day of the latest line of the log, where the clock stands a day or more before it; else ""."""
    latest = workplace.require_vault().load_latest_moment()
    if not latest:
        return ""
    at = datetime.fromisoformat(latest)
    return at.date().isoformat() if at - workplace.clock.now_utc() >= _AT_LEAST else ""


def jumped_since(workplace: Workplace) -> str:
    """The ISO day up to which the log goes on without a long gap, where now is far beyond it; else "".

    A line written by a clock that had jumped tells nothing, but for the one by which somebody said that its
    date is right; a line that goes back is believed, since it shortens nothing.
    """
    known: datetime | None = None
    for line in workplace.require_vault().load_audit_lines():
        at = datetime.fromisoformat(line.at_utc)
        if known is None or line.what == Act.DATE_SAID_RIGHT or at - known <= _UNSEEN_AT_MOST:
            known = at
    if known is None or workplace.clock.now_utc() - known <= _UNSEEN_AT_MOST:
        return ""
    return known.date().isoformat()
