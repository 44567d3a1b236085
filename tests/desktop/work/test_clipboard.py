import pytest
from PySide6.QtGui import QGuiApplication

from udset_desktop.desktop.work.clipboard import LENT_MS, LentClipboard, lent_clipboard

TEXT = "Review of 1 June 2026\nFeeling safe: mostly\n"


@pytest.fixture
def board(qapp):
    made = LentClipboard()
    yield made
    made.take_off()
    QGuiApplication.clipboard().clear()


def on_it():
    return QGuiApplication.clipboard().text()


def test_what_was_put_there_is_taken_off_again(board):
    board.put(TEXT)
    assert (on_it(), board.is_lent) == (TEXT, True)
    board.take_off()
    assert (on_it(), board.is_lent) == ("", False)


def test_it_goes_by_itself_after_a_while(qtbot, board):
    assert LENT_MS <= 120_000
    board._timer.setInterval(1)
    board.put(TEXT)
    qtbot.waitUntil(lambda: not board.is_lent)
    assert on_it() == ""


def test_what_somebody_copied_since_is_left_alone(board):
    board.put(TEXT)
    QGuiApplication.clipboard().setText("an address of their own")
    board.take_off()
    assert on_it() == "an address of their own"


def test_the_systems_own_line_ends_do_not_hide_it(board):
    board.put(TEXT)
    QGuiApplication.clipboard().setText(TEXT.replace("\n", "\r\n"))
    board.take_off()
    assert on_it() == ""


def test_there_is_one_for_the_whole_program_and_its_end_takes_it_off(qapp):
    lent_clipboard().put(TEXT)
    assert lent_clipboard().is_lent
    qapp.aboutToQuit.emit()
    assert (on_it(), lent_clipboard().is_lent) == ("", False)
