import pytest
from PySide6.QtCore import QEvent, QPoint, Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QLabel, QMainWindow, QPushButton, QVBoxLayout, QWidget

from udset_desktop.desktop.views.turned_screen import TurnedScreen


@pytest.fixture
def window(qtbot):
    made = QMainWindow()
    ground = QWidget()
    column = QVBoxLayout(ground)
    for words in ("Morag Lindsay", "Saved 10:42"):
        column.addWidget(QLabel(words))
    column.addWidget(QPushButton("Next"))
    made.setCentralWidget(ground)
    made.cover = QLabel("Covered", made)
    made.cover.hide()
    qtbot.addWidget(made)
    made.resize(900, 600)
    made.show()
    return made


@pytest.fixture
def screen(window):
    made = TurnedScreen(window)
    made.wear("light")
    made.lay_over()
    return made


def held(key):
    return QKeyEvent(QEvent.Type.KeyPress, key, Qt.KeyboardModifier.NoModifier, "", True, 1)  # noqa: FBT003


def test_nothing_else_of_the_window_is_visible(window, screen):
    seen = [one for one in window.findChildren(QWidget) if one.isVisible()]
    assert screen in seen
    assert all(one is screen or screen.isAncestorOf(one) for one in seen)
    assert window.isFullScreen()
    assert screen.geometry() == window.rect()


def test_leaving_brings_everything_back_and_what_was_hidden_stays_hidden(window, screen, qtbot):
    with qtbot.waitSignal(screen.left):
        screen.leave()
    assert window.centralWidget().isVisible()
    assert not window.cover.isVisible()
    assert not window.isFullScreen()
    assert not screen.is_open


def test_escape_twice_leaves_and_once_only_says_so(screen, qtbot):
    qtbot.keyClick(screen, Qt.Key.Key_Escape)
    assert screen.is_open
    assert screen.hint.isVisible()
    qtbot.keyClick(screen, Qt.Key.Key_Escape)
    assert not screen.is_open


@pytest.mark.parametrize("between", [Qt.Key.Key_A, Qt.Key.Key_Space, Qt.Key.Key_1, Qt.Key.Key_F9])
def test_anything_between_makes_the_second_a_first_one_again(screen, qtbot, between):
    for key in (Qt.Key.Key_Escape, between, Qt.Key.Key_Escape):
        qtbot.keyClick(screen, key)
    assert screen.is_open


def test_a_click_between_does_so_too(screen, qtbot):
    qtbot.keyClick(screen, Qt.Key.Key_Escape)
    qtbot.mouseClick(screen, Qt.MouseButton.LeftButton, pos=QPoint(20, 300))
    assert not screen.hint.isVisible()
    qtbot.keyClick(screen, Qt.Key.Key_Escape)
    assert screen.is_open


def test_an_arm_that_lies_on_escape_leaves_nothing(screen):
    for _ in range(9):
        screen.keyPressEvent(held(Qt.Key.Key_Escape))
    assert screen.is_open


def test_no_key_goes_on_to_the_window_behind(screen, window, qtbot):
    felt = []
    window.keyPressEvent = felt.append
    for key in (Qt.Key.Key_Question, Qt.Key.Key_F9, Qt.Key.Key_Q, Qt.Key.Key_Escape):
        qtbot.keyClick(screen, key)
    assert felt == []


def test_a_finger_held_in_the_top_corner_leaves(screen, qtbot):
    screen._held.setInterval(0)
    corner = QPoint(screen.width() - 10, 10)
    with qtbot.waitSignal(screen.left):
        qtbot.mousePress(screen, Qt.MouseButton.LeftButton, pos=corner)


def test_a_finger_that_slips_or_lets_go_or_is_elsewhere_leaves_nothing(screen, qtbot):
    corner, elsewhere = QPoint(screen.width() - 10, 10), QPoint(20, 300)
    qtbot.mousePress(screen, Qt.MouseButton.LeftButton, pos=corner)
    assert screen._held.isActive()
    qtbot.mouseMove(screen, elsewhere)
    assert not screen._held.isActive()
    qtbot.mousePress(screen, Qt.MouseButton.LeftButton, pos=corner)
    qtbot.mouseRelease(screen, Qt.MouseButton.LeftButton, pos=corner)
    assert not screen._held.isActive()
    qtbot.mousePress(screen, Qt.MouseButton.LeftButton, pos=elsewhere)
    assert not screen._held.isActive()


def test_it_follows_the_window(screen, window):
    window.setWindowState(Qt.WindowState.WindowNoState)
    window.resize(700, 500)
    assert screen.geometry() == window.rect()


def test_one_screen_over_another_gives_back_the_one_below(screen, window):
    above = TurnedScreen(window)
    above.lay_over()
    assert not screen.isVisible()
    above.leave()
    assert screen.isVisible()
    assert not window.centralWidget().isVisible()
