from PySide6.QtWidgets import QApplication

from udset_desktop.desktop.look.growing_box import LINES_AT_MOST, GrowingBox


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
    with qtbot.waitSignal(box.overflowed) as told:
        box.paste()
    assert told.args == [21]
    assert box.toPlainText() == "said before"
    box.selectAll()  # what is chosen gives way, so there is room
    box.paste()
    assert box.toPlainText() == "x" * 10
    QApplication.clipboard().clear()
