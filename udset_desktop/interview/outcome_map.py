"""The outcome map: what can be talked about, in its groups, round the person in the middle.

Plain words and marks, as in `interview.screen`; drawn by the desktop.  Where each lies is the
drawing's business: here is only what belongs together, and how it stands.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from udset_desktop.instrument.framework_reader import find_framework
from udset_desktop.instrument.model import Facet, Page
from udset_desktop.interview.drawing import telling_of
from udset_desktop.interview.jot import jots_on
from udset_desktop.interview.screen import PageMark, SectionMark, Touch
from udset_desktop.interview.state import Session


@dataclass(frozen=True, slots=True, kw_only=True)
class MapPlace:
    """One page on the map."""

    page: str
    title: str
    touch: Touch
    matters: bool = False  # said to matter now
    jots: int = 0
    current: bool = False
    waits: bool = False  # until nobody else is in the room; cannot be gone to now
    aside: bool = False  # outside the short visit; can be gone to all the same
    picked: bool = False  # one of a short visit


@dataclass(frozen=True, slots=True, kw_only=True)
class MapGroup:
    """Outcomes that belong together."""

    id: str
    title: str
    places: tuple[MapPlace, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class MapState:
    """Everything the map draws."""

    name: str
    groups: tuple[MapGroup, ...]
    others: tuple[MapPlace, ...]  # pages that are no outcome, in the order of the conversation
    short: bool = False  # a short visit

    def places(self) -> tuple[MapPlace, ...]:
        """Every page, the outcomes first."""
        return (*(place for group in self.groups for place in group.places), *self.others)


def map_of(session: Session, sections: Iterable[SectionMark]) -> MapState:
    """The map of a conversation; `sections` are those of its screen, so that both say the same."""
    marks = [mark for section in sections for mark in section.pages]
    pages = {page.id: page for page in session.instrument.pages()}
    places = {mark.id: _place(session, pages[mark.id], mark) for mark in marks}
    outcomes = {pages[mark.id].outcome: mark.id for mark in marks if pages[mark.id].outcome}
    groups = _groups(session, {outcome: places[page] for outcome, page in outcomes.items()})
    return MapState(
        name=session.name,
        groups=groups,
        others=tuple(places[mark.id] for mark in marks if not pages[mark.id].outcome),
        short=bool(session.header.short),
    )


def _place(session: Session, page: Page, mark: PageMark) -> MapPlace:
    matters = page.item(Facet.MATTERS)
    answer = session.answers.get(matters.id) if matters else None
    return MapPlace(
        page=page.id,
        title=mark.title,
        touch=mark.touch,
        matters=answer is not None and answer.value == "matters",
        jots=len(jots_on(session.jots, page.id)),
        current=mark.current,
        waits=mark.alone,
        aside=mark.aside,
        picked=page.id in session.header.short,
    )


def _groups(session: Session, places: dict[str, MapPlace]) -> tuple[MapGroup, ...]:
    instrument, phrases = session.instrument, telling_of(session).phrases
    framework = find_framework(instrument.framework_id, instrument.framework_version)
    groups: list[MapGroup] = []
    for group in framework.groups if framework else ():
        held = [outcome.id for outcome in framework.in_group(group.id)] if framework else []
        found = tuple(places.pop(outcome) for outcome in held if outcome in places)
        if found:
            title = phrases.words(f"map.{group.id}") or group.name(session.language)
            groups.append(MapGroup(id=group.id, title=title, places=found))
    if places:  # of a framework this program does not have
        groups.append(MapGroup(id="others", title=phrases.words("map.others"), places=tuple(places.values())))
    return tuple(groups)
