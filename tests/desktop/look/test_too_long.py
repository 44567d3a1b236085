import pytest
from PySide6.QtWidgets import QApplication, QVBoxLayout, QWidget

from udset_desktop.desktop.look.growing_box import LETTERS_AT_MOST, GrowingBox
from udset_desktop.desktop.look.too_long import LINE_LETTERS, LineBox, TooLong


class Host(QWidget):
    """A window that remembers what it was told."""

    def __init__(self, box):
        super().__init__()
        QVBoxLayout(self).addWidget(box)
        self.told = []

    def event(self, event):
        if isinstance(event, TooLong):
            self.told.append(event)
            return True
        return super().event(event)


@pytest.fixture
def clipboard(qapp):
    yield QApplication.clipboard()
    QApplication.clipboard().clear()


@pytest.mark.parametrize(("make", "at_most"), [(LineBox, LINE_LETTERS), (GrowingBox, LETTERS_AT_MOST)])
def test_ten_megabytes_stay_where_they_came_from_and_the_window_says_so(qtbot, clipboard, make, at_most):
    box = make()
    host = Host(box)
    qtbot.addWidget(host)
    said = box.setText if make is LineBox else box.setPlainText
    said("said before")
    clipboard.setText("x" * 10_000_000)

    box.paste()

    text = box.text() if make is LineBox else box.toPlainText()
    assert text == "said before"
    (event,) = host.told
    assert (event.letters, event.at_most) == (10_000_011, at_most)
    assert "10000011" in event.sentence
    assert "still kept" in event.sentence


def test_a_line_takes_what_fits_and_says_nothing(qtbot, clipboard):
    box = LineBox(letters=20)
    host = Host(box)
    qtbot.addWidget(host)
    clipboard.setText("x" * 20)
    box.paste()
    assert box.text() == "x" * 20
    qtbot.keyClicks(box, "y")
    assert box.text() == "x" * 20
    assert [event.letters for event in host.told] == [21]
    box.setText("short")
    assert box.hasAcceptableInput()
