"""A follow-up note as a paper of its own, for whoever it is passed on to.

Called by `usecases.following_up` alone.  Nothing of any conversation is read for it, and neither the
file's title nor the line at its foot says what it is about.
"""

from __future__ import annotations

from collections.abc import Iterator

from udset_desktop.document.blocks import Block, Heading, Paragraph, Title, paragraphs, spans
from udset_desktop.document.paper import Paper, render_paper
from udset_desktop.document.style import PageStyle
from udset_desktop.interview.follow_up import PARTS, FollowUp
from udset_desktop.summary.wording import date_words, language_tag, load_sheet_words

STYLE = PageStyle(size=13, title=1.7, heading=1.15, small=0.86, side=64)


def follow_up_blocks(note: FollowUp, *, language: str, training: bool = False) -> tuple[Block, ...]:
    """The blocks of the note: every part under its name, and nothing for a part that is empty."""
    return tuple(_blocks(note, language, training=training))


def render_follow_up(note: FollowUp, *, language: str, training: bool = False) -> bytes:
    """The note as PDF bytes."""
    words = load_sheet_words(language)
    paper = Paper(
        title=words.words("follow_up.title"),
        language=language_tag(language),
        style=STYLE,
        header=words.words("follow_up.title"),
        footer_left=words.words("follow_up.footer"),
        footer_right=words.words("footer.page", page="{page}", pages="{pages}"),
    )
    return render_paper(follow_up_blocks(note, language=language, training=training), paper)


def _blocks(note: FollowUp, language: str, *, training: bool) -> Iterator[Block]:
    words = load_sheet_words(language)
    begun = date_words(note.begun_utc[:10], language)
    yield Title(words.words("follow_up.title"), words.words("follow_up.begun", date=begun))
    if training:
        yield Paragraph(spans(words.words("training.banner"), bold=True), "quiet")
    texts = note.texts()
    for part in PARTS:
        if texts[part]:
            yield Heading(words.words(f"follow_up.{part}"))
            yield from paragraphs(texts[part])
    if note.is_passed_on:
        passed = date_words(note.passed_utc[:10], language)
        yield Paragraph(spans(words.words("follow_up.passed", date=passed)), "quiet")
