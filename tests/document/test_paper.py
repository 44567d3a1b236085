from __future__ import annotations

import re
import subprocess
from dataclasses import replace

import pikepdf
import pytest

from tests.kit.papers import clashes_in, fonts_in, problems_of, structure_of, words_read
from tests.kit.sheets import GAELIC, LONG_WORD
from udset_desktop.document.blocks import (
    Bar,
    Cell,
    Column,
    Entries,
    Entry,
    Facts,
    Heading,
    Panel,
    Paragraph,
    Reach,
    Table,
    Title,
    labelled,
    paragraphs,
    spans,
    words_in,
)
from udset_desktop.document.paper import Paper, pages_in, render_paper
from udset_desktop.document.style import PageStyle

PAPER = Paper(
    title="A paper for Màiri & <co>",
    language="en-GB",
    header="On every page but the first",
    footer_left="12 May 2026",
    footer_right="Page {page} of {pages}",
)
SENTENCE = "We talked about the lunch club, the lift to Oban and mo theaghlach. "


def everything():
    return (
        Title("A paper for Màiri", "under the title"),
        Heading("Words"),
        *paragraphs(GAELIC, "words"),
        *paragraphs(SENTENCE * 40),
        Heading("Steps"),
        Entries(
            tuple(Entry(spans(f"Step {n}. {GAELIC}"), (labelled("Who:", "You"),)) for n in range(40)),
            numbered=True,
        ),
        Entries((Entry(spans("A dot")),)),
        Heading("Facts", rank=2),
        Facts((("When", "12 May 2026"), ("A long label " * 5, SENTENCE * 3))),
        Heading("A table"),
        Table(
            (Column("Outcome", 2), Column("In words", 3), Column("Share", 2)),
            tuple(
                (Cell(f"Row {n}", bold=True), Cell(SENTENCE * 2), Cell("64 %", Bar(0.5, 0.8, 0.64)))
                for n in range(25)
            ),
        ),
        Panel((Heading("Ring"), Reach("01631 555 0123", "Lorn Care", "Ring Lorn Care"), *paragraphs("Ask."))),
    )


def test_everything_a_paper_can_hold_passes_pdf_ua(tmp_path):
    assert problems_of(render_paper(everything(), PAPER), tmp_path) == []


def test_a_reader_is_given_every_word_once_and_in_order(tmp_path):
    blocks = everything()
    assert words_read(render_paper(blocks, PAPER), tmp_path) == words_in(blocks)


def test_words_at_line_ends_do_not_run_together(tmp_path):
    blocks = paragraphs("mo theaghlach " * 200)
    assert set(words_read(render_paper(blocks, PAPER), tmp_path)) == {"mo", "theaghlach"}


def test_a_paragraph_over_two_pages_is_one_paragraph(tmp_path):
    pdf = render_paper(paragraphs(SENTENCE * 120), PAPER)
    with pikepdf.open(_kept(pdf, tmp_path)) as opened:
        assert len(opened.pages) > 1
        (only,) = opened.Root.StructTreeRoot.K.K
        assert only.S == "/P"
        assert len(only.K) == len(opened.pages)
        assert only.K[1].MCID == 0


def test_the_same_blocks_give_the_same_bytes():
    assert render_paper(everything(), PAPER) == render_paper(everything(), PAPER)


def test_every_font_is_embedded_and_copies_as_text(tmp_path):
    rows = fonts_in(render_paper(everything(), PAPER), tmp_path)
    assert len(rows) >= 3
    assert all(row[1:4] == ["yes", "yes", "yes"] for row in rows)
    assert not [row for row in rows if "Helvetica" in row[0]]


def test_it_says_its_language_its_title_and_that_it_is_tagged(tmp_path):
    with pikepdf.open(_kept(render_paper(everything(), PAPER), tmp_path)) as opened:
        root = opened.Root
        assert str(root.Lang) == "en-GB"
        assert bool(root.MarkInfo.Marked)
        assert bool(root.ViewerPreferences.DisplayDocTitle)
        with opened.open_metadata() as metadata:
            assert metadata["pdfuaid:part"] == "1"
            assert metadata["dc:title"] == PAPER.title
        assert all(page.Tabs == "/S" for page in opened.pages)


def test_column_and_row_heads_say_what_they_head(tmp_path):
    with pikepdf.open(_kept(render_paper(everything(), PAPER), tmp_path)) as opened:
        table = next(kid for kid in opened.Root.StructTreeRoot.K.K if kid.S == "/Table")
        head, body = table.K
        assert [cell.A.Scope for cell in head.K[0].K] == ["/Column"] * 3
        assert {row.K[0].A.Scope for row in body.K} == {"/Row"}
        assert {row.K[1].S for row in body.K} == {"/TD"}


def test_column_heads_come_again_but_are_read_once(tmp_path):
    rows = tuple((Cell(f"Row {n}"), Cell("word")) for n in range(90))
    pdf = render_paper((Table((Column("Outcome", 1), Column("Said", 1)), rows),), PAPER)
    drawn = _page_texts(pdf, tmp_path)
    assert len(drawn) > 1
    assert all("Outcome" in text for text in drawn)
    assert words_read(pdf, tmp_path).count("Outcome") == 1


