from PySide6.QtCore import Qt

from tests.kit.windows import words_on
from udset_desktop.desktop.views.keys_view import KeysView


def test_every_key_stands_beside_what_it_does(qtbot):
    view = KeysView()
    qtbot.addWidget(view)
    view.show()
    said = words_on(view)
    for words in ("Ctrl+K", "Ctrl+B", "who said it", "lock; twice, in full"):
        assert words in said
    assert "|" not in said


def test_the_button_and_escape_go_back(qtbot):
    view = KeysView()
    qtbot.addWidget(view)
    view.show()
    with qtbot.waitSignal(view.left):
        view.close_button.click()
    with qtbot.waitSignal(view.left):
        qtbot.keyClick(view, Qt.Key.Key_Escape)
