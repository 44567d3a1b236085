from PySide6.QtCore import Qt
from PySide6.QtWidgets import QWidget

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
