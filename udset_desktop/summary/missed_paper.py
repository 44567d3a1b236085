"""The list of what was wanted and not there, as a paper: codes in words and counts, nobody named.

Called by `usecases.wants` alone.  A working list: it says at its head and foot that it is not for
handing on, because a small number can be somebody.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from udset_desktop.document.blocks import Block, Cell, Column, Paragraph, Table, Title, spans
from udset_desktop.document.paper import Paper, render_paper
from udset_desktop.document.style import PageStyle
from udset_desktop.record.wants import MissedRow
from udset_desktop.summary.wording import date_words, language_tag, list_words, load_sheet_words

STYLE = PageStyle(size=12, title=1.8, heading=1.2, small=0.86, side=60)


@dataclass(frozen=True, slots=True, kw_only=True)
class MissedPaper:
    """What the paper is made of."""

    rows: tuple[MissedRow, ...]
    since: str  # ISO date, "" for everything there is
    until: str
    about: str  # "", user, carer
    conversations: int
    wording: str
    language: str = "en"
    training: bool = False


def missed_blocks(paper: MissedPaper) -> tuple[Block, ...]:
    """The blocks of the list."""
    return tuple(_blocks(paper))


def render_missed(paper: MissedPaper) -> bytes:
    """The list as PDF bytes."""
    words = load_sheet_words(paper.language)
    page = Paper(
        title=words.words("missed.title"),
        language=language_tag(paper.language),
        style=STYLE,
        header=words.words("missed.title"),
        footer_left=words.words("missed.footer"),
        footer_right=words.words("footer.page", page="{page}", pages="{pages}"),
    )
    return render_paper(missed_blocks(paper), page)


def _blocks(paper: MissedPaper) -> Iterator[Block]:
    words = load_sheet_words(paper.language)
    until = date_words(paper.until, paper.language, weekday=False)
    since = date_words(paper.since, paper.language, weekday=False) if paper.since else ""
    key = "missed.span" if since else "missed.span_all"
    told = words.words(key, number=str(paper.conversations), since=since, until=until)
    yield Title(words.words("missed.title"), told)
    if paper.training:
        yield Paragraph(spans(words.words("training.banner"), bold=True), "quiet")
    if paper.about:
        yield Paragraph(spans(words.words(f"missed.about_{paper.about}")))
    yield Paragraph(spans(words.words("missed.lead")), "quiet")
    if not paper.rows:
        yield Paragraph(spans(words.words("missed.none")))
        return
    columns = (("wanted", 30), ("people", 16), ("conversations", 28), ("why", 36))
    yield Table(
        tuple(Column(words.words(f"missed.{key}"), share) for key, share in columns),
        tuple(_row(paper, row) for row in paper.rows),
    )


def _row(paper: MissedPaper, row: MissedRow) -> tuple[Cell, ...]:
    words = load_sheet_words(paper.language)
    whys = (f"{list_words(paper.wording, 'why', why, paper.language)} ({count})" for why, count in row.whys)
    wanted = list_words(paper.wording, "wanted", row.wanted, paper.language) if row.wanted else ""
    return (
        Cell(wanted or words.words("missed.not_sorted"), bold=True),
        Cell(str(row.people)),
        Cell(str(row.conversations)),
        Cell(", ".join(whys)),
    )
