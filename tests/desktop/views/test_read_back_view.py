import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QPushButton

from tests.kit.windows import words_on
from udset_desktop.desktop.views.read_back_view import ReadBackView
from udset_desktop.interview.read_back import SaidOnPage

TOLD = (
    SaidOnPage(page="safe", title="Feeling safe", lines=("I lock the door.", "Then I am fine.")),
    SaidOnPage(page="people", title="Seeing people", lines=("You mostly see the people you want to see.",)),
)


@pytest.fixture
def view(qtbot):
    made = ReadBackView()
    qtbot.addWidget(made)
    made.resize(900, 600)
    made.show_said("You and your life", TOLD)
    made.show()
    return made


def test_it_says_what_was_said_under_what_it_was_about(view):
    words = words_on(view)
    assert "You and your life" in words
    for page in TOLD:
        assert all(line in words for line in (page.title, *page.lines))


def test_a_title_leads_to_its_page(view, qtbot):
    made = next(one for one in view.findChildren(QPushButton) if one.text() == "Seeing people")
    with qtbot.waitSignal(view.page_asked) as told:
        qtbot.mouseClick(made, Qt.MouseButton.LeftButton)
    assert told.args == ["people"]


@pytest.mark.parametrize("key", [Qt.Key.Key_Escape, None])
def test_escape_and_the_button_go_on(view, qtbot, key):
    with qtbot.waitSignal(view.left):
        if key is None:
            qtbot.mouseClick(view.go_on, Qt.MouseButton.LeftButton)
        else:
            qtbot.keyClick(view, key)


def test_an_empty_section_says_so(view):
    view.show_said("The help you get", ())
    assert "Nothing has been said here yet." in words_on(view)
    assert "I lock the door." not in words_on(view)


def test_forgotten_nothing_stays(view):
    view.forget()
    assert "door" not in words_on(view)
