"""Which items and pages are open, and in which order; free, because the person leads.

Pure; conditions look backwards only, so one pass settles them.  What is closed keeps its answer
until the record is made: one mis-tapped "no" must not wipe a page of answers.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping

from udset_desktop.instrument.conditions import holds
from udset_desktop.instrument.model import Instrument, Item, Kind, Page
from udset_desktop.interview.answers import Answer
from udset_desktop.interview.state import Session
from udset_desktop.project.model import Project


def asked_items(
    instrument: Instrument,
    answers: Mapping[str, Answer],
    *,
    others: Collection[str] = (),
    circumstances: Mapping[str, str] | None = None,
) -> tuple[Item, ...]:
    """The items of an instrument that are open with these answers, in order.

    A condition sees only what open items before it were answered; a non-answer is no value to it.
    What is asked alone is closed while somebody else is in the room.
    """
    reached: dict[str, str | int | tuple[str, ...]] = dict(circumstances or {})
    opened: list[Item] = []
    for item in instrument.by_id.values():  # in the order asked, and worked out once
        if (item.alone and others) or (item.asked_if is not None and not holds(item.asked_if, reached)):
            continue
        opened.append(item)
        answer = answers.get(item.id)
        if answer is not None and answer.value is not None:
            reached[item.id] = answer.value
    return tuple(opened)


def circumstances_of(session: Session) -> Mapping[str, str]:
    """The facts of the sitting that a condition may ask for (`instrument.conditions`)."""
    return {
        "@earlier": "yes" if session.has_earlier else "no",
        "@one_service": "yes" if session.header.about.service else "no",
    }


def has_choices(project: Project, item: Item) -> bool:
    """Whether there is anything to answer with: the project's own list may be empty, and is not asked then."""
    return item.choices_from != "services" or bool(project.services)


def open_items(session: Session) -> tuple[Item, ...]:
    """The items this person should be asked now, in order."""
    return asked_items(
        session.instrument,
        session.answers.answers,
        others=session.header.others,
        circumstances=circumstances_of(session),
    )


def kept_items(session: Session) -> tuple[Item, ...]:
    """The items whose answers go on file, in order: the open ones, and what was answered alone.

    Whoever comes in closes the asking; what was said before they came stays said.
    """
    items = open_items(session)
    if not session.header.others:
        return items
    opened, answers = {item.id for item in items}, session.answers.answers
    alone = asked_items(session.instrument, answers, circumstances=circumstances_of(session))
    opened |= {item.id for item in alone if answers.get(item.id) is not None}
    return tuple(item for item in session.instrument.by_id.values() if item.id in opened)


def open_pages(session: Session, opened: Iterable[Item] | None = None) -> tuple[Page, ...]:
    """The pages that can be gone to now, in order; never empty.

    The page in front stays open, whatever closes around it.  `opened` saves working the open items
    out again.
    """
    items = open_items(session) if opened is None else opened
    page_of = session.instrument.page_of
    reached = {page_of[item.id].id for item in items if item.kind is not Kind.NOTE} | {session.page}
    return tuple(page for page in session.instrument.pages() if page.id in reached)


def way(session: Session, pages: tuple[Page, ...] | None = None) -> tuple[Page, ...]:
    """The pages Next and Back lead through: all open ones, or those of the short visit.

    A page somebody went to outside the short visit stands in the way where it stands in the order.
    `pages` saves working the open ones out again.
    """
    pages = open_pages(session) if pages is None else pages
    if not session.header.short:
        return pages
    return tuple(page for page in pages if page.id in session.header.short or page.id == session.page)


def page_after(session: Session, pages: tuple[Page, ...] | None = None) -> Page | None:
    """The page Next leads to; `None` when bringing it together comes next."""
    pages = way(session, pages)
    place = _place(session, pages)
    return pages[place + 1] if place + 1 < len(pages) else None


def page_before(session: Session, pages: tuple[Page, ...] | None = None) -> Page | None:
    """The page Back leads to; `None` on the first."""
    pages = way(session, pages)
    place = _place(session, pages)
    return pages[place - 1] if place else None


def _place(session: Session, pages: tuple[Page, ...]) -> int:
    return next(place for place, page in enumerate(pages) if page.id == session.page)
