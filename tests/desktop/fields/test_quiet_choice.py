from PySide6.QtCore import Qt
from PySide6.QtWidgets import QHBoxLayout, QWidget

from udset_desktop.desktop.fields.quiet_choice import QuietChoice
from udset_desktop.interview.screen import ChoiceState


def shown(qtbot, **changes):
    made = QuietChoice("said_by")
    qtbot.addWidget(made)
    made.show()
    people = (
        ChoiceState(code="person", words="Morag", chosen=True),
        ChoiceState(code="advocate", words="An advocate"),
    )
    views = (ChoiceState(code="what_i_think", words="what they think"),)
    made.show_choices(**{"words": "Said by: Morag", "groups": (people, (), views)} | changes)
    return made


def test_the_line_says_what_holds_now(qtbot):
    made = shown(qtbot)
    assert made.text().startswith("Said by: Morag")
    assert made.accessibleName() == "Said by: Morag"


def test_opening_and_one_digit_choose(qtbot):
    made = shown(qtbot)
    made.click()
    with qtbot.waitSignal(made.chosen) as told:
        qtbot.keyClick(made.menu_shown, Qt.Key.Key_2)
    assert told.args == ["advocate"]


def test_what_is_chosen_is_marked_and_groups_stand_apart(qtbot):
    made = shown(qtbot)
    made.open_choices()
    actions = made.menu_shown.actions()
    assert [action.isSeparator() for action in actions] == [False, False, True, False]
    assert [action.isChecked() for action in actions] == [True, False, False, False]
    made.menu_shown.hide()


def test_an_ampersand_in_a_name_is_no_key(qtbot):
    made = shown(qtbot, words="Said by: A & B", groups=((ChoiceState(code="person", words="A & B"),),))
    assert "A && B" in made.text()
    made.open_choices()
    assert "A && B" in made.menu_shown.actions()[0].text()
    made.menu_shown.hide()


def test_a_narrow_line_gives_up_letters_and_says_them_all(qtbot):
    made = QuietChoice("room", shrinks=True)
    qtbot.addWidget(made)
    made.resize(140, 30)
    made.show()
    words = "In the room too: a worker of the service we talk about"
    made.show_choices(words, ())
    assert made.accessibleName() == words
    assert len(made.text()) < len(words)
    assert made.fontMetrics().horizontalAdvance(made.text()) < 140
    made.resize(900, 30)
    assert made.text().startswith(words)


def test_a_list_of_more_than_ten_goes_on_with_letters(qtbot):
    many = tuple(ChoiceState(code=f"c{at}", words=f"word {at}") for at in range(12))
    made = shown(qtbot, groups=(many,))
    made.click()
    with qtbot.waitSignal(made.chosen) as told:
        qtbot.keyClick(made.menu_shown, Qt.Key.Key_B)
    assert told.args == ["c11"]


def test_a_line_that_gives_way_shows_all_its_words_and_fewer_only_where_it_must(qtbot):
    held = QWidget()
    qtbot.addWidget(held)
    row = QHBoxLayout(held)
    made = QuietChoice("said_by", gives_way=True)
    row.addWidget(made)
    row.addStretch(1)
    held.resize(900, 60)
    held.show()
    words = "Answers come from: family or a friend, for Morag; what Morag would say"
    made.show_choices(words, ())
    qtbot.waitUntil(lambda: words in made.text())
    held.resize(260, 60)
    qtbot.waitUntil(lambda: "…" in made.text())
    assert held.minimumSizeHint().width() < 260
    held.resize(900, 60)
    qtbot.waitUntil(lambda: words in made.text())
