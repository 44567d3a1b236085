import pytest
from PySide6.QtCore import QEvent, QPoint, QRect, Qt
from PySide6.QtGui import QAccessible, QColor
from PySide6.QtWidgets import QApplication, QVBoxLayout, QWidget

from udset_desktop.desktop.look.controls import button, label, stays_down
from udset_desktop.desktop.look.focus_ring import FocusRing, follow_focus
from udset_desktop.desktop.look.layouts import ScrollPage
from udset_desktop.desktop.look.theme import theme_of
from udset_desktop.desktop.look.tokens import UNIT

OUT = UNIT + 1


@pytest.fixture
def window(qtbot, qapp):
    """A window with a line of text, words that are a button under it, and a button with an edge."""
    follow_focus(qapp)
    made = QWidget()
    qtbot.addWidget(made)
    column = QVBoxLayout(made)
    column.setContentsMargins(40, 40, 40, 40)
    column.addWidget(label("A line of text"))
    for name, kind in (("words", "quiet"), ("at_end", "quiet end"), ("edged", "")):
        column.addWidget(button("Put it back", kind=kind, name=name), 0, Qt.AlignmentFlag.AlignLeft)
    column.addStretch(1)
    made.resize(400, 300)
    made.show()
    qtbot.waitExposed(made)
    made.activateWindow()
    made.words, made.at_end, made.edged = (
        made.findChild(QWidget, name) for name in ("words", "at_end", "edged")
    )
    return made


def ring_of(window):
    (made,) = window.findChildren(FocusRing)
    return made


def is_ringed(window, spot):
    return window.grab().toImage().pixelColor(spot) == QColor(theme_of().colour("ring"))


def test_the_ring_stands_outside_the_words_and_moves_nothing(window):
    before = window.words.geometry()
    window.edged.setFocus()
    assert not is_ringed(window, QPoint(before.left() - OUT + 1, before.center().y()))
    window.words.setFocus()
    assert window.words.geometry() == before
    assert ring_of(window).geometry() == before.translated(-OUT, 0)
    assert is_ringed(window, QPoint(before.left() - OUT + 1, before.center().y()))
    window.at_end.setFocus()
    assert ring_of(window).geometry() == window.at_end.geometry().translated(OUT, 0)


def test_a_button_with_an_edge_has_its_own_and_no_other(window):
    window.words.setFocus()
    window.edged.setFocus()
    assert not ring_of(window).isVisible()
    stays_down(window.words)
    window.words.setFocus()
    assert not ring_of(window).isVisible()


def test_the_ring_goes_where_the_button_goes(window):
    window.words.setFocus()
    window.layout().insertWidget(0, label("One line more"))
    QApplication.processEvents()
    assert ring_of(window).geometry() == window.words.geometry().translated(-OUT, 0)
    window.words.hide()  # Qt hands the focus on
    assert ring_of(window).geometry() == window.at_end.geometry().translated(OUT, 0)
    window.edged.setFocus()
    assert not ring_of(window).isVisible()


def test_a_button_that_is_gone_takes_its_ring_along(window, qtbot):
    window.words.setFocus()
    window.words.deleteLater()
    qtbot.waitUntil(lambda: not ring_of(window).isVisible())
    window.at_end.setFocus()
    assert ring_of(window).isVisible()


def test_of_what_is_scrolled_out_of_sight_no_ring_is_seen(qtbot, qapp):
    follow_focus(qapp)
    page = ScrollPage()
    qtbot.addWidget(page)
    made = button("Put it back", kind="quiet")
    page.column.addWidget(made, 0, Qt.AlignmentFlag.AlignLeft)
    page.column.addSpacing(2000)
    page.resize(400, 300)
    page.show()
    qtbot.waitExposed(page)
    made.setFocus()
    QApplication.processEvents()
    whole = QRect(made.mapTo(page, QPoint(0, 0)), made.size()).translated(-OUT, 0)
    assert ring_of(page).geometry() == whole
    page.verticalScrollBar().setValue(whole.top() + 10)
    assert ring_of(page).geometry() == QRect(whole.left(), 0, whole.width(), whole.height() - 10)
    page.verticalScrollBar().setValue(500)
    assert not ring_of(page).isVisible()


def test_a_screen_reader_hears_nothing_of_it(window):
    face = QAccessible.queryAccessibleInterface(window)
    before = face.childCount()
    window.words.setFocus()
    assert ring_of(window).isVisible()
    assert face.childCount() == before


def test_a_window_that_is_gone_takes_its_ring_along_and_the_next_has_its_own(window, qtbot):
    window.words.setFocus()
    other = QWidget()
    qtbot.addWidget(other)
    words = button("Go on", kind="quiet")
    QVBoxLayout(other).addWidget(words)
    other.show()
    qtbot.waitExposed(other)
    other.activateWindow()
    qtbot.waitUntil(other.isActiveWindow)
    words.setFocus()
    qtbot.waitUntil(lambda: ring_of(other).isVisible())
    other.close()
    other.deleteLater()
    QApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete.value)
    window.activateWindow()
    qtbot.waitUntil(window.isActiveWindow)
    window.at_end.setFocus()
    qtbot.waitUntil(lambda: ring_of(window).geometry() == window.at_end.geometry().translated(OUT, 0))
