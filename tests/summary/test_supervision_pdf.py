from tests.kit.papers import problems_of, words_read
from tests.kit.sheets import a_source, hard_source
from udset_desktop.document.blocks import Heading, words_in
from udset_desktop.foundation.languages import PSEUDO_LANGUAGE
from udset_desktop.summary.supervision_pdf import QUESTIONS, render_supervision, supervision_blocks
from udset_desktop.summary.supervision_sheet import own_words, supervision_sheet


def made(source, language="en"):
    passed = {one.id: one.text for one in own_words(source, language=language)}
    return supervision_sheet(source, passed, language=language)


def test_the_paper_is_whole_and_can_be_read_by_ear(tmp_path):
    pdf = render_supervision(made(a_source()))
    assert problems_of(pdf, tmp_path) == []
    text = " ".join(words_read(pdf, tmp_path))
    for words in ("A conversation to talk over", "It's the nights", "What could we do another way"):
        assert words in text
    assert "Morag" not in text


def test_everything_that_is_hard_to_set_is_set_also_in_a_longer_language(tmp_path):
    for language in ("en", PSEUDO_LANGUAGE):
        assert problems_of(render_supervision(made(hard_source(), language)), tmp_path) == []


def test_it_ends_with_what_to_talk_over_and_says_when_words_are_left_out():
    source = a_source()
    text = " ".join(words_in(supervision_blocks(supervision_sheet(source, {}, language="en"))))
    assert "left out here" in text
    assert "left out here" not in " ".join(words_in(supervision_blocks(made(source))))
    assert len(QUESTIONS) == 5


def test_what_is_not_there_stands_under_a_heading_of_its_own():
    text = " ".join(words_in(supervision_blocks(made(a_source()))))
    steps, missing = text.index("Next small steps"), text.index("Not there just now")
    assert steps < text.index("shared taxi") < missing < text.index("sit in overnight")
    assert "Who: People and groups near by" in text


def test_what_stands_out_over_the_words_is_the_title_and_not_the_answer():
    blocks = supervision_blocks(made(a_source()))
    titles = [at for at, block in enumerate(blocks) if isinstance(block, Heading) and block.rank == 3]
    answers = [blocks[at + 1] for at in titles if blocks[at + 1].look == "body"]
    assert answers
    assert not any(span.bold for answer in answers for span in answer.spans)
