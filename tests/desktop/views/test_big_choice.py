import pytest
from PySide6.QtCore import QEvent, Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QWidget

from udset_desktop.desktop.look.tokens import PERSON_GROUNDS
from udset_desktop.desktop.views.big_choice import BigChoice
from udset_desktop.desktop.views.person_layout import Cell

CELL = Cell(pixels=48, pad=12, mark=32, picture=56)


@pytest.fixture
def made(qtbot):
    ground = QWidget()
    qtbot.addWidget(ground)
    ground.resize(600, 120)
    one = BigChoice(ground)
    one.setGeometry(0, 0, 600, 100)
    one.dress(PERSON_GROUNDS["yellow_on_black"], CELL)
    one.show_choice("Not really", picture="fit-not_really", hint="3", chosen=False)
    ground.show()
    yield one
    ground.close()


def picture(one):
    return one.grab().toImage()


def test_it_is_read_out_as_its_word_and_as_a_choice(made):
    assert made.accessibleName() == "Not really"
    assert made.isCheckable()


def test_chosen_looks_other_in_more_than_its_colour(made):
    before = picture(made)
    made.show_choice("Not really", picture="fit-not_really", hint="3", chosen=True)
    after = picture(made)
    # The mark alone, drawn without colour, is another shape: a tick on a full round.
    spot = made.cell.pad, (made.height() - made.cell.mark) // 2, made.cell.mark, made.cell.mark
    grey = [one.copy(*spot).convertToFormat(one.Format.Format_Grayscale8) for one in (before, after)]
    assert grey[0] != grey[1]


def test_a_press_alone_does_not_make_it_look_chosen(made, qtbot):
    with qtbot.waitSignal(made.clicked):
        qtbot.mouseClick(made, Qt.MouseButton.LeftButton)
    assert not made.isChecked()


@pytest.mark.parametrize("key", [Qt.Key.Key_Return, Qt.Key.Key_Space])
def test_return_and_space_choose(made, qtbot, key):
    made.setFocus()
    with qtbot.waitSignal(made.clicked):
        qtbot.keyClick(made, key)


def test_a_key_held_down_chooses_once(made, qtbot):
    with qtbot.assertNotEmitted(made.clicked):
        no_key = Qt.KeyboardModifier.NoModifier
        held = QKeyEvent(QEvent.Type.KeyPress, Qt.Key.Key_Return, no_key, "x", True, 1)  # noqa: FBT003
        made.keyPressEvent(held)


def test_without_a_picture_the_word_stands_further_left(made):
    assert Cell(pixels=48, pad=12, mark=32, picture=0).lead < CELL.lead


def test_an_ampersand_is_written_as_it_is(made):
    made.show_choice("Fish & chips", picture="", hint="1", chosen=False)
    assert made.said == "Fish & chips"
    assert made.accessibleName() == "Fish & chips"
