from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLineEdit, QVBoxLayout, QWidget

from tests.kit.windows import in_front
from udset_desktop.desktop.look.aside_line import AsideLine


def beside_a_text(qtbot):
    page = QWidget()
    qtbot.addWidget(page)
    column = QVBoxLayout(page)
    text, line = QLineEdit(), AsideLine()
    line.listen_to(text)
    column.addWidget(text)
    column.addWidget(line)
    in_front(qtbot, page)
    text.setFocus()
    return page, text, line


def test_it_asks_in_one_line_and_escape_puts_it_aside(qtbot):
    page, text, line = beside_a_text(qtbot)
    line.ask("outcome", "What would it make possible?")
    assert line.text() == "What would it make possible?  · Esc"
    assert line.isVisible()
    with qtbot.waitSignal(line.put_aside) as told:
        qtbot.keyClick(text, Qt.Key.Key_Escape)
    assert told.args == ["outcome"]
    assert not line.isVisible()
    assert page.isVisible()


def test_escape_is_left_to_others_where_nothing_is_asked(qtbot):
    _page, text, line = beside_a_text(qtbot)
    with qtbot.assertNotEmitted(line.put_aside):
        qtbot.keyClick(text, Qt.Key.Key_Escape)
    line.ask("outcome", "What?")
    line.hush()
    with qtbot.assertNotEmitted(line.put_aside):
        qtbot.keyClick(text, Qt.Key.Key_Escape)
        qtbot.mouseClick(line, Qt.MouseButton.LeftButton)


def test_a_click_puts_it_aside_too(qtbot):
    _page, _, line = beside_a_text(qtbot)
    line.ask("role", "Whose part is it?")
    with qtbot.waitSignal(line.put_aside) as told:
        qtbot.mouseClick(line, Qt.MouseButton.LeftButton)
    assert told.args == ["role"]


def test_nothing_moves_when_it_comes_and_goes(qtbot):
    page, _, line = beside_a_text(qtbot)
    before = page.sizeHint()
    line.ask("outcome", "What?")
    assert page.sizeHint().height() == before.height()
