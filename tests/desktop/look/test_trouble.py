import pytest
from PySide6.QtCore import QObject
from PySide6.QtGui import QAccessible
from PySide6.QtWidgets import QVBoxLayout, QWidget

from udset_desktop.desktop.look.box_door import LineBox
from udset_desktop.desktop.look.controls import label
from udset_desktop.desktop.look.trouble import is_about, show_trouble


class Page(QWidget):
    """A box, and the line under it."""

    def __init__(self) -> None:
        super().__init__()
        self.box, self.line = LineBox(), label()
        column = QVBoxLayout(self)
        column.addWidget(self.box)
        column.addWidget(self.line)
        self.line.hide()


@pytest.fixture
def page(qtbot):
    made = Page()
    qtbot.addWidget(made)
    made.show()
    return made


def heard_of(widget: QObject) -> str:
    return QAccessible.queryAccessibleInterface(widget).text(QAccessible.Text.Description)


def test_what_is_wrong_is_seen_and_heard_on_the_box_it_is_about(page):
    show_trouble(page.line, "This is no date.", (page.box,))
    assert page.line.isVisible()
    assert page.line.text() == heard_of(page.box) == "This is no date."


def test_nothing_is_left_of_it_once_it_is_right(page):
    show_trouble(page.line, "This is no date.", (page.box,))
    show_trouble(page.line, "", (page.box,))
    assert not page.line.isVisible()
    assert page.line.text() == heard_of(page.box) == ""


def test_the_focus_stays_where_it_is(page):
    page.box.setFocus()
    before = page.focusWidget()
    show_trouble(page.line, "This is no date.", (page.box,))
    assert page.focusWidget() is before


def test_a_finding_is_about_a_place_what_is_in_it_or_all_of_its_kind():
    assert is_about("actions.1", "actions.1")
    assert is_about("actions.1.what", "actions.1")
    assert is_about("actions", "actions.1")
    assert not is_about("actions.1", "actions.11")
