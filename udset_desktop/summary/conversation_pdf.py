"""The conversation sheet as PDF bytes, in two sizes; no decisions about content here."""

from __future__ import annotations

from collections.abc import Iterator

from udset_desktop.document.blocks import (
    Block,
    Heading,
    Kept,
    Panel,
    Paragraph,
    Ruled,
    Ticks,
    Title,
    paragraphs,
    spans,
)
from udset_desktop.document.paper import Paper, render_paper
from udset_desktop.document.style import PageStyle
from udset_desktop.interview.phrases import Phrases
from udset_desktop.summary.conversation_sheet import Asked, ConversationSheet, PaperPage
from udset_desktop.summary.wording import language_tag, load_sheet_words

STYLES = {
    "standard": PageStyle(size=12, title=1.9, heading=1.35, subheading=1.12, small=0.86, side=54, top=54),
    "large": PageStyle(size=18, title=1.5, heading=1.2, subheading=1.05, small=0.88, side=50, top=54),
}


def conversation_blocks(sheet: ConversationSheet) -> tuple[Block, ...]:
    """The blocks of a conversation sheet."""
    return tuple(_blocks(sheet, load_sheet_words(sheet.language)))


def render_conversation_sheet(sheet: ConversationSheet, style: str) -> bytes:
    """The conversation sheet as PDF bytes."""
    words = load_sheet_words(sheet.language)
    paper = Paper(
        title=words.words("paper.file_title", title=sheet.title),
        language=language_tag(sheet.language),
        style=STYLES[style],
        header=sheet.title,
        footer_left=words.words("paper.footer", title=sheet.called, instrument=sheet.instrument),
        footer_right=words.words("footer.page", page="{page}", pages="{pages}"),
    )
    return render_paper(conversation_blocks(sheet), paper)


def _blocks(sheet: ConversationSheet, words: Phrases) -> Iterator[Block]:
    yield Title(sheet.title, words.words("paper.under", project=sheet.project))
    if sheet.training:
        yield Paragraph(spans(words.words("training.banner"), bold=True), "quiet")
    for asked in sheet.frame:
        yield from _asked(asked)
    before = [block for asked in sheet.before for block in _asked(asked)]
    yield Panel((Heading(words.words("paper.before")), *paragraphs(sheet.notice), *before))
    for section in sheet.sections:
        yield Heading(section.title)
        for page in section.pages:
            yield Kept(tuple(_page(page, words)))
    yield Heading(words.words("paper.together"))
    for asked in sheet.together:
        yield Kept(tuple(_asked(asked)))
    yield Heading(words.words("paper.after"))
    yield Paragraph(spans(words.words("paper.after_lead")), "quiet")
    for asked in sheet.after:
        yield from _asked(asked)
    yield Panel(tuple(paragraphs(words.words("paper.keep_safe"))))


def _page(page: PaperPage, words: Phrases) -> Iterator[Block]:
    yield Heading(page.title, rank=3)
    for note in page.notes:
        yield Paragraph(spans(note), "quiet", keep=True)
    if page.alone:
        yield Paragraph(spans(words.words("paper.alone")), "quiet", keep=True)
    if page.opening and page.opening != page.title:
        yield Paragraph(spans(page.opening), keep=True)
    for asked in page.asked:
        yield from _asked(asked)


def _asked(asked: Asked) -> Iterator[Block]:
    if not asked.choices:
        yield Ruled(asked.lines, asked.ask)
    elif asked.others:
        yield Paragraph(spans(asked.ask, bold=True), keep=True)
        yield Ticks(asked.choices)
        yield Ticks(asked.others, quiet=True)
    else:
        yield Ticks(asked.choices, asked.ask)
