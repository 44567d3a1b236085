import pytest
from PySide6.QtGui import QTextCursor
from PySide6.QtWidgets import QApplication, QVBoxLayout, QWidget

from udset_desktop.desktop.look.box_door import BoxTells
from udset_desktop.desktop.look.controls import label
from udset_desktop.desktop.look.growing_box import LINES_AT_MOST, GrowingBox
from udset_desktop.desktop.look.theme import Theme


def test_box_is_as_tall_as_its_words_up_to_nine_lines(qtbot):
    box = GrowingBox()
    qtbot.addWidget(box)
    box.resize(300, 100)
    box.show()
    empty = box.sizeHint().height()
    box.setPlainText("\n".join("said" for _ in range(6)))
    six = box.sizeHint().height()
    box.setPlainText("\n".join("said" for _ in range(LINES_AT_MOST)))
    most = box.sizeHint().height()
    box.setPlainText("\n".join("said" for _ in range(LINES_AT_MOST * 3)))
    assert empty < six < most == box.sizeHint().height()


def test_leaving_the_box_is_told(qtbot):
    box = GrowingBox()
    qtbot.addWidget(box)
    box.show()
    box.setFocus()
    qtbot.waitUntil(box.hasFocus)
    with qtbot.waitSignal(box.left):
        box.clearFocus()


def test_a_paste_far_too_long_is_not_put_in_and_nothing_is_lost(qtbot):
    box = GrowingBox(letters=20)
    qtbot.addWidget(box)
    box.setPlainText("said before")
    QApplication.clipboard().setText("x" * 10)
    box.paste()
    assert box.toPlainText() == "said before"
    box.selectAll()  # what is chosen gives way, so there is room
    box.paste()
    assert box.toPlainText() == "x" * 10
    QApplication.clipboard().clear()


def test_a_box_with_a_line_beside_it_tells_there_and_only_there(qtbot):
    class Host(QWidget):
        told = 0

        def event(self, event):
            self.told += isinstance(event, BoxTells)
            return super().event(event)

    host, box, line = Host(), GrowingBox(letters=20, holds=15), label()
    column = QVBoxLayout(host)
    for one in (box, line):
        column.addWidget(one)
    box.tell_on(line)
    qtbot.addWidget(host)
    box.setPlainText("said before")
    QApplication.clipboard().setText("x" * 10)
    box.paste()
    assert host.told == 0
    assert not line.isHidden()
    assert "21 of 15 letters" in line.text() == box.accessibleDescription()
    qtbot.keyClicks(box, "!")  # gone on with
    assert line.isHidden()
    assert box.accessibleDescription() == ""
    QApplication.clipboard().clear()


@pytest.mark.parametrize("percent", [100, 150, 200])
@pytest.mark.parametrize("lines", [1, 3, 5])
def test_a_line_at_its_foot_has_room_inside_it_and_moves_nothing(qtbot, qapp, percent, lines):
    Theme(percent=percent).apply(qapp)
    page = QWidget()
    qtbot.addWidget(page)
    column = QVBoxLayout(page)
    box, foot, below = GrowingBox(), label(voice="small"), label("Below")
    box.take_foot(foot)
    box.setPlainText("\n".join("gyp" for _ in range(lines)))
    column.addWidget(box)
    column.addWidget(below)
    column.addStretch(1)
    page.resize(900, 900)
    page.show()
    qtbot.waitExposed(page)
    before = below.y()
    foot.setText("Are these their own words?")
    box.fit_foot()
    assert below.y() == before
    assert foot.isVisible()
    assert box.rect().contains(foot.geometry())
    assert foot.height() >= foot.heightForWidth(foot.width())
    last = box.cursorRect(QTextCursor(box.document().lastBlock())).translated(box.viewport().pos())
    assert foot.y() >= last.bottom(), "it never lies on the words"


def test_a_foot_that_needs_a_second_line_has_one(qtbot, qapp):
    Theme(percent=200).apply(qapp)
    box, foot = GrowingBox(), label(voice="small")
    qtbot.addWidget(box)
    box.take_foot(foot)
    box.resize(300, 200)
    box.show()
    before = box.sizeHint().height()
    foot.setText("Are these their own words, or are they what you made of them?")
    box.fit_foot()
    assert box.sizeHint().height() > before
    assert foot.height() >= foot.heightForWidth(foot.width())
