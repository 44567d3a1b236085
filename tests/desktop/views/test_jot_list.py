from dataclasses import replace

import pytest
from PySide6.QtCore import Qt

from udset_desktop.desktop.look.theme import theme_of
from udset_desktop.desktop.models.jot_model import row_of, rows_of
from udset_desktop.desktop.views.jot_list import JotList
from udset_desktop.interview.jot import Jot

JOTS = (
    Jot(
        number=1, text="the nights since the fall, and nobody looking in until the morning comes round again"
    ),
    Jot(number=2, text="the bus", laid=("people",)),
    Jot(number=4, text="my son", between_us=True),
)


@pytest.fixture
def jots(qtbot):
    made = JotList()
    qtbot.addWidget(made)
    made.resize(300, 400)
    made.show()
    made.show_rows(rows_of(JOTS, {"people": "Seeing people"}))
    made.go_to(1)
    made.setFocus()
    return made


def test_arrows_take_the_next_one_in_hand(qtbot, jots):
    assert jots.number == 1
    with qtbot.waitSignal(jots.chosen) as told:
        qtbot.keyClick(jots, Qt.Key.Key_Down)
    assert told.args == [2]
    qtbot.keyClick(jots, Qt.Key.Key_End)
    assert jots.number == 4


def test_a_row_without_a_moment_is_lower_by_that_line(jots):
    timed, bare = (
        rows_of(JOTS, {})[1],
        row_of(JOTS[1], {}, timed=False),
    )
    painter = jots.itemDelegate()
    assert painter.height_of(bare, 300) == painter.height_of(timed, 300) - theme_of().px(20)


def test_each_deed_has_its_key(qtbot, jots):
    for key, deed in (
        (Qt.Key.Key_Return, "words"),
        (Qt.Key.Key_Delete, "drop"),
        (Qt.Key.Key_F7, "between_us"),
        (Qt.Key.Key_F3, "change"),
    ):
        with qtbot.waitSignal(jots.acted) as told:
            qtbot.keyClick(jots, key)
        assert told.args == [deed]
    with qtbot.waitSignal(jots.put_back_asked), qtbot.assertNotEmitted(jots.lettered):
        qtbot.keyClick(jots, Qt.Key.Key_Z, Qt.KeyboardModifier.ControlModifier)


def test_a_letter_is_told_and_looks_for_nothing(qtbot, jots):
    with qtbot.waitSignal(jots.lettered) as told:
        qtbot.keyClick(jots, Qt.Key.Key_M)
    assert told.args == ["m"]
    assert jots.number == 1


def test_the_one_in_hand_stays_and_where_it_is_gone_the_next_takes_its_place(jots):
    jots.go_to(2)
    jots.show_rows(rows_of((JOTS[0], JOTS[1], JOTS[2], Jot(number=5, text="new")), {}))
    assert jots.number == 2
    jots.show_rows(rows_of((JOTS[0], JOTS[2]), {}))
    assert jots.number == 4
    jots.show_rows(rows_of((JOTS[0],), {}))
    assert jots.number == 1
    jots.show_rows(())
    assert jots.number == 0
    jots.go_to(9)


def test_without_a_jot_in_hand_nothing_is_done(qtbot, jots):
    jots.show_rows(())
    with qtbot.assertNotEmitted(jots.acted):
        qtbot.keyClick(jots, Qt.Key.Key_Delete)


def test_a_long_jot_has_the_lines_it_needs(jots):
    heights = [jots.sizeHintForIndex(jots.rows.index(at)).height() for at in range(3)]
    assert heights[0] > heights[1]
    jots.resize(600, 400)
    assert jots.sizeHintForIndex(jots.rows.index(0)).height() <= heights[0]
    assert not jots.grab().isNull()


def test_a_jot_that_is_laid_has_no_other_measured_again(qtbot, jots):
    many = tuple(Jot(number=number, text=f"the bus on day {number}") for number in range(1, 41))
    titles = {
        "people": "Seeing people",
        "long": "Getting out and about as often and as far as you want to " * 3,
    }
    jots.show_rows(rows_of(many, titles))
    qtbot.waitUntil(lambda: jots.visualRect(jots.rows.index(1)).y() > 0)
    painter, measured = jots.itemDelegate(), []

    class Counting(type(painter)):
        def sizeHint(self, option, index):  # noqa: N802 - Qt's own name
            measured.append(index.row())
            return super().sizeHint(option, index)

    jots.setItemDelegate(Counting(jots))
    qtbot.waitUntil(lambda: set(measured) == set(range(40)))

    def lay(where):
        measured.clear()
        jots.show_rows(rows_of((replace(many[0], laid=(where,)), *many[1:]), titles))
        jots.grab()  # whatever waits to be laid out is, before it is painted

    before = jots.visualRect(jots.rows.index(1)).y()
    lay("people")
    assert jots.visualRect(jots.rows.index(1)).y() == before
    assert 0 in measured
    assert 39 not in measured, "out of sight, so only a new layout of the whole list would ask it"
    lay("long")
    assert jots.visualRect(jots.rows.index(1)).y() > before, "one that needs more lines moves the others down"
