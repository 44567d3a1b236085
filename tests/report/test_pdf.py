from __future__ import annotations

import subprocess

from tests.kit.papers import problems_of, words_read
from tests.kit.rows import a_hidden_row, a_row
from udset_desktop.document.blocks import Table, words_in
from udset_desktop.report.content import Coverage, report_content
from udset_desktop.report.pdf import render_report, report_blocks

ROWS = [
    a_row(measure=f"m{number}", labels={"2007": f"Measure {number}"}, group=group)
    for number in range(4)
    for group in ("", "Oban", "Mull <b>", "Taynuilt")
]


def content(rows, **more):
    return report_content(rows, Coverage(project="Lorn", partnership="lorn", as_at="today", **more))


def test_a_report_passes_pdf_ua(tmp_path):
    assert problems_of(render_report(content([*ROWS, a_hidden_row()])), tmp_path) == []
    assert problems_of(render_report(content([])), tmp_path) == []


def test_a_reader_is_given_every_figure_in_order(tmp_path):
    told = content([*ROWS, a_hidden_row()])
    assert words_read(render_report(told), tmp_path) == words_in(report_blocks(told))


def test_training_is_on_the_first_page_and_under_every_page(tmp_path):
    words = " ".join(words_in(report_blocks(content(ROWS, training=True))))
    assert "made up" in words
    assert "made up" not in " ".join(words_in(report_blocks(content(ROWS))))


def test_a_bar_stands_only_beside_a_share_that_is_told():
    tables = [
        block for block in report_blocks(content([a_row(), a_hidden_row()])) if isinstance(block, Table)
    ]
    assert [row[2].bar is not None for row in tables[0].rows] == [True, False]


def test_no_word_judges_a_figure():
    words = " ".join(words_in(report_blocks(content(ROWS)))).lower()
    for never in ("score", "target", "result", "kpi", "improved by", "caused"):
        assert never not in words


def test_the_same_rows_give_the_same_bytes():
    assert render_report(content(ROWS)) == render_report(content(ROWS))


def test_a_measure_is_never_parted_from_what_it_is_called(tmp_path):
    path = tmp_path / "report.pdf"
    path.write_bytes(render_report(content(ROWS[:14])))
    told = subprocess.run(["pdftotext", "-layout", str(path), "-"], capture_output=True, check=True)
    for page in told.stdout.decode().split("\f"):
        assert page.count("Called in 2007") <= page.count("Whose answers")
