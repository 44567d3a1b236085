from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLineEdit, QVBoxLayout, QWidget

from tests.kit.windows import in_front
from udset_desktop.desktop.views.cover_view import CoverView


def test_the_cover_hides_everything_and_any_key_lifts_it(qtbot):
    window = QWidget()
    qtbot.addWidget(window)
    window.resize(400, 300)
    window.show()
    cover = CoverView(window)
    cover.lay_over()
    assert cover.geometry() == window.rect()
    window.resize(500, 350)
    assert cover.size() == window.size()
    with qtbot.waitSignal(cover.lifted):
        qtbot.keyClick(cover, Qt.Key.Key_A)
    assert cover.isHidden()


def test_a_click_lifts_it_too(qtbot):
    window = QWidget()
    qtbot.addWidget(window)
    window.show()
    cover = CoverView(window)
    cover.lay_over()
    with qtbot.waitSignal(cover.lifted):
        qtbot.mouseClick(cover, Qt.MouseButton.LeftButton)


def two_lines(qtbot):
    window = QWidget()
    qtbot.addWidget(window)
    page = QWidget()
    QVBoxLayout(window).addWidget(page)
    column = QVBoxLayout(page)
    lines = QLineEdit(), QLineEdit()
    for line in lines:
        column.addWidget(line)
    in_front(qtbot, window)
    lines[1].setFocus()
    return window, lines


def test_the_focus_is_where_it_was_and_the_key_that_lifts_writes_nothing(qtbot):
    window, (_, second) = two_lines(qtbot)
    cover = CoverView(window)
    cover.lay_over()
    cover.lay_over()  # a second silence, nobody there yet
    assert cover.hasFocus()
    qtbot.keyClick(cover, Qt.Key.Key_A)
    assert second.hasFocus()
    assert second.text() == ""


def test_what_had_the_focus_may_be_gone_or_hidden(qtbot):
    window, (first, second) = two_lines(qtbot)
    cover = CoverView(window)
    cover.lay_over()
    second.hide()
    qtbot.keyClick(cover, Qt.Key.Key_A)
    assert not second.hasFocus()
    first.setFocus()
    cover.lay_over()
    first.deleteLater()
    qtbot.waitUntil(lambda: window.findChild(QLineEdit) is second)
    qtbot.keyClick(cover, Qt.Key.Key_A)
    assert cover.isHidden()


def test_put_away_for_the_door_it_leaves_the_focus_alone(qtbot):
    window, (first, second) = two_lines(qtbot)
    cover = CoverView(window)
    cover.lay_over()
    first.setFocus()
    cover.put_away()
    assert cover.isHidden()
    assert first.hasFocus()
    assert not second.hasFocus()


def test_what_lies_under_it_is_neither_heard_nor_typed_into(qtbot):
    window, lines = two_lines(qtbot)
    away = QWidget(window)
    away.hide()
    cover = CoverView(window)
    cover.lay_over()
    assert [line.isVisible() for line in lines] == [False, False]
    qtbot.keyClick(cover, Qt.Key.Key_Tab)
    assert cover.isHidden()
    assert [line.isVisible() for line in lines] == [True, True]
    assert away.isHidden()
