import pytest

from tests.kit.windows import words_on
from udset_desktop.desktop.views.known_names_card import AT_ONCE, KnownNamesCard

NAMES = (("Braebost", "A place"), ("Mungo the dog", "A name"))


@pytest.fixture
def card(qtbot):
    made = KnownNamesCard()
    qtbot.addWidget(made)
    made.show()
    return made


def test_with_no_name_the_card_says_so_and_takes_one(qtbot, card):
    assert "No name was hidden by hand yet." in words_on(card)
    assert not card.add_button.isEnabled()
    card.line.setText("  Old Bess ")
    with qtbot.waitSignal(card.look_for_asked) as asked:
        card.add_button.click()
    assert asked.args == ["Old Bess"]


def test_each_name_can_be_taken_back_the_last_one_first(qtbot, card):
    card.show_names(NAMES, held=False)
    assert list(card.rows.rows) == ["Mungo the dog", "Braebost"]
    assert not card.none.isVisible()
    with qtbot.waitSignal(card.look_no_more_asked) as asked:
        card.rows.rows["Braebost"].buttons["look_no_more"].click()
    assert asked.args == ["Braebost"]


def test_while_the_person_is_on_hold_nothing_can_be_changed(card):
    card.line.setText("Old Bess")
    card.show_names(NAMES, held=True)
    assert not card.add_button.isEnabled()
    assert not card.line.isEnabled()
    assert card.rows.rows["Braebost"].buttons == {}


def test_a_name_that_is_kept_is_taken_out_of_the_line_and_another_stays(card):
    card.line.setText("old bess")
    card.show_names(NAMES, held=False)
    assert card.line.text() == "old bess"
    card.show_names((*NAMES, ("Old Bess", "A name")), held=False)
    assert card.line.text() == ""


def test_of_hundreds_a_few_are_drawn_at_first_and_nobody_elses_stay(card):
    many = tuple((f"Name {number}", "A name") for number in range(AT_ONCE + 5))
    card.show_names(many, held=False)
    assert len(card.rows.rows) == AT_ONCE
    assert "Name 0" not in card.rows.rows
    card.more_button.click()
    assert len(card.rows.rows) == AT_ONCE + 5
    assert not card.more_button.isVisible()
    card.line.setText("Old Bess")
    card.start()
    assert (card.rows.rows, card.line.text()) == ({}, "")
    card.show_names(many, held=False)
    assert len(card.rows.rows) == AT_ONCE
