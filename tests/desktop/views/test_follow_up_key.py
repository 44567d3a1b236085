from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QLineEdit, QVBoxLayout, QWidget

from tests.kit.windows import in_front
from udset_desktop.desktop.look.words import say
from udset_desktop.desktop.views.follow_up_key import follow_up_key


def test_the_button_and_its_key_ask_wherever_the_cursor_is(qtbot):
    page, asked = QWidget(), []
    qtbot.addWidget(page)
    column, box = QVBoxLayout(page), QLineEdit()
    column.addWidget(box)
    made = follow_up_key(page, lambda: asked.append(True))
    column.addWidget(made)
    in_front(qtbot, page)
    assert made.text() == say("follow_up.key")
    made.click()
    box.setFocus()
    QTest.keyClick(box, Qt.Key.Key_F2)
    assert len(asked) == 2
