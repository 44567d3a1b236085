"""The supervision pack as PDF bytes; no decisions about content here."""

from __future__ import annotations

from collections.abc import Iterator

from udset_desktop.document.blocks import (
    Block,
    Entries,
    Entry,
    Heading,
    Paragraph,
    Title,
    paragraphs,
    spans,
)
from udset_desktop.document.paper import Paper, render_paper
from udset_desktop.interview.phrases import Phrases
from udset_desktop.summary.pdf import REVIEW_STYLE, missing_entries, step_entries
from udset_desktop.summary.supervision_sheet import SupervisionSheet
from udset_desktop.summary.wording import language_tag, load_sheet_words

QUESTIONS = ("matters", "strengths", "more", "service", "we")


def supervision_blocks(sheet: SupervisionSheet) -> tuple[Block, ...]:
    """The blocks of the pack."""
    return tuple(_blocks(sheet, load_sheet_words(sheet.language)))


def render_supervision(sheet: SupervisionSheet) -> bytes:
    """The pack as PDF bytes."""
    words = load_sheet_words(sheet.language)
    paper = Paper(
        title=words.words("supervision.title"),
        language=language_tag(sheet.language),
        style=REVIEW_STYLE,
        header=words.words("supervision.title"),
        footer_left=words.words("supervision.footer"),
        footer_right=words.words("footer.page", page="{page}", pages="{pages}"),
    )
    return render_paper(supervision_blocks(sheet), paper)


def _blocks(sheet: SupervisionSheet, words: Phrases) -> Iterator[Block]:
    yield Title(words.words("supervision.title"), sheet.kind)
    if sheet.training:
        yield Paragraph(spans(words.words("training.banner"), bold=True), "quiet")
    yield Paragraph(spans(words.words("supervision.lead")), "quiet")
    if sheet.matters:
        yield Heading(words.words("supervision.matters"))
        yield Entries(tuple(Entry(spans(text)) for text in sheet.matters))
    if sheet.steps:
        yield Heading(words.words("supervision.steps"))
        yield step_entries(sheet.steps, words)
    if sheet.missing:
        yield Heading(words.words("supervision.missing"))
        yield missing_entries(sheet.missing, words)
    yield Heading(words.words("supervision.talked"))
    for part in sheet.parts:
        yield Heading(part.title, rank=3)
        if part.rating:
            yield Paragraph(spans(part.rating))  # its title is what stands out
        yield from paragraphs(part.words, "words")
    if sheet.left_out:
        yield Paragraph(spans(words.words("supervision.left_out")), "quiet")
    yield Heading(words.words("supervision.questions"))
    yield Entries(tuple(Entry(spans(words.words(f"supervision.question.{one}"))) for one in QUESTIONS))
