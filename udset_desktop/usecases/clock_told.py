"""Whether the laptop's clock stands before something that was saved here: a flat battery sets it back.

Called by whoever opens the day or a conversation.  A wrong day would put a conversation into another
quarter and hide what was said last time, so it is told before anything begins.
"""

from __future__ import annotations

from datetime import datetime, timedelta
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from udset_desktop.usecases.workplace import Workplace

_AT_LEAST = timedelta(days=1)
"""Travel and summer time move a clock by hours; a day back is a wrong day."""


def saved_after_now(workplace: Workplace) -> str:
    """The ISO day of the latest line of the log, where the clock stands a day or more before it; else ""."""
    latest = workplace.require_vault().load_latest_moment()
    if not latest:
        return ""
    at = datetime.fromisoformat(latest)
    return at.date().isoformat() if at - workplace.clock.now_utc() >= _AT_LEAST else ""
