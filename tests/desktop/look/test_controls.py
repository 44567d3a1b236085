import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QAccessible

from udset_desktop.desktop.look.controls import (
    ChoiceButton,
    Heading,
    announce,
    button,
    card,
    is_flat,
    label,
    one_of,
    rule,
    stays_down,
    unfolding,
    wrapping_button,
)
from udset_desktop.desktop.look.theme import Theme


def spoken(widget):
    return QAccessible.queryAccessibleInterface(widget).text(QAccessible.Text.Name)


def test_a_choice_is_called_by_its_word(qtbot):
    made = ChoiceButton("Yes & no")
    qtbot.addWidget(made)
    assert made.said == "Yes & no"
    assert made.accessibleName() == "Yes & no"
    made.set_words("Mostly", hint="2")
    assert spoken(made) == "Mostly"


def test_a_choice_is_pressed_by_return_and_by_space(qtbot):
    made = ChoiceButton("Yes")
    qtbot.addWidget(made)
    pressed = []
    made.clicked.connect(lambda: pressed.append(1))
    qtbot.keyClick(made, Qt.Key.Key_Return)
    qtbot.keyClick(made, Qt.Key.Key_Space)
    assert len(pressed) == 2


def test_a_long_word_takes_a_second_line(qtbot):
    made = ChoiceButton("workers who know my condition and do not judge")
    qtbot.addWidget(made)
    wide, narrow = made.heightForWidth(600), made.heightForWidth(200)
    assert narrow > wide
    assert made.minimumSizeHint().width() < made.sizeHint().width()


def test_choices_grow_with_the_text(qtbot, qapp):
    made = ChoiceButton("Mostly", hint="2")
    qtbot.addWidget(made)
    before = made.sizeHint()
    Theme(percent=200).apply(qapp)
    assert made.sizeHint().height() > before.height() * 1.3


def test_chosen_shows_by_more_than_colour(qtbot):
    made = ChoiceButton("Mostly", many=True)
    qtbot.addWidget(made)
    made.show()
    plain = made.grab().toImage()
    made.setChecked(True)
    assert made.grab().toImage() != plain


def test_a_heading_takes_the_focus_without_being_a_stop_of_the_tab_key(qtbot):
    heading = Heading("Feeling safe")
    qtbot.addWidget(heading)
    heading.show()
    heading.take_focus()
    announce(heading, "said")
    assert heading.focusPolicy() == Qt.FocusPolicy.NoFocus


def test_of_what_is_hidden_nothing_is_said(qtbot, monkeypatch):
    said = []
    monkeypatch.setattr(QAccessible, "isActive", lambda: True)
    monkeypatch.setattr(QAccessible, "updateAccessibility", lambda event: said.append(event.message()))
    line = label("a line")
    qtbot.addWidget(line)
    announce(line, "Kept for Heatherbell.")
    assert said == []
    line.show()
    announce(line, "Kept for Heatherbell.")
    assert said == ["Kept for Heatherbell."]


def test_small_makers_say_what_they_are(qtbot):
    made = button("Begin", kind="loud small", name="begin", says="Begin a conversation")
    frame, column = card(notice=True)
    words = label("quiet words", voice="quiet", name="words")
    line = rule()
    for widget in (made, frame, words, line):
        qtbot.addWidget(widget)
    assert made.accessibleName() == "Begin a conversation"
    assert made.property("loud") is True
    assert frame.property("notice") is True
    assert column.count() == 0
    assert words.textFormat() == Qt.TextFormat.PlainText
    assert line.property("rule") is True


def test_a_picture_takes_its_room_and_gives_it_back(qtbot):
    made = ChoiceButton("Yes")
    qtbot.addWidget(made)
    plain = made.sizeHint()
    made.set_picture("answer-yes")
    assert made.sizeHint().width() > plain.width()
    assert made.heightForWidth(made.sizeHint().width()) >= 28
    made.show()
    with_picture = made.grab().toImage()
    made.set_picture("")
    assert made.sizeHint() == plain
    assert made.grab().toImage() != with_picture


def columns_of_ink(widget):
    """The first and the last column of pixels in which something stands."""
    picture = widget.grab().toImage()
    ground = picture.pixelColor(picture.width() - 1, 0)
    there = [
        x
        for x in range(picture.width())
        if any(picture.pixelColor(x, y) != ground for y in range(picture.height()))
    ]
    return there[0], there[-1]


@pytest.mark.parametrize("small", ["", " small"])
def test_quiet_words_begin_where_their_column_begins(qtbot, small):
    text = label("Lend me words", voice="small" if small else "")
    quiet, wrapping = button("Lend me words", kind=f"quiet{small}"), wrapping_button(kind=f"quiet{small}")
    wrapping.setText("Lend me words")
    unfolds = unfolding(button("Lend me words", kind=f"quiet{small}"))
    for widget in (text, quiet, wrapping, unfolds):
        qtbot.addWidget(widget)
        widget.show()
    wanted = columns_of_ink(text)[0]
    for widget in (quiet, wrapping, unfolds):
        assert abs(columns_of_ink(widget)[0] - wanted) <= 1
    unfolds.setChecked(True)
    assert columns_of_ink(unfolds)[0] <= wanted  # its line stands under the first letter too


@pytest.mark.parametrize("small", ["", " small"])
def test_at_a_right_edge_they_end_where_it_is(qtbot, small):
    made = button("Lend me all", kind=f"quiet{small} end")
    qtbot.addWidget(made)
    made.resize(300, made.sizeHint().height())
    made.show()
    assert 300 - columns_of_ink(made)[1] <= 3


def test_what_stays_down_for_itself_has_a_ground_and_is_not_flat(qtbot):
    for made in (stays_down(button("One", kind="quiet")), one_of(button("One", kind="quiet"))):
        qtbot.addWidget(made)
        assert not is_flat(made)
        made.setChecked(True)
        made.show()
        assert columns_of_ink(made)[0] <= 2
    assert is_flat(button("One", kind="quiet"))
    assert is_flat(unfolding(button("One", kind="quiet")))
    assert not is_flat(button("One"))
    assert not is_flat(unfolding(button("One")))
