from __future__ import annotations

from tests.kit.interviews import an_instrument
from udset_desktop.interview.answers import Answer
from udset_desktop.interview.kept_back import kept_between_us, kept_off_paper, without_pages

ANSWERS = {
    "safe.rating": Answer(value="no", scale="fit-4"),
    "safe.words": Answer(value="secret", between_us=True),
    "home.words": Answer(value="not at home", off_sheet=True),
    "home.rating": Answer(non_answer="rather_not_say"),
    "well.words": Answer(value="walks"),
    "gone.words": Answer(value="of another version"),
}


def test_one_marked_answer_keeps_its_page():
    assert kept_between_us(an_instrument(), ANSWERS) == {"safe"}
    assert kept_off_paper(an_instrument(), ANSWERS) == {"safe", "home"}


def test_without_the_pages_only_what_was_said_elsewhere_is_left():
    kept = kept_off_paper(an_instrument(), ANSWERS)
    assert list(without_pages(an_instrument(), ANSWERS, kept)) == ["well.words"]


def test_nothing_marked_keeps_nothing():
    assert kept_off_paper(an_instrument(), {"well.words": Answer(value="walks")}) == frozenset()
