import pytest

from udset_desktop.desktop.flows.show_round import STEPS
from udset_desktop.desktop.look.words import say
from udset_desktop.desktop.views.round_bar import RoundBar


@pytest.fixture
def bar(qtbot):
    made = RoundBar()
    qtbot.addWidget(made)
    return made


@pytest.mark.parametrize("step", STEPS)
def test_every_step_has_its_words(bar, step):
    bar.show_step(step, 2, 5)
    assert bar.words.text() == say(f"show_round.step.{step}")
    assert bar.count.text() == "2 of 5"


def test_the_first_has_no_way_back_and_the_last_none_on(bar):
    bar.show_step("today", 1, 5)
    assert not bar.back_button.isEnabled()
    assert not bar.next_button.isHidden()
    bar.show_step("done", 5, 5)
    assert bar.back_button.isEnabled()
    assert bar.next_button.isHidden()


def test_each_button_says_what_is_asked(qtbot, bar):
    bar.show_step("words", 3, 5)
    for made, by in ((bar.back_button, -1), (bar.next_button, 1)):
        with qtbot.waitSignal(bar.moved) as moved:
            made.click()
        assert moved.args == [by]
    with qtbot.waitSignal(bar.ended):
        bar.end_button.click()


def test_words_stand_over_the_ways_on_where_they_would_be_a_narrow_column(qtbot, bar):
    bar.show_step("words", 3, 5)
    bar.show()
    for width, over in ((1300, False), (560, True), (1300, False)):
        bar.resize(width, 300)
        qtbot.waitUntil(lambda over=over: (bar.next_button.y() > bar.words.geometry().bottom()) is over)
