import contextlib

from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QFileDialog, QVBoxLayout, QWidget

from udset_desktop.desktop.hiding import Hiding
from udset_desktop.desktop.views.message_bar import MessageBar
from udset_desktop.desktop.work.busy import BusyLine
from udset_desktop.desktop.work.clipboard import lent_clipboard
from udset_desktop.desktop.work.runner import Lane, Runner


@contextlib.contextmanager
def hidden_window(qtbot):
    # The lanes are ended inside the test: no thread may outlive it.
    runner = Runner()
    made = QWidget()
    qtbot.addWidget(made)
    made.bar = MessageBar()
    QVBoxLayout(made).addWidget(made.bar)
    made.busy = BusyLine()
    made.layout().addWidget(made.busy)
    made.hiding = Hiding(made, runner, made.bar, made.busy)
    made.show()
    made.bar.tell("Kept for Heatherbell.")
    try:
        yield made, runner
    finally:
        runner.end()


def late(runner):
    came = []
    runner.start(lambda _control: 7, lane=Lane.STORE, on_done=came.append, on_problem=repr, behind_door=True)
    return came


def test_under_the_cover_all_waits_for_a_key(qtbot):
    with hidden_window(qtbot) as (window, runner):
        window.hiding.lay_cover()
        came = late(runner)
        qtbot.waitUntil(lambda: runner.is_quiet)
        assert (came, window.bar.words.text()) == ([], "")
        assert not window.hiding.is_shut
        qtbot.keyClick(window.hiding.cover, Qt.Key.Key_A)
        qtbot.waitUntil(lambda: came == [7])
        assert window.bar.words.text() == "Kept for Heatherbell."
        assert window.bar.isVisible()


def test_behind_the_door_all_waits_until_it_is_opened(qtbot):
    with hidden_window(qtbot) as (window, runner):
        dialog = QFileDialog(window, "Which?")
        dialog.open()
        window.hiding.shut_door()
        assert not dialog.isVisible()
        came = late(runner)
        qtbot.waitUntil(lambda: runner.is_quiet)
        assert (came, window.bar.isVisible(), window.hiding.is_shut) == ([], False, True)
        window.hiding.show_again()
        qtbot.waitUntil(lambda: came == [7])
        assert (window.bar.isVisible(), window.hiding.is_shut) == (True, False)


def test_what_was_lent_to_the_clipboard_is_taken_off_at_the_door_and_not_under_the_cover(qtbot):
    with hidden_window(qtbot) as (window, _runner):
        lent_clipboard().put("of somebody")
        window.hiding.lay_cover()
        assert QGuiApplication.clipboard().text() == "of somebody"
        window.hiding.shut_door()
        assert QGuiApplication.clipboard().text() == ""
