"""One answer taken back while the two still talk: what was said goes, that something was said stays.

Called by the window and by the import of answers files.  After the conversation is on file taking
back is `usecases.exporting.withdraw`.
"""

from __future__ import annotations

from dataclasses import replace

from udset_desktop.interview.answers import Answer
from udset_desktop.interview.entry import TAKEN_BACK
from udset_desktop.interview.state import Session


def take_back(session: Session, item_id: str) -> Session:
    """The session without what was said or half typed to the item; nothing where nothing was.

    The marks of the page stay, because they cover the other answers on it.
    """
    answer, typed = session.answers.get(item_id), item_id in session.typing
    if (answer is None and not typed) or (answer is not None and answer.non_answer == TAKEN_BACK):
        return session
    before = answer or Answer(non_answer=TAKEN_BACK, said_by=session.said_by, perspective=session.perspective)
    taken = replace(before, value=None, non_answer=TAKEN_BACK, scale="", shown=None)
    return replace(
        session,
        answers=session.answers.with_answer(item_id, taken),
        typing={item: text for item, text in session.typing.items() if item != item_id},
        findings={item: found for item, found in session.findings.items() if item != item_id},
    )


def put_back(session: Session, item_id: str, answer: Answer) -> Session:
    """The answer as it was, where the item has been taken back and the person thinks again."""
    now = session.answers.get(item_id)
    if now is None or now.non_answer != TAKEN_BACK:
        return session
    return replace(session, answers=session.answers.with_answer(item_id, answer))
