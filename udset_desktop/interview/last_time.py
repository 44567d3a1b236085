"""What was said last time, told as it was asked then: by the definition of that conversation.

Called by `interview.drawing` for every item it draws, so it looks up no more than one answer's words.
An old answer never stands under a question that was not put then.
"""

from __future__ import annotations

from dataclasses import dataclass, replace

from udset_desktop.instrument.model import Item, Page
from udset_desktop.interview.kept_back import is_between_us
from udset_desktop.interview.state import Earlier, Session
from udset_desktop.interview.telling import Telling


@dataclass(frozen=True, slots=True, kw_only=True)
class LastTime:
    """One answer of last time in words."""

    ask: str = ""  # the question as it was put then
    said: str = ""  # the answer; "" where there is nothing to show


@dataclass(frozen=True, slots=True, kw_only=True)
class LastPage:
    """A page as it stood last time."""

    called: str = ""  # what it was called then, where that was something else
    changed: bool = False  # what it asks about was something else then


_NOTHING = LastTime()


def last_time_of(session: Session, telling: Telling, item: Item) -> LastTime:
    """What was said to an item last time; `telling` tells the conversation under way."""
    earlier = session.earlier
    answers = earlier.answers if earlier else {}
    before = answers.get(item.id)
    if earlier is None or before is None or before.value is None:
        return _NOTHING
    if is_between_us(session.instrument.page_of[item.id], answers):
        return _NOTHING
    telling = _then(earlier, telling)
    asked = telling.instrument.by_id.get(item.id)
    if asked is None:
        return _NOTHING
    return LastTime(ask=telling.words(f"item.{item.id}.ask"), said=telling.answer(asked, before))


def last_page_of(session: Session, telling: Telling, page: Page) -> LastPage:
    """What a page was called last time, and whether it is about the same now."""
    earlier = session.earlier
    if earlier is None or earlier.instrument is None:
        return LastPage()
    theirs = {one.id for one in earlier.instrument.pages()}
    key = f"page.{page.id}.title"
    called = _then(earlier, telling).words(key) if page.id in theirs else ""
    return LastPage(
        called="" if called == telling.words(key) else called,
        changed=page.id in earlier.changed,
    )


def _then(earlier: Earlier, telling: Telling) -> Telling:
    return telling if earlier.instrument is None else replace(telling, instrument=earlier.instrument)
