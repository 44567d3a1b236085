import pytest
from PySide6.QtGui import QFont
from PySide6.QtWidgets import QLabel, QPushButton

from udset_desktop.desktop.look.wrapping import WrappingButton, WrappingLabel

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


@pytest.fixture
def words(qtbot):
    made = WrappingLabel(LONG)
    made.setWordWrap(True)
    qtbot.addWidget(made)
    return made


def test_a_label_is_as_tall_as_qt_says_at_every_width(words):
    for width in (400, 120, 60, 120, 400):
        assert words.heightForWidth(width) == QLabel.heightForWidth(words, width)


def test_a_label_is_measured_anew_for_other_words_and_larger_letters(words):
    before = words.heightForWidth(120)
    words.setText("Now")
    assert words.heightForWidth(120) < before
    words.setText(LONG)
    assert words.heightForWidth(120) == before
    larger = QFont(words.font())
    larger.setPixelSize(words.fontInfo().pixelSize() * 2)
    words.setFont(larger)
    assert words.heightForWidth(120) == QLabel.heightForWidth(words, 120) > before


def test_a_label_forgets_what_it_measured_long_ago(words):
    for width in range(100, 700):
        words.heightForWidth(width)
    assert words.heightForWidth(100) == QLabel.heightForWidth(words, 100)
    assert len(words._measured) <= 501
