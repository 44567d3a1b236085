"""The day a plan is looked at again: the last one said stands, and for some it is never put off.

Pure; called by `usecases.people` with what the heads of one person's conversations of one kind say.
"""

from __future__ import annotations

from collections.abc import Sequence

Promise = tuple[str, str]
"""When a conversation was held, and the day it promised to look again, "" for none; ISO dates."""


def standing_date(promises: Sequence[Promise], *, never_put_off: bool = False) -> str:
    """The day that stands, "" for none; `promises` come with the latest conversation first.

    Usually the last word holds.  Where somebody cares for a person who is dying, a day that was promised
    and has not been kept yet stands before every later one.
    """
    if not promises:
        return ""
    latest_on, last_word = promises[0]
    if not never_put_off:
        return last_word
    waiting = [day for _, day in promises if day > latest_on]
    return min(waiting, default=last_word)
