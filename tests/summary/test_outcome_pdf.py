from dataclasses import replace

from tests.kit.papers import problems_of, words_read
from tests.kit.sheets import a_source, hard_source
from udset_desktop.document.blocks import words_in
from udset_desktop.summary.outcome_pdf import outcome_blocks, render_outcome_sheet
from udset_desktop.summary.outcome_sheet import Reading, outcome_sheet

READING = Reading(said="yes, it was right", remark="She laughed.", revision=1)


def test_the_paper_is_whole_and_can_be_read_by_ear(tmp_path):
    pdf = render_outcome_sheet(outcome_sheet(a_source(), READING))
    assert problems_of(pdf, tmp_path) == []
    text = " ".join(words_read(pdf, tmp_path))
    for words in ("Outcomes summary for Morag Ross", "She laughed.", "Not really", "It's the nights"):
        assert words in text


def test_everything_that_is_hard_to_set_is_set(tmp_path):
    pdf = render_outcome_sheet(outcome_sheet(hard_source(), READING))
    assert problems_of(pdf, tmp_path) == []


def test_no_number_stands_behind_a_word_and_nothing_is_an_empty_table():
    empty = outcome_blocks(outcome_sheet(a_source(answers={}), Reading()))
    assert "No word was chosen for any outcome." in " ".join(words_in(empty))
    text = " ".join(words_in(outcome_blocks(outcome_sheet(a_source(), READING))))
    assert "%" not in text
    assert "fit-4" not in text


def test_a_later_version_is_said():
    blocks = outcome_blocks(outcome_sheet(replace(a_source(), revision=2), READING))
    assert "The conversation was put right after this was read back." in " ".join(words_in(blocks))
