"""The marks of a page, just between us and off the sheet, while a conversation is under way.

A mark stands on every answer of its page, where all that prints or sends looks for it
(`interview.kept_back`).  Here it is set, taken off, and remembered over the moment in which the page has
no answer: who clears their words and says them anew has not taken back that they are for two alone.
"""

from __future__ import annotations

from dataclasses import replace

from udset_desktop.instrument.model import Page
from udset_desktop.interview.answers import Answer
from udset_desktop.interview.state import Session

BETWEEN_US, OFF_SHEET = "between_us", "off_sheet"


def mark_item(
    session: Session, item_id: str, *, between_us: bool | None = None, off_sheet: bool | None = None
) -> Session:
    """An answer marked just between us, or off the sheet; nothing happens where nothing was said.

    For answers files, which mark one answer at a time; a window marks the page.  Either way the mark
    covers the whole page wherever something is printed, shown again or sent (`interview.kept_back`).
    """
    answer = session.answers.get(item_id)
    if answer is None:
        return session
    marks = (
        answer.between_us if between_us is None else between_us,
        answer.off_sheet if off_sheet is None else off_sheet,
    )
    if marks == (answer.between_us, answer.off_sheet):
        return session
    marked = replace(answer, between_us=marks[0], off_sheet=marks[1])
    return replace(session, answers=session.answers.with_answer(item_id, marked))


def mark_page(
    session: Session, page_id: str, *, between_us: bool | None = None, off_sheet: bool | None = None
) -> Session:
    """All that was said on a page marked just between us, or off the sheet; what comes later takes it on."""
    page = next((one for one in session.instrument.pages() if one.id == page_id), None)
    if page is None:
        return session
    for item in page.items:
        session = mark_item(session, item.id, between_us=between_us, off_sheet=off_sheet)
    asked = {BETWEEN_US: between_us, OFF_SHEET: off_sheet}
    kept = {mark for mark in session.marked.get(page_id, ()) if asked[mark] is not False}
    return _remembered(session, page_id, frozenset(kept | {mark for mark, on in asked.items() if on}))


def with_marks(session: Session, item_id: str, answer: Answer | None) -> tuple[Session, Answer | None]:
    """An answer with the marks of its page, and the session that keeps them beside the answers from now on."""
    page = session.instrument.page_of[item_id]
    marks = _marks_of(session, page)
    session = _remembered(session, page.id, marks)
    if answer is None:
        return session, None
    between_us, off_sheet = BETWEEN_US in marks, OFF_SHEET in marks
    if (answer.between_us, answer.off_sheet) == (between_us, off_sheet):
        return session, answer
    return session, replace(answer, between_us=between_us, off_sheet=off_sheet)


def _marks_of(session: Session, page: Page) -> frozenset[str]:
    answers, marks = session.answers.answers, set(session.marked.get(page.id, ()))
    for item in page.items:
        answer = answers.get(item.id)
        if answer is not None and answer.between_us:
            marks.add(BETWEEN_US)
        if answer is not None and answer.off_sheet:
            marks.add(OFF_SHEET)
    return frozenset(marks)


def _remembered(session: Session, page_id: str, marks: frozenset[str]) -> Session:
    if marks == session.marked.get(page_id, frozenset()):
        return session
    others = {page: kept for page, kept in session.marked.items() if page != page_id}
    return replace(session, marked={**others, page_id: marks} if marks else others)
