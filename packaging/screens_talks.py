"""The pages of every tool that is held with a person: one of each kind, closed and with everything open."""

from __future__ import annotations

from dataclasses import replace

from screens_tour import Tour
from screens_visit import choice_of

from udset_desktop.desktop.fields.choice_field import RatingField
from udset_desktop.desktop.views.conversation_view import ConversationView
from udset_desktop.instrument.catalogue import own_catalogue
from udset_desktop.instrument.model import Instrument, Page
from udset_desktop.usecases import interviewing

TALKS = (
    ("user-review/1.0.1", "Senga", ""),
    ("user-plan/1.0.0", "Dougal", ""),
    ("carer-review/2.1.1", "Effie", "Jean"),
    ("carer-plan/1.0.1", "Gordon", "Jean"),
)
CLOSED_PART = "their_life.wanted"


def draw_talks(tour: Tour) -> None:
    """Each tool from its first page on; every talk is put aside again."""
    drawn: set[object] = set()
    workplace = tour.shell.workplace
    project = workplace.project
    workplace.project = replace(project, instruments=tuple(key for key, _, _ in TALKS))
    for key, name, looks_after in TALKS:
        _draw_talk(tour, key, name, looks_after, drawn)
    _draw_spoken_for(tour)
    workplace.project = project
    tour.go("today")


def _draw_talk(tour: Tour, key: str, name: str, looks_after: str, drawn: set[object]) -> None:
    instrument = own_catalogue().by_key(key)
    choice = choice_of(name, instrument=key)
    choice = replace(choice, header=replace(choice.header, looks_after=looks_after))
    session = interviewing.begin(tour.shell.workplace, choice)
    tour.shell.go("conversation", session=session)
    talk = tour.at("conversation")
    for page in instrument.pages():
        kind = _kind(page)
        if kind in drawn:
            continue
        drawn.add(kind)
        talk.page_asked.emit(page.id)
        tour.wait()
        _draw_page(tour, instrument, page)


def _draw_spoken_for(tour: Tour) -> None:
    """Somebody speaks for the person: the line at the foot, and what was tried first."""
    tour.shell.go("conversation", session=interviewing.begin(tour.shell.workplace, choice_of("Rhona")))
    talk = tour.at("conversation")
    talk.page_asked.emit("people")
    tour.wait()
    talk.said.emit("", "family_or_friend.what_they_would_say")
    tour.wait(talk.side.aids.menu_shown.isVisible)  # it opens by itself, once that is kept
    talk.side.aids.menu_shown.close()
    talk.aid_said.emit("more_time")
    tour.wait()
    tour.draw("spoken-for")
    _draw_lists(tour, talk)


def _draw_lists(tour: Tour, talk: ConversationView) -> None:
    """What a button or a quiet line opens over the page."""
    tour.dress()
    rating = next(field for field in talk.page.body.fields if isinstance(field, RatingField))
    for name, line, opened in (
        ("list-ways", rating.no_answer, rating.ways),
        ("list-room", talk.room, talk.room.menu_shown),
        ("list-aids", talk.side.aids, talk.side.aids.menu_shown),
    ):
        line.click()
        tour.draw(name)
        opened.close()


def _draw_page(tour: Tour, instrument: Instrument, page: Page) -> None:
    talk, name = tour.at("conversation"), f"{instrument.id}-{page.id}"
    tour.draw(name)
    if page.items[0].id == CLOSED_PART:
        talk.given.emit(CLOSED_PART, "yes", "")
        tour.wait()
    for fold in [one for one in talk.page.body.folds if not one.isHidden()]:
        fold.click()
    tour.wait()
    bar = talk.page_scroll.verticalScrollBar()
    for step in range(1, 5):
        tour.draw(f"{name}-open-{step}")
        if bar.value() >= bar.maximum():
            break
        bar.setValue(bar.value() + bar.pageStep())
    bar.setValue(0)


def _kind(page: Page) -> object:
    """Pages that ask the same kinds of things look the same."""
    return tuple((item.kind, item.alone, item.choices_from, item.scale) for item in page.items)
