"""A record page by page, in words, for showing, correcting and copying out.

No totals, no averages: a line says what was said.  Hides nothing: the caller decides what may be
shown of answers marked just between us or off the sheet.
"""

from __future__ import annotations

from dataclasses import dataclass

from udset_desktop.instrument.model import Instrument, Item, Page
from udset_desktop.instrument.texts import fill, sentence_of
from udset_desktop.interview.answers import Answer
from udset_desktop.interview.phrases import load_phrases
from udset_desktop.interview.telling import Telling
from udset_desktop.project.model import Project
from udset_desktop.record.model import Record


@dataclass(frozen=True, slots=True, kw_only=True)
class AnswerLine:
    """One answer in words."""

    item: Item
    ask: str
    answer: Answer
    shown: str  # the answer or the non-answer in words
    sentence: str  # the answer as a sentence for the person's sheet; "" where there is none
    said_by: str


@dataclass(frozen=True, slots=True, kw_only=True)
class PageLines:
    """All that was said on one page; never empty."""

    page: Page
    section: str
    title: str
    answers: tuple[AnswerLine, ...]


def telling_for(
    record: Record, instrument: Instrument, project: Project, name: str, *, language: str = "en"
) -> Telling:
    """The words a record is told in: those its permissions were asked in."""
    return Telling(
        instrument=instrument,
        project=project,
        phrases=load_phrases(record.permissions.wording or project.wording, language),
        name=name,
        looks_after=record.looks_after,
        language=language,
    )


def lines_of(record: Record, telling: Telling, *, non_answers: bool = True) -> tuple[PageLines, ...]:
    """What was said, page by page; what was never asked is left out.

    With `non_answers=False` only what was answered.
    """
    pages: list[PageLines] = []
    for section in telling.instrument.sections:
        for page in section.pages:
            lines = tuple(
                _line(item, record.answers[item.id], telling)
                for item in page.items
                if item.id in record.answers and _is_told(record.answers[item.id], non_answers=non_answers)
            )
            if lines:
                pages.append(
                    PageLines(
                        page=page,
                        section=telling.words(f"section.{section.id}.title"),
                        title=telling.words(f"page.{page.id}.title"),
                        answers=lines,
                    )
                )
    return tuple(pages)


def _is_told(answer: Answer, *, non_answers: bool) -> bool:
    return answer.value is not None or (non_answers and answer.non_answer != "not_asked")


def _line(item: Item, answer: Answer, telling: Telling) -> AnswerLine:
    sentences = ""
    if answer.value is not None:
        chosen = answer.value if isinstance(answer.value, tuple) else (str(answer.value),)
        said = (sentence_of(telling.instrument, item, one, telling.language) for one in chosen)
        sentences = " ".join(sentence for sentence in said if sentence)
    return AnswerLine(
        item=item,
        ask=telling.words(f"item.{item.id}.ask"),
        answer=answer,
        shown=telling.answer(item, answer),
        sentence=fill(sentences, telling.looks_after, telling.instrument, telling.language),
        said_by=telling.said_by(answer.said_by, answer.perspective),
    )
