"""Jots, step by step: typed, kept, laid onto pages, put into an answer's words, let go.

As in `interview.session`, every act gives the next `Session` and nothing else happens; a refused
input loses nothing.  Called by the window on its own thread.
"""

from __future__ import annotations

from collections.abc import Callable, Collection
from dataclasses import replace

from udset_desktop.foundation.problems import Finding, has_refusal
from udset_desktop.instrument.model import Facet
from udset_desktop.interview.answers import SaidBy
from udset_desktop.interview.entry import check_text, refusal, storable_text
from udset_desktop.interview.jot import (
    JOT_AT_MOST,
    JOT_CHANGED,
    JOT_TYPING,
    JOTS_AT_MOST,
    HalfJot,
    Jot,
    half_jot_of,
    jots_on,
    with_half_jot,
)
from udset_desktop.interview.page_marks import mark_page
from udset_desktop.interview.session import TYPED_AT_MOST, answer_item, who_answers
from udset_desktop.interview.state import Session
from udset_desktop.interview.voices import said_together

Findings = tuple[Finding, ...]


def type_jot(
    session: Session, text: str, *, between_us: bool = False, whose: str | None = None
) -> tuple[Session, Findings]:
    """A jot as far as it is typed, with its marks; "" ends it.  Far too much text leaves what was kept before.

    With `whose` it is for somebody else's conversation, whoever that is to be, and is no jot of this one.
    It stays with whoever was answering when it was begun (`session.say_who_speaks`).
    """
    if len(text) > TYPED_AT_MOST:
        return session, (
            refusal("interview.too_long_to_keep", JOT_TYPING, at_most=TYPED_AT_MOST, length=len(text)),
        )
    half = HalfJot(
        text=storable_text(text),
        between_us=between_us,
        whose=None if whose is None else storable_text(whose),
    )
    begun = half_jot_of(session.typing)
    if half.text:
        half = replace(half, told_by=begun.told_by, view=begun.view)
    return replace(session, typing=with_half_jot(session.typing, half)), ()


def jot_down(
    session: Session,
    text: str,
    *,
    now_s: float,
    at: str,
    between_us: bool = False,
    told_by: tuple[SaidBy, ...] = (),
) -> tuple[Session, Findings]:
    """A jot kept with its moment and who said it, in place of what was half typed; nothing for no words.

    Without `told_by` it is said by whoever was answering when it was begun.

    Refused whole where it is too long, and then stays as half typed, with its mark.
    """
    said, found = check_text("jot", text, at_most=JOT_AT_MOST, code="interview.jot_too_long")
    if not has_refusal(found) and sum(len(jot.text) for jot in session.jots) + len(said) > JOTS_AT_MOST:
        found = (refusal("interview.jots_full", "jot", at_most=JOTS_AT_MOST),)
    if has_refusal(found):
        session, far_too_long = type_jot(session, text, between_us=between_us)
        return session, far_too_long or found
    half = half_jot_of(session.typing)
    begun = (half.told_by, half.view) if half.told_by else (session.said_by, session.perspective)
    who, view = (told_by, None) if told_by else begun
    session, _ = type_jot(session, "")
    if not said:
        return session, ()
    jot = Jot(
        number=_next_number(session),
        text=said,
        spent_s=int(session.timing.seconds(now_s)),
        at=at,
        between_us=between_us,
        told_by=who,
        view=view,
    )
    return replace(session, jots=(*session.jots, jot)), found


def retype_jot(session: Session, number: int, text: str) -> tuple[Session, Findings]:
    """Other words for a jot as far as they are typed, beside those it has; "" lets them go."""
    key = f"{JOT_CHANGED}{number}"
    if len(text) > TYPED_AT_MOST:
        return session, (refusal("interview.too_long_to_keep", key, at_most=TYPED_AT_MOST, length=len(text)),)
    typing = {item: typed for item, typed in session.typing.items() if item != key}
    if kept := storable_text(text):
        typing[key] = kept
    return replace(session, typing=typing), ()


