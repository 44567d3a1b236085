import pytest
from PySide6.QtCore import QPoint, QRect, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QPlainTextEdit, QVBoxLayout, QWidget

from tests.kit.interviews import a_project
from tests.kit.screen_states import permissions_state, together_state
from udset_desktop.desktop.look.controls import button, label
from udset_desktop.desktop.look.in_sight import keep_focus_in_sight, keep_in_sight
from udset_desktop.desktop.look.layouts import ScrollPage
from udset_desktop.desktop.look.reading_order import is_stop, parts_of
from udset_desktop.desktop.views.begin_view import BeginState, BeginView
from udset_desktop.desktop.views.permissions_view import PermissionsView
from udset_desktop.desktop.views.together_view import TogetherView
from udset_desktop.foundation.problems import Finding
from udset_desktop.interview.begin import begin_lists


@pytest.fixture
def window(qtbot, qapp):
    """A page of forty buttons, a line in it that nothing stands on yet, and a bar under it that is not there yet."""
    keep_focus_in_sight(qapp)
    made = QWidget()
    qtbot.addWidget(made)
    whole = QVBoxLayout(made)
    made.page = ScrollPage()
    made.buttons = [button(f"Number {at}") for at in range(40)]
    for one in made.buttons:
        made.page.column.addWidget(one)
    made.line = label("\n".join(["More of it"] * 6))
    made.line.hide()
    made.page.column.insertWidget(10, made.line)
    made.bar = label("\n".join(["A bar that came"] * 4))
    made.bar.hide()
    whole.addWidget(made.page, 1)
    whole.addWidget(made.bar)
    made.resize(500, 400)
    made.show()
    qtbot.waitExposed(made)
    made.activateWindow()
    made.buttons[0].setFocus()
    QTest.qWait(0)
    return made


def is_seen(window, part):
    page = window.page
    place = QRect(part.mapTo(page, QPoint(0, 0)), part.size())
    return page.viewport().geometry().contains(place)


def rest(window):
    """Until everything is laid out."""
    for _ in range(4):
        QApplication.processEvents()
    assert window.isVisible()


def test_whatever_takes_the_focus_comes_wholly_into_sight(window):
    for at in (39, 0, 20, 15, 13):
        window.buttons[at].setFocus(Qt.FocusReason.OtherFocusReason)
        rest(window)
        assert is_seen(window, window.buttons[at]), at


def stands_on_the_lowest(window):
    low = next(one for one in reversed(window.buttons) if is_seen(window, one))
    low.setFocus()
    rest(window)
    return low


def test_what_has_it_stays_in_sight_where_the_page_grows_over_it(window):
    window.buttons[10].setFocus()
    rest(window)
    low = stands_on_the_lowest(window)
    window.line.show()
    rest(window)
    assert is_seen(window, low)


def test_what_has_it_stays_in_sight_where_a_bar_takes_room_under_the_page(window):
    low = stands_on_the_lowest(window)
    window.bar.show()
    rest(window)
    assert is_seen(window, low)


def test_who_scrolls_away_is_not_drawn_back(window):
    window.buttons[3].setFocus()
    rest(window)
    window.page.verticalScrollBar().setValue(900)
    window.line.show()
    rest(window)
    assert not is_seen(window, window.buttons[3])


def test_a_page_that_shrank_for_a_moment_lost_nothing(window):
    window.buttons[39].setFocus()
    rest(window)
    for one in window.buttons[:39]:
        one.hide()
    rest(window)
    for one in window.buttons[:39]:
        one.show()
    rest(window)
    assert is_seen(window, window.buttons[39])


def test_a_press_moves_nothing_under_the_mouse(window, qtbot):
    bar = window.page.verticalScrollBar()
    bar.setValue(window.buttons[5].pos().y() + 30)  # its upper half is over the edge
    before = bar.value()
    with qtbot.waitSignal(window.buttons[5].clicked):
        qtbot.mousePress(
            window.buttons[5], Qt.MouseButton.LeftButton, pos=window.buttons[5].rect().bottomLeft()
        )
        rest(window)
        assert bar.value() == before
        qtbot.mouseRelease(
            window.buttons[5], Qt.MouseButton.LeftButton, pos=window.buttons[5].rect().bottomLeft()
        )


def test_of_a_box_taller_than_the_page_it_is_where_one_writes(window):
    box = QPlainTextEdit("line\n" * 60)
    box.setFixedHeight(1500)
    window.page.column.addWidget(box)
    cursor = box.textCursor()
    cursor.movePosition(cursor.MoveOperation.End)
    box.setTextCursor(cursor)
    box.setFocus()
    rest(window)
    page = window.page
    top = box.viewport().mapTo(page, box.cursorRect().topLeft()).y()
    assert 0 <= top <= page.viewport().height() - box.cursorRect().height()


def test_what_has_no_focus_is_brought_when_it_is_laid_out(window):
    window.buttons[39].setFocus()
    rest(window)
    window.line.show()
    keep_in_sight(window.line)
    rest(window)
    assert is_seen(window, window.line)


def test_what_has_gone_is_looked_for_no_more(window):
    gone = window.buttons[20]
    gone.setFocus()
    rest(window)
    gone.deleteLater()
    window.line.show()
    rest(window)
    window.buttons[39].setFocus()
    rest(window)
    assert is_seen(window, window.buttons[39])


def stops(page):
    """Everything Tab leads to on a page."""
    return [part for part in parts_of(page, shown=True) if is_stop(part)]


def seen_of(page, part):
    return page.viewport().geometry().contains(QRect(part.mapTo(page, QPoint(0, 0)), part.size()))


@pytest.fixture(params=["begin", "together", "permissions"])
def real_page(request, qtbot, qapp):
    """A page of the program in a low window."""
    keep_focus_in_sight(qapp)
    if request.param == "begin":
        page = BeginView()
        page.show_state(BeginState(lists=begin_lists(a_project(), {}), today_on="2026-06-03"))
    elif request.param == "together":
        page = TogetherView()
        page.show_state(together_state(), name="Morag")
    else:
        page = PermissionsView()
        page.show_state(permissions_state())
    qtbot.addWidget(page)
    page.resize(760, 360)
    page.show()
    qtbot.waitExposed(page)
    page.activateWindow()
    rest(page)
    return page


def test_on_a_real_page_every_control_comes_into_sight_from_either_end(real_page):
    parts = stops(real_page)
    assert len(parts) > 5
    parts[-1].setFocus()
    for part in (*parts, *parts[-2::-1]):
        bar = real_page.verticalScrollBar()
        bar.setValue(0 if bar.value() > bar.maximum() // 2 else bar.maximum())
        part.setFocus(Qt.FocusReason.ShortcutFocusReason)
        rest(real_page)
        assert seen_of(real_page, part), part.objectName() or part.accessibleName()


def test_all_that_is_missing_at_begin_is_read_at_once(qtbot, qapp):
    page = BeginView()
    page.show_state(BeginState(lists=begin_lists(a_project(), {}), today_on="2026-06-03"))
    qtbot.addWidget(page)
    page.resize(1280, 620)
    page.show()
    qtbot.waitExposed(page)
    rest(page)
    missing = ("who_speaks", "aids_first", "whose_view_first", "notice_first")
    page.show_findings(tuple(Finding(code=f"interview.{code}", where="person") for code in missing))
    rest(page)
    assert seen_of(page, page.trouble)
