import pytest
from PySide6.QtCore import QPoint, QTimer
from PySide6.QtPrintSupport import QPrintDialog, QPrinter
from PySide6.QtTest import QTest
from PySide6.QtWidgets import (
    QApplication,
    QComboBox,
    QCompleter,
    QDialog,
    QFileDialog,
    QLineEdit,
    QMenu,
    QMessageBox,
    QToolTip,
    QVBoxLayout,
    QWidget,
)

from tests.kit.windows import in_front
from udset_desktop.desktop.work.windows_over import is_carrying, shut_windows_over

NAME = "Heatherbell Muckle"
PATIENCE_MS = 10_000


@pytest.fixture(autouse=True)
def answered():
    """A window that waits for an answer in a loop of Qt's own would hold the test for ever: it is told instead."""
    waited, watch = [], QTimer()

    def give_up():
        if (waits := QApplication.activeModalWidget()) is not None:
            waited.append(f"{type(waits).__name__} {waits.windowTitle()!r}")
            waits.done(0) if isinstance(waits, QDialog) else waits.close()

    watch.timeout.connect(give_up)
    watch.start(PATIENCE_MS)
    yield
    watch.stop()
    assert waited == [], "left waiting for an answer that nobody gives"


@pytest.fixture
def window(qtbot):
    made = QWidget()
    qtbot.addWidget(made)
    column = QVBoxLayout(made)
    made.pick, made.line = QComboBox(), QLineEdit()
    made.pick.addItems([NAME, "somebody else"])
    for one in (made.pick, made.line):
        column.addWidget(one)
    return in_front(qtbot, made)


def over(window):
    return [one for one in QApplication.topLevelWidgets() if one.isVisible() and one is not window]


def a_list(window):
    window.pick.showPopup()


def what_completes(window):
    window.line.setCompleter(QCompleter([NAME], window.line))
    window.line.setFocus()
    QTest.keyClicks(window.line, "H")


def a_menu(window):
    menu = QMenu(window)
    menu.addAction(NAME)
    menu.addMenu("more").addAction(NAME)
    menu.popup(QPoint(30, 30))


def a_tip(window):
    QToolTip.showText(QPoint(30, 30), NAME, window)


def files(window):
    QFileDialog(window, NAME).open()


def printing(window):
    printer = QPrinter()
    QDialog.open(QPrintDialog(printer, window))
    return printer


def one_over_the_other(window):
    below = QFileDialog(window, NAME)
    below.open()
    QMessageBox(QMessageBox.Icon.Question, "", NAME, parent=below).open()


def nobodys(_window):
    asked = QMessageBox(QMessageBox.Icon.Question, "", NAME)
    asked.open()
    return asked


@pytest.mark.parametrize(
    "opened", [a_list, what_completes, a_menu, a_tip, files, printing, one_over_the_other, nobodys]
)
def test_whatever_lies_over_the_window_is_gone_at_once_and_the_window_stays(window, opened):
    kept = opened(window)
    assert over(window)
    shut_windows_over(window)
    assert over(window) == []
    assert window.isVisible()
    del kept


def test_only_what_hangs_on_the_pointer_is_carried(window):
    a_menu(window)
    a_tip(window)
    assert not is_carrying()  # that something is, only a screen can show: tests/journeys/test_carried.py


def test_nothing_is_chosen(window, tmp_path):
    file, chosen = tmp_path / "there.txt", []
    file.write_text("as it was")
    window.pick.activated.connect(chosen.append)
    window.pick.setCurrentIndex(1)
    window.pick.showPopup()
    dialog = QFileDialog(window, NAME, str(tmp_path))
    dialog.setOption(QFileDialog.Option.DontUseNativeDialog)
    dialog.selectFile("there.txt")
    dialog.fileSelected.connect(chosen.append)
    dialog.open()
    shut_windows_over(window)
    assert (chosen, window.pick.currentIndex(), dialog.result()) == ([], 1, QDialog.DialogCode.Rejected)


def test_a_file_that_would_be_written_over_is_left_alone(qtbot, window, tmp_path):
    """Qt asks that in a loop of its own, inside the window for files, which must outlive the question."""
    file, chosen, asked = tmp_path / "there.txt", [], []
    file.write_text("as it was")
    dialog = QFileDialog(window, NAME, str(tmp_path))
    dialog.setOption(QFileDialog.Option.DontUseNativeDialog)
    dialog.setAcceptMode(QFileDialog.AcceptMode.AcceptSave)
    dialog.selectFile("there.txt")
    dialog.fileSelected.connect(chosen.append)
    dialog.finished.connect(dialog.deleteLater)
    dialog.open()

    def lock():
        asked.extend(one for one in over(window) if isinstance(one, QMessageBox))
        shut_windows_over(window)
        assert over(window) == []

    QTimer.singleShot(0, lock)
    dialog.accept()
    assert len(asked) == 1
    assert over(window) == []
    assert chosen == []
    assert dialog.result() == QDialog.DialogCode.Rejected
