from PySide6.QtWidgets import QHBoxLayout, QLabel, QLineEdit, QPushButton, QVBoxLayout, QWidget

from udset_desktop.desktop.look.layouts import ScrollPage
from udset_desktop.desktop.look.reading_order import keep_reading_order


def named(widget: QWidget, name: str) -> QWidget:
    widget.setObjectName(name)
    return widget


def by_tab(first: QWidget) -> list[str]:
    names, one = [], first
    while True:
        if one.objectName() in {"a", "b", "c", "d", "e"}:
            names.append(one.objectName())
        one = one.nextInFocusChain()
        if one is first:
            return names


def test_what_is_made_late_is_reached_where_it_is_seen(qtbot):
    page = QWidget()
    qtbot.addWidget(page)
    column = QVBoxLayout(page)
    column.addWidget(named(QLineEdit(), "a"))
    holder = QWidget()
    row = QHBoxLayout(holder)
    column.addWidget(holder)
    column.addWidget(named(QLineEdit(), "d"))
    late = [named(QPushButton(), "b"), named(QPushButton(), "c")]
    for button in late:
        row.addWidget(button)

    keep_reading_order(holder)

    assert by_tab(page) == ["a", "b", "c", "d"]


def test_whole_page_is_put_in_order_through_nested_layouts_and_scrolled_parts(qtbot):
    page = ScrollPage()
    qtbot.addWidget(page)
    line = QHBoxLayout()
    late = named(QLineEdit(), "d")
    page.column.addWidget(late)
    page.column.insertLayout(0, line)
    page.column.insertWidget(0, named(QLineEdit(), "a"))
    for name in "bc":
        line.addWidget(named(QLineEdit(), name))

    keep_reading_order(page)

    assert by_tab(page) == ["a", "b", "c", "d"]


def test_what_tab_does_not_reach_is_still_not_reached(qtbot):
    page = QWidget()
    qtbot.addWidget(page)
    column = QVBoxLayout(page)
    words = QLabel("Quiet")
    column.addWidget(words)
    before = words.focusPolicy()

    keep_reading_order(page)

    assert words.focusPolicy() is before
