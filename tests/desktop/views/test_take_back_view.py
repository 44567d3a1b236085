import pytest

from tests.kit.screen_states import choices
from tests.kit.windows import words_on
from udset_desktop.desktop.look.words import say
from udset_desktop.desktop.views.take_back_view import TakeBackView


@pytest.fixture
def view(qtbot):
    made = TakeBackView()
    qtbot.addWidget(made)
    made.start(choices(("safe", "Feeling safe"), ("people", "Seeing people")))
    made.show()
    return made


def test_what_cannot_be_undone_is_said_before_anything_is_chosen(view):
    assert say("take_back.cannot") in words_on(view)
    assert not view.go_button.isEnabled()


@pytest.mark.parametrize("what", ["all", "words"])
def test_everything_or_the_words_are_taken_back(qtbot, view, what):
    view.what.buttons[what].click()
    assert view.pages.isHidden()
    with qtbot.waitSignal(view.take_back_asked) as told:
        view.go_button.click()
    assert told.args == [what, ()]


def test_what_was_said_about_some_things_is_taken_back(qtbot, view):
    view.what.buttons["answers"].click()
    assert not view.go_button.isEnabled()
    view.pages.buttons["people"].click()
    with qtbot.waitSignal(view.take_back_asked) as told:
        view.go_button.click()
    assert told.args == ["answers", ("people",)]
    with qtbot.waitSignal(view.left):
        view.leave_button.click()


def test_how_far_it_has_come_stands_there_once_it_is_known(view):
    assert view.how_far.isHidden()
    view.start(how_far="It has not left this laptop.")
    assert "It has not left this laptop." in words_on(view)


def test_of_a_page_with_several_answers_some_are_taken_back(qtbot, view):
    said = choices(("safe.rating", "Do you feel safe? Mostly"), ("safe.role", "It helped"))
    view.start(choices(("safe", "Feeling safe"), ("people", "Seeing people")), answers={"safe": said})
    view.what.buttons["answers"].click()
    view.pages.buttons["people"].click()
    assert "Feeling safe: which answers" not in words_on(view)
    view.pages.buttons["safe"].click()
    assert "Feeling safe: which answers" in words_on(view)
    assert view.answers.rows["safe"].codes == ("safe.rating", "safe.role")
    view.answers.rows["safe"].buttons["safe.role"].click()
    with qtbot.waitSignal(view.take_back_asked) as told:
        view.go_button.click()
    assert told.args == ["answers", ("safe.rating", "people")]


def test_a_page_none_of_whose_answers_is_marked_takes_nothing_back(view):
    said = choices(("safe.rating", "Do you feel safe? Mostly"), ("safe.role", "It helped"))
    view.start(choices(("safe", "Feeling safe")), answers={"safe": said})
    view.what.buttons["answers"].click()
    view.pages.buttons["safe"].click()
    assert view.go_button.isEnabled()
    for made in view.answers.rows["safe"].buttons.values():
        made.click()
    assert not view.go_button.isEnabled()
