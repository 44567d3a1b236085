"""What stands beside the page, put into words: one thread of dated words, and what may be asked now.

Used by `flows.over_time_tool` alone; pure.
"""

from __future__ import annotations

from collections.abc import Iterable

from udset_desktop.desktop.look.words import say
from udset_desktop.desktop.views.over_time_view import EntryShown, OverTimeShown, VerdictShown
from udset_desktop.desktop.views.since_line import SinceShown
from udset_desktop.instrument.model import Facet, Item, Page
from udset_desktop.interview.drawing import telling_of
from udset_desktop.interview.route import open_items
from udset_desktop.interview.screen import ChoiceState
from udset_desktop.interview.state import Session
from udset_desktop.record.thread import AgreedThen, AskedSince, Told, asked_since, asking_offer


def shown_thread(session: Session, thread: tuple[Told, ...]) -> OverTimeShown:
    """The thread of the page in front; a view of how it stands is asked only where there is one before."""
    title = telling_of(session).words(f"page.{session.page}.title")
    return OverTimeShown(
        title=say("over_time.title", title=title),
        entries=tuple(_entry(one) for one in thread),
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


def since_shown(session: Session, thread: tuple[Told, ...], minutes: int = 0) -> SinceShown:
    """What stands beside the rating of the page in front; of words before, nothing while others listen.

    Since a question that was split or joined how it stands is not asked: it would not be about the same.
    With somebody else in the room not even that the answer is another now: it would tell what was said.
    `minutes` of talk so far.
    """
    asks = bool(thread) and not thread[0].parted
    if not thread or session.header.others:
        return SinceShown(asks=asks)
    since = asked_since(session, session.page, thread, minutes)
    return SinceShown(
        asks=asks,
        last=_last_words(session, thread),
        asking=_asking_since(session, since) if since else "",
    )


def _page(session: Session) -> Page:
    return next(page for page in session.instrument.pages() if page.id == session.page)


def _last_words(session: Session, thread: tuple[Told, ...]) -> tuple[str, ...]:
    """The last words about this page, where they are from another talk than the page itself tells of.

    Of questions that are joined here now, the words of each.
    """
    told, page, earlier = thread[0], _page(session), session.earlier
    if told.parted:
        joined = [one for one in reversed(thread) if one.parted and one.held_on == told.held_on]
        return (say("conversation.last_on", date=told.on), *(line for one in joined for line in _as_put(one)))
    if earlier and earlier.held_on >= told.held_on and any(one.id in earlier.answers for one in page.items):
        return ()
    return (say("conversation.last_on", date=told.on), *_as_put(told))


def _as_put(told: Told) -> tuple[str, ...]:
    lines = (
        *_put_then(told),
        *(say("over_time.last_words", words=words) for words in told.words),
        say("over_time.said", said=told.said) if told.said else "",
        told.said_by,
    )
    return tuple(line for line in lines if line)


def _put_then(told: Told) -> tuple[str, ...]:
    """How it was called and asked then, as far as that was otherwise; "" among them for nothing."""
    return (
        say(f"over_time.{told.parted or 'titled'}", title=told.title) if told.title else "",
        say("over_time.changed") if told.changed else "",
        say("over_time.asked_then", ask=told.question) if told.question else "",
    )


def _asking_since(session: Session, since: AskedSince) -> str:
    on = since.before.on
    if not since.seen:
        return say("over_time.since_same", on=on)
    before, telling = since.before, telling_of(session)
    header, answer = before.header, before.answer
    if header is None or answer is None:
        return ""
    room = ", ".join(telling.phrases.words(f"other.{one}", name=session.name) for one in header.others)
    slots = {
        "who": telling.said_by(answer.said_by, answer.perspective),
        "room": room or say("over_time.then_alone"),
        "mode": telling.phrases.words(f"mode.{header.mode}"),
    }
    then = answer.shown is not None
    codes = ("own_screen_then" if code == "own_screen" and then else code for code in since.seen)
    what = "; ".join(say(f"over_time.since_then.{code}", **slots) for code in codes)
    return say("over_time.since", on=on, what=what)


def _entry(told: Told) -> EntryShown:
    asking = ", ".join(say(f"over_time.asking_then.{code}") for code in told.asking)
    verdict = ""
    if told.verdict:
        key = "verdict_why" if told.verdict_why else "verdict"
        verdict = say(f"over_time.{key}", verdict=told.verdict, why=told.verdict_why)
    lines = (
        *_put_then(told),
        say("over_time.said", said=told.said) if told.said else "",
        verdict,
        say("over_time.confirmed", what=told.confirmed) if told.confirmed else "",
        say("over_time.asking", what=asking) if asking and not told.confirmed else "",
        told.said_by,
    )
    return EntryShown(on=told.on, words=told.words, lines=tuple(line for line in lines if line))


def _verdict(session: Session, thread: tuple[Told, ...]) -> VerdictShown | None:
    page = _page(session)
    item, asking = page.item(Facet.VERDICT), page.item(Facet.ASKING_CHANGED)
    if item is None or not thread or thread[0].parted or item not in open_items(session):
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