def test_pages_are_counted_and_carry_the_header_from_the_second_on(tmp_path):
    drawn = _page_texts(render_paper(everything(), PAPER), tmp_path)
    assert [re.search(r"Page (\d+) of (\d+)", text).groups() for text in drawn] == [
        (str(number), str(len(drawn))) for number in range(1, len(drawn) + 1)
    ]
    assert PAPER.header not in drawn[0]
    assert all(PAPER.header in text for text in drawn[1:])


@pytest.mark.parametrize("size", [12, 28])
def test_head_and_foot_take_the_lines_they_need_and_the_page_makes_room(size, tmp_path):
    long = replace(
        PAPER,
        style=PageStyle(size=size, side=42),
        header="Sheet for Wilhelmina Featherstonehaugh-Cholmondeley of Ardnamurchan and Lochaber, who is here",
        footer_left="We talked on Wednesday 30 September 2026, and on Thursday",
    )
    pdf = render_paper(everything(), long)
    assert clashes_in(pdf, tmp_path) == []
    assert problems_of(pdf, tmp_path) == []
    last = _page_texts(pdf, tmp_path)[-1].split()
    for edge in (long.header, long.footer_left):
        assert [word for word in edge.split() if word in last] == edge.split()


def test_a_name_nobody_is_called_takes_three_lines_at_most(tmp_path):
    named = replace(PAPER, style=PageStyle(size=28), header="Mo " * 166, footer_left="Da " * 166)
    pdf = render_paper(everything(), named)
    assert clashes_in(pdf, tmp_path) == []
    assert 10 < _page_texts(pdf, tmp_path)[-1].count("Mo ") < 60


@pytest.mark.parametrize("lines", range(1, 40))
def test_no_heading_ends_a_page(lines, tmp_path):
    blocks = (*(Paragraph(spans(f"line {n}")) for n in range(lines)), Heading("Alone?"), *paragraphs("No."))
    drawn = _page_texts(render_paper(blocks, PAPER), tmp_path)
    assert "No." in next(text for text in drawn if "Alone?" in text)


def test_a_word_longer_than_a_line_breaks_without_loss(tmp_path):
    read = words_read(render_paper(paragraphs(LONG_WORD), PAPER), tmp_path)
    assert "".join(read) == LONG_WORD


def test_nothing_is_drawn_past_the_margin(tmp_path):
    blocks = (*paragraphs(f"{LONG_WORD} {GAELIC} 漢字 {LONG_WORD}"), Facts(((LONG_WORD, LONG_WORD),)))
    path = _kept(render_paper(blocks, PAPER), tmp_path)
    told = subprocess.run(
        ["pdftotext", "-bbox", str(path), "-"], capture_output=True, check=True
    ).stdout.decode()
    right = max(float(edge) for edge in re.findall(r'xMax="([\d.]+)"', told))
    assert right <= PAPER.style.width - PAPER.style.side + 1


def test_markup_is_only_text(tmp_path):
    text = "<b>bold</b> &amp; <a href='x'>link</a> (brackets) \\ back"
    assert words_read(render_paper(paragraphs(text), PAPER), tmp_path) == tuple(text.split())


def test_a_sign_without_a_glyph_is_written_as_its_name(tmp_path):
    pdf = render_paper(paragraphs("before ꙮ after"), PAPER)
    assert " ".join(words_read(pdf, tmp_path)) == "before [cyrillic letter multiocular o] after"
    assert problems_of(pdf, tmp_path) == []


def test_a_link_says_where_it_leads_and_stands_in_the_structure(tmp_path):
    with pikepdf.open(_kept(render_paper(everything(), PAPER), tmp_path)) as opened:
        (link,) = [link for page in opened.pages for link in page.get("/Annots", [])]
        assert str(link.A.URI) == "tel:016315550123"
        assert str(link.Contents) == "Ring Lorn Care"
        assert link.StructParent >= len(opened.pages)
    assert "Link" in structure_of(render_paper(everything(), PAPER), tmp_path)


def test_an_empty_paper_is_still_a_page(tmp_path):
    pdf = render_paper((), PAPER)
    assert problems_of(pdf, tmp_path) == []
    assert len(_page_texts(pdf, tmp_path)) == 1


def _kept(pdf, folder):
    path = folder / "kept.pdf"
    path.write_bytes(pdf)
    return path


def _page_texts(pdf, folder):
    told = subprocess.run(
        ["pdftotext", "-layout", str(_kept(pdf, folder)), "-"], capture_output=True, check=True
    ).stdout.decode()
    return told.split("\f")[:-1]


@pytest.mark.parametrize("length", [1, 80, 300])
def test_pages_are_counted_without_a_reader(length, tmp_path):
    pdf = render_paper(paragraphs(SENTENCE * length), PAPER)
    assert pages_in(pdf) == len(_page_texts(pdf, tmp_path))
