from PySide6.QtCore import Qt

from udset_desktop.desktop.look.growing_line import GrowingLine


def shown(qtbot):
    line = GrowingLine()
    qtbot.addWidget(line)
    line.show()
    line.resize(300, line.sizeHint().height())
    return line


def test_return_ends_the_sentence_and_never_breaks_it(qtbot):
    line = shown(qtbot)
    qtbot.keyClicks(line, "To sleep")
    with qtbot.waitSignals([line.ended, line.onward]):
        qtbot.keyClick(line, Qt.Key.Key_Return)
    assert line.toPlainText() == "To sleep"


def test_what_the_program_writes_is_nobodys_edit(qtbot):
    line = shown(qtbot)
    with qtbot.assertNotEmitted(line.edited):
        line.setText("To sleep")
    assert not line.isModified()
    with qtbot.assertNotEmitted(line.ended):
        qtbot.keyClick(line, Qt.Key.Key_Return)
    with qtbot.waitSignal(line.edited):
        qtbot.keyClicks(line, "!")
    assert line.isModified()


def test_pasted_line_ends_become_spaces(qtbot):
    line = shown(qtbot)
    line.insertPlainText("To sleep\nthrough\n\nthe night ")
    assert line.text() == "To sleep through the night"


def test_a_long_sentence_is_seen_whole(qtbot):
    line = shown(qtbot)
    one = line.sizeHint().height()
    line.setText("to sleep through the night and not to lie awake listening for him " * 2)
    assert line.sizeHint().height() > one * 2
