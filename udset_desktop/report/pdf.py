"""The report of the measures as a tagged PDF; no figure is worked out here.

Called by `usecases.reporting`.  An interval is a quiet bar; the numbers stand in words beside it, so
nothing is told by the drawing alone.
"""

from __future__ import annotations

from collections.abc import Iterator

from udset_desktop.document.blocks import (
    Bar,
    Block,
    Cell,
    Column,
    Entries,
    Entry,
    Facts,
    Heading,
    Panel,
    Paragraph,
    Table,
    Title,
    spans,
)
from udset_desktop.document.paper import Paper, render_paper
from udset_desktop.document.style import PageStyle
from udset_desktop.interview.phrases import Phrases
from udset_desktop.report.content import Line, MeasureContent, ReportContent, load_report_words

STYLE = PageStyle(size=12, title=2.1, heading=1.3, small=0.84, side=56)
_COLUMNS = (("who", 30), ("count", 14), ("share", 32), ("beside", 30))
_WHOLE = 100  # per cent
_LANGUAGE_TAGS = {"en": "en-GB"}


def report_blocks(content: ReportContent) -> tuple[Block, ...]:
    """The blocks of a report."""
    return tuple(_blocks(content, load_report_words(content.language)))


def render_report(content: ReportContent) -> bytes:
    """The report as PDF bytes."""
    words = load_report_words(content.language)
    paper = Paper(
        title=words.words("paper.file_title", project=content.project),
        language=_LANGUAGE_TAGS.get(content.language, content.language),
        style=STYLE,
        header=words.words("paper.header", project=content.project, window=content.window),
        footer_left=words.words("paper.training" if content.training else "paper.footer"),
        footer_right=words.words("paper.page", page="{page}", pages="{pages}"),
    )
    return render_paper(report_blocks(content), paper)


def _blocks(content: ReportContent, words: Phrases) -> Iterator[Block]:
    yield Title(content.title, content.under)
    if content.training:
        yield Panel((Paragraph(spans(words.words("paper.training"), bold=True)),))
    if content.facts:
        yield Facts(content.facts)
    for measure in content.measures:
        yield from _measure(measure, words)
    if content.notes:
        yield Heading(words.words("paper.coverage"))
        for note in content.notes:
            yield Paragraph(spans(note))
    yield Heading(words.words("paper.reading"))
    yield Entries(tuple(Entry(spans(text)) for text in content.reading))


def _measure(measure: MeasureContent, words: Phrases) -> Iterator[Block]:
    yield Heading(measure.title)
    for text in (*measure.labels, measure.rule, measure.unit):
        yield Paragraph(spans(text), "quiet", keep=True)
    yield Table(
        tuple(Column(words.words(f"paper.{key}"), share) for key, share in _COLUMNS),
        tuple(_row(line) for line in measure.lines),
    )
    for note in measure.notes:
        yield Paragraph(spans(note), "quiet")


def _row(line: Line) -> tuple[Cell, ...]:
    bar = (
        Bar(line.interval.low / _WHOLE, line.interval.high / _WHOLE, line.interval.share / _WHOLE)
        if line.interval is not None
        else None
    )
    return (
        Cell(line.whose, bold=True),
        Cell(line.count),
        Cell(line.share, bar),
        Cell("; ".join(line.beside)),
    )
