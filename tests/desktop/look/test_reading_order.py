import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import (
    QHBoxLayout,
    QLabel,
    QLineEdit,
    QMainWindow,
    QPlainTextEdit,
    QPushButton,
    QVBoxLayout,
    QWidget,
)

from udset_desktop.desktop.look.layouts import ScrollPage
from udset_desktop.desktop.look.reading_order import parts_of, stop_at_next, stops_of, tell_in_order


class Window(QMainWindow):
    """A window whose Tab goes the way of ours."""

    def focusNextPrevChild(self, onward):  # noqa: N802 -- Qt's own name
        return stop_at_next(self, onward=onward)


def named(widget: QWidget, name: str) -> QWidget:
    widget.setObjectName(name)
    return widget


@pytest.fixture
def window(qtbot):
    made = Window()
    qtbot.addWidget(made)
    page = QWidget()
    made.setCentralWidget(page)
    QVBoxLayout(page)
    return made


def shown(window: Window) -> QWidget:
    window.show()
    window.activateWindow()
    return window


def by_tab(qtbot, window, key=Qt.Key.Key_Tab) -> list[str]:
    names = []
    while (name := window.focusWidget().objectName()) not in names:
        names.append(name)
        qtbot.keyClick(window.focusWidget(), key)
    return names


def test_what_is_made_late_is_reached_where_it_is_seen(qtbot, window):
    column = window.centralWidget().layout()
    first = named(QLineEdit(), "a")
    holder = QWidget()
    row = QHBoxLayout(holder)
    for part in (first, holder, named(QLineEdit(), "d")):
        column.addWidget(part)
    for name in "bc":
        row.addWidget(named(QPushButton(), name))
    shown(window)
    first.setFocus()

    assert by_tab(qtbot, window) == ["a", "b", "c", "d"]


def test_shift_tab_goes_the_same_way_back(qtbot, window):
    column = window.centralWidget().layout()
    late = named(QLineEdit(), "c")
    column.addWidget(late)
    column.insertWidget(0, named(QLineEdit(), "b"))
    column.insertWidget(0, named(QLineEdit(), "a"))
    shown(window)
    late.setFocus()

    assert by_tab(qtbot, window, Qt.Key.Key_Backtab) == ["c", "b", "a"]


def test_nested_layouts_and_scrolled_parts_are_gone_through(qtbot, window):
    page = ScrollPage()
    window.centralWidget().layout().addWidget(page)
    line = QHBoxLayout()
    page.column.addWidget(named(QLineEdit(), "d"))
    page.column.insertLayout(0, line)
    page.column.insertWidget(0, named(QLineEdit(), "a"))
    for name in "bc":
        line.addWidget(named(QLineEdit(), name))
    shown(window)

    assert [stop.objectName() for stop in stops_of(window)] == ["a", "b", "c", "d"]


def test_what_tab_does_not_reach_is_left_for_what_comes_after_it(qtbot, window):
    column = window.centralWidget().layout()
    words = QLabel("Loud")
    for part in (named(QLineEdit(), "a"), words, named(QLineEdit(), "b")):
        column.addWidget(part)
    shown(window)
    words.setFocus()
    qtbot.keyClick(words, Qt.Key.Key_Tab)

    assert window.focusWidget().objectName() == "b"


def test_hidden_and_dead_things_are_no_stops(window):
    column = window.centralWidget().layout()
    hidden, dead = QLineEdit(), QLineEdit()
    dead.setEnabled(False)
    for part in (hidden, dead, named(QLineEdit(), "a")):
        column.addWidget(part)
    hidden.hide()
    shown(window)

    assert [stop.objectName() for stop in stops_of(window)] == ["a"]


def test_a_page_with_nothing_to_stop_at_takes_no_tab(window):
    window.centralWidget().layout().addWidget(QLabel("Quiet"))
    shown(window)

    assert not stop_at_next(window, onward=True)


def test_what_is_put_in_its_place_by_hand_is_there_and_the_inside_of_a_text_is_not(window):
    board = QWidget()
    window.centralWidget().layout().addWidget(board)
    by_hand, text = named(QPushButton(board), "a"), named(QPlainTextEdit(board), "b")

    parts = list(parts_of(window))

    assert [part for part in parts if part.objectName() in {"a", "b"}] == [by_hand, text]
    assert text.viewport() not in parts


def test_a_screen_reader_is_told_in_the_order_that_is_read(window):
    column = window.centralWidget().layout()
    last, first = QLineEdit(), QLineEdit()
    column.addWidget(last)
    column.insertWidget(0, first)
    inside = [child for child in window.centralWidget().children() if isinstance(child, QLineEdit)]
    assert inside == [last, first]

    tell_in_order(window)

    inside = [child for child in window.centralWidget().children() if isinstance(child, QLineEdit)]
    assert inside == [first, last]


def test_tab_from_outside_brings_what_is_scrolled_away_into_sight(window, qtbot):
    page = ScrollPage()
    for number in range(60):
        page.column.addWidget(named(QPushButton(str(number)), str(number)))
    outside = QLineEdit()
    column = window.centralWidget().layout()
    column.addWidget(outside)
    column.addWidget(page)
    window.resize(400, 300)
    shown(window)
    page.verticalScrollBar().setValue(page.verticalScrollBar().maximum())
    assert page.verticalScrollBar().value() > 0
    outside.setFocus()

    qtbot.keyClick(outside, Qt.Key.Key_Tab)

    reached = window.focusWidget()
    assert reached.objectName() == "0"
    assert reached.visibleRegion().boundingRect() == reached.rect()
