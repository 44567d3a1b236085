"""Versions beside each other, each with what it says and a way to keep it."""

from PySide6.QtWidgets import QLabel

from tests.kit.windows import words_on
from udset_desktop.desktop.views.fork_cards import DifferenceShown, ForkCards, ForkShown, SideShown


def fork(record, *told, sides=2):
    return ForkShown(
        lead=f"They differ in {len(told)} things.",
        sides=tuple(SideShown(key=f"{record} {n}", name=f"Version {n + 1}") for n in range(sides)),
        differences=tuple(
            DifferenceShown(asked=f"Question {at}", told=words) for at, words in enumerate(told)
        ),
    )


def made(qtbot, *forks):
    cards = ForkCards()
    qtbot.addWidget(cards)
    cards.resize(700, 600)
    cards.show_forks(forks)
    cards.show()
    return cards


def place_of(cards, words):
    """Where a word stands on the page."""
    [found] = [one for one in cards.findChildren(QLabel) if one.text() == words and one.isVisible()]
    return found.mapTo(cards, found.rect().topLeft())


def test_without_forks_nothing_stands_there(qtbot):
    cards = made(qtbot)
    assert not cards.isVisibleTo(cards.parentWidget()) or words_on(cards) == ""
    cards.show_forks((fork("r", ("Yes", "No")),))
    cards.show_forks(())
    assert cards.isHidden()


def test_what_the_versions_say_stands_side_by_side_under_what_was_asked(qtbot):
    cards = made(qtbot, fork("r", ("Mostly", "Not really"), ("By telephone", "Face to face")))
    left, right = place_of(cards, "Mostly"), place_of(cards, "Not really")
    assert left.y() == right.y()
    assert left.x() < right.x()
    assert place_of(cards, "Version 1").x() == left.x()
    assert place_of(cards, "Version 2").x() == right.x()
    assert place_of(cards, "Question 0").y() < left.y() < place_of(cards, "Question 1").y()


def test_each_version_of_each_conversation_can_be_kept_and_says_which_it_is(qtbot):
    cards = made(qtbot, fork("r", ("Yes", "No")), fork("s", ("a", "b", "c"), sides=3))
    assert list(cards.keep_buttons) == ["r 0", "r 1", "s 0", "s 1", "s 2"]
    assert cards.keep_buttons["s 2"].accessibleName() == "Keep this one: Version 3"
    with qtbot.waitSignal(cards.keep_asked) as kept:
        cards.keep_buttons["s 1"].click()
    assert kept.args == ["s 1"]
