"""Earlier conversations of one person, outcome by outcome, in their words and by their dates.

Pure; made of records by `usecases.over_time`.  A thread says what was said: no slope, no difference,
no direction is worked out, and what was just between us never stands in it.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field, replace

from udset_desktop.instrument.model import Facet, Instrument, Item, Page
from udset_desktop.interview.answers import OWN_VOICE, Answer, SaidBy
from udset_desktop.interview.asking import SAME_ASKING, SEEN, Asked, asking_offered, asking_seen
from udset_desktop.interview.header import Header
from udset_desktop.interview.kept_back import kept_between_us
from udset_desktop.interview.kept_lines import without_between_us
from udset_desktop.interview.route import open_items
from udset_desktop.interview.state import Session
from udset_desktop.interview.telling import Telling
from udset_desktop.record.model import Action, Record
from udset_desktop.record.plain import step_text

SPLIT, JOINED = "split", "joined"
"""What became of the question of an outcome: several now, or one with others."""

_OTHER_QUESTION = "other_question"


@dataclass(frozen=True, slots=True, kw_only=True)
class Told:
    """One outcome in one earlier conversation, in words."""

    held_on: str  # ISO date
    on: str  # the same in words
    words: tuple[str, ...] = ()  # as they were said
    said: str = ""  # the answer in words
    said_by: str = ""  # who said it, where it was not the person alone
    verdict: str = ""  # how the person themselves saw it then, since the time before
    verdict_why: str = ""
    confirmed: str = ""  # what changed in the asking, as somebody confirmed it then
    asking: tuple[str, ...] = ()  # codes of `SEEN`, where the answer is another than the time before
    title: str = ""  # what it was called then, where that was something else
    alone: bool = False  # asked only when nobody else was in the room
    header: Header | None = field(default=None, repr=False)
    answer: Answer | None = field(default=None, repr=False)  # the rating as it was given
    ask: str = ""  # the question it was given to
    minutes: int | None = None  # how long the talk was
    changed: bool = False  # what was asked about then was something else; never the same answer
    question: str = ""  # what was asked then, where it was put otherwise; "" where no rating was given
    parted: str = ""  # its question is `SPLIT` or `JOINED` now: its words are told, and nothing is compared

    @property
    def asked(self) -> Asked | None:
        """Its rating with how it was asked; `None` where none was given, or to a question that was parted since."""
        if self.answer is None or self.header is None or self.parted:
            return None
        return Asked(header=self.header, answer=self.answer, ask=self.ask, minutes=self.minutes)


@dataclass(frozen=True, slots=True, kw_only=True)
class AskedSince:
    """What changed in the asking since the answer before, beside an answer that is another now."""

    before: Told
    seen: tuple[str, ...]  # codes of `SEEN`; () for nothing that is on file


@dataclass(frozen=True, slots=True, kw_only=True)
class AgreedThen:
    """What was brought together in one earlier conversation."""

    held_on: str
    on: str
    matters: tuple[str, ...] = ()
    steps: tuple[str, ...] = ()  # one line each: what, who, when
    missing: tuple[str, ...] = ()  # what, and why it was not there


@dataclass(frozen=True, slots=True, kw_only=True)
class OverTime:
    """Everything that may be looked back at beside one conversation, the latest first."""

    threads: Mapping[str, tuple[Told, ...]] = field(default_factory=dict)  # by page id
    agreed: tuple[AgreedThen, ...] = ()

    @property
    def is_empty(self) -> bool:
        """Whether there is nothing to show."""
        return not self.threads and not self.agreed


@dataclass(frozen=True, slots=True, kw_only=True)
class EarlierRecord:
    """One earlier record with what tells it, and which of its outcomes stand for which now."""

    record: Record
    telling: Telling
    outcomes: Mapping[str, str] = field(default_factory=dict)  # theirs to ours; only what may be put together
    changed: Mapping[str, str] = field(default_factory=dict)  # theirs to ours, where the meaning moved
    parted: Mapping[str, tuple[str, ...]] = field(default_factory=dict)  # theirs to all of ours it went into


def over_time_of(instrument: Instrument, earlier: Iterable[EarlierRecord]) -> OverTime:
    """The threads of a conversation of `instrument`; `earlier` may come in any order."""
    in_order = sorted(earlier, key=lambda one: (one.record.held_on, one.record.id))
    threads: dict[str, list[Told]] = {}
    for one in in_order:
        kept = kept_between_us(one.telling.instrument, one.record.answers)
        for page in one.telling.instrument.pages():
            here = _pages_here(instrument, one, page)
            told = _told(one, page) if here and page.id not in kept else None
            if told is None:
                continue
            for ours in here:
                put = _with_question(told, one, page, instrument, ours)
                threads.setdefault(ours.id, []).append(_with_asking(put, threads.get(ours.id)))
    agreed = [then for one in in_order if (then := _agreed(one)) is not None]
    return OverTime(
        threads={page: tuple(reversed(rows)) for page, rows in threads.items()},
        agreed=tuple(reversed(agreed)),
    )


def asking_offer(session: Session, page_id: str, thread: tuple[Told, ...]) -> tuple[str, ...]:
    """What to offer as changed in the asking, where the answer of this page is another than last time.

    Nothing while the person has not said how it stands since then, and nothing once it is answered.
    Where the question itself was put otherwise, that nothing changed is not among it.
    """
    page = next((one for one in session.instrument.pages() if one.id == page_id), None)
    rating, asking = (page.item(Facet.RATING), page.item(Facet.ASKING_CHANGED)) if page else (None, None)
    if rating is None or asking is None or not thread or thread[0].header is None or thread[0].parted:
        return ()
    now, before = session.answers.get(rating.id), thread[0].answer
    if now is None or now.value is None or before is None or _is_same(now, before):
        return ()
    if session.answers.get(asking.id) is not None or asking not in open_items(session):
        return ()
    offered = asking_offered(session.header, thread[0].header, answer_now=now, answer_before=before)
    other = thread[0].ask not in {"", _asks(session, rating)}
    if SAME_ASKING in offered and (thread[0].changed or other):
        return ()  # the question is another: that nothing changed would not be true
    return tuple(code for code in offered if code in asking.choices)


def asked_since(
    session: Session, page_id: str, thread: tuple[Told, ...], minutes: int = 0
) -> AskedSince | None:
    """Where the rating of this page is another than the one before it: what changed in the asking.

    `minutes` of talk so far: it may be longer than the one before already, and is not shorter before
    its end.  `None` where there is no rating now or none before, and where both are the same.
    """
    rating = next(
        (page.item(Facet.RATING) for page in session.instrument.pages() if page.id == page_id), None
    )
    now = session.answers.get(rating.id) if rating else None
    before = next((one for one in thread if one.asked is not None), None)
    if rating is None or now is None or now.value is None or before is None or before.asked is None:
        return None
    if _is_same(now, before.asked.answer):
        return None
    ask = _asks(session, rating)
    longer = minutes if before.minutes is not None and minutes > before.minutes else None
    asked = Asked(header=session.header, answer=now, ask=ask, minutes=longer)
    return AskedSince(before=before, seen=_seen(asked, before.asked, moved=before.changed))


def _asks(session: Session, item: Item) -> str:
    return session.instrument.words(f"item.{item.id}.ask", session.language)


def _is_same(one: Answer, other: Answer) -> bool:
    return (one.value, one.scale) == (other.value, other.scale)


def _pages_here(instrument: Instrument, one: EarlierRecord, page: Page) -> tuple[Page, ...]:
    """Which pages of this conversation an earlier one belongs to; by what it means, not by its name."""
    if page.outcome:
        whole = one.outcomes.get(page.outcome, "") or one.changed.get(page.outcome, "")
        ours = (whole,) if whole else one.parted.get(page.outcome, ())
        return tuple(here for here in instrument.pages() if here.outcome and here.outcome in ours)
    if one.telling.instrument.id != instrument.id:
        return ()
    return tuple(here for here in instrument.pages() if here.id == page.id and not here.outcome)


def _other_title(one: EarlierRecord, page: Page, instrument: Instrument, ours: Page) -> str:
    """What it was called then, where it is called something else now."""
    language = one.telling.language
    then = one.telling.instrument.words(f"page.{page.id}.title", language)
    same = then == instrument.words(f"page.{ours.id}.title", language)
    return "" if same else one.telling.words(f"page.{page.id}.title")


def _told(one: EarlierRecord, page: Page) -> Told | None:
    telling = one.telling
    given = [
        (item, answer)
        for item in page.items
        if (answer := one.record.answers.get(item.id)) is not None and _is_told(answer)
    ]
    said = {item.facet: (item, answer) for item, answer in reversed(given)}
    words = tuple(str(answer.value) for item, answer in given if item.facet is Facet.WORDS)
    rating = said.get(Facet.RATING)
    if not words and rating is None and Facet.VERDICT not in said:
        return None
    return Told(
        held_on=one.record.held_on,
        on=telling.day(one.record.held_on),
        words=words,
        said=telling.answer(*rating) if rating else "",
        said_by=_said_by(telling, said),
        verdict=_in_words(telling, said.get(Facet.VERDICT)),
        verdict_why=_in_words(telling, said.get(Facet.VERDICT_WHY)),
        confirmed=_in_words(telling, said.get(Facet.ASKING_CHANGED)),
        alone=any(item.alone for item in page.items),
        header=one.record.header,
        answer=rating[1] if rating else None,
        ask=telling.instrument.words(f"item.{rating[0].id}.ask", telling.language) if rating else "",
        minutes=one.record.minutes,
    )


def _is_told(answer: Answer) -> bool:
    # What the interviewer only saw is nothing that was said.
    return answer.value is not None and SaidBy.OBSERVATION not in answer.said_by


def _in_words(telling: Telling, given: tuple[Item, Answer] | None) -> str:
    return telling.answer(*given) if given else ""


def _said_by(telling: Telling, said: Mapping[Facet, tuple[Item, Answer]]) -> str:
    for facet in (Facet.WORDS, Facet.RATING):
        if facet in said:
            answer = said[facet][1]
            alone = set(answer.said_by) <= OWN_VOICE and answer.perspective is None
            return "" if alone else telling.said_by(answer.said_by, answer.perspective)
    return ""


def _with_question(told: Told, one: EarlierRecord, page: Page, instrument: Instrument, ours: Page) -> Told:
    """With its title and question of then, where either was another, and marked where it was about something else."""
    into = one.parted.get(page.outcome, ())
    parted = (SPLIT if len(into) > 1 else JOINED) if into else ""
    changed = page.outcome in one.changed
    rating = page.item(Facet.RATING) if told.answer is not None else None
    asks = ours.item(Facet.RATING)
    now = instrument.words(f"item.{asks.id}.ask", one.telling.language) if asks else ""
    other = bool(rating) and (changed or bool(parted) or told.ask != now)
    return replace(
        told,
        title=one.telling.words(f"page.{page.id}.title")
        if parted
        else _other_title(one, page, instrument, ours),
        question=one.telling.words(f"item.{rating.id}.ask") if rating and other else "",
        changed=changed,
        parted=parted,
    )


def _with_asking(told: Told, before: list[Told] | None) -> Told:
    last = before[-1].asked if before else None
    if before is None or last is None or told.asked is None or _is_same(told.asked.answer, last.answer):
        return told
    return replace(told, asking=_seen(told.asked, last, moved=told.changed != before[-1].changed))


def _seen(now: Asked, before: Asked, *, moved: bool) -> tuple[str, ...]:
    """What changed in the asking; the question did wherever its meaning `moved`, whatever its words."""
    seen = asking_seen(now, before)
    return tuple(code for code in SEEN if code in seen or (moved and code == _OTHER_QUESTION))


def _agreed(one: EarlierRecord) -> AgreedThen | None:
    together, telling = without_between_us(one.record.together), one.telling
    if not together.matters and not together.actions:
        return None
    return AgreedThen(
        held_on=one.record.held_on,
        on=telling.day(one.record.held_on),
        matters=together.matters,
        steps=tuple(step_text(action, telling) for action in together.actions if action.available),
        missing=tuple(_missing(action, telling) for action in together.actions if not action.available),
    )


def _missing(action: Action, telling: Telling) -> str:
    why = [telling.phrases.words(f"why.{action.why}") if action.why else "", action.why_not]
    return "; ".join(one for one in (action.what, *why) if one)