def rewrite_jot(session: Session, number: int, text: str) -> tuple[Session, Findings]:
    """Other words for a jot, its moment kept, and nothing half typed to it any more.

    Refused whole where they are too long; for none it stays as it was.
    """
    said, found = check_text("jot", text, at_most=JOT_AT_MOST, code="interview.jot_too_long")
    others = sum(len(jot.text) for jot in session.jots if jot.number != number)
    if not has_refusal(found) and others + len(said) > JOTS_AT_MOST:
        found = (refusal("interview.jots_full", "jot", at_most=JOTS_AT_MOST),)
    if has_refusal(found):
        return session, found
    session, _ = retype_jot(session, number, "")
    return _changed(session, number, lambda jot: replace(jot, text=said or jot.text)), found


def lay_jot(session: Session, number: int, page_id: str, *, on: bool | None = None) -> Session:
    """A jot laid onto a page, or taken off it; without `on` the other of the two.

    Words it has gone into already stay as they are, and it is not put into the same words again.
    """
    if page_id not in {page.id for page in session.instrument.pages()}:
        return session

    def laid(jot: Jot) -> Jot:
        others = tuple(page for page in jot.laid if page != page_id)
        lies = page_id in jot.laid
        if on is lies:
            return jot
        if lies:
            return replace(jot, laid=others)
        return replace(jot, laid=(*others, page_id))

    return _changed(session, number, laid)


def mark_jot(session: Session, number: int, *, between_us: bool) -> Session:
    """A jot just between us, or no longer; where its text is among an answer's words, the page with it."""
    session = _changed(session, number, lambda jot: replace(jot, between_us=between_us))
    if between_us:
        for page in next((jot.worded for jot in session.jots if jot.number == number), ()):
            session = mark_page(session, page, between_us=True)
    return session


def drop_jot(session: Session, number: int) -> Session:
    """The jot let go; words it has gone into stay."""
    session, _ = retype_jot(session, number, "")
    return replace(session, jots=tuple(jot for jot in session.jots if jot.number != number))


def restore_jot(session: Session, jot: Jot) -> Session:
    """A jot that was let go, back where it stood; last, where another has taken its number."""
    if any(one.number == jot.number for one in session.jots):
        jot = replace(jot, number=_next_number(session))
    return replace(session, jots=tuple(sorted((*session.jots, jot), key=lambda one: one.number)))


def word_jots(
    session: Session, page_id: str, numbers: Collection[int] | None = None
) -> tuple[Session, Findings]:
    """The text of jots on a page put behind its words, in the order they were made; each once.

    All of those that lie there, or only the numbers named.  Refused whole where the words would be
    too long, or where the page has no words of its own.  A jot just between us takes the page with it.
    The words are said by whoever said the jots, and by whoever said those that stood there before.
    """
    chosen = [
        jot
        for jot in jots_on(session.jots, page_id)
        if page_id not in jot.worded and (numbers is None or jot.number in numbers)
    ]
    if not chosen:
        return session, ()
    page = next(page for page in session.instrument.pages() if page.id == page_id)
    item = page.item(Facet.WORDS)
    if item is None:
        return session, (refusal("interview.no_words_here", page_id),)
    before = session.answers.get(item.id)
    said = session.typing.get(item.id) or (
        "" if before is None or before.value is None else str(before.value)
    )
    stood = who_answers(session, item.id)  # a jot of before this was kept is said so too
    heard = [(jot.told_by, jot.view) if jot.told_by else stood for jot in chosen]
    who, view = said_together([stood, *heard] if said else heard)
    text = "\n".join(filter(None, [said, *(jot.text for jot in chosen)]))
    worded, found = answer_item(session, item.id, text, said_by=who, perspective=view)
    if has_refusal(found):
        return session, found
    if any(jot.between_us for jot in chosen):
        worded = mark_page(worded, page_id, between_us=True)
    for jot in chosen:
        worded = _changed(worded, jot.number, lambda one: replace(one, worded=(*one.worded, page_id)))
    return worded, found


def _next_number(session: Session) -> int:
    return 1 + max((jot.number for jot in session.jots), default=0)


def _changed(session: Session, number: int, change: Callable[[Jot], Jot]) -> Session:
    return replace(session, jots=tuple(change(jot) if jot.number == number else jot for jot in session.jots))
