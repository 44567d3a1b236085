"""The outcomes summary as PDF bytes; no decisions about content here."""

from __future__ import annotations

from collections.abc import Iterator

from udset_desktop.document.blocks import Block, Facts, Heading, Paragraph, Title, paragraphs, spans
from udset_desktop.document.lock import PaperLock
from udset_desktop.document.paper import render_paper
from udset_desktop.interview.phrases import Phrases
from udset_desktop.summary.outcome_sheet import OutcomeSheet
from udset_desktop.summary.pdf import file_paper, outcomes_table
from udset_desktop.summary.wording import load_sheet_words


def outcome_blocks(sheet: OutcomeSheet) -> tuple[Block, ...]:
    """The blocks of the summary."""
    return tuple(_blocks(sheet, load_sheet_words(sheet.language)))


def render_outcome_sheet(sheet: OutcomeSheet, *, lock: PaperLock | None = None) -> bytes:
    """The summary as PDF bytes."""
    paper = file_paper("summary", name=sheet.name, held_on=sheet.held_on, language=sheet.language)
    return render_paper(outcome_blocks(sheet), paper, lock=lock)


def _blocks(sheet: OutcomeSheet, words: Phrases) -> Iterator[Block]:
    yield Title(
        words.words("summary.title", name=sheet.name),
        words.words("summary.under", kind=sheet.kind, date=sheet.held_on, number=sheet.version),
    )
    if sheet.training:
        yield Paragraph(spans(words.words("training.banner"), bold=True), "quiet")
    yield Facts(sheet.reading)
    if sheet.older:
        yield Paragraph(spans(words.words("summary.older")), "quiet")
    if not sheet.lines:
        yield Paragraph(spans(words.words("summary.nothing")))
        return
    yield Heading(words.words("review.summary"))
    yield Paragraph(spans(words.words("review.summary_lead", name=sheet.name)), "quiet")
    yield outcomes_table(sheet.lines, words)
    if sheet.told:
        yield Heading(words.words("summary.told"))
    for title, said in sheet.told:
        yield Heading(title, rank=3)
        for text in said:
            yield from paragraphs(text, "words")
