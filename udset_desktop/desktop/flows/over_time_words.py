"""What stands beside the page, put into words: one thread of dated words, and what may be asked now.

Used by `flows.over_time_tool` alone; pure.
"""

from __future__ import annotations

from collections.abc import Iterable

from udset_desktop.desktop.look.words import say
from udset_desktop.desktop.views.over_time_view import EntryShown, OverTimeShown, VerdictShown
from udset_desktop.instrument.model import Facet, Item
from udset_desktop.interview.drawing import telling_of
from udset_desktop.interview.route import open_items
from udset_desktop.interview.screen import ChoiceState
from udset_desktop.interview.state import Session
from udset_desktop.record.thread import AgreedThen, Told, asking_offer


def shown_thread(session: Session, thread: tuple[Told, ...], *, others: str = "") -> OverTimeShown:
    """The thread of the page in front; a view of how it stands is asked only where there is one before."""
    title = telling_of(session).words(f"page.{session.page}.title")
    return OverTimeShown(
        title=say("over_time.title", title=title),
        entries=tuple(_entry(one) for one in thread),
        others=others,
        verdict=_verdict(session, thread),
    )


def agreed_entries(agreed: Iterable[AgreedThen]) -> tuple[EntryShown, ...]:
    """What was brought together before: what mattered in their words, then what was agreed."""
    return tuple(
        EntryShown(
            on=then.on,
            words=then.matters,
            lines=(
                *(say("over_time.step", what=line) for line in then.steps),
                *(say("over_time.missing", what=line) for line in then.missing),
            ),
        )
        for then in agreed
    )


def _entry(told: Told) -> EntryShown:
    asking = ", ".join(say(f"over_time.asking_then.{code}") for code in told.asking)
    verdict = ""
    if told.verdict:
        key = "verdict_why" if told.verdict_why else "verdict"
        verdict = say(f"over_time.{key}", verdict=told.verdict, why=told.verdict_why)
    lines = (
        say("over_time.titled", title=told.title) if told.title else "",
        say("over_time.said", said=told.said) if told.said else "",
        verdict,
        say("over_time.confirmed", what=told.confirmed) if told.confirmed else "",
        say("over_time.asking", what=asking) if asking and not told.confirmed else "",
        told.said_by,
    )
    return EntryShown(on=told.on, words=told.words, lines=tuple(line for line in lines if line))


def _verdict(session: Session, thread: tuple[Told, ...]) -> VerdictShown | None:
    page = next(page for page in session.instrument.pages() if page.id == session.page)
    item, asking = page.item(Facet.VERDICT), page.item(Facet.ASKING_CHANGED)
    if item is None or not thread or item not in open_items(session):
        return None
    answer, telling = session.answers.get(item.id), telling_of(session)
    choices = tuple(
        ChoiceState(
            code=code,
            words=telling.choice(item, code),
            chosen=answer is not None and answer.value == code,
        )
        for code in item.choices
    )
    ask = telling.words(f"item.{item.id}.ask")
    return VerdictShown(ask=ask, choices=choices, offer=_offer(session, thread, asking))


def _offer(session: Session, thread: tuple[Told, ...], asking: Item | None) -> str:
    offered = asking_offer(session, session.page, thread)
    if asking is None or not offered:
        return ""
    telling = telling_of(session)
    what = ", ".join(telling.choice(asking, code) for code in offered)
    return say("over_time.offer", what=what)
