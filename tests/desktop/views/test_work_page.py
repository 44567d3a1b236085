from dataclasses import replace

import pytest

from tests.kit.screen_states import words_item
from tests.kit.windows import words_on
from udset_desktop.desktop.fields.words_field import WordsField
from udset_desktop.desktop.views.work_page import WorkPage
from udset_desktop.interview.guidance import Guidance
from udset_desktop.interview.screen import PageState

PAGE = PageState(
    id="heard",
    section="s",
    title="What you heard",
    opening="",
    check="",
    why="It is where the next talk can begin.",
    prompts=(),
    items=(words_item(),),
    guidance=Guidance(
        ways=("What made you stop?",), heard=("He spoke of his pigeons.",), mind="Keep it small."
    ),
)


@pytest.fixture
def show(qtbot):
    def made(page):
        one = WorkPage(page, (WordsField(),))
        qtbot.addWidget(one)
        one.show()
        return one

    return made


def test_the_card_is_made_when_it_is_asked_for(show):
    page = show(PAGE)
    assert page.card is None
    page.turn_over()
    assert "What made you stop?" in words_on(page)
    assert "Keep it small." in words_on(page)
    assert page.why_button.isChecked()
    page.turn_over()
    assert page.card.isHidden()


def test_the_button_opens_and_shuts_it_too(show):
    page = show(PAGE)
    page.why_button.click()
    assert page.card.isVisible()
    page.why_button.click()
    assert page.card.isHidden()


def test_the_button_says_which_question_it_is_about(show):
    assert show(PAGE).why_button.accessibleName() == "More on this: What you heard"


def test_why_it_is_asked_stands_under_the_question_and_not_twice(show):
    page = show(PAGE)
    page.turn_over()
    assert PAGE.why not in words_on(page)


def test_a_page_nobody_wrote_about_opens_nothing(show):
    page = show(replace(PAGE, guidance=Guidance()))
    page.turn_over()
    assert page.card is None
    assert page.why_button.isHidden()
