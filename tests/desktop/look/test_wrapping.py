import pytest
from PySide6.QtGui import QFont
from PySide6.QtWidgets import QPushButton

from udset_desktop.desktop.look.wrapping import WrappingButton

LONG = "Since you got this help, how are you doing with it"


@pytest.fixture
def made(qtbot):
    button = WrappingButton()
    qtbot.addWidget(button)
    button.setText(LONG)
    button.show()
    return button


def drawn(button):
    return QPushButton.text(button).split("\n")


def test_words_stand_in_one_line_where_they_fit(made):
    made.resize(made.sizeHint())
    assert drawn(made) == [LONG]
    assert made.heightForWidth(made.width()) == made.sizeHint().height()


def test_words_go_on_in_another_line_and_are_told_as_they_were_set(made):
    made.resize(made.sizeHint().width() - 1, 200)
    assert len(drawn(made)) == 2
    assert " ".join(drawn(made)) == LONG == made.text()
    assert made.heightForWidth(made.width()) > made.sizeHint().height()


def test_it_asks_for_no_more_than_its_longest_word(made):
    made.resize(made.minimumSizeHint().width(), 900)
    assert max(drawn(made), key=len) in LONG.split()
    assert made.minimumSizeHint().width() < made.sizeHint().width() // 4


def test_larger_letters_take_more_lines(made):
    made.resize(made.sizeHint())
    larger = QFont(made.font())
    larger.setPixelSize(made.fontInfo().pixelSize() * 2)
    made.setFont(larger)
    assert len(drawn(made)) > 1


def test_other_words_are_broken_anew(made):
    made.resize(made.sizeHint().width() // 2, 200)
    made.setText("Now")
    assert drawn(made) == ["Now"]
