"""The outcomes summary on paper: the outcomes side by side, the words behind them, and how it was read back.

Pure values, made from a `SheetSource`, set by `summary.outcome_pdf`; for the file.  The lines are the
conversation's own, and what is kept off the paper there is kept off here.
"""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import dataclass

from udset_desktop.instrument.model import Kind
from udset_desktop.interview.phrases import Phrases
from udset_desktop.summary.review_sheet import OutcomeLine, review_sheet
from udset_desktop.summary.source import SheetSource, said_lines
from udset_desktop.summary.wording import date_words, load_sheet_words


@dataclass(frozen=True, slots=True, kw_only=True)
class Reading:
    """What was said when it was read back; empty where it was not."""

    said: str = ""  # in words
    remark: str = ""
    revision: int = 0  # the version that was read


@dataclass(frozen=True, slots=True, kw_only=True)
class OutcomeSheet:
    """Everything the summary says, in the order it says it."""

    name: str
    held_on: str
    kind: str
    version: str
    reading: tuple[tuple[str, str], ...]
    older: bool  # the conversation was put right after this was read back
    lines: tuple[OutcomeLine, ...]
    told: tuple[tuple[str, tuple[str, ...]], ...]  # a title, and what was said about it
    language: str
    training: bool


def outcome_sheet(
    source: SheetSource, reading: Reading, measured: Collection[str] = (), *, language: str = "en"
) -> OutcomeSheet:
    """The summary of one conversation; `measured` are the items that a measure rests on."""
    words = load_sheet_words(language)
    told = review_sheet(source, language=language)
    rows = {
        page.id
        for page in source.instrument.pages()
        if page.outcome or any(item.id in measured for item in page.items)
    }
    lines = tuple(line for line in told.outcomes if line.page in rows)
    return OutcomeSheet(
        name=source.name,
        held_on=date_words(source.header.held_on, language),
        kind=source.instrument.words("instrument.title", language),
        version=str(source.revision),
        reading=_reading(reading, words),
        older=0 < reading.revision < source.revision,
        lines=lines,
        told=_told(source, {line.page: line.title for line in lines}),
        language=language,
        training=told.training,
    )


def _reading(reading: Reading, words: Phrases) -> tuple[tuple[str, str], ...]:
    rows = (("read_back", reading.said or words.words("summary.not_read")), ("remark", reading.remark))
    return tuple((words.words(f"summary.{key}"), text) for key, text in rows if text)


def _told(source: SheetSource, titles: dict[str, str]) -> tuple[tuple[str, tuple[str, ...]], ...]:
    told = []
    for page in source.instrument.pages():
        said = [
            line
            for item in page.items
            if item.kind is Kind.WORDS and (answer := source.answers.get(item.id)) is not None
            for line in said_lines(answer)
        ]
        if page.id in titles and said:
            told.append((titles[page.id], tuple(said)))
    return tuple(told)
