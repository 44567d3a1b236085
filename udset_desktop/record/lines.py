"""A record outcome by outcome, in words and codes, for sheets, showing and copying out.

No totals, no averages: a line says what was said.
"""

from __future__ import annotations

from dataclasses import dataclass

from udset_desktop.instrument.model import Instrument, Item, Page
from udset_desktop.interview.answers import Answer
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


def lines_of(
    record: Record, instrument: Instrument, *, language: str = "en", non_answers: bool = True
) -> tuple[PageLines, ...]:
    """What was said, page by page; items never asked are left out.

    The caller decides what may be shown of answers marked just between us or off the sheet.
    """
    raise NotImplementedError
