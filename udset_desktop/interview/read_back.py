"""Reading back: what was said in one section, in the person's own words or else in a sentence.

Called by the window after each section, for the interviewer to read out.  What was just between the
two is left out while anybody else is in the room; what was not answered, what the interviewer
only saw or marked, and how somebody else sees it, is nothing that was said.
"""

from __future__ import annotations

from dataclasses import dataclass

from udset_desktop.instrument.model import Item, Kind, Page, Privacy, Section
from udset_desktop.instrument.texts import fill, sentence_of
from udset_desktop.interview.answers import Answer, SaidBy
from udset_desktop.interview.drawing import page_title, telling_of
from udset_desktop.interview.kept_back import is_between_us
from udset_desktop.interview.route import open_items
from udset_desktop.interview.state import Session
from udset_desktop.interview.telling import Telling


@dataclass(frozen=True, slots=True, kw_only=True)
class SaidOnPage:
    """What was said on one page, line by line."""

    page: str
    title: str
    lines: tuple[str, ...]


def section_of(session: Session, page_id: str) -> Section:
    """The section a page stands in."""
    sections = session.instrument.sections
    return next(one for one in sections if any(page.id == page_id for page in one.pages))


def section_title(session: Session, section: Section) -> str:
    """What a section is called."""
    return telling_of(session).words(f"section.{section.id}.title")


def said_in(session: Session, section: Section) -> tuple[SaidOnPage, ...]:
    """What there is to read back of a section, page by page; () for nothing."""
    telling, opened = telling_of(session), {item.id for item in open_items(session)}
    answers, others = session.answers.answers, bool(session.header.others)
    told = []
    for page in section.pages:
        if others and is_between_us(page, answers):
            continue
        lines = tuple(
            line
            for item in page.items
            if item.id in opened and (answer := answers.get(item.id)) is not None
            for line in _lines(telling, item, page, answer)
        )
        if lines:
            told.append(SaidOnPage(page=page.id, title=page_title(telling, page), lines=lines))
    return tuple(told)


def _lines(telling: Telling, item: Item, page: Page, answer: Answer) -> tuple[str, ...]:
    if answer.value is None or SaidBy.OBSERVATION in answer.said_by or item.privacy is Privacy.HIDDEN:
        return ()
    if item.is_noted:
        return ()
    if item.kind is Kind.WORDS:
        return tuple(line for line in str(answer.value).splitlines() if line.strip())
    chosen = answer.value if isinstance(answer.value, tuple) else (str(answer.value),)
    sentences = (
        fill(
            sentence_of(telling.instrument, item, one, telling.language),
            telling.looks_after,
            telling.instrument,
            telling.language,
        )
        for one in chosen
    )
    told = tuple(sentence for sentence in sentences if sentence)
    if told:
        return told
    asked = telling.words(f"item.{item.id}.ask") or page_title(telling, page)
    return (f"{asked} {telling.answer(item, answer)}",)
