"""Which items and pages are open, and in which order; free, because the person leads.

Pure; conditions look backwards only, so one pass settles them.  What is closed keeps its answer
until the record is made.
"""

from __future__ import annotations

from udset_desktop.instrument.model import Item, Page
from udset_desktop.interview.state import Session


def open_items(session: Session) -> tuple[Item, ...]:
    """The items this person should be asked now, in order."""
    raise NotImplementedError


def open_pages(session: Session) -> tuple[Page, ...]:
    """The pages that can be gone to now, in order; never empty."""
    raise NotImplementedError


def page_after(session: Session) -> Page | None:
    """The page Next leads to; `None` when bringing it together comes next."""
    raise NotImplementedError


def page_before(session: Session) -> Page | None:
    """The page Back leads to; `None` on the first."""
    raise NotImplementedError
