from tests.kit.windows import words_on
from udset_desktop.desktop.look.rows import RowList


def test_a_list_is_hidden_while_it_is_empty(qtbot):
    rows = RowList("To carry on")
    qtbot.addWidget(rows)
    rows.show_rows(())
    assert rows.isHidden()


def test_a_line_says_what_can_be_done_and_for_whom(qtbot):
    rows = RowList("To carry on")
    qtbot.addWidget(rows)
    rows.show_rows((("i1", "Morag", "at Feeling safe", (("carry_on", "Carry on"),)), ("i2", "Isla", "", ())))
    assert "Morag" in words_on(rows)
    button = rows.rows["i1"].buttons["carry_on"]
    assert button.accessibleName() == "Carry on: Morag"
    with qtbot.waitSignal(rows.acted) as acted:
        button.click()
    assert acted.args == ["i1", "carry_on"]


def test_the_same_lines_twice_change_nothing(qtbot):
    rows = RowList("To carry on")
    qtbot.addWidget(rows)
    lines = (("i1", "Morag", "", ()),)
    rows.show_rows(lines)
    kept = rows.rows["i1"]
    rows.show_rows(lines)
    assert rows.rows["i1"] is kept
