from PySide6.QtCore import QPoint, QRect
from PySide6.QtWidgets import QApplication, QLabel

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


def test_lines_of_one_name_are_told_apart_by_their_buttons(qtbot):
    rows = RowList("To carry on")
    qtbot.addWidget(rows)
    deeds = (("carry_on", "Carry on"),)
    lines = [("i1", "Morag", "begun 10:05", deeds), ("i2", "Morag", "begun 10:40", deeds)]
    rows.show_rows((*lines, ("i3", "Isla", "begun 10:50", deeds)))
    assert [row.buttons["carry_on"].accessibleName() for row in rows.rows.values()] == [
        "Carry on: Morag, begun 10:05",
        "Carry on: Morag, begun 10:40",
        "Carry on: Isla",
    ]


def test_words_take_the_whole_width_where_nothing_can_be_done(qtbot):
    rows = RowList("What was done")
    qtbot.addWidget(rows)
    long = "Something was taken back and the notice leaves with the next bundle. " * 4
    rows.show_rows(
        (
            ("a", long, "", ()),
            ("b", long, "", (("open", "Open"),)),
            ("c", long, "", (("1", "Open"), ("2", "Close"))),
        )
    )
    rows.resize(900, 600)
    rows.show()
    none, one, two = (row.findChild(QLabel) for row in rows.rows.values())
    qtbot.waitUntil(lambda: none.width() > one.width() > two.width())
    assert none.width() == rows.rows["a"].width()
    assert one.width() > rows.width() // 4 * 3


def test_the_same_lines_twice_change_nothing(qtbot):
    rows = RowList("To carry on")
    qtbot.addWidget(rows)
    lines = (("i1", "Morag", "", ()),)
    rows.show_rows(lines)
    kept = rows.rows["i1"]
    rows.show_rows(lines)
    assert rows.rows["i1"] is kept


def test_more_than_two_deeds_stand_in_a_line_under_the_words_and_begin_with_them(qtbot):
    rows = RowList("Recovery keys")
    qtbot.addWidget(rows)
    deeds = (("make", "Make its key…"), ("make_two", "Make it for two people…"), ("tell", "It has made one…"))
    rows.show_rows((("council", "Machair Council", "No key yet.", deeds),))
    rows.resize(760, 300)
    rows.show()
    row = rows.rows["council"]
    name, about = row.findChildren(QLabel)
    places = [QRect(made.mapTo(row, QPoint(0, 0)), made.size()) for made in row.buttons.values()]
    assert len({place.y() for place in places}) == 1
    assert places[0].x() == name.x()
    assert places[0].y() >= about.geometry().bottom()
    rows.resize(300, 300)
    QApplication.processEvents()
    assert {made.mapTo(row, QPoint(0, 0)).x() for made in row.buttons.values()} == {name.x()}
