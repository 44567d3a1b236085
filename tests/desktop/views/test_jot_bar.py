import pytest
from PySide6.QtCore import QMimeData, Qt
from PySide6.QtWidgets import QVBoxLayout, QWidget

from udset_desktop.desktop.look.box_door import BoxTells
from udset_desktop.desktop.views.jot_bar import PASTE_AT_MOST, JotBar
from udset_desktop.interview.jot import JOT_AT_MOST, HalfJot


@pytest.fixture
def bar(qtbot):
    made = JotBar()
    qtbot.addWidget(made)
    made.take_focus("12 min")
    return made


def test_enter_keeps_the_line_and_escape_puts_it_away(qtbot, bar):
    assert bar.minutes.text() == "12 min"
    with qtbot.waitSignals([bar.typed] * 3):
        qtbot.keyClicks(bar.line, "bus")
    with qtbot.waitSignal(bar.entered) as told:
        qtbot.keyClick(bar.line, Qt.Key.Key_Return)
    assert told.args == ["bus", False]
    with qtbot.waitSignal(bar.put_away):
        qtbot.keyClick(bar.line, Qt.Key.Key_Escape)
    assert bar.text == "bus"


def test_f7_marks_the_jot_and_not_the_page_behind_it(qtbot, bar):
    qtbot.keyClicks(bar.line, "my son")
    qtbot.keyClick(bar.line, Qt.Key.Key_F7)
    with qtbot.waitSignal(bar.entered) as told:
        qtbot.keyClick(bar.line, Qt.Key.Key_Enter, Qt.KeyboardModifier.KeypadModifier)
    assert told.args == ["my son", True]


def test_f4_makes_it_somebody_elses_and_asks_whose(qtbot, bar):
    assert bar.whose.isHidden()
    qtbot.keyClicks(bar.line, "I never sleep")
    qtbot.keyClick(bar.line, Qt.Key.Key_F4)
    assert bar.whose.isVisible()
    assert bar.between_us.isHidden()
    qtbot.keyClicks(bar.whose, "Ewan")
    with qtbot.waitSignal(bar.remark_entered) as told, qtbot.assertNotEmitted(bar.entered):
        qtbot.keyClick(bar.whose, Qt.Key.Key_Return)
    assert told.args == ["Ewan", "I never sleep"]
    bar.forget()
    assert (bar.text, bar.whose.text(), bar.whose.isHidden()) == ("", "", True)


def test_a_name_already_known_is_offered_and_never_written_over(bar):
    bar.offer_name("Ewan Ross")
    assert bar.whose.text() == "Ewan Ross"
    bar.offer_name("Isla")
    assert bar.whose.text() == "Ewan Ross"


class Window(QWidget):
    """What tells for the boxes in it."""

    def __init__(self, bar):
        super().__init__()
        self.told = []
        QVBoxLayout(self).addWidget(bar)

    def event(self, event):
        if isinstance(event, BoxTells):
            self.told.append(event.sentence)
            return True
        return super().event(event)


def test_ten_megabytes_are_not_put_in_and_it_is_said_so_once_with_the_limit_of_a_jot(qtbot, bar):
    window = Window(bar)
    qtbot.addWidget(window)
    qtbot.keyClicks(bar.line, "the nights")
    huge = QMimeData()
    huge.setText("x" * 10_000_000)
    with qtbot.assertNotEmitted(bar.typed):
        bar.line.insertFromMimeData(huge)
    assert bar.text == "the nights"
    (sentence,) = window.told
    assert f"10000010 of {JOT_AT_MOST} letters" in sentence
    assert bar.finding.isHidden()
    qtbot.keyClicks(bar.line, "!")
    assert bar.finding.isHidden()
    long = QMimeData()
    long.setText("y" * (PASTE_AT_MOST - len("the nights!")))
    bar.line.insertFromMimeData(long)
    assert len(bar.text) == PASTE_AT_MOST
    bar.setParent(None)  # its own fixture lets go of it


def test_what_comes_back_is_shown_without_being_typed(qtbot, bar):
    with qtbot.assertNotEmitted(bar.typed):
        bar.show_half(HalfJot(text="half a li"))
    assert bar.text == "half a li"


def test_a_mark_and_a_name_are_told_as_typing_is_once_something_is_typed(qtbot, bar):
    with qtbot.assertNotEmitted(bar.typed):
        bar.between_us.click()
        bar.offer_name("Ewan")
    qtbot.keyClicks(bar.line, "my son")
    with qtbot.waitSignal(bar.typed):
        qtbot.keyClick(bar.line, Qt.Key.Key_F4)
    assert bar.half == HalfJot(text="my son", between_us=True, whose="Ewan")
    with qtbot.waitSignal(bar.typed):
        bar.whose.setText("Ewan Ross")
    bar.forget()
    assert bar.half == HalfJot()


def test_what_comes_back_is_marked_as_it_was(qtbot, bar):
    half = HalfJot(text="I never sleep", between_us=True, whose="")
    with qtbot.assertNotEmitted(bar.typed):
        bar.show_half(half)
    assert bar.half == half
    assert (bar.whose.isVisible(), bar.between_us.isHidden()) == (True, True)
    with qtbot.waitSignal(bar.remark_entered):
        qtbot.keyClick(bar.line, Qt.Key.Key_Return)
    bar.show_half(HalfJot(text="my son", between_us=True))
    assert (bar.whose.isHidden(), bar.between_us.isChecked()) == (True, True)


def test_escape_in_the_name_puts_the_line_away_too(qtbot, bar):
    qtbot.keyClicks(bar.line, "I never sleep")
    qtbot.keyClick(bar.line, Qt.Key.Key_F4)
    for widget in (bar.whose, bar.for_another):
        with qtbot.waitSignal(bar.put_away):
            qtbot.keyClick(widget, Qt.Key.Key_Escape)
    assert bar.half == HalfJot(text="I never sleep", whose="")
