"""One answer taken back while the two still talk: what was said goes, that something was said stays.

Called by the window and by the import of answers files.  After the conversation is on file taking
back is `usecases.exporting.withdraw`.
"""

from __future__ import annotations

from dataclasses import replace

from udset_desktop.instrument.model import Facet
from udset_desktop.interview.answers import Answer
from udset_desktop.interview.entry import TAKEN_BACK
from udset_desktop.interview.jot import JOT_CHANGED, Jot
from udset_desktop.interview.state import Session


def take_back(session: Session, item_id: str) -> Session:
    """The session without what was said or half typed to the item; nothing where nothing was.

    The marks of the page stay, because they cover the other answers on it.  A jot whose text has gone
    into the words goes with them, unless it lies on another page too.
    """
    answer, typed = session.answers.get(item_id), item_id in session.typing
    if (answer is None and not typed) or (answer is not None and answer.non_answer == TAKEN_BACK):
        return session
    before = answer or Answer(non_answer=TAKEN_BACK, said_by=session.said_by, perspective=session.perspective)
    taken = replace(before, value=None, non_answer=TAKEN_BACK, scale="", shown=None)
    jots = _jots_without(session, item_id)
    gone = {jot.number for jot in session.jots} - {jot.number for jot in jots}
    done_with = {item_id, *(f"{JOT_CHANGED}{number}" for number in gone)}
    return replace(
        session,
        answers=session.answers.with_answer(item_id, taken),
        jots=jots,
        typing={item: text for item, text in session.typing.items() if item not in done_with},
        findings={item: found for item, found in session.findings.items() if item != item_id},
    )


def put_back(session: Session, item_id: str, before: Session) -> Session:
    """What was said, or typed and refused, as it was in `before`, where the person thinks again."""
    now, answer = session.answers.get(item_id), before.answers.get(item_id)
    typed = before.typing.get(item_id, "")
    if now is None or now.non_answer != TAKEN_BACK or (answer is None and not typed):
        return session
    jots = {jot.number: jot for jot in before.jots if item_id in _words_of(before, jot)}
    others = tuple(jot for jot in session.jots if jot.number not in jots)
    return replace(
        session,
        answers=session.answers.with_answer(item_id, answer),
        jots=tuple(sorted((*others, *jots.values()), key=lambda jot: jot.number)),
        typing={**session.typing, item_id: typed} if typed else session.typing,
    )


def _jots_without(session: Session, item_id: str) -> tuple[Jot, ...]:
    """Without those whose text went into the answer: it is the text that is taken back, wherever else it lies.

    One that is in the words of another page too stands there, and stays with it.
    """
    page = session.instrument.page_of[item_id].id
    kept = []
    for jot in session.jots:
        if item_id not in _words_of(session, jot):
            kept.append(jot)
        elif worded := tuple(one for one in jot.worded if one != page):
            kept.append(replace(jot, laid=tuple(one for one in jot.laid if one != page), worded=worded))
    return tuple(kept)


def _words_of(session: Session, jot: Jot) -> tuple[str, ...]:
    """The items of own words that the text of a jot has gone into."""
    pages = (page for page in session.instrument.pages() if page.id in jot.worded)
    return tuple(item.id for page in pages if (item := page.item(Facet.WORDS)) is not None)
