from dataclasses import replace

import pytest

from tests.kit.papers import problems_of, words_read
from udset_desktop.document.blocks import words_in
from udset_desktop.record.wants import MissedRow
from udset_desktop.summary.missed_paper import MissedPaper, missed_blocks, render_missed

PAPER = MissedPaper(
    rows=(
        MissedRow(
            wanted="transport", people=4, conversations=6, whys=(("waiting_list", 1), ("no_transport", 5))
        ),
        MissedRow(wanted="", people=1, conversations=1),
    ),
    since="2026-04-01",
    until="2026-07-01",
    about="carer",
    conversations=18,
    wording="1",
)


def text(paper=PAPER):
    return " ".join(words_in(missed_blocks(paper)))


def test_it_says_how_often_and_why_in_words():
    told = text()
    assert "From 18 conversations between 1 April 2026 and 1 July 2026." in told
    assert "Transport 4 6 A waiting list (1), No transport (5)" in told
    assert "Not sorted yet 1 1" in told
    assert "Conversations with carers." in told
    assert "no_transport" not in told


def test_it_says_that_it_is_no_paper_to_hand_on():
    assert "A small number can still be somebody" in text()


def test_everything_there_is_and_nothing_missed_have_words_of_their_own():
    assert "From all 18 conversations on this laptop" in text(replace(PAPER, since=""))
    assert "Nothing was named" in text(replace(PAPER, rows=()))


def test_training_is_said_on_it():
    assert "made up" in text(replace(PAPER, training=True))
    assert "made up" not in text()


@pytest.mark.parametrize("paper", [PAPER, replace(PAPER, rows=())])
def test_it_passes_pdf_ua_and_a_reader_is_given_it_whole(paper, tmp_path):
    content = render_missed(paper)
    assert problems_of(content, tmp_path) == []
    assert words_read(content, tmp_path) == words_in(missed_blocks(paper))
