from tests.kit.screen_states import choices
from udset_desktop.desktop.fields.choice_row import ChoiceRow


def test_one_choice_replaces_the_other(qtbot):
    row = ChoiceRow("How")
    qtbot.addWidget(row)
    row.show_choices(choices(("a", "A"), ("b", "B"), chosen=("a",)))
    assert row.code == "a"
    with qtbot.waitSignal(row.chosen) as told:
        row.buttons["b"].click()
    assert told.args == ["b"]
    assert row.codes == ("b",)


def test_many_stand_beside_each_other(qtbot):
    row = ChoiceRow("Who", many=True)
    qtbot.addWidget(row)
    row.show_choices(choices(("a", "A"), ("b", "B")))
    row.buttons["b"].click()
    row.buttons["a"].click()
    assert row.codes == ("a", "b")
    assert ChoiceRow("none").code == ""


def test_the_same_codes_keep_their_buttons(qtbot):
    row = ChoiceRow("Who")
    qtbot.addWidget(row)
    row.show_choices(choices(("a", "A")))
    kept = row.buttons["a"]
    row.show_choices(choices(("a", "Another word")))
    assert row.buttons["a"] is kept
    assert kept.said == "Another word"
    row.show_choices(choices(("c", "C")))
    assert tuple(row.buttons) == ("c",)


def test_a_digit_presses_its_choice_and_shows_only_where_it_does(qtbot):
    row = ChoiceRow("How")
    qtbot.addWidget(row)
    row.show_choices(choices(("a", "A"), ("b", "B")))
    plain = row.buttons["b"].sizeHint().width()
    row.show_hints(on=True)
    assert row.buttons["b"].sizeHint().width() > plain
    with qtbot.waitSignal(row.chosen) as told:
        assert row.press(2)
    assert told.args == ["b"]
    assert not row.press(3)
    row.show_hints(on=False)
    assert row.buttons["b"].sizeHint().width() == plain
    assert (row.codes, row.words) == (("b",), "B")
