import pytest
from PySide6.QtCore import QEvent, Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QApplication, QVBoxLayout, QWidget

from udset_desktop.desktop.look.box_door import LINE_LETTERS, BoxTells, LineBox
from udset_desktop.desktop.look.growing_box import LETTERS_AT_MOST, GrowingBox
from udset_desktop.desktop.look.growing_line import GrowingLine
from udset_desktop.desktop.look.theme import Theme
from udset_desktop.desktop.look.tokens import ThemeName


class Host(QWidget):
    """A window that remembers what it was told."""

    def __init__(self, box):
        super().__init__()
        QVBoxLayout(self).addWidget(box)
        self.told = []

    def event(self, event):
        if isinstance(event, BoxTells):
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
    assert event.context == {"length": 10_000_011, "at_most": at_most}
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
    assert [event.context["length"] for event in host.told] == [21]
    box.setText("short")
    assert box.hasAcceptableInput()


MARKS = "the \u202enights\u202c\x07 \u200fsince\ufeff May"


@pytest.mark.parametrize("make", [LineBox, GrowingBox])
def test_marks_nobody_sees_stay_out_and_the_window_says_so(qtbot, clipboard, make):
    box = make()
    host = Host(box)
    qtbot.addWidget(host)
    clipboard.setText(MARKS)
    box.paste()
    assert (box.text() if make is LineBox else box.toPlainText()) == "the nights since May"
    assert [event.sentence for event in host.told] == [
        "5 unseen marks were taken out of the text. Every letter is still there."
    ]


def test_the_cursor_stays_behind_what_was_put_in(qtbot, clipboard):
    box = LineBox("\U0001f642 May")
    qtbot.addWidget(box)
    box.setCursorPosition(3)
    clipboard.setText("\u202esince\u202c\tthe\nfirst of ")
    box.paste()
    qtbot.keyClicks(box, "!")
    assert box.text() == "\U0001f642 since the first of !May"


def test_what_the_program_writes_is_told_to_nobody(qtbot):
    box = LineBox()
    host = Host(box)
    qtbot.addWidget(host)
    box.setText(MARKS)
    assert box.text() == "the nights since May"
    assert host.told == []


def test_a_secret_is_taken_as_it_is(qtbot, clipboard):
    box = LineBox(secret=True)
    qtbot.addWidget(box)
    clipboard.setText(MARKS)
    box.paste()
    assert box.text() == MARKS
    assert box.displayText() != MARKS


def test_a_number_has_digits_alone(qtbot, clipboard):
    box = LineBox("12", letters=4, digits=True)
    host = Host(box)
    qtbot.addWidget(host)
    for text in ("a few", "-1", "\u0663"):
        clipboard.setText(text)
        box.paste()
    assert box.text() == "12"
    assert {event.code for event in host.told} == {"interview.not_whole"}
    qtbot.keyClicks(box, "34")
    assert box.text() == "1234"


def test_undo_brings_no_secret_back_also_where_it_is_shown_afterwards(qtbot):
    """As at the door, where one line takes the passphrase hidden and the recovery code in plain letters."""
    for secret, back in ((True, ""), (False, "heather")):
        box = LineBox(secret=secret)
        qtbot.addWidget(box)
        qtbot.keyClicks(box, "heather")
        box.clear()
        box.setEchoMode(LineBox.EchoMode.Normal)
        qtbot.keyClick(box, Qt.Key.Key_Z, Qt.KeyboardModifier.ControlModifier)
        assert box.text() == back


def test_a_line_that_has_an_end_grows_with_the_letters(qapp, qtbot):
    Theme(ThemeName.LIGHT, 100).apply(qapp)
    short, long = LineBox(), LineBox()
    short.be_at_most(240)
    for box in (short, long):
        qtbot.addWidget(box)
        box.show()
    for text in (200, 150, 100):
        theme = Theme(ThemeName.LIGHT, text)
        theme.apply(qapp)
        assert short.maximumWidth() == theme.px(240)
        assert long.maximumWidth() > 10_000


@pytest.mark.parametrize("make", [LineBox, GrowingBox, GrowingLine])
def test_what_comes_with_alt_is_a_command_and_never_typed(qtbot, make):
    box = make()
    host = Host(box)
    qtbot.addWidget(host)
    qtbot.keyClicks(box, "Alarm")
    for key in (Qt.Key.Key_4, Qt.Key.Key_0, Qt.Key.Key_B):
        qtbot.keyClick(box, key, Qt.KeyboardModifier.AltModifier)
    assert (box.text() if make is not GrowingBox else box.toPlainText()) == "Alarm"


@pytest.mark.parametrize("make", [LineBox, GrowingBox])
def test_signs_of_the_third_level_are_typed(qtbot, make):
    box = make()
    host = Host(box)
    qtbot.addWidget(host)
    held = Qt.KeyboardModifier.GroupSwitchModifier
    QApplication.sendEvent(box, QKeyEvent(QEvent.Type.KeyPress, Qt.Key.Key_At, held, "@"))
    assert (box.text() if make is LineBox else box.toPlainText()) == "@"


@pytest.mark.parametrize("make", [LineBox, lambda: LineBox(secret=True), GrowingBox, GrowingLine])
def test_no_box_has_its_words_learnt_by_what_they_are_typed_with(qtbot, make):
    box = make()
    qtbot.addWidget(box)
    assert Qt.InputMethodHint.ImhSensitiveData in box.inputMethodHints()
